import SkillCore

// Whether an imported entry exists already, perhaps with different content.
extension FactImport {
  enum Match {
    /// The row of the fact that counts.
    case known(Int64)
    case deleted(Int64)
    /// With the row of the fact that counts, if the entry may replace it.
    case different(Fact, Int64?)
  }

  /// What the ids of an entry lead to.
  struct Finding {
    /// It is this fact.
    var match: Match?
    /// It may be a version of this one, if no other entry is this one.
    var candidate: Match?
    /// The same, recorded by an import that was undone.
    var undone: (id: FactID, row: Int64)?
    /// An unused id.
    var free: FactID?
  }

  /// Looks up an entry by the tool's id, and by that from another time when it was imported with other content and
  /// undone.
  func lookUp(
    _ fact: Fact, of learner: Learner, _ name: Naming, _ isSame: (Fact) -> Bool
  ) throws -> Finding {
    var finding = Finding()
    var (id, time) = (fact.id, 1)
    while true {
      if let earlier = seen[id] {
        finding.match = isSame(earlier) ? .known(0) : .different(earlier, nil)
        return finding
      }
      guard let here = try known(id) else {
        finding.free = id
        return finding
      }
      switch try standing(of: here, learner, name, isSame) {
      case .same(let row): finding.match = .known(row)
      case .deleted: finding.match = .deleted(here.row)
      case .other(let fact, let row): finding.match = .different(fact, row)
      case .met: finding.match = .known(here.row)
      case .undone(let isSame):
        if isSame, finding.undone == nil { finding.undone = (id, here.row) }
      }
      guard finding.match == nil, let again = name.again else { return finding }
      time += 1
      id = again(time)
    }
  }

  /// Looks up an entry without an id: equal ones are numbered, and one of other content may have the number.
  func lookUp(
    numbered id: (Int) -> FactID, of learner: Learner, _ name: Naming, _ isSame: (Fact) -> Bool
  ) throws -> Finding {
    var finding = Finding()
    let first = id(1)
    var time = (numbers[first] ?? 0) + 1
    var isLeading = true
    // One that counts is better than one to bring back; of many, only the next are looked at.
    var last = Int.max
    while time <= last {
      let id = time == 1 ? first : id(time)
      let isTaken = batch.contains(id) || isSeen(id) || changes.uses(id)
      let here = isTaken ? nil : try store.known(id)
      guard isTaken || here != nil else {
        finding.free = id
        return finding
      }
      if let here, here.row <= lastRow, !changes.isMet(here.row) {
        isLeading = false
        switch try standing(of: here, learner, name, isSame) {
        case .same(let row):
          changes.meet(here.row)
          finding.match = .known(row)
          return finding
        case .deleted(isSame: true):
          finding.match = .deleted(here.row)
          return finding
        case .deleted(isSame: false): finding.candidate = finding.candidate ?? .deleted(here.row)
        case .other(let fact, let row):
          finding.candidate = finding.candidate ?? .different(fact, row)
        case .undone(let isSame):
          if isSame, finding.undone == nil {
            finding.undone = (id, here.row)
            last = time + 16
          }
        case .met: break
        }
      } else if isLeading {
        // These need not be looked at again.
        numbers[first] = time
      }
      time += 1
    }
    return finding
  }

  /// How a fact with an entry's id relates to the entry.
  private enum Standing {
    case same(Int64)
    case other(Fact, Int64?)
    case deleted(isSame: Bool)
    /// Recorded only by actions that were undone.
    case undone(isSame: Bool)
    /// What counts of it is another entry of this import.
    case met
  }

  private func standing(
    of here: KnownFact, _ learner: Learner, _ name: Naming, _ isSame: (Fact) -> Bool
  ) throws -> Standing {
    let isOwn = here.learner == learner.id
    if here.counts {
      if isOwn, isSame(changes.change(of: here.row) ?? here.fact) { return .same(here.row) }
      return .other(here.fact, isOwn && here.row <= lastRow ? here.row : nil)
    }
    let version = try name.source.flatMap { try store.version(of: here.row, from: $0) }
    guard let live = try version?.live ?? store.countingRelative(of: here.row) else {
      return here.isUndone
        ? .undone(isSame: isOwn && isSame(here.fact))
        : .deleted(isSame: isSame(version?.said ?? here.fact))
    }
    if name.numbered != nil, !changes.isFree(live.row) { return .met }
    // Compare with what the tool said last, not with what the learner made of it.
    let said = here.isUndone ? live.fact : version?.said ?? here.fact
    if isOwn, isSame(changes.change(of: live.row) ?? said) || isSame(live.fact) {
      return .same(live.row)
    }
    return .other(live.fact, isOwn && name.source != nil ? live.row : nil)
  }

  func settled(
    _ match: Match, _ fact: Fact, _ learner: Learner, _ name: Naming,
    _ isSame: (Fact) -> Bool
  ) throws -> Outcome {
    switch match {
    case .known(let row):
      changes.meet(row)
      return .known
    case .deleted(let row):
      changes.meet(row)
      return .deleted
    case .different(let old, let row):
      // One fact answers for one entry.
      if let row { changes.meet(row) }
      if isSame(old) { return .known }
      guard name.updates, let row, changes.change(of: row) == nil,
        FactKind(old.kind) == FactKind(fact.kind)
      else { return .different(old) }
      let id = name.numbered.map { $0(1) } ?? fact.id
      let here = try known(id)
      var isBack = false
      if let here, here.isUndone, here.replaces == row, isSame(here.fact) {
        isBack = true
        changes.bringBack(here.row, fact.renamed(id), of: learner, inPlaceOf: row)
      } else {
        // Another device may take a different change of the same entry: two corrections, each with its own id.
        let isTaken = here != nil || isSeen(id) || changes.uses(id)
        changes.add(fact.renamed(isTaken ? store.newID() : id), of: learner, inPlaceOf: row)
      }
      note(fact, of: learner, isRecorded: journal != nil && !isBack)
      return .changed(old)
    }
  }
}
