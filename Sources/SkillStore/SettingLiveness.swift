import SQLite
import SkillCore

// Of a setting's values the latest counts whose action has effect. What Rung set by itself, without
// an action of the learner's, ranks below all others, and of that the first counts: so a new
// database's beginning never takes the place of an older one's.

extension Store {
  /// For the settings of the actions that `settle` listed.
  func settleSettings() throws {
    let touched = try db.all(
      """
      select distinct key, learner_id from setting
      where action_id in (select id from temp.changed_action)
      """
    ) { (key: try $0.text(0), learner: try $0.optionalInt64(1)) }
    let winners = try touched.map { try winner($0.key, $0.learner) }
    // What goes away goes first: a name belongs to one learner at a time.
    for (setting, winner) in zip(touched, winners) {
      try db.run(
        """
        update setting set live = 0 where live and key = ? and learner_id is ? and id is not ?
        """, .text(setting.key), SQLValue(setting.learner), SQLValue(winner))
    }
    for winner in winners.compactMap({ $0 }) {
      try refuseSharedName(winner)
      try db.run("update setting set live = 1 where id = ? and not live", SQLValue(winner))
    }
  }

  private func winner(_ key: String, _ learner: Int64?) throws -> Int64? {
    try db.first(
      """
      select setting.id from setting left join action on action.id = setting.action_id
      where key = ?1 and learner_id is ?2 and (action_id is null
        or exists (select 1 from effective_action where id = setting.action_id))
      order by key = 'learner' or (action_id is not null and not carries) desc,
        case when key = 'learner' or not carries then setting.at else -setting.at end desc,
        setting.uid desc
      limit 1
      """, .text(key), SQLValue(learner)
    ) { try $0.int64(0) }
  }

  private func refuseSharedName(_ setting: Int64) throws {
    let name = try db.first(
      """
      select other.value from setting as mine
        join setting as other on other.value = mine.value and other.id <> mine.id
      where mine.id = ? and mine.key = 'name' and other.key = 'name' and other.live
      """, SQLValue(setting)
    ) { try $0.text(0) }
    if let name { throw StoreError.learnersShareName(name) }
  }
}
