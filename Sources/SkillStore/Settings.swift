import SQLite
import SkillCore

/// What the database remembers beside facts.
enum SettingKey: String {
  /// A learner's name.
  case name
  /// `1` when the learner was deleted: hidden, with everything kept.
  case hidden
  /// The roadmap version a learner follows: `python-backend@1`.
  case roadmap
  /// The learner that commands speak of; a setting of the database.
  case learner
}

extension Store {
  /// The live value, nil when it was never set. `learner` nil asks for the database's own.
  func setting(_ key: SettingKey, of learner: Learner?) throws -> String? {
    try db.first(
      """
      select value from setting where live and key = ?1
        and coalesce(learner_id, 0) = coalesce((select id from learner where uid = ?2), 0)
      """,
      .text(key.rawValue), SQLValue(learner?.id.bytes)
    ) { try $0.text(0) }
  }
}
