import SkillCore
import ThinSQLite

/// The result of a merge.
public struct MergeOutcome: Sendable {
  /// Facts that are new here and count, by learner and kind.
  public var facts: [(learner: String, kind: FactKind, count: Int)] = []
  /// Facts that no longer count here: corrected, deleted or undone elsewhere.
  public var ended: [(learner: String, kind: FactKind, count: Int)] = []
  public var learners: [String] = []
  public var roadmaps: [RoadmapReference] = []
  /// Actions that are new here.
  public var actions = 0
  /// Known actions that were undone or redone elsewhere.
  public var flips = 0
  /// Corrections of one fact on both sides, of which the latest counts.
  public var conflicts = 0
  /// Facts with a known id and different content: ours is kept.
  public var differing = 0
  /// New facts that count and are in the future.
  public var future = 0
  /// False if everything was known already: nothing was written.
  public var hasChanged = false
}

extension Store {
  /// Merges the records from `fill` into ours, atomically and as one action.
  ///
  /// - Parameters: - moves: whether the records move to this machine: a running timer continues
  /// here if none runs, and their current learner becomes ours, if no learner here has records. -
  /// isDry: a preview; nothing is written. - canonical: the canonical text of a roadmap; throws for
  /// an invalid one.
  /// - Throws: `BadRecord`, `StoreError.roadmapVersionTaken`, `.learnersShareName`, `.circle`, and
  ///   the errors of `fill`; nothing was written then.
  public func merge(
    moves: Bool, isDry: Bool, canonical: (Roadmap) throws -> String, _ command: Command,
    fill: ((PermanentRecord) throws -> Void) throws -> Void
  ) throws -> MergeOutcome {
    let staging = try Staging(self)
    defer { try? staging.end() }
    // Only the temp tables are written here, so no other process has to wait.
    try db.execute("begin")
    do {
      try fill(staging.take)
      try staging.checkReferences()
      if moves { try staging.checkChoices() }
      try db.execute("commit")
    } catch {
      try? db.execute("rollback")
      throw error
    }
    do {
      return try changing {
        let merge = RecordMerge(self, staging, Journal(self, command, carries: true))
        let outcome = try merge.join(moves: moves, canonical: canonical)
        if isDry { throw DryRun(outcome: outcome) }
        return outcome
      }
    } catch let dry as DryRun {
      return dry.outcome
    }
  }
}

/// Rolls back the transaction of a dry run.
private struct DryRun: Error {
  let outcome: MergeOutcome
}

/// One merge, from the staged records to the facts that count afterwards.
private struct RecordMerge {
  let store: Store
  let staging: Staging
  let journal: Journal

  init(_ store: Store, _ staging: Staging, _ journal: Journal) {
    (self.store, self.staging, self.journal) = (store, staging, journal)
  }

  func join(moves: Bool, canonical: (Roadmap) throws -> String) throws -> MergeOutcome {
    var outcome = MergeOutcome()
    try store.findKnown()
    let roadmaps = try staging.roadmaps.map { RoadmapContent($0, canonical: try canonical($0)) }
    let listed = try store.listedRoadmaps()
    let unlisted = try roadmaps.filter { try !store.isListed($0, among: listed) }
    let hasTimers = try moves && store.movingTimers().contains { try store.canRun($0.row) }
    outcome.differing = try store.countDiffering()
    guard try hasTimers || store.hasNews() || unlisted.contains(where: store.isMissing) else {
      return outcome
    }
    let isEmpty = try store.learnerRecords().isEmpty
    let known = Set(try store.learners().map(\.name))
    let current = try store.currentLearner()
    let carrier = try journal.actionRow()
    try store.markBeginnings(carrier, at: journal.now)
    for roadmap in unlisted { try store.add(arriving: roadmap, in: journal) }
    (outcome.actions, outcome.flips) = try store.appendMergedActions(carrier)
    let base = try store.appendMergedRecords()
    try store.appendMergedSettings(carrier)
    outcome.conflicts = try store.judge(after: carrier) { try store.seedMerged(base) }
    let changes = try store.countChanges()
    try store.applyJudgement()
    if moves {
      try store.run(store.movingTimers().map(\.row), carrier)
      if isEmpty { try chooseLearner() }
    }
    if let current { try handOver(from: current) }
    try store.keepNoteIndex()
    outcome.future = try store.futureMergedFacts(after: base, now: journal.now)
    outcome.facts = try store.named(changes.filter(\.counts))
    outcome.ended = try store.named(changes.filter { !$0.counts })
    outcome.learners = try store.learners().map(\.name).filter { !known.contains($0) }
    let listedNow = try store.listedRoadmaps()
    outcome.roadmaps = try unlisted.filter { try store.isListed($0, among: listedNow) }
      .map(\.roadmap.reference)
    outcome.hasChanged = true
    return outcome
  }

  /// A learner without records whose name a merged learner has becomes that learner.
  private func handOver(from current: Learner) throws {
    let people = try store.learners()
    guard !people.contains(where: { $0.id == current.id }),
      let namesake = people.first(where: { $0.name == current.name })
    else { return }
    try journal.set(.learner, to: namesake.id.description, of: nil)
  }

  private func chooseLearner() throws {
    let people = try store.learners()
    let arrived = Set(try store.mergedLearners())
    let chosen =
      people.first { $0.id == staging.current } ?? people.first { arrived.contains($0.id) }
    if let chosen { try journal.set(.learner, to: chosen.id.description, of: nil) }
  }
}
