import SkillCore
import ThinSQLite

extension Store {
  /// How many seconds the lengths of each row's sessions exceed its own time.
  ///
  /// - Parameter places: the rows of a session, by its skill and its tags column.
  func surplus(
    of learner: Learner, _ from: LocalDay?, _ to: LocalDay?, rows count: Int,
    places: (Slug, String) -> [Int]
  ) throws -> [Int] {
    var surplus = StudySurplus(rows: count)
    let runs = try crowdedDays(of: learner, from, to)
    guard !runs.isEmpty else { return surplus.seconds }
    let skills = try skillsByRow()
    for run in runs {
      // Sessions that extend into the first day began at most a day earlier.
      try db.forEach(
        """
        select at, end_at, length, local_day, skill_id, tags from fact indexed by fact_at
        where learner_id = (select id from learner where uid = ?1) and at between ?2 and ?3
          and kind = 'session' and live
        order by at, id
        """, learner.id.bytes, LocalDaySpan.earliest(on: run[0]) - 86_400,
        LocalDaySpan.latest(on: run[run.count - 1])
      ) { row in
        guard let skill = skills.slug(of: try row.int64(4)) else { return }
        let (time, day) = (try SessionTime(row, 0), try row.int(3))
        let place = run.place { $0 < day }
        let isAsked = place < run.count && run[place] == day
        let asked = isAsked ? LocalDay(number: day) : nil
        for row in places(skill, try row.optionalText(5) ?? "") {
          if let end = time.end {
            surplus.add(
              from: Instant(seconds: time.at), to: Instant(seconds: end), on: asked, to: row)
          } else if let asked {
            surplus.add(StudyTime(seconds: time.length), on: asked, to: row)
          }
        }
      }
    }
    return surplus.seconds
  }

  /// The local days with overlaps or more than 24 hours, ascending; days whose sessions may overlap
  /// each other are grouped.
  private func crowdedDays(
    of learner: Learner, _ from: LocalDay?, _ to: LocalDay?
  ) throws -> [[Int]] {
    var runs: [[Int]] = []
    try db.forEach(
      """
      select day from study_day indexed by study_crowded
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
