import SkillCore
import SkillStore

/// Which Rung this is. SemVer; the schema of the database is numbered by itself.
enum Version {
  static let number = "0.1.0"
  /// What the migration record of a database calls this program.
  static let tool = "rung 0.1.0"

  /// What it was built from. `build_release` in Scripts/lib writes `BuiltFrom`, a file that git does
  /// not know; a plain `swift build` has none.
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
