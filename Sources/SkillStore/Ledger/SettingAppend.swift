import SkillCore
import ThinSQLite

/// A setting's value to write.
struct SettingEntry {
  let key: SettingKey
  let value: String
  /// Nil for a setting of the database.
  let learner: LearnerID?
  let at: Instant
  /// False for a mark, which never counts.
  var counts = true
}

// The only way a setting gets into the ledger: like a fact it is never changed; a later one
// replaces it.

extension Store {
  private static let settingColumns = "uid, action_id, learner_id, key, value, at, live"

  /// - Parameter action: nil for a default set by Rung.
  func append(_ setting: SettingEntry, action: Int64?) throws {
    try db.run(
      "insert into setting (" + Store.settingColumns + """
        )
        values (?, ?, (select id from learner where uid = ?), ?, ?, ?, ?)
        """,
      newID().bytes, action, setting.learner?.bytes, setting.key.rawValue, setting.value,
      setting.at.seconds, setting.counts)
  }

  /// Adds the settings of a merge. Defaults that Rung set there belong to the carrier.
  func appendMergedSettings(_ carrier: Int64) throws {
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
