import SkillCore
import ThinSQLite

/// Facts in the future. No command records any; they come from other devices, whose clocks may be
/// wrong.
extension Store {
  /// Clocks differ a little.
  static let clockTolerance: Int64 = 300

  /// The number of a learner's facts after now.
  public func futureFacts(of learner: Learner, now: Instant) throws -> Int {
    try countFuture(learner, after: now.seconds + Store.clockTolerance, day: nil)
  }

  /// The number of a learner's facts on a later day, which a verdict as of that day ignores.
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

  /// The number of facts in rows after `base` that count and are after now.
  func futureMergedFacts(after base: Int64, now: Instant) throws -> Int {
    try db.first(
      """
      select count(*) from fact
      where id > ?1 and live and at > ?2 and (length is null or local_day > ?3)
      """, base, now.seconds + Store.clockTolerance, Store.latestDay(at: now.seconds)
    ) { try $0.int(0) } ?? 0
  }

  /// The current day in the easternmost zone, since a length has only a day.
  private static func latestDay(at seconds: Int64) -> Int {
    Instant(seconds: seconds.addingReportingOverflow(14 * 3600).partialValue).utcDay
  }
}
