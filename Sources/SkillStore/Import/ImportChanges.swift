import SkillCore

/// Corrections by an import. They are written last, when the sums are up to date again.
struct ImportChanges {
  private struct Change {
    let fact: Fact
    let learner: Learner
    /// The row of the same correction, which was undone.
    let undone: Int64?
  }
  private var byRow: [Int64: Change] = [:]
  private var ids: Set<FactID> = []
  private var written: Set<Int64> = []
  /// Facts that match an entry of this import.
  private var met = RowSet()

  mutating func meet(_ row: Int64) { met.insert(row) }

  func isMet(_ row: Int64) -> Bool { met.contains(row) }

  /// Whether no entry of this import matches or replaces it.
  func isFree(_ live: Int64) -> Bool { !met.contains(live) && byRow[live] == nil }

  /// What replaces a fact.
  func change(of live: Int64) -> Fact? { byRow[live]?.fact }

  func uses(_ id: FactID) -> Bool { ids.contains(id) }

  mutating func add(_ fact: Fact, of learner: Learner, inPlaceOf live: Int64) {
    byRow[live] = Change(fact: fact, learner: learner, undone: nil)
    ids.insert(fact.id)
  }

  /// Records a correction again whose import was undone.
  mutating func bringBack(
    _ undone: Int64, _ fact: Fact, of learner: Learner, inPlaceOf live: Int64
  ) {
    byRow[live] = Change(fact: fact, learner: learner, undone: undone)
    ids.insert(fact.id)
  }

  /// Writes those that are not written yet.
  mutating func write(to journal: Journal) throws {
    for (row, change) in byRow.sorted(by: { $0.key < $1.key }) where written.insert(row).inserted {
      try journal.void(row)
      if let undone = change.undone {
        try journal.claim(undone)
      } else {
        try journal.add(change.fact, of: change.learner, replacing: row)
      }
    }
  }
}

/// Row ids, mostly neighbours: a bit each.
private struct RowSet {
  private var words: [Int64: UInt64] = [:]

  mutating func insert(_ row: Int64) { words[row >> 6, default: 0] |= 1 << UInt64(row & 63) }

  func contains(_ row: Int64) -> Bool { (words[row >> 6] ?? 0) >> UInt64(row & 63) & 1 == 1 }
}
