import SkillCore

/// Corrections by an import. They are written last, when the sums are up to date again.
struct ImportChanges {
  private var byRow: [Int64: (fact: Fact, learner: Learner)] = [:]
  private var ids: Set<FactID> = []
  /// Facts that count and match an entry of this import.
  private var met: Set<Int64> = []

  mutating func meet(_ live: Int64) { met.insert(live) }

  /// Whether no entry of this import matches or replaces it.
  func isFree(_ live: Int64) -> Bool { !met.contains(live) && byRow[live] == nil }

  /// What replaces a fact.
  func change(of live: Int64) -> Fact? { byRow[live]?.fact }

  func uses(_ id: FactID) -> Bool { ids.contains(id) }

  mutating func add(_ fact: Fact, of learner: Learner, inPlaceOf live: Int64) {
    byRow[live] = (fact, learner)
    ids.insert(fact.id)
  }

  func write(to journal: Journal) throws {
    for (row, change) in byRow.sorted(by: { $0.key < $1.key }) {
      try journal.void(row)
      try journal.add(change.fact, of: change.learner, replacing: row)
    }
  }
}
