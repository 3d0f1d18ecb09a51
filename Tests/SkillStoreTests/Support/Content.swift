import TestSupport
import Testing
import ThinSQLite

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
      + keptSums.flatMap(rows)
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

  /// What liveness means, said once more and in other words: rows for which the `live` column says
  /// another thing.
  func wronglyLive() throws -> [[SQLValue]] {
    let live = try Set(rows("select uid from fact where live").map { $0[0] })
    let meant = try Set(CountingByHand(db).live)
    let settings = try rows(
      """
      select setting.id, live, key, coalesce(learner_id, 0), coalesce(carries, 1), setting.at,
        hex(setting.uid), action_id is null, value
      from setting left join action on action.id = action_id
      where coalesce(done, 1) and coalesce(
        (select done from action as carrier where carrier.id = action.arrived_by), 1)
      """)
    let marks = settings.filter { $0[2] == "held-elsewhere" }
    let yielding = Set(marks.filter { $0[8] == "other" }.map { $0[3] })
      .subtracting(marks.filter { $0[8] == "same" }.map { $0[3] })
    let groups = Dictionary(grouping: settings) { [$0[2], $0[3]] }
    let latest = Set(
      groups.values.compactMap { $0.max { isEarlier($0, $1, yielding) } })
    // A name set by Rung may belong to another learner by now.
    let names = latest.filter { $0[2] == "name" }
    let free = names.filter { row in
      row[7] == 1 && row[1] == 0 && names.contains { $0[8] == row[8] && $0[3] != row[3] }
    }
    let winners = Set(latest.subtracting(free).map { $0[0] })
    let liveSettings = try Set(rows("select id from setting where live").map { $0[0] })
    return live.symmetricDifference(meant).map { ["fact", $0] }
      + liveSettings.symmetricDifference(winners).map { ["setting", $0] }
  }

  private func isEarlier(
    _ left: [SQLValue], _ right: [SQLValue], _ yielding: Set<SQLValue>
  ) -> Bool {
    func rank(_ row: [SQLValue]) -> (Int, Int64, String) {
      guard case .integer(let at) = row[5], case .text(let uid) = row[6] else { return (0, 0, "") }
      if row[4] == 0 || row[2] == "learner" { return (2, at, uid) }
      return (row[7] == 1 && yielding.contains(row[3]) ? 0 : 1, -at, uid)
    }
    return rank(left) < rank(right)
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
