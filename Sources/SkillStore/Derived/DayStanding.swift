import SkillCore
import ThinSQLite

/// Where a day with study stands: in its run of days without a gap, and among the runs up to it. The last day's is
/// a streak's whole answer.
struct DayStanding: Equatable {
  let day: Int
  /// The number of days of its run, up to it.
  let run: Int
  /// The number of days of the longest run up to it, and the last of them; of equal ones the latest.
  let longest: Int
  let longestUntil: Int
}

extension DayStanding {
  /// - Parameter last: where the day with study before it stands; nil for the first one.
  init(_ day: Int, after last: DayStanding?) {
    // Wraps, as a damaged file may hold any number; of a later day it is exact.
    let isNext = last.map { day &- $0.day == 1 } ?? false
    let run = isNext ? (last?.run ?? 0) &+ 1 : 1
    let isLongest = run >= last?.longest ?? 0
    self.init(
      day: day, run: run, longest: isLongest ? run : last?.longest ?? run,
      longestUntil: isLongest ? day : last?.longestUntil ?? day)
  }

  /// From the columns day, run, longest, longest_until.
  ///
  /// - Throws: `StoreError.damaged` for what no days make.
  init(_ row: borrowing Row) throws {
    self.init(
      day: try row.int(0), run: try row.int(1), longest: try row.int(2),
      longestUntil: try row.int(3))
    let most = 1 << 40
    guard (1...most).contains(longest), (1...longest).contains(run), longestUntil <= day,
      longestUntil > -most
    else { throw StoreError.damaged("study_day", row: 0) }
  }
}

extension Store {
  /// Where the last day with study stands; nil without study.
  func lastStanding(of learner: Int64) throws -> DayStanding? {
    try db.first(
      """
      select day, run, longest, longest_until from study_day where learner_id = ?
      order by day desc limit 1
      """, learner
    ) { try DayStanding($0) }
  }

  /// Where a day stands that has got its first session, and has no row yet; those after it are made to agree.
  func keepStandings(adding day: Int, learner: Int64) throws -> DayStanding {
    let before = try keepStandings(around: day, isStudied: true, learner)
    return DayStanding(day, after: before)
  }

  /// Makes the days after one that has no session any more agree.
  func keepStandings(after day: Int, learner: Int64) throws {
    _ = try keepStandings(around: day, isStudied: false, learner)
  }

  /// The days after it are changed up to the first one that stands where it stood, as then all others do.
  ///
  /// - Returns: where the day before it stands.
  private func keepStandings(
    around day: Int, isStudied: Bool, _ learner: Int64
  ) throws -> DayStanding? {
    var (before, last): (DayStanding?, DayStanding?)
    var changed: [DayStanding] = []
    try db.withStatement(
      """
      select day, run, longest, longest_until from study_day where learner_id = ?1 and day >= coalesce(
        (select max(day) from study_day where learner_id = ?1 and day < ?2), ?2)
      order by day
      """
    ) { statement in
      try statement.bind(learner, day)
      while try statement.step() {
        let kept = try statement.withRow { try DayStanding($0) }
        if kept.day < day {
          before = kept
          last = kept
          continue
        }
        if changed.isEmpty, isStudied { last = DayStanding(day, after: before) }
        let standing = DayStanding(kept.day, after: last)
        if standing == kept { break }
        changed.append(standing)
        last = standing
      }
    }
    try change(changed, learner)
    return before
  }

  /// A session of long ago that joins two runs to the longest of all changes every day since then.
  private func change(_ standings: [DayStanding], _ learner: Int64) throws {
    guard !standings.isEmpty else { return }
    try db.withStatement(
      """
      update study_day set run = ?3, longest = ?4, longest_until = ?5
      where learner_id = ?1 and day = ?2
      """
    ) { statement in
      for one in standings {
        try statement.bind(learner, one.day, one.run, one.longest, one.longestUntil)
        try statement.run()
      }
    }
  }
}
