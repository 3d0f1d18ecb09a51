import SkillCore
import ThinSQLite

extension Store {
  /// The sums of the learner's live sessions whose local day lies in the range, in one pass that
  /// keeps no session: a hundred thousand take some tens of milliseconds.
  ///
  /// - Parameters:
  ///   - from: nil begins with the first session; so does nil in `to` end with the last.
  ///   - withTags: sum by tag, too.
  public func studySums(
    of learner: Learner, from: LocalDay? = nil, to: LocalDay? = nil, withTags: Bool = false
  ) throws -> StudySums {
    var sums = StudySums()
    let skills = try skillsByRow()
    // A local day lies within 26 hours of the UTC day of the same number; the index is by instant.
    try db.forEach(
      """
      select at, end_at, local_day, skill_id, tags from fact indexed by fact_at
      where learner_id = (select id from learner where uid = ?1)
        and at between ?2 and ?3 and local_day between ?4 and ?5 and kind = 'session' and live
      order by at
      """,
      learner.id.bytes,
      from.map { LocalDaySpan.earliest(on: $0.number) } ?? Int64.min,
      to.map { LocalDaySpan.latest(on: $0.number) } ?? Int64.max,
      from?.number ?? LocalDaySpan.first, to?.number ?? LocalDaySpan.last
    ) { row in
      let id = try row.int64(3)
      let place = skills.place { $0.row < id }
      guard place < skills.count, skills[place].row == id, let slug = skills[place].slug else {
        return
      }
      let (at, end) = (try row.int64(0), try row.int64(1))
      _ = try sessionLength(from: at, to: end)
      sums.add(
        from: Instant(seconds: at), to: Instant(seconds: end),
        on: LocalDay(number: try row.int(2)), skill: slug,
        tags: withTags ? try row.optionalText(4).map(separatedTags) ?? [] : nil)
    }
    return sums
  }

  /// The same over all of the learner's sessions, from the sums that are kept: by skill and, where
  /// asked, by day or by tag.
  public func wholeStudySums(
    of learner: Learner, withDays: Bool = false, withTags: Bool = false
  ) throws -> StudySums {
    let skills = try db.all(
      """
      select skill.slug, spent, sessions from study_total
        join skill on skill.id = skill_id join learner on learner.id = learner_id
      where learner.uid = ? and sessions > 0
      """, learner.id.bytes
    ) { row in
      let time = StudyTime(seconds: try row.int(1))
      return (try row.slug(0), StudySum(time: time, sessions: try row.int(2)))
    }
    let range = try db.first(
      """
      select
        (select total(shared) from study_day indexed by study_shared
          where learner_id = learner.id and shared > 0),
        (select min(day) from study_day where learner_id = learner.id and day between ?2 and ?3),
        (select max(day) from study_day where learner_id = learner.id and day between ?2 and ?3)
      from learner where uid = ?1
      """, learner.id.bytes, LocalDaySpan.first, LocalDaySpan.last
    ) { (shared: try $0.double(0), first: try $0.optionalInt(1), last: try $0.optionalInt(2)) }
    guard let overlap = Int(exactly: range?.shared ?? 0) else {
      throw StoreError.damaged("study_day", row: 0)
    }
    var days = DaySums()
    if withDays {
      days = try studyDays(of: learner)
    } else {
      for day in [range?.first, range?.last] {
        if let day { days.add(StudySum(), on: LocalDay(number: day)) }
      }
    }
    return StudySums(
      skills: skills.reduce(into: SkillSums()) { $0.add($1.1, on: $1.0) }, days: days,
      tags: withTags ? try tagSums(of: learner) : [:], overlap: StudyTime(seconds: overlap))
  }

  /// Ascending, to be searched.
  private func skillsByRow() throws -> [(row: Int64, slug: Slug?)] {
    try db.all("select id, slug from skill order by id") {
      (row: try $0.int64(0), slug: Slug(try $0.text(1)))
    }
  }

  /// The learner's live facts of one kind, oldest first, on any skill; none for sessions, timers
  /// and notes, which this does not look through.
  public func marks(_ kind: FactKind, of learner: Learner) throws -> [Fact] {
    try liveFacts(kind, on: nil, of: learner).map(\.fact)
  }
}
