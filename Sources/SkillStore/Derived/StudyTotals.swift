import SkillCore
import ThinSQLite

// `study_total`, `study_day` and `study_tag` follow from the sessions. Whoever changes which sessions
// are live does it inside `keepingTotals`, which adds the difference of the days that are touched.

/// A session's place in the sums.
struct SessionSpan {
  let learner: Int64
  let skill: Int64
  let time: SessionTime
  let localDay: Int

  init(learner: Int64, skill: Int64, time: SessionTime, localDay: Int) {
    self.learner = learner
    self.skill = skill
    self.time = time
    self.localDay = localDay
  }

  /// Where a fact that is to be recorded will count; nil unless it is a session. What is no sound one is
  /// refused where it is written.
  init?(_ entry: FactEntry) {
    let (fact, parts) = (entry.fact, FactParts(entry.fact))
    guard FactKind(fact.kind) == .session, let skill = entry.place.skill else { return nil }
    let time = try? SessionTime(
      at: fact.at.instant.seconds, parts.end?.instant.seconds,
      parts.length.map { Int64($0.seconds) })
    guard let time else { return nil }
    self.init(
      learner: entry.place.learner, skill: skill, time: time, localDay: fact.at.localDay.number)
  }

  /// From the columns learner_id, skill_id, at, end_at, length, local_day.
  ///
  /// - Throws: `StoreError.damaged` for a time that no session has.
  init(_ row: borrowing Row) throws {
    self.init(
      learner: try row.int64(0), skill: try row.int64(1), time: try SessionTime(row, 2),
      localDay: try row.int(5))
  }
}

extension Store {
  /// Makes a change to the live sessions that `spans` lists, and keeps the sums right.
  func keepingTotals<R>(of spans: [SessionSpan], _ change: () throws -> R) throws -> R {
    guard !spans.isEmpty else { return try change() }
    let days = spans.flatMap(SkillDay.days).distinct()
    let localDays = try localDays(touchedBy: spans)
    let before = try days.map(count(on:))
    let result = try keepingTags(of: spans, change)
    for (day, old) in zip(days, before) {
      let difference = try count(on: day) - old
      if difference != StudyCount() { try add(difference, to: day) }
    }
    for day in localDays { try recount(day: day.day, learner: day.learner) }
    return result
  }

  private func add(_ count: StudyCount, to day: SkillDay) throws {
    let changed = try db.run(
      """
      update study_total set seconds = seconds + ?3, spent = spent + ?4, sessions = sessions + ?5
      where learner_id = ?1 and skill_id = ?2
      """, day.learner, day.skill, count.seconds,
      count.spent, count.sessions)
    if changed == 0 {
      try db.run(
        "insert into study_total values (?, ?, ?, ?, ?)", day.learner,
        day.skill, count.seconds, count.spent,
        count.sessions)
    }
  }

  /// What a UTC day adds to a skill: the union of the live sessions, up to the cap; and, of those
  /// that began on it, the plain lengths and the number.
  private func count(on day: SkillDay) throws -> StudyCount {
    var sum = SkillSum()
    let start = Int64(day.number) * 86_400
    try db.forEach(
      """
      select at, end_at, length from fact
      where learner_id = ?1 and skill_id = ?2 and at > ?3 - 86400 and at < ?3 + 86400
        and (end_at > ?3 or length is not null and at >= ?3) and kind = 'session' and live
      order by at
      """, day.learner, day.skill, start
    ) { row in
      let time = try SessionTime(row, 0)
      sum.add(time, within: start..<start + 86_400)
    }
    return sum.count
  }

  /// Works a skill's sums out anew from every live session.
  func recount(learner: Int64, skill: Int64) throws {
    let count = try studyCount(learner: learner, skill: skill, in: db)
    try db.run(
      """
      insert into study_total values (?1, ?2, ?3, ?4, ?5)
      on conflict (learner_id, skill_id) do update set
        seconds = excluded.seconds, spent = excluded.spent, sessions = excluded.sessions
      """, learner, skill, count.seconds, count.spent,
      count.sessions)
  }

  /// Works all sums of study time out anew.
  func recountEverything() throws {
    try db.run("delete from study_total")
    try db.run("delete from study_day")
    try db.run("delete from study_tag")
    let owners = try db.all(
      "select distinct learner_id, skill_id from fact where kind = 'session' and live"
    ) { (learner: try $0.int64(0), skill: try $0.int64(1)) }
    for owner in owners { try recount(learner: owner.learner, skill: owner.skill) }
    for learner in Set(owners.map(\.learner)) { try recountDaysAndTags(of: learner) }
  }

  func spans(ofRow row: Int64) throws -> [SessionSpan] {
    try db.all(
      """
      select learner_id, skill_id, at, end_at, length, local_day from fact
      where id = ? and kind = 'session'
      """, row
    ) { try SessionSpan($0) }
  }

  /// How long the learner studied each skill.
  func studyTotals(of learner: Learner) throws -> [(Slug, StudyTime)] {
    try db.all(
      """
      select skill.slug, seconds from study_total
        join skill on skill.id = skill_id join learner on learner.id = learner_id
      where learner.uid = ? and seconds > 0
      """, learner.id.bytes
    ) { (try $0.slug(0), StudyTime(seconds: try $0.int(1))) }
  }
}

/// A learner's sessions on a skill, counted from the sessions themselves.
func studyCount(learner: Int64, skill: Int64, in db: borrowing Database) throws -> StudyCount {
  var sum = SkillSum()
  try db.forEach(
    """
    select at, end_at, length from fact
    where learner_id = ? and skill_id = ? and kind = 'session' and live order by at
    """, learner, skill
  ) { row in sum.add(try SessionTime(row, 0)) }
  return sum.count
}

/// Adds up the sessions of a skill in the order of their starts.
struct SkillSum {
  private var spans: [(start: Int64, end: Int64)] = []
  private var lengths: [Int: StudyTime] = [:]
  private var sum = StudyCount()

  /// - Parameter bounds: what counts of a timed session; nil counts all of it.
  mutating func add(_ time: SessionTime, within bounds: Range<Int64>? = nil) {
    if let end = time.end {
      spans.append(
        (max(time.at, bounds?.lowerBound ?? time.at), min(end, bounds?.upperBound ?? end)))
    } else {
      lengths[Instant(seconds: time.at).utcDay, default: .zero] += StudyTime(seconds: time.length)
    }
    guard bounds?.contains(time.at) ?? true else { return }
    sum.spent += time.length
    sum.sessions += 1
  }

  var count: StudyCount {
    var (tally, count) = (StudyTally(lengths: lengths), sum)
    for span in spans {
      tally.add(from: Instant(seconds: span.start), to: Instant(seconds: span.end))
    }
    count.seconds = tally.seconds
    return count
  }
}

/// What sessions come to.
struct StudyCount: Equatable {
  /// As the verdict counts: shared time once, each UTC day to its cap.
  var seconds = 0
  /// Their lengths.
  var spent = 0
  var sessions = 0

  static func - (left: StudyCount, right: StudyCount) -> StudyCount {
    StudyCount(
      seconds: left.seconds - right.seconds, spent: left.spent - right.spent,
      sessions: left.sessions - right.sessions)
  }

  static func += (left: inout StudyCount, right: StudyCount) {
    left.seconds += right.seconds
    left.spent += right.spent
    left.sessions += right.sessions
  }
}

/// A skill of a learner on a UTC day.
private struct SkillDay: Comparable {
  let learner: Int64
  let skill: Int64
  let number: Int

  static func < (left: SkillDay, right: SkillDay) -> Bool {
    (left.learner, left.skill, left.number) < (right.learner, right.skill, right.number)
  }

  /// The days that a session touches: two at most.
  static func days(of span: SessionSpan) -> [SkillDay] {
    let first = Instant(seconds: span.time.at).utcDay
    let last = span.time.end.map { Instant(seconds: $0 - 1).utcDay } ?? first
    return (first...max(first, last)).map {
      SkillDay(learner: span.learner, skill: span.skill, number: $0)
    }
  }
}
