import SkillCore

/// One named part of a roadmap, with its keys in the file.
struct RoadmapRow {
  enum Kind: CaseIterable {
    case roadmap, level, capability, stage, group, item
  }
  let kind: Kind
  let subject: RoadmapSubject
  let label: Text
  let fields: [(key: String, value: Text?)]

  static func all(of roadmap: Roadmap) -> [RoadmapRow] {
    [
      RoadmapRow(
        kind: .roadmap, subject: .roadmap, label: roadmap.title,
        fields: [("title", roadmap.title), ("remark", roadmap.remark)])
    ] + roadmap.levels.enumerated().map { level($1, position: $0 + 1) }
      + roadmap.capabilities.map(capability) + roadmap.stages.map(stage)
      + roadmap.groups.map(group) + roadmap.items.map(item)
  }

  private static func level(_ level: Roadmap.Level, position: Int) -> RoadmapRow {
    RoadmapRow(
      kind: .level, subject: .level(level.id), label: level.label,
      fields: [
        ("label", level.label), ("salary", level.salary), ("position", word(position)),
      ])
  }

  private static func capability(_ capability: Roadmap.Capability) -> RoadmapRow {
    RoadmapRow(
      kind: .capability, subject: .capability(capability.id), label: capability.label,
      fields: [
        ("level", word(capability.level)), ("label", capability.label),
        ("threshold", word(capability.threshold)), ("itemsOf", capability.itemsOf.map(word)),
      ])
  }

  private static func stage(_ stage: Roadmap.Stage) -> RoadmapRow {
    RoadmapRow(
      kind: .stage, subject: .stage(stage.number), label: stage.title,
      fields: [("title", stage.title)])
  }

  private static func group(_ group: Roadmap.Group) -> RoadmapRow {
    RoadmapRow(
      kind: .group, subject: .group(group.id), label: group.label,
      fields: [
        ("label", group.label), ("k", word(group.k)), ("stars", word(group.stars)),
        ("weight", word(group.weight)), ("mustHave", word(group.mustHave)),
        ("capability", word(group.capability)),
      ])
  }

  private static func item(_ item: Roadmap.Item) -> RoadmapRow {
    var habit: Roadmap.Habit?
    if case .habit(let one) = item.kind { habit = one }
    let resources = item.resources.map { resource in
      Text(
        ([resource.title.en] + [resource.url].compactMap { $0 }).joined(separator: " "),
        zh: ([resource.title.zh] + [resource.url].compactMap { $0 }).joined(separator: " "))
    }
    return RoadmapRow(
      kind: .item, subject: .item(item.slug), label: item.label,
      fields: [
        ("label", item.label), ("stage", item.stage.map(word)), ("stars", word(item.stars)),
        ("weight", word(item.weight)), ("mustHave", word(item.mustHave)),
        ("target", word(item.target)), ("capability", word(item.capability)),
        ("group", item.group.map(word)), ("kind", word(item.kind.name)),
        ("period", (habit?.period.rawValue).map(word)), ("needsLink", (habit?.needsLink).map(word)),
        ("prerequisites", list(item.prerequisites.map { word($0.text) })),
        ("resources", list(resources)), ("remark", item.remark),
        ("deprecated", word(item.deprecated)), ("replacedBy", item.replacedBy.map(word)),
      ])
  }

  private static func word(_ value: some CustomStringConvertible) -> Text {
    Text(same: value.description)
  }

  private static func list(_ parts: [Text]) -> Text? {
    guard !parts.isEmpty else { return nil }
    return Text(
      parts.map(\.en).joined(separator: ", "), zh: parts.map(\.zh).joined(separator: "、"))
  }
}
