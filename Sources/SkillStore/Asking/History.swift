import SkillCore
import ThinSQLite

/// A filter for facts; nil or empty members do not filter.
public struct FactQuery: Sendable {
  public var from: LocalDay?
  public var to: LocalDay?
  public var skill: Slug?
  public var tag: String?
  public var kinds: Set<FactKind> = Set(FactKind.allCases)
  /// The newest ones only.
  public var limit: Int?

  public init() {}
}

extension Store {
  /// The learner's live facts that fit, newest first; of those of one second, what was recorded
  /// last.
  public func facts(of learner: Learner, _ query: FactQuery = FactQuery()) throws -> [Fact] {
    try storedFacts(of: learner, query).map(\.fact)
  }

  /// The same on several skills, whatever skill `query` asks for.
  public func facts(
    of learner: Learner, on skills: [Slug], _ query: FactQuery
  ) throws -> [Fact] {
    let found = try skills.flatMap { skill in
      var one = query
      one.skill = skill
      return try storedFacts(of: learner, one)
    }
    let sorted = found.sorted { ($1.fact.at.instant, $1.row) < ($0.fact.at.instant, $0.row) }
    return sorted.prefix(query.limit ?? sorted.count).map(\.fact)
  }

  private func storedFacts(of learner: Learner, _ query: FactQuery) throws -> [StoredFact] {
    // The index is by instant.
    let first = query.from.map { LocalDaySpan.earliest(on: $0.number) } ?? Int64.min
    let last = query.to.map { LocalDaySpan.latest(on: $0.number) } ?? Int64.max
    let kinds = query.kinds.map(\.rawValue).sorted().joined(separator: " ")
    return try db.all(
      Store.factColumns + (query.skill == nil ? "where learner.uid = ?1" : Store.factsOfSkill) + """

          and fact.at between ?2 and ?3 and fact.local_day between ?4 and ?5
          and fact.live and instr(' ' || ?6 || ' ', ' ' || fact.kind || ' ')
          and (?7 is null or skill.slug = ?7)
          and (?8 is null or instr(' ' || fact.tags || ' ', ' ' || ?8 || ' '))
        order by fact.at desc, fact.id desc limit ?9
        """,
      learner.id.bytes, first, last,
      query.from?.number ?? Int(Int32.min), query.to?.number ?? Int(Int32.max),
      kinds, query.skill?.description, query.tag,
      query.limit ?? -1
    ) { try fact(from: $0) }
  }

  /// The newest sessions of a skill, and all its other facts, by the indexes on skills.
  private static let factsOfSkill = """
    where fact.id in (
      select id from (
        select id from fact indexed by fact_study
        where learner_id = (select id from learner where uid = ?1)
          and skill_id = (select id from skill where slug = ?7)
          and at between ?2 and ?3 and local_day between ?4 and ?5 and kind = 'session' and live
          and (?8 is null or instr(' ' || tags || ' ', ' ' || ?8 || ' '))
        order by at desc, id desc limit ?9)
      union all
      select id from fact indexed by fact_proof
      where learner_id = (select id from learner where uid = ?1)
        and skill_id = (select id from skill where slug = ?7)
        and kind <> 'session' and kind <> 'timer' and kind <> 'note' and live
      union all
      select id from fact indexed by fact_remark
      where learner_id = (select id from learner where uid = ?1)
        and skill_id = (select id from skill where slug = ?7) and kind = 'note' and live
      union all
      select id from fact indexed by fact_timer
      where learner_id = (select id from learner where uid = ?1) and kind = 'timer' and live)
    """

  /// The record for today's verdict: all facts that count except sessions, whose sums are kept. So
  /// its cost does not depend on the number of sessions.
  ///
  /// - Parameter names: the skills with several names; see `mergeStudyTimes`.
  public func record(of learner: Learner, names: [[Slug]] = []) throws -> Record {
    var record = try Record(facts: proofs(of: learner), studied: studyTotals(of: learner))
    try mergeStudyTimes(of: learner, names: names, in: &record)
    return record
  }

  /// All facts that count except sessions, timers and notes, in any order, without their remarks:
  /// with what a verdict does not ask, the query alone takes twice as long to prepare.
  func proofs(of learner: Learner) throws -> [Fact] {
    try db.all(
      """
      select fact.id, uid, kind, slug, at, at_offset, zone, null, null, evidence, rating, null, null,
        null, 1, null, local_day, null
      from fact indexed by fact_proof join skill on skill.id = skill_id
      where learner_id = (select id from learner where uid = ?)
        and kind <> 'session' and kind <> 'timer' and kind <> 'note' and live
      """, learner.id.bytes
    ) { try fact(from: $0).fact }
  }

  /// The number of facts per skill that matter to a verdict, sessions included.
  public func factCounts(of learner: Learner) throws -> [Slug: Int] {
    try db.all(
      """
      select skill.slug, sum(amount) from (
        select skill_id, count(*) as amount from fact indexed by fact_study
        where learner_id = (select id from learner where uid = ?1) and kind = 'session' and live
        group by skill_id
        union all
        select skill_id, count(*) from fact indexed by fact_proof
        where learner_id = (select id from learner where uid = ?1)
          and kind <> 'session' and kind <> 'timer' and kind <> 'note' and live
        group by skill_id)
      join skill on skill.id = skill_id group by skill.id
      """, learner.id.bytes
    ) { (try $0.slug(0), try $0.int(1)) }.reduce(into: [:]) { $0[$1.0] = $1.1 }
  }

  /// Streams the facts of some kinds that count, of one learner or of all that are not hidden, by
  /// time and then id.
  public func forEachFact(
    _ kinds: Set<FactKind>, of learner: Learner?, _ body: (Learner, Fact) throws -> Void
  ) throws {
    let names = kinds.map(\.rawValue).sorted().joined(separator: " ")
    let people = Dictionary(try learners().map { ($0.id, $0) }) { first, _ in first }
    let sql =
      Store.factColumns + """
        where fact.live and instr(' ' || ?1 || ' ', ' ' || fact.kind || ' ')
          and (?2 is null or learner.uid = ?2)
        order by fact.at, fact.uid
        """
    try db.forEach(sql, names, learner?.id.bytes) { row in
      guard let owner = LearnerID(bytes: try row.blob(15)), let person = people[owner] else {
        return
      }
      try body(person, try fact(from: row).fact)
    }
  }
}
