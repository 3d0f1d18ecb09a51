import SkillCore

extension RoadmapReader {
  /// Nil if it has a fault.
  mutating func item(_ json: PositionedJSON) -> Roadmap.Item? {
    guard var fields = fields(json) else { return nil }
    let prerequisites = (fields.optional("prerequisites", array) ?? []).compactMap {
      prerequisiteOrFault($0)
    }
    let resources = (fields.optional("resources", array) ?? []).compactMap { resource($0) }
    let slug = name(&fields, "slug", RoadmapSubject.item)
    let label = fields.required("label", line)
    let stage = fields.optional("stage", number)
    let stars = stars(&fields)
    let weight = fields.optional("weight", number)
    let mustHave = fields.optional("mustHave", truth)
    let target = fields.optional("target", number)
    let capability = capability(&fields)
    let group = fields.optional("group", SkillExchange.slug)
    let kind = kind(&fields)
    let remark = fields.optional("remark", prose)
    let deprecated = fields.optional("deprecated", truth) ?? false
    let replacedBy = fields.optional("replacedBy", SkillExchange.slug)
    finish(fields)
    guard let slug, let label, let stars, let capability, let kind else { return nil }
    return Roadmap.Item(
      slug: slug, label: label, stage: stage, stars: stars, weight: weight, mustHave: mustHave,
      target: target, capability: capability, prerequisites: prerequisites, group: group,
      kind: kind, resources: resources, remark: remark, deprecated: deprecated,
      replacedBy: replacedBy)
  }

  /// `period` and `needsLink` are keys of habits only; elsewhere they are unknown.
  private func kind(_ fields: inout JSONFields) -> Roadmap.Item.Kind? {
    guard fields.optional("kind") != nil else { return .skill }
    switch fields.required("kind", kindName) {
    case nil:
      // The kind is invalid, so these keys are not judged.
      _ = (fields.optional("period"), fields.optional("needsLink"))
      return nil
    case "decision": return .decision
    case "resource": return .resource
    case "project": return .project
    case "habit":
      let needsLink = fields.optional("needsLink", truth) ?? false
      return fields.required("period", period).map {
        .habit(Roadmap.Habit(period: $0, needsLink: needsLink))
      }
    default: return .skill
    }
  }

  /// `slug`, `@group` or `@group:2`.
  private func prerequisite(_ json: PositionedJSON) throws(FileFault) -> Roadmap.Prerequisite {
    let text = try json.asString()
    guard text.utf8.first == UInt8(ascii: "@") else { return .item(try json.asSlug()) }
    let parts = text.dropFirst().split(
      separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let slug = Slug(String(parts[0])) else { throw json.notASlug(String(parts[0])) }
    guard parts.count == 2 else { return .group(slug, atLeast: nil) }
    guard let count = Int(parts[1]), (0...1_000_000).contains(count) else {
      throw FileFault(
        at: json.position,
        Text("write @group or @group:2 here", zh: "此处请写作 @组 或 @组:2"))
    }
    return .group(slug, atLeast: count)
  }

  private mutating func resource(_ json: PositionedJSON) -> Roadmap.Resource? {
    guard var fields = fields(json) else { return nil }
    let title = fields.required("title", line)
    let url = takesAnyText ? fields.optional("url", string) : fields.optional("url", link)
    finish(fields)
    return title.map { Roadmap.Resource(title: $0, url: url) }
  }

  private mutating func prerequisiteOrFault(_ json: PositionedJSON) -> Roadmap.Prerequisite? {
    do { return try prerequisite(json) } catch {
      found(error)
      return nil
    }
  }
}

private func link(_ json: PositionedJSON) throws(FileFault) -> String {
  try json.asLine()
}

private func kindName(_ json: PositionedJSON) throws(FileFault) -> String {
  let known = ["skill", "decision", "resource", "project", "habit"]
  let name = try json.asString()
  guard known.contains(name) else {
    let kinds = known.joined(separator: ", ")
    throw FileFault(
      at: json.position, Text("no such kind; known: \(kinds)", zh: "没有这种类别；可用：\(kinds)"))
  }
  return name
}

private func period(_ json: PositionedJSON) throws(FileFault) -> Roadmap.Habit.Period {
  guard let period = Roadmap.Habit.Period(rawValue: try json.asString()) else {
    throw FileFault(
      at: json.position,
      Text("a habit's period is \"week\" or \"month\"", zh: "习惯的周期是 \"week\" 或 \"month\""))
  }
  return period
}
