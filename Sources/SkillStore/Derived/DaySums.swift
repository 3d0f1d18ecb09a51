import SkillCore
import ThinSQLite

// `study_day` adds up what began on each local day of a learner, and says where the day stands among the others
// (`DayStanding`). Which of two sessions that share time has it in its sum is a matter of their order, by start and
// then row: the later one.

extension Store {
  /// The local days whose sums change when these sessions come or go: their own, and those of the
  /// sessions that begin while they last.
  private func localDays(touchedBy spans: [SessionSpan]) throws -> [LearnerDay] {
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

  /// Changes the counting sessions that `spans` lists, and recomputes their days.
  func keepingDaySums<R>(of spans: [SessionSpan], _ change: () throws -> R) throws -> R {
    let days = try localDays(touchedBy: spans)
    let result = try change()
    for day in days { try rebuildDaySum(day.day, learner: day.learner) }
    return result
  }

  /// Recomputes the sums of a day from the sessions around it. Only a day that gets its first session, or loses
  /// its last one, changes where days stand.
  private func rebuildDaySum(_ day: Int, learner: Int64) throws {
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
    guard sum.sessions > 0 else {
      let gone = try db.run("delete from study_day where learner_id = ? and day = ?", learner, day)
      if gone > 0 { try keepStandings(after: day, learner: learner) }
      return
    }
    // Most often the first session of a day is that of the last day, which has no row yet: one statement less is
    // prepared then.
    if sum.sessions == 1 {
      let last = try lastStanding(of: learner)
      if last.map({ $0.day < day }) ?? true {
        return try insert(sum, DayStanding(day, after: last), learner)
      }
    }
    let known = try db.run(
      """
      update study_day set spent = ?3, sessions = ?4, shared = ?5
      where learner_id = ?1 and day = ?2
      """, learner, day, sum.spent, sum.sessions, sum.shared)
    guard known == 0 else { return }
    try insert(sum, keepStandings(adding: day, learner: learner), learner)
  }

  private func insert(_ sum: DaySum, _ standing: DayStanding, _ learner: Int64) throws {
    try db.run(
      "insert into study_day values (?, ?, ?, ?, ?, ?, ?, ?)", learner, standing.day,
      sum.spent, sum.sessions, sum.shared, standing.run, standing.longest, standing.longestUntil)
  }

  /// Puts a learner's sums by day in the place of those that are kept.
  func setDaySums(_ days: DerivedDaySums, of learner: Int64) throws {
    try db.run("delete from study_day where learner_id = ?", learner)
    for (sum, standing) in days.rows { try insert(sum, standing, learner) }
  }

  /// How many of a learner's sums by day are not what the sessions say.
  func wrongDaySums(of learner: Int64, _ derived: DerivedDaySums) throws -> Int {
    var (place, wrong) = (0, 0)
    let rows = derived.rows
    try db.forEach(
      """
      select day, run, longest, longest_until, spent, sessions, shared from study_day
      where learner_id = ? order by day
      """, learner
    ) {
      let standing = DayStanding(
        day: try $0.int(0), run: try $0.int(1), longest: try $0.int(2), longestUntil: try $0.int(3))
      let sum = DaySum(spent: try $0.int(4), sessions: try $0.int(5), shared: try $0.int(6))
      while place < rows.count, rows[place].standing.day < standing.day {
        (place, wrong) = (place + 1, wrong + 1)
      }
      guard place < rows.count, rows[place].standing.day == standing.day else {
        wrong += 1
        return
      }
      if rows[place] != (sum, standing) { wrong += 1 }
      place += 1
    }
    return wrong + rows.count - place
  }
}

/// A learner's sums by local day, worked out from all sessions in the order of their starts.
struct DerivedDaySums {
  private var sums: [Int: DaySum] = [:]
  private var reached = Reached()

  /// In order.
  fileprivate var rows: [(sum: DaySum, standing: DayStanding)] {
    var last: DayStanding?
    return sums.sorted { $0.key < $1.key }.map { day, sum in
      let standing = DayStanding(day, after: last)
      last = standing
      return (sum, standing)
    }
  }

  mutating func add(_ time: SessionTime, on day: Int) {
    sums[day, default: DaySum()].add(time.length, shared: reached.shared(with: time))
  }
}

/// A local day of a learner.
private struct LearnerDay: Comparable {
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
private struct DaySum: Equatable {
  var spent = 0
  var sessions = 0
  var shared = 0

  /// - Parameter time: what the session has in common with those before it.
  mutating func add(_ length: Int, shared time: Int) {
    spent += length
    sessions += 1
    shared += time
  }
}
