import SkillCore

// Whether an imported fact exists already, perhaps with different content.
extension FactImport {
  /// The result for a fact whose id exists; nil if it does not, or only for an undone fact.
  func met(
    _ id: FactID, _ here: KnownFact?, _ learner: Learner, _ name: Naming,
    _ isSame: (Fact) -> Bool
  ) throws -> Met? {
    if let earlier = seen[id] { return isSame(earlier) ? .known : .different(earlier, nil) }
    guard let here, !here.isUndone else { return nil }
    if try !here.counts && !store.isCorrected(here.row) { return .deleted }
    let isOwn = here.learner == learner.id
    guard !here.counts, let source = name.source,
      let version = try store.version(of: here.row, from: source), let live = version.live
    else {
      if here.counts { changes.meet(here.row) }
      if isOwn, isSame(changes.change(of: here.row) ?? here.fact) { return .known }
      return .different(here.fact, here.counts && isOwn && !fresh.contains(id) ? here.row : nil)
    }
    // Compare with what the tool said last, not with what the learner made of it.
    changes.meet(live.row)
    if isOwn, isSame(changes.change(of: live.row) ?? version.said) || isSame(live.fact) {
      return .known
    }
    return .different(live.fact, isOwn ? live.row : nil)
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
      guard name.updates, let row, changes.change(of: row) == nil else { return .different(old) }
      changes.add(fact.renamed(try freeID(for: fact, name)), of: learner, inPlaceOf: row)
      return .changed(old)
    }
  }

  private func freeID(for fact: Fact, _ name: Naming) throws -> FactID {
    var (id, time) = (fact.id, 1)
    while try known(id) != nil || seen[id] != nil || changes.uses(id) {
      guard let again = name.again else { return store.newID() }
      time += 1
      id = again(time)
    }
    return id
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
