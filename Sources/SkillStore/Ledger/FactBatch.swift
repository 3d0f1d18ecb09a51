import SkillCore

/// A batch of imported facts, written by one statement.
struct FactBatch {
  private var entries: [FactEntry] = []
  private var ids: Set<FactID> = []

  var count: Int { entries.count }
  var isFull: Bool { entries.count == Store.factsAtATime }

  func contains(_ id: FactID) -> Bool { ids.contains(id) }

  func hasSession(from start: Instant) -> Bool {
    entries.contains { $0.fact.at.instant == start }
  }

  mutating func add(_ entry: FactEntry) {
    entries.append(entry)
    ids.insert(entry.fact.id)
  }

  /// Writes the batch, in order.
  ///
  /// - Parameter keepsSums: false leaves the sums to the caller.
  mutating func write(to journal: Journal, keepsSums: Bool) throws {
    try journal.add(entries, keepsSums: keepsSums)
    entries.removeAll(keepingCapacity: true)
    ids.removeAll(keepingCapacity: true)
  }
}
