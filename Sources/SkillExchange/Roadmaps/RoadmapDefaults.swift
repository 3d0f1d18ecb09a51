import SkillCore

/// Defaults of a roadmap file: a list of items is a roadmap of one level and one capability.
///
/// Source: FORMATS2, "Learning paths". `RoadmapFile.encode` writes them all out.
struct RoadmapDefaults {
  static let stars = 3
  static let threshold = 70

  /// The default level of a capability; nil if there are several levels.
  var level: Slug?
  /// The default capability of an item or group; nil if there are several.
  var capability: Slug?

  static var levels: [Roadmap.Level] {
    Slug("done").map { [Roadmap.Level(id: $0, label: Text("Done", zh: "完成"))] } ?? []
  }

  /// The only one that items can belong to; nil if there are several.
  static func only(_ capabilities: [Roadmap.Capability]) -> Slug? {
    let own = capabilities.filter { $0.itemsOf == nil }
    return own.count == 1 ? own.first?.id : nil
  }

  static func capabilities(at level: Slug) -> [Roadmap.Capability] {
    Slug("everything").map {
      [
        Roadmap.Capability(
          id: $0, level: level, label: Text("Everything", zh: "全部内容"), threshold: threshold)
      ]
    } ?? []
  }
}

extension RoadmapReader {
  mutating func stars(_ fields: inout JSONFields) -> Int? {
    fields.optional("stars") == nil
      ? RoadmapDefaults.stars : fields.required("stars", number)
  }

  mutating func level(_ fields: inout JSONFields) -> Slug? {
    if fields.optional("level") == nil, let only = defaults.level { return only }
    return fields.required("level", slug)
  }

  mutating func capability(_ fields: inout JSONFields) -> Slug? {
    if fields.optional("capability") == nil, let only = defaults.capability { return only }
    return fields.required("capability", slug)
  }
}
