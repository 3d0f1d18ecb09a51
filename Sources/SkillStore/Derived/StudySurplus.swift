import SkillCore
import ThinSQLite

extension Store {
  /// By how many seconds the lengths of each row's sessions exceed its own time.
  ///
  /// - Parameter places: the rows of a session, of its skill and its tags as the column holds them.
  func surplus(
    of learner: Learner, _ from: LocalDay?, _ to: LocalDay?, rows count: Int,
    places: (Slug, String) -> [Int]
  ) throws -> [Int] {
    var surplus = StudySurplus(rows: count)
    let runs = try crowdedDays(of: learner, from, to)
    guard !runs.isEmpty else { return surplus.seconds }
    let skills = try skillsByRow()
    for run in runs {
      // What reaches into the first of them began a day earlier at most.
      try db.forEach(
        """
        select at, end_at, local_day, skill_id, tags from fact indexed by fact_at
        where learner_id = (select id from learner where uid = ?1) and at between ?2 and ?3
          and kind = 'session' and live
        order by at, id
        """, learner.id.bytes, LocalDaySpan.earliest(on: run[0]) - 86_400,
        LocalDaySpan.latest(on: run[run.count - 1])
      ) { row in
        guard let skill = skills.slug(of: try row.int64(3)) else { return }
        let (at, end, day) = (try row.int64(0), try row.int64(1), try row.int(2))
        _ = try sessionLength(from: at, to: end)
        let place = run.place { $0 < day }
        let isAsked = place < run.count && run[place] == day
        for row in places(skill, try row.optionalText(4) ?? "") {
          surplus.add(
            from: Instant(seconds: at), to: Instant(seconds: end),
            on: isAsked ? LocalDay(number: day) : nil, to: row)
        }
      }
    }
    return surplus.seconds
  }

  /// The local days whose sessions share time or come to more than 24 hours, in ascending order; those
  /// whose sessions may meet stand together.
  private func crowdedDays(
    of learner: Learner, _ from: LocalDay?, _ to: LocalDay?
  ) throws -> [[Int]] {
    var runs: [[Int]] = []
    try db.forEach(
      """
      select day from study_day
      where learner_id = (select id from learner where uid = ?1) and day between ?2 and ?3
        and (shared > 0 or spent > 86400)
      order by day
      """, learner.id.bytes, from?.number ?? LocalDaySpan.first, to?.number ?? LocalDaySpan.last
    ) { row in
      let day = try row.int(0)
      if let last = runs.last?.last, day - last <= 7 {
        runs[runs.count - 1].append(day)
      } else {
        runs.append([day])
      }
    }
    return runs
  }
}
