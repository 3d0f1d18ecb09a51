import SkillCore
import ThinSQLite

extension Store {
  /// The current run of days with study, and the longest: where the last day stands says both.
  public func studyStreak(of learner: Learner, today: LocalDay) throws -> StudyStreak {
    guard let standing = try lastStanding(of: learner) else {
      return StudyStreak(last: nil, longest: nil, studiedToday: false, today: today)
    }
    let last = run(of: standing.run, until: standing.day)
    // One that begins later is of sessions in the future, or of a learner who travelled west.
    let studiedToday =
      try last.lowerBound > today ? hasStudy(of: learner, on: today) : last.contains(today)
    return StudyStreak(
      last: last, longest: run(of: standing.longest, until: standing.longestUntil),
      studiedToday: studiedToday, today: today)
  }

  /// The run of days with study that goes on; nil when there is none.
  public func currentStreak(of learner: Learner, today: LocalDay) throws -> ClosedRange<LocalDay>? {
    let last = try lastStanding(of: learner).map { run(of: $0.run, until: $0.day) }
    return StudyStreak(last: last, longest: nil, studiedToday: false, today: today).current
  }

  private func run(of days: Int, until last: Int) -> ClosedRange<LocalDay> {
    let last = LocalDay(number: last)
    return last + (1 - days)...last
  }

  /// Of the last day with study.
  private func lastStanding(of learner: Learner) throws -> DayStanding? {
    try db.first(
      """
      select day, run, longest, longest_until from study_day
      where learner_id = (select id from learner where uid = ?) and day between ? and ?
      order by day desc limit 1
      """, learner.id.bytes, LocalDaySpan.first, LocalDaySpan.last
    ) { try DayStanding($0) }
  }

  private func hasStudy(of learner: Learner, on day: LocalDay) throws -> Bool {
    try db.first(
      """
      select 1 from study_day
      where learner_id = (select id from learner where uid = ?) and day = ?
      """, learner.id.bytes, day.number
    ) { _ in true } ?? false
  }
}
