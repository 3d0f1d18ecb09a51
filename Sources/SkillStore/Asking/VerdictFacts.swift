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
  ) throws -> [Fact] {
    var facts = try proofs(of: learner)
    for span in try studiedSkills(of: learner) {
      let until = asOf.map { LocalDaySpan.latest(on: $0.number) } ?? .max
      var days = SessionDays(asOf: asOf?.number ?? .max, enough: enough)
      try read(Store.earlierSessions, span, until) { days.addFirst($0) }
      try read(Store.laterSessions, span, until) { days.addLast($0) }
      facts += try sessions(span, days)
    }
    return facts
  }

  /// The record for a verdict that needs single sessions; see `verdictFacts`. The study times of
  /// today's verdict are complete, a past day's are cut where more would not count.
  public func record(
    of learner: Learner, asOf: LocalDay?, enough: StudyTime, names: [[Slug]] = []
  ) throws -> Record {
    let facts = try verdictFacts(of: learner, asOf: asOf, enough: enough)
    guard asOf == nil else { return Record(facts: facts, asOf: asOf) }
    var record = Record(facts: facts, studied: try studyTotals(of: learner))
    try mergeStudyTimes(of: learner, names: names, in: &record)
    return record
  }

  private func studiedSkills(of learner: Learner) throws -> [SkillOfLearner] {
    try db.all(
      """
      select learner_id, skill_id from study_total
      where learner_id = (select id from learner where uid = ?) and seconds > 0
      """, learner.id.bytes
    ) { SkillOfLearner(learner: try $0.int64(0), skill: try $0.int64(1)) }
  }

  private static let earlierSessions = """
    select at, end_at, length, local_day from fact indexed by fact_study
    where learner_id = ?1 and skill_id = ?2 and at <= ?3 and kind = 'session' and live order by at
    """

  private static let laterSessions = """
    select at, end_at, length, local_day from fact indexed by fact_study
    where learner_id = ?1 and skill_id = ?2 and at <= ?3 and kind = 'session' and live
    order by at desc
    """

  /// Passes on sessions until the closure returns false.
  private func read(
    _ sql: String, _ span: SkillOfLearner, _ until: Int64,
    _ wantsMore: (SessionDays.Piece) -> Bool
  ) throws {
    try db.withStatement(sql) { statement in
      try statement.bind(span.learner, span.skill, until)
      while try statement.step() {
        let session = try statement.withRow { row in
          SessionDays.Piece(time: try SessionTime(row, 0), day: try row.int(3))
        }
        guard wantsMore(session) else { return }
      }
    }
  }

  private func sessions(_ span: SkillOfLearner, _ days: SessionDays) throws -> [Fact] {
    guard let first = days.first, let last = days.last else { return [] }
    return try db.all(
      Store.factColumns + """
        where fact.id in (
          select id from fact indexed by fact_study
          where learner_id = ?1 and skill_id = ?2 and at <= ?3 and local_day <= ?4
            and kind = 'session' and live
          union
          select id from fact indexed by fact_study
          where learner_id = ?1 and skill_id = ?2 and at between ?5 and ?6 and local_day = ?7
            and kind = 'session' and live)
        order by fact.at, fact.id
        """,
      span.learner, span.skill, LocalDaySpan.latest(on: first),
      first, LocalDaySpan.earliest(on: last),
      LocalDaySpan.latest(on: last), last
    ) { try fact(from: $0).fact }
  }
}

/// The local days of a skill whose sessions suffice for every verdict.
private struct SessionDays {
  struct Piece {
    let time: SessionTime
    let day: Int
  }

  /// All sessions up to this day.
  private(set) var first: Int?
  /// And those of this day.
  private(set) var last: Int?
  private let asOf: Int
  private let enough: StudyTime
  private var timed = StudyTally()
  private var lengths: [Int: StudyTime] = [:]
  private var days: Set<Int> = []

  /// More than four active days do not keep a skill fresh for longer.
  private static let manyDays = 4

  init(asOf: Int, enough: StudyTime) {
    self.asOf = asOf
    self.enough = enough
  }

  /// Called in the order of starts; false ends it. With different zones a later start may be on an
  /// earlier day, so it continues until every later start is a later day.
  mutating func addFirst(_ session: Piece) -> Bool {
    if hasEnough, let first { return session.time.at <= LocalDaySpan.latest(on: first) }
    guard session.day <= asOf else { return true }
    if let end = session.time.end {
      timed.add(from: Instant(seconds: session.time.at), to: Instant(seconds: end))
    } else {
      lengths[session.day, default: .zero] += StudyTime(seconds: session.time.length)
    }
    days.insert(session.day)
    first = max(first ?? session.day, session.day)
    return true
  }

  /// A lower bound of what counts: the larger kind alone, as both may be on full days.
  private var hasEnough: Bool {
    days.count >= SessionDays.manyDays
      && max(timed.seconds, lengths.isEmpty ? 0 : StudyTally(lengths: lengths).seconds)
        >= enough.seconds
  }

  /// Called in the reverse order of starts; false ends it.
  mutating func addLast(_ session: Piece) -> Bool {
    if let last, session.time.at < LocalDaySpan.earliest(on: last) { return false }
    if session.day <= asOf { last = max(last ?? session.day, session.day) }
    return true
  }
}
