import SkillCore
import ThinSQLite

/// What the database remembers beside facts.
struct SettingKey: RawRepresentable, Sendable {
  let rawValue: String

  /// A learner's name.
  static let name = SettingKey(rawValue: "name")
  /// `1` when the learner was deleted: hidden, with everything kept.
  static let hidden = SettingKey(rawValue: "hidden")
  /// The roadmap version a learner follows: `python-backend@1`.
  static let roadmap = SettingKey(rawValue: "roadmap")
  /// How many seconds a learner means to study each week; empty for no goal.
  static let weeklyGoal = SettingKey(rawValue: "weekly-goal")
  /// The learner that commands speak of; a setting of the database.
  static let learner = SettingKey(rawValue: "learner")

  /// How a learner who held nothing here was set up elsewhere; a carrier's mark, never told on.
  static let heldElsewhere = SettingKey(rawValue: "held-elsewhere")

  /// That a roadmap version was added (`1`) or removed (`0`); a setting of the database. The version
  /// is hidden while this was `1` but is not live: so undo takes an `add` back without deleting
  /// anything, and a removal deletes nothing either.
  static func added(_ reference: RoadmapReference) -> SettingKey {
    SettingKey(rawValue: "roadmap-added:\(reference)")
  }
}

extension Store {
  /// The live value, nil when it was never set. `learner` nil asks for the database's own.
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
