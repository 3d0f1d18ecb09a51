import SkillCore
import ThinSQLite

// A verdict of any day needs few sessions: of each skill the first ones, up to the time that can
// count, and the last one. So the number of facts read does not grow with the record.

extension Store {
  /// Facts that give the same verdicts as all facts of the learner that count: today's, any past
  /// day's, with and without freshness. It has all marks; of each skill's sessions those of the
  /// first days, until `enough` was studied on at least four days, and those of the last day.
  ///
  /// - Parameters:
  ///   - asOf: the last local day that counts; nil counts every fact.
  ///   - enough: more study than this never counts: the longest target of the roadmaps.
  public func verdictFacts(
    of learner: Learner, asOf: LocalDay? = nil, enough: StudyTime
  ) throws -> VerdictFacts {
    var facts = VerdictFacts(marks: try proofs(of: learner))
    for skill in try studiedSkills(of: learner) {
      facts.sessions += try sessions(of: skill, asOf: asOf?.number ?? .max, enough)
    }
    return facts
  }

  /// The record for a verdict that needs single sessions, from the facts of `verdictFacts`. The study
  /// times of today's verdict are complete, a past day's are cut where more would not count.
  public func record(
    of learner: Learner, asOf: LocalDay?, names: [[Slug]] = [], from facts: VerdictFacts
  ) throws -> Record {
    guard asOf == nil else { return Record(facts, asOf: asOf) }
    var record = Record(facts, studied: try studyTotals(of: learner))
    try mergeStudyTimes(of: learner, names: names, in: &record)
    return record
  }

  /// Names the sessions of `verdictFacts` in a record of kept sums: of the skills asked for, unless
  /// they are completed, as their sessions are not cited then.
  public func citeSessions(
    of learner: Learner, on skills: Set<Slug>, enough: StudyTime, in record: inout Record
  ) throws {
    for skill in try studiedSkills(of: learner) where skills.contains(skill.slug) {
      if record[skill.slug].isCompleted { continue }
      // Of less study none is left out.
      let ids =
        skill.time < enough
        ? try sessions(of: skill) : try sessions(of: skill, asOf: .max, enough).map(\.id)
      record.cite(ids, for: skill.slug)
    }
  }

  private func studiedSkills(of learner: Learner) throws -> [StudiedSkill] {
    try db.all(
      """
      select learner_id, skill_id, skill.slug, seconds
      from study_total join skill on skill.id = skill_id
      where learner_id = (select id from learner where uid = ?) and seconds > 0
      order by skill_id
      """, learner.id.bytes
    ) {
      StudiedSkill(
        learner: try $0.int64(0), row: try $0.int64(1), slug: try $0.slug(2),
        time: StudyTime(seconds: try $0.int(3)))
    }
  }

  private func sessions(of skill: StudiedSkill) throws -> [FactID] {
    try db.all(
      """
      select uid from fact indexed by fact_study
      where learner_id = ? and skill_id = ? and kind = 'session' and live
      """, skill.learner, skill.row
    ) { try $0.id(0) }
  }

  /// Those of the first days and of the last one.
  private func sessions(
    of skill: StudiedSkill, asOf: Int, _ enough: StudyTime
  ) throws -> [StudyFact] {
    let until = asOf == .max ? Int64.max : LocalDaySpan.latest(on: asOf)
    var days = SessionDays(asOf: asOf, enough: enough)
    var (early, late): ([StudyRow], [StudyRow]) = ([], [])
    let isAll = try read(Store.earlierSessions, skill, until) { row in
      guard days.addFirst(row) else { return false }
      early.append(row)
      return true
    }
    guard let first = days.first else { return [] }
    var last = first
    if isAll {
      // Read already, beyond the first days.
      last = early.map(\.day).filter { $0 <= days.asOf }.max() ?? first
      late = early
    } else {
      try read(Store.laterSessions, skill, until) { row in
        guard days.addLast(row) else { return false }
        late.append(row)
        return true
      }
      last = days.last ?? first
    }
    early.removeAll { $0.day > first }
    // The last day is among the first ones, or after all of them.
    late.removeAll { $0.day != last || last <= first }
    return (early + late).map { $0.fact(of: skill.slug) }
  }

  /// Straight from the index of the skill.
  private static let sessions = """
    select uid, local_day, at, end_at, length from fact indexed by fact_study
    where learner_id = ?1 and skill_id = ?2 and at <= ?3 and kind = 'session' and live
    """
  private static let earlierSessions = sessions + " order by at"
  private static let laterSessions = sessions + " order by at desc"

  /// Passes on sessions until the closure returns false.
  ///
  /// - Returns: whether it never did.
  @discardableResult
  private func read(
    _ sql: String, _ skill: StudiedSkill, _ until: Int64, _ wantsMore: (StudyRow) throws -> Bool
  ) throws -> Bool {
    try db.withStatement(sql) { statement in
      try statement.bind(skill.learner, skill.row, until)
      while try statement.step() {
        if try !wantsMore(statement.withRow { try StudyRow($0) }) { return false }
      }
      return true
    }
  }
}

private struct StudiedSkill {
  let learner: Int64
  let row: Int64
  let slug: Slug
  let time: StudyTime
}
