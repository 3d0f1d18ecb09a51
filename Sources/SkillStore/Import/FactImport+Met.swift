import SkillCore

// Whether an imported fact exists already, perhaps with different content.
extension FactImport {
  /// The result for a fact whose id exists; nil if it does not, or only for an undone fact.
  func met(
    _ id: FactID, _ here: KnownFact?, _ learner: Learner, _ name: Naming,
    _ isSame: (Fact) -> Bool
  ) throws -> Met? {
    if let earlier = seen[id] { return isSame(earlier) ? .known : .different(earlier, nil) }
    guard let here else { return nil }
    if here.isUndone { return try metInFamily(of: here.row, learner, isSame) }
    if try !here.counts && !store.isCorrected(here.row) { return .deleted }
    let isOwn = here.learner == learner.id
    guard !here.counts, let source = name.source,
      let version = try store.version(of: here.row, from: source), let live = version.live
    else {
      if here.counts { changes.meet(here.row) }
      if isOwn, isSame(changes.change(of: here.row) ?? here.fact) { return .known }
      return .different(here.fact, here.counts && isOwn && here.row <= lastRow ? here.row : nil)
    }
    // Compare with what the tool said last, not with what the learner made of it.
    changes.meet(live.row)
    if isOwn, isSame(changes.change(of: live.row) ?? version.said) || isSame(live.fact) {
      return .known
    }
    return .different(live.fact, isOwn ? live.row : nil)
  }

  /// An undone correction is not brought back while what it replaced, or another correction, counts.
  private func metInFamily(
    of row: Int64, _ learner: Learner, _ isSame: (Fact) -> Bool
  ) throws -> Met? {
    guard let live = try store.countingRelative(of: row) else { return nil }
    changes.meet(live.row)
    if isSame(changes.change(of: live.row) ?? live.fact) { return .known }
    return .different(live.fact, live.row)
  }

  /// The result of looking up an id.
  enum Met {
    case known, deleted
    /// With the row of the fact that counts, if the entry may replace it.
    case different(Fact, Int64?)
  }

  func settled(
    _ met: Met, _ fact: Fact, _ learner: Learner, _ name: Naming
  ) throws -> Outcome {
    switch met {
    case .known: return .known
    case .deleted: return .deleted
    case .different(let old, let row):
      // One fact answers for one entry.
      if let row { changes.meet(row) }
      guard name.updates, let row, changes.change(of: row) == nil,
        FactKind(old.kind) == FactKind(fact.kind)
      else { return .different(old) }
      changes.add(fact.renamed(try freeID(for: fact)), of: learner, inPlaceOf: row)
      // In a preview the replaced fact still counts, and would overlap.
      if journal != nil { note(fact, of: learner, isRecorded: true) }
      return .changed(old)
    }
  }

  /// Another device may take a different change of the same entry: two corrections, each with its own id.
  private func freeID(for fact: Fact) throws -> FactID {
    let isTaken = try known(fact.id) != nil || seen[fact.id] != nil || changes.uses(fact.id)
    return isTaken ? store.newID() : fact.id
  }

  /// A session of an earlier import that may be an old version of this entry, and that no other entry matched.
  func olderVersion(
    of fact: Fact, of learner: Learner, _ name: Naming
  ) throws -> Met? {
    guard name.isByContent, let source = name.source else { return nil }
    let versions = try store.versions(
      like: fact, of: learner, from: source, besides: journal?.row)
    for version in versions {
      if let live = version.live, changes.isFree(live.row) {
        return .different(live.fact, live.row)
      }
    }
    return nil
  }
}
