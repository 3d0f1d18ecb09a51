import SkillCore
import ThinSQLite

extension Store {
  /// The fact whose id ends with these hexadecimal digits (at least four).
  ///
  /// - Throws: `StoreError.unknownFact`, `.ambiguousFact`.
  public func fact(idEnding suffix: String) throws -> (fact: Fact, learner: Learner, counts: Bool) {
    let digits = suffix.lowercased()
    guard (4...32).contains(digits.utf8.count), let tail = UInt16(digits.suffix(4), radix: 16)
    else { throw StoreError.unknownFact(suffix) }
    let hits = try stored(withTail: [UInt8(tail >> 8), UInt8(tail & 0xff)])
      .filter { $0.fact.id.description.hasSuffix(digits) }
    guard let hit = hits.first else { throw StoreError.unknownFact(suffix) }
    guard hits.count == 1 else {
      throw StoreError.ambiguousFact(suffix, ids: hits.map(\.fact.id))
    }
    return (hit.fact, try owner(of: hit), hit.counts)
  }

  /// The fact recorded last, of any kind, that counts.
  public func lastRecorded(of learner: Learner) throws -> Fact? {
    try db.first(
      Store.factColumns + """
        where fact.id = (
          select max(id) from fact
          where live and learner_id = (select id from learner where uid = ?1))
        """, learner.id.bytes
    ) { try fact(from: $0).fact }
  }

  /// Whether a fact counts: it is neither voided, undone nor corrected.
  public func counts(_ id: FactID) throws -> Bool {
    try stored(id)?.counts ?? false
  }

  /// Voids a fact; false if it did not count any more.
  public func delete(_ id: FactID, _ command: Command) throws -> Bool {
    try !delete([id], command).isEmpty
  }

  /// Voids facts, as one action.
  ///
  /// - Returns: those that counted.
  public func delete(_ ids: [FactID], _ command: Command) throws -> Set<FactID> {
    try act(command) { journal in
      var gone: Set<FactID> = []
      for id in ids {
        guard let hit = try stored(id), hit.counts, !gone.contains(id) else { continue }
        try journal.void(hit.row)
        gone.insert(id)
      }
      return gone
    }
  }

  func stored(_ id: FactID) throws -> StoredFact? {
    try stored(withTail: Array(id.bytes.suffix(2))).first { $0.fact.id == id }
  }

  private func stored(withTail tail: [UInt8]) throws -> [StoredFact] {
    try db.all(Store.factColumns + "where substr(fact.uid, 15) = ?1", tail) {
      try fact(from: $0)
    }
  }

  func owner(of stored: StoredFact) throws -> Learner {
    let learner = try db.first(
      """
      select learner.uid, setting.value from fact
        join learner on learner.id = fact.learner_id
        left join setting on setting.key = 'name' and setting.live
          and coalesce(setting.learner_id, 0) = learner.id
      where fact.id = ?
      """, stored.row
    ) { row -> Learner? in
      guard let id = LearnerID(bytes: try row.blob(0)) else { return nil }
      return Learner(id: id, name: try row.optionalText(1) ?? "")
    }
    guard let learner = learner ?? nil else { throw StoreError.damaged("fact", row: stored.row) }
    return learner
  }
}
