import SkillCore
import ThinSQLite

// Of a setting's values the latest one counts whose action is done. Defaults set by Rung, without
// an action, rank below all others, and of these the first counts: so the defaults of a new
// database never override those of an older one (see Beginnings.swift).

extension Store {
  /// For the settings of the actions in `settle`, and those that they may override.
  func settleSettings() throws {
    let touched = try db.all(
      """
      select key, learner_id from setting where action_id in (select id from temp.changed_action)
      union
      select key, learner_id from setting where action_id is null and key in ('name', 'roadmap')
      """
    ) { (key: try $0.text(0), learner: try $0.optionalInt64(1)) }
    try settle(touched)
  }

  /// Makes the current value not count, as another one replaces it.
  ///
  /// - Returns: when it was set; nil if there was none.
  func retireSetting(_ key: SettingKey, of learner: Learner?) throws -> Instant? {
    try db.first(
      """
      update setting set live = 0 where live and key = ?1
        and coalesce(learner_id, 0) = coalesce((select id from learner where uid = ?2), 0)
      returning at
      """,
      key.rawValue, learner?.id.bytes
    ) { Instant(seconds: try $0.int64(0)) }
  }

  /// For all settings.
  func rebuildCountingSettings() throws {
    try settle(try everySetting())
  }

  /// The number of settings of which another value should count.
  func wrongCountingSettings() throws -> Int {
    var wrong = 0
    for setting in try everySetting() {
      let winner = try winner(setting.key, setting.learner)
      let others = try db.first(
        """
        select exists (
          select 1 from setting where live and key = ? and learner_id is ? and id is not ?)
        """, setting.key, setting.learner, winner
      ) { try $0.bool(0) }
      let isMissing = try winner.map { try !counts(setting: $0) && !givesWay($0) } ?? false
      if others == true || isMissing { wrong += 1 }
    }
    return wrong
  }

  private func everySetting() throws -> [(key: String, learner: Int64?)] {
    try db.all("select distinct key, learner_id from setting") {
      (key: try $0.text(0), learner: try $0.optionalInt64(1))
    }
  }

  private func settle(_ touched: [(key: String, learner: Int64?)]) throws {
    let winners = try touched.map { try winner($0.key, $0.learner) }
    // Removals first: a name belongs to one learner at a time.
    for (setting, winner) in zip(touched, winners) {
      try db.run(
        """
        update setting set live = 0 where live and key = ? and learner_id is ? and id is not ?
        """, setting.key, setting.learner, winner)
    }
    for winner in winners.compactMap({ $0 }) where try !counts(setting: winner) && mayCount(winner)
    {
      try db.run("update setting set live = 1 where id = ? and not live", winner)
    }
  }

  private func winner(_ key: String, _ learner: Int64?) throws -> Int64? {
    try db.first(
      """
      select setting.id from setting left join action on action.id = setting.action_id
      where key = ?1 and learner_id is ?2 and (action_id is null
        or exists (select 1 from effective_action where id = setting.action_id))
      order by key = 'learner' or (action_id is not null and not carries) desc,
        \(BeginningSQL.yields("setting")),
        case when key = 'learner' or not carries then setting.at else -setting.at end desc,
        setting.uid desc
      limit 1
      """, key, learner
    ) { try $0.int64(0) }
  }

  /// An index makes names that count unique.
  private func counts(setting: Int64) throws -> Bool {
    try db.first("select live from setting where id = ?", setting) { try $0.bool(0) } ?? false
  }

  /// False for the name of a learner without records, if another learner has it.
  ///
  /// - Throws: `StoreError.learnersShareName` if both have records.
  private func mayCount(_ setting: Int64) throws -> Bool {
    guard let namesake = try namesake(of: setting) else { return true }
    if namesake.isFree { return false }
    let isOtherFree = try db.first(
      "select action_id is null and not \(BeginningSQL.isExported("setting")) from setting where id = ?",
      namesake.row
    ) { try $0.bool(0) }
    guard isOtherFree == true else { throw StoreError.learnersShareName(namesake.name) }
    try db.run("update setting set live = 0 where id = ?", namesake.row)
    return true
  }

  /// Whether it is the name of a learner without records, which another learner has.
  private func givesWay(_ setting: Int64) throws -> Bool {
    try namesake(of: setting)?.isFree ?? false
  }

  /// The other learner's setting that counts with the same name; `isFree` if the learner of this one has
  /// no records.
  private func namesake(of setting: Int64) throws -> (row: Int64, name: String, isFree: Bool)? {
    try db.first(
      """
      select other.id, other.value, setting.action_id is null and not \(BeginningSQL.isExported("setting"))
      from setting join setting as other on other.value = setting.value and other.id <> setting.id
      where setting.id = ? and setting.key = 'name' and other.key = 'name' and other.live
      """, setting
    ) { (row: try $0.int64(0), name: try $0.text(1), isFree: try $0.bool(2)) }
  }
}
