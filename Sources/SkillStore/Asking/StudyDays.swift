import SkillCore
import ThinSQLite

extension Store {
  /// How long and how often the learner studied on each local day, only those with study: minutes that
  /// sessions share once, on the day of the one that began first, and 24 hours at most.
  public func studyDays(
    of learner: Learner, from: LocalDay? = nil, to: LocalDay? = nil
  ) throws -> DaySums {
    var days = DaySums()
    try db.forEach(
      """
      select day, spent, sessions, shared from study_day
      where learner_id = (select id from learner where uid = ?1) and day between ?2 and ?3
      order by day
      """, learner.id.bytes, from?.number ?? LocalDaySpan.first,
      to?.number ?? LocalDaySpan.last
    ) { row in
      let (spent, shared) = try daySums(row, 1, 3)
      let time = min(StudyTime(seconds: spent - shared), .wholeDay)
      days.add(
        StudySum(time: time, sessions: try row.int(2)), on: LocalDay(number: try row.int(0)))
    }
    return days
  }

  /// The sessions that began on these local days, as a pace sees them.
  public func studies(
    of learner: Learner, from: LocalDay, to: LocalDay
  ) throws -> [Pace.Study] {
    try db.all(
      """
      select at, end_at, length, local_day from fact indexed by fact_at
      where learner_id = (select id from learner where uid = ?1) and at between ?2 and ?3
        and local_day between ?4 and ?5 and kind = 'session' and live
      """, learner.id.bytes, LocalDaySpan.earliest(on: from.number),
      LocalDaySpan.latest(on: to.number), from.number, to.number
    ) { row in
      let time = try SessionTime(row, 0)
      let day = LocalDay(number: try row.int(3))
      guard let end = time.end else {
        return Pace.Study(day: day, StudyTime(seconds: time.length))
      }
      return Pace.Study(day: day, from: Instant(seconds: time.at), to: Instant(seconds: end))
    }
  }

  /// Nil when nothing was studied.
  public func firstStudyDay(of learner: Learner) throws -> LocalDay? {
    try db.first(
      """
      select min(day) from study_day
      where learner_id = (select id from learner where uid = ?) and day between ? and ?
      """, learner.id.bytes, LocalDaySpan.first, LocalDaySpan.last
    ) { try $0.optionalInt(0).map { LocalDay(number: $0) } } ?? nil
  }

  /// All study of a learner, each minute counted once and 24 hours a day at most: the lengths by tags, of which
  /// there are few, less the excess of the days that have one.
  public func studyTotal(of learner: Learner) throws -> StudySum {
    var total = StudySum()
    try db.forEach(
      """
      select spent, sessions from study_tag
      where learner_id = (select id from learner where uid = ?)
      """, learner.id.bytes
    ) { row in
      total.add(StudySum(time: StudyTime(seconds: try row.int(0)), sessions: try row.int(1)))
    }
    var excess = StudyTime.zero
    try db.forEach(
      """
      select spent, shared from study_day indexed by study_crowded
      where learner_id = (select id from learner where uid = ?)
        and (shared > 0 or spent > 86400)
      """, learner.id.bytes
    ) { row in
      let (spent, shared) = try daySums(row, 0, 1)
      excess += StudyTime(seconds: spent - min(spent - shared, 86_400))
    }
    return StudySum(time: max(.zero, total.time - excess), sessions: total.sessions)
  }

  /// - Throws: `StoreError.damaged` for sums that no day has.
  func daySums(
    _ row: borrowing Row, _ spentColumn: Int, _ sharedColumn: Int
  ) throws -> (spent: Int, shared: Int) {
    let (spent, shared) = (try row.int(spentColumn), try row.int(sharedColumn))
    guard spent < 1 << 40, (0...max(0, spent)).contains(shared) else {
      throw StoreError.damaged("study_day", row: 0)
    }
    return (spent, shared)
  }
}
