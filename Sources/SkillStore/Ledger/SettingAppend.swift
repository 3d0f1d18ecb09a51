import SkillCore
import ThinSQLite

/// A value of a setting that is to be written.
struct SettingEntry {
  let key: SettingKey
  let value: String
  /// Nil for the database's own.
  let learner: FactID?
  let at: Instant
  /// False for a mark, which never counts.
  var counts = true
}

// The one way by which a setting gets into the ledger: like a fact it is never changed, and a later one
// takes its place.

extension Store {
  private static let settingColumns = "uid, action_id, learner_id, key, value, at, live"

  /// - Parameter action: nil for what Rung sets by itself.
  func append(_ setting: SettingEntry, action: Int64?) throws {
    try db.run(
      "insert into setting (" + Store.settingColumns + """
        )
        values (?, ?, (select id from learner where uid = ?), ?, ?, ?, ?)
        """,
      newID().bytes, action, setting.learner?.bytes, setting.key.rawValue, setting.value,
      setting.at.seconds, setting.counts)
  }

  /// Adds the settings that a merge brings. What Rung set there by itself comes and goes with the carrier.
  func appendArrivingSettings(_ carrier: Int64) throws {
    try db.run(
      """
      update setting set action_id = ?
      where uid in (select uid from their_setting where action is null)
        and action_id in (select id from action where carries and not done)
      """, carrier)
    try db.run(
      "insert into setting (" + Store.settingColumns + """
        )
        select uid,
          case when action is null then ?
            else (select id from action where uid = theirs.action) end,
          (select id from learner where uid = theirs.learner), key, value, at, 0
        from their_setting as theirs where uid not in (select uid from setting) order by at, uid
        """, carrier)
  }
}
