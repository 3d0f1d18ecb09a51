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
    var reader = SessionFacts()
    for (span, skill) in try studiedSkills(of: learner) {
      let until = asOf.map { LocalDaySpan.latest(on: $0.number) } ?? .max
      var days = SessionDays(asOf: asOf?.number ?? .max, enough: enough)
      var (early, late): ([StudyFact], [StudyFact]) = ([], [])
      let isAll = try read(Store.earlierSessions, span, until) { row in
        let fact = try reader.read(row, of: skill)
        guard days.addFirst(fact.piece) else { return false }
        early.append(fact)
        return true
      }
      guard let first = days.first else { continue }
      var last = first
      if isAll {
        // Read already, beyond the first days.
        last = early.map(\.piece.day).filter { $0 <= days.asOf }.max() ?? first
        late = early
      } else {
        try read(Store.laterSessions, span, until) { row in
          let fact = try reader.read(row, of: skill)
          guard days.addLast(fact.piece) else { return false }
          late.append(fact)
          return true
        }
        last = days.last ?? first
      }
      early.removeAll { $0.piece.day > first }
      // The last day is among the first ones, or after all of them.
      late.removeAll { $0.piece.day != last || last <= first }
      facts += StudyFact.inOrder(early + late)
    }
    return facts
  }

  /// The record for a verdict that needs single sessions, from the facts of `verdictFacts`. The study
  /// times of today's verdict are complete, a past day's are cut where more would not count.
  public func record(
    of learner: Learner, asOf: LocalDay?, names: [[Slug]] = [], from facts: [Fact]
  ) throws -> Record {
    guard asOf == nil else { return Record(facts: facts, asOf: asOf) }
    var record = Record(facts: facts, studied: try studyTotals(of: learner))
    try mergeStudyTimes(of: learner, names: names, in: &record)
    return record
  }

  private func studiedSkills(of learner: Learner) throws -> [(SkillOfLearner, Slug)] {
    try db.all(
      """
      select learner_id, skill_id, skill.slug from study_total join skill on skill.id = skill_id
      where learner_id = (select id from learner where uid = ?) and seconds > 0
      order by skill_id
      """, learner.id.bytes
    ) {
      (SkillOfLearner(learner: try $0.int64(0), skill: try $0.int64(1)), try $0.slug(2))
    }
  }

  private static let earlierSessions = SessionFacts.sql + " order by at"
  private static let laterSessions = SessionFacts.sql + " order by at desc"

  /// Passes on sessions until the closure returns false.
  ///
  /// - Returns: whether it never did.
  @discardableResult
  private func read(
    _ sql: String, _ span: SkillOfLearner, _ until: Int64,
    _ wantsMore: (borrowing Row) throws -> Bool
  ) throws -> Bool {
    try db.withStatement(sql) { statement in
      try statement.bind(span.learner, span.skill, until)
      while try statement.step() {
        if try !statement.withRow(wantsMore) { return false }
      }
      return true
    }
  }
}

/// The local days of a skill whose sessions suffice for every verdict.
private struct SessionDays {
  /// All sessions up to this day.
  private(set) var first: Int?
  /// And those of this day.
  private(set) var last: Int?
  let asOf: Int
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
  mutating func addFirst(_ session: StudyFact.Piece) -> Bool {
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
  mutating func addLast(_ session: StudyFact.Piece) -> Bool {
    if let last, session.time.at < LocalDaySpan.earliest(on: last) { return false }
    if session.day <= asOf { last = max(last ?? session.day, session.day) }
    return true
  }
}
