import SkillCore

/// Resolves what a learner types for a skill.
enum SkillName {
  /// The skill that a name means, by `NameList`; a replaced skill leads to its replacement.
  ///
  /// - Parameter choose: asks which of several; nil without a terminal.
  /// - Throws: `Refusal` 64 with the nearest names for an unknown or ambiguous name; for a group,
  ///   with its members.
  static func resolve(
    _ name: String, in roadmap: Roadmap, choose: (([Slug]) -> Slug?)? = nil
  ) throws -> Roadmap.Item {
    if name.hasPrefix("@") || name.hasPrefix("＠") { throw refuseGroup(name, in: roadmap) }
    let items = roadmap.items.filter(\.counts)
    let folded = FoldedText(name: name).text
    if let exact = roadmap.items.first(where: { $0.slug.description == folded }) {
      return try heir(of: exact, in: roadmap)
    }
    let list = NameList(items)
    let finding = list.find(name)
    switch finding {
    case .one(let slug): if let item = items.first(where: { $0.slug == slug }) { return item }
    case .several(let slugs), .pieces(let slugs):
      if case .pieces = finding { try refuseOther(name, folded, in: roadmap) }
      if let slug = choose?(slugs), let item = items.first(where: { $0.slug == slug }) {
        return item
      }
      throw ambiguous(name, slugs, isPiece: finding == .pieces(slugs))
    case .none: try refuseOther(name, folded, in: roadmap)
    }
    throw unknown(name, list)
  }

  private static func heir(
    of exact: Roadmap.Item, in roadmap: Roadmap
  ) throws -> Roadmap.Item {
    if exact.counts { return exact }
    let heir = roadmap.replacements()[exact.slug]
    guard let item = roadmap.items.first(where: { $0.slug == heir && $0.counts }) else {
      throw retired(exact.slug)
    }
    return item
  }

  /// The name of a group or a capability is never matched as part of a skill's.
  private static func refuseOther(_ name: String, _ folded: String, in roadmap: Roadmap) throws {
    if let group = roadmap.groups.first(where: {
      [$0.id.description, $0.label.en, $0.label.zh].contains { FoldedText(name: $0).text == folded }
    }) {
      throw refuseGroup("@\(group.id)", in: roadmap)
    }
    if let capability = roadmap.capabilities.first(where: { $0.isCalled(folded) }) {
      throw refuseCapability(name, capability)
    }
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
        "\(slug) no longer counts, and nothing replaces it", zh: "\(slug) 已不再计入，也没有替代它的技能"),
      hint: Text(
        "Its records are kept: rung history --skill \(slug)",
        zh: "已有的记录都在：rung history --skill \(slug)"))
  }

  private static func ambiguous(_ name: String, _ slugs: [Slug], isPiece: Bool) -> Refusal {
    let names = slugs.prefix(8).map(\.description).joined(separator: ", ")
    return Refusal(
      "ambiguous-skill", .usage,
      isPiece
        ? Text("no skill '\(name)'", zh: "没有叫“\(name)”的技能")
        : Text("'\(name)' matches several skills", zh: "“\(name)”可能是好几项技能"),
      hint: isPiece
        ? Text("These contain it: \(names)", zh: "名称里有它的：\(names)")
        : Text("Which one? \(names)", zh: "是哪一项？\(names)"))
  }

  private static func unknown(_ name: String, _ list: NameList) -> Refusal {
    let near = list.suggestions(for: name).map(\.description).joined(separator: ", ")
    return Refusal(
      "unknown-skill", .usage,
      Text("no skill '\(name)' on this roadmap", zh: "这张路线图里没有技能“\(name)”"),
      hint: near.isEmpty
        ? Text("See all skills: rung skills", zh: "查看全部：rung skills")
        : Text(
          "Did you mean \(near)? See all skills: rung skills", zh: "是不是 \(near)？查看全部：rung skills"))
  }

  private static func refuseGroup(_ name: String, in roadmap: Roadmap) -> Refusal {
    let slug = name.dropFirst().lowercased()
    let members = roadmap.items.filter { $0.group?.description == slug && !$0.deprecated }
    guard !members.isEmpty else { return unknown(name, NameList(roadmap.items.filter(\.counts))) }
    let names = members.map(\.slug.description).joined(separator: ", ")
    return Refusal(
      "group", .usage,
      Text("\(name) is a group, not a skill", zh: "\(name) 是一组技能，不是单项技能"),
      hint: Text("Name one of its members: \(names)", zh: "请指明其中一项：\(names)"))
  }
}

extension Roadmap.Capability {
  fileprivate func isCalled(_ folded: String) -> Bool {
    [id.description, label.en, label.zh].contains { FoldedText(name: $0).text == folded }
  }
}
