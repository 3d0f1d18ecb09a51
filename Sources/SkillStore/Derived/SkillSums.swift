import SkillCore
import ThinSQLite

// `study_total` adds up what a learner studied of each skill: as the verdict counts, and as the sessions are.

extension Store {
  /// Makes a change to the live sessions that `spans` lists, and adds the difference of the days that are
  /// touched.
  func keepingSkillSums<R>(of spans: [SessionSpan], _ change: () throws -> R) throws -> R {
    let days = spans.flatMap(SkillDay.days).distinct()
    let before = try days.map(count(on:))
    let result = try change()
    for (day, old) in zip(days, before) {
      let difference = try count(on: day) - old
      if difference != StudyCount() { try add(difference, to: day) }
    }
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

  /// Recomputes a skill's sums from every session that counts.
  func rebuildSkillSums(learner: Int64, skill: Int64) throws {
    let count = try derivedSkillSum(learner: learner, skill: skill)
    try db.run(
      """
      insert into study_total values (?1, ?2, ?3, ?4, ?5)
      on conflict (learner_id, skill_id) do update set
        seconds = excluded.seconds, spent = excluded.spent, sessions = excluded.sessions
      """, learner, skill, count.seconds, count.spent,
      count.sessions)
  }

  private func derivedSkillSum(learner: Int64, skill: Int64) throws -> StudyCount {
    var sum = SkillSum()
    try db.forEach(
      """
      select at, end_at, length from fact
      where learner_id = ? and skill_id = ? and kind = 'session' and live order by at
      """, learner, skill
    ) { row in sum.add(try SessionTime(row, 0)) }
    return sum.count
  }

  /// How many of these sums are not what the sessions say.
  func wrongSkillSums() throws -> Int {
    let sums = try db.all(
      """
      select owner.learner_id, owner.skill_id, coalesce(seconds, 0), coalesce(spent, 0),
        coalesce(sessions, 0)
      from (
        select learner_id, skill_id from fact where kind = 'session' and live
        union select learner_id, skill_id from study_total) as owner
      left join study_total as total
        on total.learner_id = owner.learner_id and total.skill_id = owner.skill_id
      """
    ) { row in
      let count = StudyCount(
        seconds: try row.int(2), spent: try row.int(3), sessions: try row.int(4))
      return (learner: try row.int64(0), skill: try row.int64(1), count: count)
    }
    return try sums.count {
      try derivedSkillSum(learner: $0.learner, skill: $0.skill) != $0.count
    }
  }
}

/// Adds up the sessions of a skill in the order of their starts.
struct SkillSum {
  private var spans: [(start: Int64, end: Int64)] = []
  /// A list: to let go of a dictionary, empty or not, costs a session more than to write its row.
  private var lengths: [(day: Int, time: StudyTime)] = []
  private var sum = StudyCount()

  /// - Parameter bounds: what counts of a timed session; nil counts all of it.
  mutating func add(_ time: SessionTime, within bounds: Range<Int64>? = nil) {
    if let end = time.end {
      spans.append(
        (max(time.at, bounds?.lowerBound ?? time.at), min(end, bounds?.upperBound ?? end)))
    } else {
      lengths.append((Instant(seconds: time.at).utcDay, StudyTime(seconds: time.length)))
    }
    guard bounds?.contains(time.at) ?? true else { return }
    sum.spent += time.length
    sum.sessions += 1
  }

  var count: StudyCount {
    var (tally, count) = (StudyTally(), sum)
    if !lengths.isEmpty {
      tally = StudyTally(
        lengths: Dictionary(lengths.lazy.map { ($0.day, $0.time) }, uniquingKeysWith: +))
    }
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
