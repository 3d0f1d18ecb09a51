import SkillCore

/// The numbers of equal entries in a file. Only entries that come again take memory.
struct EntryNumbers {
  private var times: [FactID: Int] = [:]
  /// The ids of entries that wait until all others were taken.
  private var waiting: Set<FactID> = []

  /// The number of the next entry with that first id: from 2.
  mutating func next(of first: FactID) -> Int {
    times[first, default: 1] += 1
    return times[first] ?? 2
  }

  mutating func use(_ id: FactID) { waiting.insert(id) }

  func isUsed(_ id: FactID) -> Bool { waiting.contains(id) }
}

extension FactImport {
  /// The id of an entry without one: the same for the same content. Equal entries of a file are numbered.
  ///
  /// - Parameter content: what makes two entries equal.
  public func derivedID(
    from source: String, _ content: String, of learner: Learner
  ) throws -> FactID {
    let first = FactID.derived(from: source, content, of: learner.id)
    guard try isTaken(first) else { return first }
    while true {
      let time = numbers.next(of: first)
      let id = FactID.derived(from: source, "\(content)\0\(time)", of: learner.id)
      if try !isTaken(id) { return id }
    }
  }

  /// Whether an entry of this import has that id.
  private func isTaken(_ id: FactID) throws -> Bool {
    if batch.contains(id) || seen[id] != nil || changes.uses(id) || numbers.isUsed(id) {
      return true
    }
    guard let row = try store.row(of: id) else { return false }
    return row > lastRow || changes.isMet(row)
  }
}
