import SQLite
import Testing

@testable import SkillStore

extension Store {
  private func rows(_ sql: String) throws -> [[SQLValue]] {
    try db.all(sql) { try $0.values() }
  }

  /// What counts: every column of the facts and settings that are live.
  func liveContent() throws -> [[SQLValue]] {
    try rows(
      """
      select 'fact', uid, action_id, learner_id, kind, skill_id, at, at_offset, zone, local_day,
        end_at, end_offset, evidence, rating, note, tags, about, replaces
      from fact where live order by uid
      """)
      + rows(
        "select 'setting', uid, learner_id, key, value, at from setting where live order by uid")
      + rows("select 'total', * from study_total where seconds > 0 order by learner_id, skill_id")
  }

  /// Everything that was ever written, live or not, but for the moment of the latest undo.
  func wholeContent() throws -> [[SQLValue]] {
    try rows("select 'action', id, uid, at, command, done from action order by id")
      + rows("select 'fact', * from fact order by id")
      + rows("select 'void', * from void order by action_id, fact_id")
      + rows("select 'setting', * from setting order by id")
  }

  func actionCount() throws -> Int {
    try db.first("select count(*) from action") { try $0.int(0) } ?? 0
  }

  /// What liveness means, said once more: rows for which the `live` column says another thing.
  func wronglyLive() throws -> [[SQLValue]] {
    try rows(
      """
      select 'fact', id from fact
      where live <> ((select done from action where action.id = action_id)
        and not exists (select 1 from void join action on action.id = void.action_id
          where fact_id = fact.id and done))
      """)
      + rows(
        """
        select 'setting', id from setting as this
        where live <> (id = (select max(id) from setting as other
          where other.key = this.key and other.learner_id is this.learner_id
            and coalesce((select done from action where action.id = other.action_id), 1)))
        """)
  }
}

extension TestStore {
  /// What the work returns, which is expected to leave no undo step and no trace at all.
  func unchanged<R>(
    at location: SourceLocation = #_sourceLocation, _ work: () throws -> R
  ) throws -> R {
    let before = try store.wholeContent()
    let result = try work()
    #expect(try store.wholeContent() == before, sourceLocation: location)
    return result
  }

  /// The error that the work ends with, having changed nothing; nil when it ends well.
  func refusal<R>(_ work: () throws -> R) throws -> StoreError? {
    let before = try store.wholeContent()
    do {
      _ = try work()
      return nil
    } catch let error as StoreError {
      return try store.wholeContent() == before ? error : nil
    }
  }
}
