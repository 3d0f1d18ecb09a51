import SQLite
import SkillCore

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
    let slugs = try skillSlugs()
    // A local day lies within 26 hours of the UTC day of the same number; the index is by instant.
    try db.forEach(
      """
      select at, end_at, local_day, skill_id, tags from fact indexed by fact_at
      where learner_id = (select id from learner where uid = ?1)
        and at between ?2 and ?3 and local_day between ?4 and ?5 and kind = 'session' and live
      order by at
      """,
      SQLValue(learner.id.bytes),
      SQLValue(from.map { Int64($0.number) * 86_400 - 93_600 } ?? Int64.min),
      SQLValue(to.map { Int64($0.number + 1) * 86_400 + 93_600 } ?? Int64.max),
      SQLValue(from?.number ?? Int(Int32.min)), SQLValue(to?.number ?? Int(Int32.max))
    ) { row in
      guard let slug = slugs[try row.int64(3)] else { return }
      sums.add(
        from: Instant(seconds: try row.int64(0)), to: Instant(seconds: try row.int64(1)),
        on: LocalDay(number: try row.int(2)), skill: slug,
        tags: withTags
          ? try row.optionalText(4)?.split(separator: " ").map(String.init) ?? [] : nil)
    }
    return sums
  }

  /// The run of days with study that goes on; nil when there is none. Looks back only as far as the
  /// run reaches.
  public func currentStreak(of learner: Learner, today: LocalDay) throws -> ClosedRange<LocalDay>? {
    var window = 14
    while true {
      let days = try studySums(of: learner, from: today + -window).days.keys
      let run = StudyStreak(days, today: today).current
      guard let run, run.lowerBound == today + -window else { return run }
      window *= 4
    }
  }

  private func skillSlugs() throws -> [Int64: Slug] {
    var slugs: [Int64: Slug] = [:]
    try db.forEach("select id, slug from skill") { row in
      slugs[try row.int64(0)] = Slug(try row.text(1))
    }
    return slugs
  }

  /// The learner's live facts of one kind, oldest first, on any skill; none for sessions, timers
  /// and notes, which this does not look through.
  public func marks(_ kind: FactKind, of learner: Learner) throws -> [Fact] {
    try liveFacts(kind, on: nil, of: learner).map(\.fact)
  }
}
