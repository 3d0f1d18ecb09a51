import Digest
import SkillCore
import ThinSQLite

/// A mapping of a project or tag of another tool to a skill.
public struct ImportMap: Hashable, Sendable {
  /// The tool: `watson`.
  public let source: String
  /// The tool's name for it.
  public let name: String
  /// Nil removes an earlier mapping.
  public let skill: Slug?

  public init(source: String, name: String, skill: Slug?) {
    self.source = source
    self.name = name
    self.skill = skill
  }
}

extension SettingKey {
  private static let importMapPrefix = "import-map:"

  static func importMap(_ source: String, _ name: String) -> SettingKey {
    SettingKey(rawValue: importMapPrefix + source + ":" + name)
  }

  /// The tool and the name of such a key.
  fileprivate static func importMap(in key: String) -> (source: String, name: String)? {
    let parts = key.unicodeScalars.split(
      separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    return (String(parts[1]), String(parts[2]))
  }
}

extension Store {
  /// The learner's maps, by tool and name.
  public func importMaps(of learner: Learner) throws -> [ImportMap] {
    try db.all(
      """
      select key, value from setting
      where live and key >= 'import-map:' and key < 'import-map;'
        and learner_id = (select id from learner where uid = ?) and value <> ''
      order by key
      """, learner.id.bytes
    ) { row -> ImportMap? in
      guard let (source, name) = SettingKey.importMap(in: try row.text(0)),
        let skill = Slug(try row.text(1))
      else { return nil }
      return ImportMap(source: source, name: name, skill: skill)
    }.compactMap { $0 }
  }
}

extension FactID {
  /// The id of a fact from another program, or of a row without an id: the same on every device.
  ///
  /// - Parameters:
  ///   - source: the tool: `watson`.
  ///   - external: its id there.
  public static func derived(
    from source: String, _ external: String, of learner: LearnerID
  ) -> FactID {
    let text = ["rung import", source, learner.description, external].joined(separator: "\0")
    let (high, low) = SHA256.prefix(of: Array(text.utf8))
    return FactID(high: high, low: low)
  }
}

extension FactImport {
  /// The ids of equal entries without ids, from 1: the same on every device.
  ///
  /// - Parameter content: what makes two entries equal.
  public static func numbers(
    _ content: String, from source: String, of learner: Learner
  ) -> (Int) -> FactID {
    { time in
      FactID.derived(
        from: source, time == 1 ? content : "\(content)\0\(time)", of: learner.id)
    }
  }
}
