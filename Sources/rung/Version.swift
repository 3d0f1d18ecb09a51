import SkillCore
import SkillStore

/// The version (SemVer); the database schema has numbers of its own.
enum Version {
  static let number = "0.1.0"
  /// The name of this program in a database's migration record.
  static let tool = "rung 0.1.0"

  /// The commit it was built from. `build_release` in Scripts/lib writes `BuiltFrom`, a file
  /// ignored by git; a plain `swift build` has none.
  static var commit: String? {
    #if RUNG_COMMIT
      BuiltFrom.commit
    #else
      nil
    #endif
  }

  /// The answer of `rung --version`.
  static var line: String {
    let source = commit ?? say("development build", zh: "开发版")
    let schema = DatabaseFile.newestSchema
    return say(
      "rung \(number) (\(source)), schema \(schema)",
      zh: "rung \(number)（\(source)），数据库结构第 \(schema) 版")
  }
}
