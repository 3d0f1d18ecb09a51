import SkillCore

extension RoadmapFile {
  /// The file for people: one key per line, without values that follow from the stars. Ends with a
  /// line break. `decode` returns the same roadmap.
  public static func encode(_ roadmap: Roadmap) -> String {
    json(roadmap, sparse: true).text(pretty: true) + "\n"
  }

  /// The canonical text of a version, for its content hash: compact, keys in a fixed order, every
  /// number written out, so that it does not depend on defaults.
  public static func canonical(_ roadmap: Roadmap) -> String {
    json(roadmap, sparse: false).text()
  }

  private static func json(_ roadmap: Roadmap, sparse: Bool) -> JSON {
    object([
      ("slug", JSON(roadmap.slug.description)), ("version", JSON(roadmap.version)),
      ("title", json(roadmap.title)), ("remark", roadmap.remark.map(json)),
      ("levels", .array(roadmap.levels.map(json))),
      ("capabilities", .array(roadmap.capabilities.map(json))),
      ("stages", list(roadmap.stages.map(json))),
      ("groups", list(roadmap.groups.map { json($0, sparse: sparse) })),
      ("items", .array(roadmap.items.map { json($0, sparse: sparse) })),
    ])
  }

  private static func json(_ level: Roadmap.Level) -> JSON {
    object([
      ("id", JSON(level.id.description)), ("label", json(level.label)),
      ("salary", level.salary.map(json)),
    ])
  }

  private static func json(_ capability: Roadmap.Capability) -> JSON {
    object([
      ("id", JSON(capability.id.description)), ("level", JSON(capability.level.description)),
      ("label", json(capability.label)), ("threshold", JSON(capability.threshold)),
      ("itemsOf", capability.itemsOf.map { JSON($0.description) }),
    ])
  }

  private static func json(_ stage: Roadmap.Stage) -> JSON {
    object([("number", JSON(stage.number)), ("title", json(stage.title))])
  }

  private static func json(_ group: Roadmap.Group, sparse: Bool) -> JSON {
    let plain = Roadmap.Group(
      id: group.id, label: group.label, k: group.k, stars: group.stars,
      capability: group.capability)
    return object([
      ("id", JSON(group.id.description)), ("label", json(group.label)), ("k", JSON(group.k)),
      ("stars", JSON(group.stars)),
      ("weight", kept(JSON(group.weight), if: !sparse || group.weight != plain.weight)),
      ("mustHave", kept(.bool(group.mustHave), if: !sparse || group.mustHave != plain.mustHave)),
      ("capability", JSON(group.capability.description)),
    ])
  }

  private static func json(_ item: Roadmap.Item, sparse: Bool) -> JSON {
    let plain = Roadmap.Item(
      slug: item.slug, label: item.label, stars: item.stars, capability: item.capability,
      group: item.group, kind: item.kind)
    return object(
      [
        ("slug", JSON(item.slug.description)), ("label", json(item.label)),
        ("stage", item.stage.map(JSON.integer)), ("stars", JSON(item.stars)),
        ("weight", kept(JSON(item.weight), if: !sparse || item.weight != plain.weight)),
        ("mustHave", kept(.bool(item.mustHave), if: !sparse || item.mustHave != plain.mustHave)),
        ("target", kept(JSON(item.target), if: !sparse || item.target != plain.target)),
        ("capability", JSON(item.capability.description)),
        ("group", item.group.map { JSON($0.description) }),
      ] + members(of: item.kind) + [
        ("prerequisites", list(item.prerequisites.map { JSON($0.text) })),
        ("resources", list(item.resources.map(json))), ("remark", item.remark.map(json)),
        ("deprecated", kept(true, if: item.deprecated)),
        ("replacedBy", item.replacedBy.map { JSON($0.description) }),
      ])
  }

  private static func members(of kind: Roadmap.Item.Kind) -> [(String, JSON?)] {
    switch kind {
    case .skill: []
    case .decision: [("kind", "decision")]
    case .resource: [("kind", "resource")]
    case .project: [("kind", "project")]
    case .habit(let habit):
      [
        ("kind", "habit"), ("period", JSON(habit.period.rawValue)),
        ("needsLink", kept(true, if: habit.needsLink)),
      ]
    }
  }

  private static func json(_ resource: Roadmap.Resource) -> JSON {
    object([("title", json(resource.title)), ("url", resource.url.map(JSON.string))])
  }

  private static func json(_ text: Text) -> JSON {
    text.en.utf8.elementsEqual(text.zh.utf8)
      ? .string(text.en) : ["en": .string(text.en), "zh": .string(text.zh)]
  }

  /// Leaves out nil members.
  private static func object(_ members: [(String, JSON?)]) -> JSON {
    .object(members.compactMap { key, value in value.map { (key, $0) } })
  }

  private static func kept(_ value: JSON, if isKept: Bool) -> JSON? {
    if isKept { value } else { Optional.none }
  }

  private static func list(_ elements: [JSON]) -> JSON? {
    kept(.array(elements), if: !elements.isEmpty)
  }
}

extension Roadmap.Prerequisite {
  /// `asyncio`, `@orm` or `@web-framework:2`, as in roadmap files.
  public var text: String {
    switch self {
    case .item(let slug): slug.description
    case .group(let group, nil): "@\(group)"
    case .group(let group, let count?): "@\(group):\(count)"
    }
  }
}
