import SkillCore
import ThinSQLite

/// The key of a setting: what the database keeps besides facts.
struct SettingKey: RawRepresentable, Sendable {
  let rawValue: String

  /// A learner's name.
  static let name = SettingKey(rawValue: "name")
  /// `1` if the learner was deleted, that is, hidden.
  static let hidden = SettingKey(rawValue: "hidden")
  /// The roadmap version that a learner follows: `python-backend@1`.
  static let roadmap = SettingKey(rawValue: "roadmap")
  /// The weekly goal in seconds; empty for none.
  static let weeklyGoal = SettingKey(rawValue: "weekly-goal")
  /// The current learner; a setting of the database.
  static let learner = SettingKey(rawValue: "learner")

  /// How a learner without records here was set up elsewhere; a carrier's mark, never exported.
  static let heldElsewhere = SettingKey(rawValue: "held-elsewhere")

  /// Whether a roadmap version was added (`1`) or removed (`0`); a setting of the database. The
  /// version is hidden if a `1` exists but does not count: so undo reverts an `add` without
  /// deleting anything, and neither does a removal.
  static func added(_ reference: RoadmapReference) -> SettingKey {
    SettingKey(rawValue: "roadmap-added:\(reference)")
  }
}

extension Store {
  /// The value that counts; nil if it was never set. `learner` nil is the database's own.
  func setting(_ key: SettingKey, of learner: Learner?) throws -> String? {
    try db.first(
      """
      select value from setting where live and key = ?1
        and coalesce(learner_id, 0) = coalesce((select id from learner where uid = ?2), 0)
      """,
      key.rawValue, learner?.id.bytes
    ) { try $0.text(0) }
  }
}
