import SkillCore

extension RoadmapReader {
  mutating func item(_ json: PositionedJSON) throws(FileFault) -> Roadmap.Item {
    var fields = try JSONFields(json)
    var prerequisites: [Roadmap.Prerequisite] = []
    var resources: [Roadmap.Resource] = []
    for element in try fields.list("prerequisites") {
      prerequisites.append(try prerequisite(element))
    }
    for element in try fields.list("resources") { resources.append(try resource(element)) }
    let item = Roadmap.Item(
      slug: try name(try fields.required("slug"), RoadmapSubject.item),
      label: try fields.required("label").asText(),
      stage: try fields.optional("stage").map(number),
      stars: try fields.required("stars").asInteger(),
      weight: try fields.optional("weight").map(number),
      mustHave: try fields.optional("mustHave").map(truth),
      target: try fields.optional("target").map(number),
      capability: try fields.required("capability").asSlug(), prerequisites: prerequisites,
      group: try fields.optional("group").map(slug), kind: try kind(&fields),
      resources: resources, remark: try fields.optional("remark").map(text),
      deprecated: try fields.optional("deprecated").map(truth) ?? false,
      replacedBy: try fields.optional("replacedBy").map(slug))
    try fields.finish()
    return item
  }

  /// `period` and `needsLink` are keys of habits only: of another kind they are unknown.
  private func kind(_ fields: inout JSONFields) throws(FileFault) -> Roadmap.Item.Kind {
    guard let json = fields.optional("kind") else { return .skill }
    switch try json.asString() {
    case "skill": return .skill
    case "decision": return .decision
    case "resource": return .resource
    case "project": return .project
    case "habit":
      let needsLink = try fields.optional("needsLink").map(truth) ?? false
      return .habit(
        Roadmap.Habit(period: try period(try fields.required("period")), needsLink: needsLink))
    default:
      let kinds = "skill, decision, resource, project, habit"
      throw FileFault(
        at: json.position, Text("no such kind; known: \(kinds)", zh: "没有这种类别；可用：\(kinds)"))
    }
  }

  private func period(_ json: PositionedJSON) throws(FileFault) -> Roadmap.Habit.Period {
    guard let period = Roadmap.Habit.Period(rawValue: try json.asString()) else {
      throw FileFault(
        at: json.position,
        Text("a habit's period is \"week\" or \"month\"", zh: "习惯的周期是 \"week\" 或 \"month\""))
    }
    return period
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

  private func resource(_ json: PositionedJSON) throws(FileFault) -> Roadmap.Resource {
    var fields = try JSONFields(json)
    let resource = Roadmap.Resource(
      title: try fields.required("title").asText(), url: try fields.optional("url").map(string))
    try fields.finish()
    return resource
  }
}

private func slug(_ json: PositionedJSON) throws(FileFault) -> Slug { try json.asSlug() }
private func string(_ json: PositionedJSON) throws(FileFault) -> String { try json.asString() }
