import SkillCore
import ThinSQLite

/// Facts that count and have not happened yet. No command records any; they come from other devices,
/// whose clocks may be wrong.
extension Store {
  /// Two clocks are seldom set to the same second.
  static let clockTolerance: Int64 = 300

  /// How many of a learner's facts lie after now.
  public func futureFacts(of learner: Learner, now: Instant) throws -> Int {
    try countFuture(learner, after: now.seconds + Store.clockTolerance, day: nil)
  }

  /// How many of a learner's facts lie on a later day: a verdict as of that day leaves them out.
  public func facts(of learner: Learner, laterThan day: LocalDay) throws -> Int {
    try countFuture(learner, after: Int64(day.number) * 86_400 - 93_600, day: day.number)
  }

  private func countFuture(_ learner: Learner, after at: Int64, day: Int?) throws -> Int {
    try db.first(
      """
      select count(*) from fact indexed by fact_at
      where learner_id = (select id from learner where uid = ?1) and at > ?2
        and (?3 is null or local_day > ?3) and live and (length is null or local_day > ?4)
      """, learner.id.bytes, at, day, Store.latestDay(at: at)
    ) { try $0.int(0) } ?? 0
  }

  /// How many of the facts in rows after `base` count and lie after now.
  func futureArrivals(after base: Int64, now: Instant) throws -> Int {
    try db.first(
      """
      select count(*) from fact
      where id > ?1 and live and at > ?2 and (length is null or local_day > ?3)
      """, base, now.seconds + Store.clockTolerance, Store.latestDay(at: now.seconds)
    ) { try $0.int(0) } ?? 0
  }

  /// The day that it is in the zone farthest east: of a length no more is known than its day.
  private static func latestDay(at seconds: Int64) -> Int {
    Instant(seconds: seconds.addingReportingOverflow(14 * 3600).partialValue).utcDay
  }
}
