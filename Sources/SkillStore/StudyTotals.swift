import SQLite
import SkillCore

// `study_total` follows from the sessions. Whoever changes which sessions are live does it inside
// `keepingTotals`, which adds the difference of the days that are touched.

/// A session's place in the sums.
struct SessionSpan {
  let learner: Int64
  let skill: Int64
  let at: Int64
  let end: Int64

  init(learner: Int64, skill: Int64, at: Int64, end: Int64) {
    self.learner = learner
    self.skill = skill
    self.at = at
    self.end = end
  }

  /// From the columns learner_id, skill_id, at, end_at.
  init(_ row: borrowing Row) throws {
    self.init(
      learner: try row.int64(0), skill: try row.int64(1), at: try row.int64(2),
      end: try row.int64(3))
  }
}

extension Store {
  /// Makes a change to the live sessions that `spans` lists, and keeps the sums right.
  func keepingTotals<R>(of spans: [SessionSpan], _ change: () throws -> R) throws -> R {
    let days = Set(spans.flatMap(SkillDay.days))
    var before: [SkillDay: Int] = [:]
    for day in days { before[day] = try seconds(on: day) }
    let result = try change()
    var differences: [SkillDay.Owner: Int] = [:]
    for day in days {
      differences[day.owner, default: 0] += try seconds(on: day) - (before[day] ?? 0)
    }
    for (owner, difference) in differences where difference != 0 { try add(difference, to: owner) }
    return result
  }

  private func add(_ seconds: Int, to owner: SkillDay.Owner) throws {
    let changed = try db.run(
      "update study_total set seconds = seconds + ?3 where learner_id = ?1 and skill_id = ?2",
      SQLValue(owner.learner), SQLValue(owner.skill), SQLValue(seconds))
    if changed == 0 {
      try db.run(
        "insert into study_total values (?, ?, ?)", SQLValue(owner.learner),
        SQLValue(owner.skill), SQLValue(seconds))
    }
  }

  /// The union of the live sessions on that UTC day, up to the cap.
  private func seconds(on day: SkillDay) throws -> Int {
    var tally = StudyTally()
    let start = Int64(day.number) * 86_400
    try db.forEach(
      """
      select at, end_at from fact
      where learner_id = ?1 and skill_id = ?2 and at > ?3 - 86400 and at < ?3 + 86400
        and end_at > ?3 and kind = 'session' and live
      order by at
      """, SQLValue(day.owner.learner), SQLValue(day.owner.skill), SQLValue(start)
    ) { row in
      tally.add(
        from: Instant(seconds: max(try row.int64(0), start)),
        to: Instant(seconds: min(try row.int64(1), start + 86_400)))
    }
    return tally.seconds
  }

  /// Works a sum out anew from every live session.
  func recount(learner: Int64, skill: Int64) throws {
    let seconds = try countedSeconds(learner: learner, skill: skill, in: db)
    try db.run(
      """
      insert into study_total values (?1, ?2, ?3)
      on conflict (learner_id, skill_id) do update set seconds = excluded.seconds
      """, SQLValue(learner), SQLValue(skill), SQLValue(seconds))
  }

  /// Where a fact that is to be recorded will count; nowhere unless it is a session.
  func spans(of fact: Fact, _ learner: Learner) throws -> [SessionSpan] {
    guard case .session(let end) = fact.kind, let skill = fact.skill else { return [] }
    return try db.all(
      "select learner.id, skill.id from learner, skill where learner.uid = ? and skill.slug = ?",
      SQLValue(learner.id.bytes), .text(skill.description)
    ) {
      SessionSpan(
        learner: try $0.int64(0), skill: try $0.int64(1), at: fact.at.instant.seconds,
        end: end.instant.seconds)
    }
  }

  func spans(ofRow row: Int64) throws -> [SessionSpan] {
    try db.all(
      "select learner_id, skill_id, at, end_at from fact where id = ? and kind = 'session'",
      SQLValue(row)
    ) { try SessionSpan($0) }
  }

  /// How long the learner studied each skill.
  func studyTotals(of learner: Learner) throws -> [(Slug, StudyTime)] {
    try db.all(
      """
      select skill.slug, seconds from study_total
        join skill on skill.id = skill_id join learner on learner.id = learner_id
      where learner.uid = ? and seconds > 0
      """, SQLValue(learner.id.bytes)
    ) { (try $0.slug(0), StudyTime(seconds: try $0.int(1))) }
  }
}

/// All that counts of a learner's sessions on a skill, from the sessions themselves.
func countedSeconds(learner: Int64, skill: Int64, in db: borrowing Database) throws -> Int {
  var tally = StudyTally()
  try db.forEach(
    """
    select at, end_at from fact
    where learner_id = ? and skill_id = ? and kind = 'session' and live order by at
    """, SQLValue(learner), SQLValue(skill)
  ) { row in
    tally.add(
      from: Instant(seconds: try row.int64(0)), to: Instant(seconds: try row.int64(1)))
  }
  return tally.seconds
}

/// A skill of a learner on a UTC day.
private struct SkillDay: Hashable {
  struct Owner: Hashable {
    let learner: Int64
    let skill: Int64
  }
  let owner: Owner
  let number: Int

  /// The days that a session touches: two at most.
  static func days(of span: SessionSpan) -> [SkillDay] {
    let owner = Owner(learner: span.learner, skill: span.skill)
    let first = Instant(seconds: span.at).utcDay
    let last = Instant(seconds: span.end - 1).utcDay
    return (first...max(first, last)).map { SkillDay(owner: owner, number: $0) }
  }
}
