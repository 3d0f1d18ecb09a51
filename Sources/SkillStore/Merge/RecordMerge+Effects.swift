import SkillCore
import ThinSQLite

extension Store {
  /// Whether the merge must add a version, or list a hidden one.
  func isMissing(_ content: RoadmapContent) throws -> Bool {
    try contentHash(of: content.roadmap.reference) != content.hash
      || !theySetAdded(content.roadmap.reference)
  }

  /// Whether an action of theirs added it; if not, it shipped with Rung there.
  private func theySetAdded(_ reference: RoadmapReference) throws -> Bool {
    try db.first(
      "select 1 from their_setting where key = ?", SettingKey.added(reference).rawValue
    ) { _ in true } ?? false
  }

  func add(arriving content: RoadmapContent, in journal: Journal) throws {
    let reference = content.roadmap.reference
    if let hidden = try contentHash(of: reference), hidden != content.hash {
      try discard(reference)
    }
    _ = try insert(content, at: journal.now)
    if try !theySetAdded(reference) { try journal.set(.added(reference), to: "1", of: nil) }
  }

  /// Seeds all facts that the merge may affect: also those voided by known actions.
  func seedMerged(_ base: Int64) throws {
    try db.run(
      """
      insert or ignore into temp.seed select id from fact where id > ?1
      union select here from their_fact where here is not null
        and uid in (select fact from their_void)
      """, base)
  }

  /// Facts whose state changes.
  struct Change {
    let learner: Int64
    let kind: String
    let counts: Bool
    let count: Int
  }

  /// Call it between `judge` and `applyJudgement`.
  func countChanges() throws -> [Change] {
    try db.all(
      """
      select learner_id, kind, touched.at is not null, count(*)
      from temp.touched join fact on fact.id = fact_id
      where live <> (touched.at is not null) group by 1, 2, 3 order by 1, 2, 3
      """
    ) {
      Change(
        learner: try $0.int64(0), kind: try $0.text(1), counts: try $0.bool(2),
        count: try $0.int(3))
    }
  }

  func named(
    _ changes: [Change]
  ) throws -> [(learner: String, kind: FactKind, count: Int)] {
    let named = try changes.compactMap { change in
      let name = try db.first(
        "select value from setting where key = 'name' and live and learner_id = ?",
        change.learner
      ) { try $0.text(0) }
      return FactKind(rawValue: change.kind).map {
        (learner: name ?? "", kind: $0, count: change.count)
      }
    }
    return named.sorted { $0.learner < $1.learner }
  }

  func mergedLearners() throws -> [LearnerID] {
    try db.all("select uid from their_learner order by uid") { try $0.id(0) }
  }

  /// The timers that were running at the source.
  func movingTimers() throws -> [(row: Int64, learner: Int64)] {
    try db.all(
      """
      select fact.id, fact.learner_id from their_fact as theirs
        join fact on substr(fact.uid, 15) = substr(theirs.uid, 15) and fact.uid = theirs.uid
      where runs order by theirs.at desc, theirs.uid
      """
    ) { (row: try $0.int64(0), learner: try $0.int64(1)) }
  }

  /// Whether the timer may continue here: it is not stopped, was not started here, and none is
  /// running.
  func canRun(_ timer: Int64) throws -> Bool {
    let isFree = try db.first(
      """
      select not exists (
          select 1 from fact as other
          where other.learner_id = fact.learner_id and other.kind = 'timer' and other.live)
        and not exists (
          select 1 from void join effective_action on effective_action.id = void.action_id
          where void.fact_id = fact.id)
        and not exists (
          select 1 from action
          where id = fact.action_id and done and arrived_by is null)
        and not exists (
          select 1 from claim join action on action.id = claim.action_id
          where claim.fact_id = fact.id and done and arrived_by is null)
      from fact where id = ?
      """, timer
    ) { try $0.bool(0) }
    return try isFree == true && isRecorded(timer)
  }

  /// Makes timers continue here: the carrier claims them for this device.
  func run(_ timers: [Int64], _ carrier: Int64) throws {
    for timer in timers where try canRun(timer) {
      try append(claimOf: timer, by: carrier)
      try settle(after: carrier)
    }
  }
}
