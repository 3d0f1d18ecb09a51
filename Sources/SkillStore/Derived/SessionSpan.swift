import SkillCore
import ThinSQLite

/// What the row of a session says of time. A damaged file may hold any number, and sums of those could be
/// too large to count.
struct SessionTime {
  let at: Int64
  /// Nil for a length on a day.
  let end: Int64?
  let length: Int

  /// - Throws: `StoreError.damaged` unless it has either an end or a length, and lasts more than nothing
  ///   and 24 hours at most.
  init(at: Int64, _ end: Int64?, _ length: Int64?) throws {
    let (lasting, isTooLarge) =
      end.map { $0.subtractingReportingOverflow(at) } ?? (length ?? 0, false)
    guard !isTooLarge, (1...86_400).contains(lasting), at.magnitude < 1 << 40,
      (end == nil) != (length == nil)
    else { throw StoreError.damaged("fact", row: 0) }
    self.at = at
    self.end = end
    self.length = Int(lasting)
  }

  /// From three columns: at, end_at, length.
  init(_ row: borrowing Row, _ column: Int) throws {
    try self.init(
      at: row.int64(column), row.optionalInt64(column + 1), row.optionalInt64(column + 2))
  }
}

/// A session's place in the sums.
struct SessionSpan {
  let learner: Int64
  let skill: Int64
  let time: SessionTime
  let localDay: Int

  init(learner: Int64, skill: Int64, time: SessionTime, localDay: Int) {
    self.learner = learner
    self.skill = skill
    self.time = time
    self.localDay = localDay
  }

  /// The place of a new fact; nil unless it is a session. Invalid sessions are refused when they are written.
  init?(_ entry: FactEntry) {
    let (fact, parts) = (entry.fact, FactParts(entry.fact))
    guard FactKind(fact.kind) == .session, let skill = entry.place.skill else { return nil }
    let time = try? SessionTime(
      at: fact.at.instant.seconds, parts.end?.instant.seconds,
      parts.length.map { Int64($0.seconds) })
    guard let time else { return nil }
    self.init(
      learner: entry.place.learner, skill: skill, time: time, localDay: fact.at.localDay.number)
  }

  /// From the columns learner_id, skill_id, at, end_at, length, local_day.
  ///
  /// - Throws: `StoreError.damaged` for a time that no session has.
  init(_ row: borrowing Row) throws {
    self.init(
      learner: try row.int64(0), skill: try row.int64(1), time: try SessionTime(row, 2),
      localDay: try row.int(5))
  }
}
