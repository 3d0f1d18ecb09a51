import SkillCore
import ThinSQLite

// `study_day` adds up what began on each local day of a learner. Which of two sessions that share time
// has it in its sum is a matter of their order, by start and then row: the later one.

extension Store {
  /// The local days whose sums change when these sessions come or go: their own, and those of the
  /// sessions that begin while they last.
  func localDays(touchedBy spans: [SessionSpan]) throws -> [LearnerDay] {
    var days = spans.map { LearnerDay(learner: $0.learner, day: $0.localDay) }
    for span in spans {
      guard let end = span.time.end else { continue }
      try db.forEach(
        """
        select distinct local_day from fact indexed by fact_at
        where learner_id = ?1 and at >= ?2 and at < ?3 and kind = 'session' and live
        """, span.learner, span.time.at, end
      ) { days.append(LearnerDay(learner: span.learner, day: try $0.int(0))) }
    }
    return days.distinct()
  }

  /// Works the sums of a day out anew from the sessions around it.
  func recount(day: Int, learner: Int64) throws {
    var (sum, reached) = (DaySum(), Reached())
    // A session that reaches into this day began a day earlier at most.
    try db.forEach(
      """
      select at, end_at, length, local_day from fact indexed by fact_at
      where learner_id = ?1 and at between ?2 and ?3 and kind = 'session' and live order by at, id
      """, learner, LocalDaySpan.earliest(on: day) - 86_400,
      LocalDaySpan.latest(on: day)
    ) { row in
      let time = try SessionTime(row, 0)
      let shared = reached.shared(with: time)
      if try row.int(3) == day { sum.add(time.length, shared: shared) }
    }
    try db.run(
      "delete from study_day where learner_id = ? and day = ?", learner, day)
    if sum.sessions > 0 { try insert(sum, on: day, learner) }
  }

  private func insert(_ sum: DaySum, on day: Int, _ learner: Int64) throws {
    try db.run(
      "insert into study_day values (?, ?, ?, ?, ?)", learner, day,
      sum.spent, sum.sessions, sum.shared)
  }

  /// Works out anew, in one pass over a learner's sessions, what is kept of them whatever their skill.
  func recountDaysAndTags(of learner: Int64) throws {
    var days: [Int: DaySum] = [:]
    var tags: [[UInt8]: StudyCount] = [:]
    var reached = Reached()
    try db.forEach(
      """
      select at, end_at, length, local_day, tags from fact indexed by fact_at
      where learner_id = ? and kind = 'session' and live order by at, id
      """, learner
    ) { row in
      let time = try SessionTime(row, 0)
      days[try row.int(3), default: DaySum()].add(
        time.length, shared: reached.shared(with: time))
      tags[Array(try row.optionalText(4)?.utf8 ?? "".utf8), default: StudyCount()] +=
        StudyCount(spent: time.length, sessions: 1)
    }
    try db.run("delete from study_day where learner_id = ?", learner)
    for (day, sum) in days.sorted(by: { $0.key < $1.key }) { try insert(sum, on: day, learner) }
    try setTags(tags, of: learner)
  }

  /// What `study_day` holds, from the sessions themselves; told in SQL, it checks what is kept.
  static let daysFromSessions = """
    select learner_id, local_day, sum(coalesce(length, end_at - at)), count(*),
      sum(max(0, coalesce(min(end_at, reached) - at, 0)))
    from (
      select learner_id, local_day, at, end_at, length,
        max(end_at) over (
          partition by learner_id order by at, id
          rows between unbounded preceding and 1 preceding) as reached
      from fact where kind = 'session' and live)
    group by learner_id, local_day
    """

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
      let (spent, shared) = (try row.int(1), try row.int(3))
      guard spent < 1 << 40, (0...max(0, spent)).contains(shared) else {
        throw StoreError.damaged("study_day", row: 0)
      }
      let time = min(StudyTime(seconds: spent - shared), .wholeDay)
      days.add(
        StudySum(time: time, sessions: try row.int(2)), on: LocalDay(number: try row.int(0)))
    }
    return days
  }

  /// The local days on which the learner studied, in order.
  public func daysOfStudy(of learner: Learner) throws -> [LocalDay] {
    var days: [LocalDay] = []
    try db.forEach(
      """
      select day from study_day
      where learner_id = (select id from learner where uid = ?1) and day between ?2 and ?3
      order by day
      """, learner.id.bytes, Int(Int32.min), Int(Int32.max)
    ) { days.append(LocalDay(number: try $0.int(0))) }
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

  /// The run of days with study that goes on; nil when there is none. Looks back only as far as the
  /// run reaches.
  public func currentStreak(of learner: Learner, today: LocalDay) throws -> ClosedRange<LocalDay>? {
    try db.withStatement(
      """
      select day from study_day
      where learner_id = (select id from learner where uid = ?) and day between ? and ?
      order by day desc
      """
    ) { statement in
      try statement.bind(learner.id.bytes, LocalDaySpan.first, LocalDaySpan.last)
      var run: ClosedRange<LocalDay>?
      while try statement.step() {
        let day = try statement.withRow { LocalDay(number: try $0.int(0)) }
        if let open = run, day + 1 != open.lowerBound { break }
        run = day...(run?.upperBound ?? day)
      }
      return run.flatMap { $0.upperBound + 1 >= today ? $0 : nil }
    }
  }
}

/// A local day of a learner.
struct LearnerDay: Comparable {
  let learner: Int64
  let day: Int

  static func < (left: LearnerDay, right: LearnerDay) -> Bool {
    (left.learner, left.day) < (right.learner, right.day)
  }
}

/// The latest end of the timed sessions so far, taken in the order of their starts.
private struct Reached {
  private var end = Int64.min

  /// What the session has in common with those before it.
  mutating func shared(with time: SessionTime) -> Int {
    guard let end = time.end else { return 0 }
    defer { self.end = max(self.end, end) }
    return Int(max(time.at, min(end, self.end)) - time.at)
  }
}

/// What the sessions that began on a local day come to, in seconds.
private struct DaySum {
  private(set) var spent = 0
  private(set) var sessions = 0
  private(set) var shared = 0

  /// - Parameter time: what the session has in common with those before it.
  mutating func add(_ length: Int, shared time: Int) {
    spent += length
    sessions += 1
    shared += time
  }
}

/// Between which instants a local day can lie: the schema lets a local time differ from UTC by 26
/// hours at most, and the morning after count on it until noon.
enum LocalDaySpan {
  /// The days that a fact may have: from 1900 to 9999, with a day to spare for zones. Those of a
  /// damaged file are passed over.
  static let (first, last) = (-25_568, 2_932_897)

  static func earliest(on day: Int) -> Int64 {
    Int64(bounded(day)) * 86_400 - 93_600
  }

  static func latest(on day: Int) -> Int64 {
    Int64(bounded(day)) * 86_400 + 129_600 + 93_600 - 1
  }

  /// A damaged file may hold any number.
  private static func bounded(_ day: Int) -> Int {
    min(max(day, -100_000_000_000), 100_000_000_000)
  }
}
