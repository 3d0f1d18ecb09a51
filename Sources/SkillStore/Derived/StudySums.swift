import SkillCore
import ThinSQLite

// The sums of study time, by skill, day and tag, follow from the sessions that count. A change of which
// sessions count happens inside `keepingSums`; an import of many rebuilds the sums at the end.

extension Store {
  /// Makes a change to the live sessions that `spans` lists, and keeps the sums right.
  func keepingSums<R>(of spans: [SessionSpan], _ change: () throws -> R) throws -> R {
    guard !spans.isEmpty else { return try change() }
    return try keepingDaySums(of: spans) {
      try keepingSkillSums(of: spans) { try keepingTagSums(of: spans, change) }
    }
  }

  func spans(ofRow row: Int64) throws -> [SessionSpan] {
    try db.all(
      """
      select learner_id, skill_id, at, end_at, length, local_day from fact
      where id = ? and kind = 'session'
      """, row
    ) { try SessionSpan($0) }
  }

  /// Recomputes the sums of some skills, and all those of their learners that go by day and tag.
  func rebuildSums(of skills: some Collection<SkillOfLearner>) throws {
    for one in skills { try rebuildSkillSums(learner: one.learner, skill: one.skill) }
    for learner in Set(skills.map(\.learner)) {
      let (days, tags) = try derivedDayAndTagSums(of: learner)
      try setDaySums(days, of: learner)
      try setTagSums(tags, of: learner)
    }
  }

  /// Recomputes all of them.
  func rebuildSums() throws {
    try db.run("delete from study_total")
    try db.run("delete from study_day")
    try db.run("delete from study_tag")
    try rebuildSums(
      of: try db.all(
        "select distinct learner_id, skill_id from fact where kind = 'session' and live"
      ) { SkillOfLearner(learner: try $0.int64(0), skill: try $0.int64(1)) })
  }

  /// How many of them are not what the sessions say.
  func wrongSums() throws -> Int {
    let learners = try db.all(
      """
      select learner_id from fact where kind = 'session' and live
      union select learner_id from study_day union select learner_id from study_tag
      """
    ) { try $0.int64(0) }
    return try learners.reduce(wrongSkillSums()) { count, learner in
      let (days, tags) = try derivedDayAndTagSums(of: learner)
      return try count + wrongDaySums(of: learner, days) + wrongTagSums(of: learner, tags)
    }
  }

  private func derivedDayAndTagSums(
    of learner: Int64
  ) throws -> (days: DerivedDaySums, tags: DerivedTagSums) {
    var (days, tags) = (DerivedDaySums(), DerivedTagSums())
    try db.forEach(
      """
      select at, end_at, length, local_day, tags from fact indexed by fact_at
      where learner_id = ? and kind = 'session' and live order by at, id
      """, learner
    ) { row in
      let time = try SessionTime(row, 0)
      days.add(time, on: try row.int(3))
      tags.add(time.length, to: try row.optionalText(4) ?? "")
    }
    return (days, tags)
  }
}

/// A skill that a learner studied.
struct SkillOfLearner: Hashable {
  let learner: Int64
  let skill: Int64
}
