import SkillCore
import ThinSQLite

extension DatabaseFile {
  /// What was rebuilt.
  public enum Repair: Hashable, Sendable {
    case indexes
    /// Triggers, views and indexes, by name.
    case schema([String])
    /// The record of applied migrations.
    case migrations
    case whatCounts
    case studyTotals
    case noteIndex
  }

  public struct Repaired: Sendable {
    /// The findings before and after.
    public let before: [Finding]
    public let after: [Finding]
    public let repairs: [Repair]
    /// A copy of the file as it was; nil if nothing was changed.
    public let copy: String?
  }

  /// Rebuilds what follows from the facts: sums, indexes, which facts count. Facts themselves are
  /// never touched. All in one transaction, after a copy of the file.
  ///
  /// - Throws: as `check`, and `MigrationError.notBackedUp`; nothing was changed then.
  public func repair(now: Int64, canonical: ((Roadmap) -> String)? = nil) throws -> Repaired {
    let seen = try check(now: now, canonical: canonical)
    guard isWork(seen) else {
      return Repaired(before: seen, after: seen, repairs: [], copy: nil)
    }
    let store = Store(
      db: try Database(path: path, access: .readWrite), path: path, newID: { .random() })
    return try store.db.transaction(.write) {
      let before = try findings(store, now, canonical)
      var after = before
      var repairs: [Repair] = []
      guard isWork(before) else {
        return Repaired(before: before, after: before, repairs: [], copy: nil)
      }
      let copy = try DatabaseBackup(of: path).make(before: "fix", asItIs: true)
      // What depends on something damaged is checked, and repaired, only once that is repaired.
      for _ in 0..<4 where isWork(after) {
        for repair in try repair(after, store) where !repairs.contains(repair) {
          repairs.append(repair)
        }
        after = try findings(store, now, canonical)
      }
      return Repaired(before: before, after: after, repairs: repairs, copy: copy)
    }
  }

  /// Whether something can be repaired now: nothing is derived from malformed facts, and no index
  /// is built on a missing table.
  private func isWork(_ findings: [Finding]) -> Bool {
    let isFormed = !findings.contains(where: \.isOfForm)
    let hasTables = findings.allSatisfy { finding in
      guard case .schema(let name, let fault) = finding, fault != .extra else { return true }
      return Migrator.canRebuild(name) || finding.isOfNoteIndex
    }
    return findings.contains { finding in
      switch finding {
      case .countingFacts, .countingSettings, .studyTotals: isFormed
      case .schema: finding.canBeRepaired && hasTables
      default: finding.canBeRepaired
      }
    }
  }

  private func repair(_ findings: [Finding], _ store: Store) throws -> [Repair] {
    var repairs: [Repair] = []
    func isFound(_ test: (Finding) -> Bool) -> Bool { findings.contains(where: test) }
    if isFound({ if case .index = $0 { true } else { false } }) {
      try store.db.execute("reindex")
      repairs.append(.indexes)
    }
    if isFound({ if case .forgedMigration = $0 { true } else { false } }) {
      try migrator.rewriteRecord(store.db)
      repairs.append(.migrations)
    }
    if isFound({ if case .schema(let name, _) = $0 { Migrator.canRebuild(name) } else { false } }) {
      repairs.append(.schema(try migrator.rebuildSchema(store.db)))
    }
    if isFound({ $0 == .noteIndex || $0.isOfNoteIndex }) {
      try migrator.rebuildVirtualTables(["note_search", "note_term"], in: store.db)
      try store.keepNoteIndex()
      repairs.append(.noteIndex)
    }
    func isOfWhatCounts(_ finding: Finding) -> Bool {
      switch finding {
      case .countingFacts, .countingSettings: true
      default: false
      }
    }
    if !isFound(\.isOfForm), isFound(isOfWhatCounts) {
      try store.rebuildCountingFacts()
      repairs.append(.whatCounts)
    }
    if isFound({ if case .studyTotals = $0 { true } else { false } }) {
      try store.rebuildSums()
      repairs.append(.studyTotals)
    }
    return repairs
  }
}
