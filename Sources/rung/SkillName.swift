import SkillCore

/// What a learner types for a skill.
enum SkillName {
  /// In any case: an exact slug (of one that is replaced, what replaces it), then a slug's unique beginning, then a label in either language
  /// (whole, then a unique part of it).
  ///
  /// - Throws: `Refusal` 64 with the nearest names when it is unknown or could be several; for a
  ///   group, with its members.
  static func resolve(_ name: String, in roadmap: Roadmap) throws -> Roadmap.Item {
    let wanted = name.lowercased()
    if wanted.hasPrefix("@") { throw refuseGroup(name, in: roadmap) }
    let items = roadmap.items.filter(\.counts)
    guard !wanted.isEmpty else { throw unknown(name, in: items) }
    if let exact = roadmap.items.first(where: { $0.slug.description == wanted }) {
      if exact.counts { return exact }
      let heir = roadmap.replacements()[exact.slug]
      guard let item = roadmap.items.first(where: { $0.slug == heir && $0.counts }) else {
        throw retired(exact.slug)
      }
      return item
    }
    let rules: [(Roadmap.Item) -> Bool] = [
      { $0.slug.description.hasPrefix(wanted) },
      { $0.label.en.lowercased() == wanted || $0.label.zh.lowercased() == wanted },
      { $0.label.en.lowercased().contains(wanted) || $0.label.zh.lowercased().contains(wanted) },
    ]
    for rule in rules {
      let hits = items.filter(rule)
      if let one = hits.first, hits.count == 1 { return one }
      if !hits.isEmpty { throw ambiguous(name, hits) }
    }
    if let capability = roadmap.capabilities.first(where: { $0.isCalled(wanted) }) {
      throw refuseCapability(name, capability)
    }
    throw unknown(name, in: items)
  }

  private static func refuseCapability(
    _ name: String, _ capability: Roadmap.Capability
  ) -> Refusal {
    Refusal(
      "capability", .usage,
      Text(
        "\(name) is a capability of several skills (\(capability.label.en)), not a skill",
        zh: "“\(name)”是由多项技能组成的能力（\(capability.label.zh)），不是单项技能"),
      hint: Text(
        "Its skills, and what they rest on: rung level --explain",
        zh: "其中的技能与依据：rung level --explain"))
  }

  private static func retired(_ slug: Slug) -> Refusal {
    Refusal(
      "retired-skill", .usage,
      Text(
        "\(slug) does not count any more, and nothing replaces it", zh: "\(slug) 已不再计入，也没有替代它的技能"),
      hint: Text(
        "What was recorded is kept: rung history --skill \(slug)",
        zh: "已有的记录都在：rung history --skill \(slug)"))
  }

  private static func ambiguous(_ name: String, _ hits: [Roadmap.Item]) -> Refusal {
    let names = hits.prefix(8).map(\.slug.description).joined(separator: ", ")
    return Refusal(
      "ambiguous-skill", .usage,
      Text("'\(name)' could be several skills", zh: "“\(name)”可能是好几项技能"),
      hint: Text("Which one? \(names)", zh: "是哪一项？\(names)"))
  }

  private static func unknown(_ name: String, in items: [Roadmap.Item]) -> Refusal {
    let near = nearest(name, among: items.map(\.slug.description)).joined(separator: ", ")
    return Refusal(
      "unknown-skill", .usage,
      Text("there is no skill '\(name)' in this roadmap", zh: "这张路线图里没有技能“\(name)”"),
      hint: near.isEmpty
        ? Text("See them all: rung skills", zh: "查看全部：rung skills")
        : Text(
          "Did you mean \(near)? See them all: rung skills", zh: "是不是 \(near)？查看全部：rung skills"))
  }

  private static func refuseGroup(_ name: String, in roadmap: Roadmap) -> Refusal {
    let slug = name.dropFirst().lowercased()
    let members = roadmap.items.filter { $0.group?.description == slug && !$0.deprecated }
    guard !members.isEmpty else { return unknown(name, in: roadmap.items) }
    let names = members.map(\.slug.description).joined(separator: ", ")
    return Refusal(
      "group", .usage,
      Text("\(name) is a group, not a skill", zh: "\(name) 是一组技能，不是单项技能"),
      hint: Text("Name one of its members: \(names)", zh: "请指明其中一项：\(names)"))
  }
}

extension Roadmap.Capability {
  fileprivate func isCalled(_ wanted: String) -> Bool {
    [id.description, label.en, label.zh].contains { $0.lowercased() == wanted }
  }
}

/// Up to three names that are a few slips of the finger away, nearest first.
func nearest(_ name: String, among names: [String]) -> [String] {
  let wanted = Array(name.lowercased().utf8.prefix(64))
  let limit = max(2, wanted.count / 3)
  return names.map { ($0, distance(wanted, Array($0.lowercased().utf8))) }
    .filter { $0.1 <= limit }
    .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    .prefix(3).map(\.0)
}

/// Levenshtein's distance between two words, in bytes.
private func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var row = Array(0...right.count)
  for (i, a) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, b) in right.enumerated() {
      let next = min(row[j] + 1, row[j + 1] + 1, diagonal + (a == b ? 0 : 1))
      (diagonal, row[j + 1]) = (row[j + 1], next)
    }
  }
  return row[right.count]
}
