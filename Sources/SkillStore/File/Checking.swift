import SkillCore
import ThinSQLite

extension DatabaseFile {
  /// A problem.
  public enum Finding: Hashable, Sendable {
    case integrity(String)
    /// A row violates a constraint of its table.
    case constraint(String)
    /// An index that does not match its table.
    case index(String)
    case foreignKey(table: String, parent: String)
    /// A migration was applied with a different text, or is not recorded.
    case changedMigration(Int, name: String)
    case unrecordedMigration(Int)
    /// The recorded down part or name of a migration is not Rung's.
    case forgedMigration(Int, name: String)
    /// A table, index, view or trigger.
    case schema(String, SchemaFault)
    /// The number of facts that violate a rule.
    case facts(FactRule, count: Int)
    /// The number of facts that count and should not, or do not count and should.
    case countingFacts(count: Int)
    /// The number of settings (names, choices) of which another value should count.
    case countingSettings(count: Int)
    /// The number of wrong sums of study time.
    case studyTotals(count: Int)
    /// The note index does not match the notes.
    case noteIndex
    /// A row that cannot be read as a record.
    case unreadable(String)
    /// A stored roadmap was changed after it was added.
    case roadmap(RoadmapReference)

    /// Whether `repair` can rebuild it from the facts.
    public var canBeRepaired: Bool {
      switch self {
      case .index, .countingFacts, .countingSettings, .studyTotals, .noteIndex, .forgedMigration:
        true
      case .schema(let object, _): Migrator.canRebuild(object) || isOfNoteIndex
      case .integrity, .constraint, .foreignKey, .changedMigration, .unrecordedMigration, .facts,
        .unreadable, .roadmap:
        false
      }
    }

    /// Whether malformed facts make it impossible to derive anything.
    var isOfForm: Bool {
      switch self {
      case .constraint, .facts(.endsBeforeStart, _), .facts(.wrongDay, _), .facts(.wrongParts, _),
        .facts(.circle, _):
        true
      default: false
      }
    }

    /// Whether it is a table of the note index.
    var isOfNoteIndex: Bool {
      guard case .schema(let object, let fault) = self, fault != .extra else { return false }
      return object.hasPrefix("table note_")
    }
  }

  public enum SchemaFault: String, Hashable, Sendable {
    case missing, extra, different
  }

  /// Checks the whole file; empty if there are no problems. The file is only read; what is derived
  /// from it stands in temp tables.
  ///
  /// - Parameters:
  ///   - now: UTC seconds.
  ///   - canonical: the canonical text of a roadmap; nil skips roadmaps.
  /// - Throws: `SQLiteError`, or `MigrationError` for another program's file or a newer one.
  public func check(now: Int64, canonical: ((Roadmap) -> String)? = nil) throws -> [Finding] {
    do {
      let store = Store(
        db: try Database(path: path, access: .checking), path: path, newID: { .random() })
      // It forbids temp tables, too.
      try store.db.execute("pragma query_only = off")
      return try store.db.transaction(.scratch) { try findings(store, now, canonical) }
    } catch let error as SQLiteError where error.code.primary == .corrupt {
      return [.integrity(error.message)]  // too damaged even to be looked through
    }
  }

  /// Bottom-up: what depends on something damaged is not checked.
  func findings(
    _ store: Store, _ now: Int64, _ canonical: ((Roadmap) -> String)?
  ) throws -> [Finding] {
    var findings = try migrator.verify(store.db).map(Finding.init)
    let isWhole = findings.allSatisfy { finding in
      switch finding {
      case .schema(_, let fault): fault == .extra
      case .integrity, .index: false
      default: true
      }
    }
    guard isWhole, try migrator.status(store.db).version == migrator.latest else { return findings }
    do {
      for rule in FactRule.allCases {
        let count = try store.db.first(rule.sql, now) { try $0.int(0) } ?? 0
        if count > 0 { findings.append(.facts(rule, count: count)) }
      }
      if findings.contains(where: \.isOfForm) { return findings }
      let facts = try store.wrongCountingFacts()
      if facts > 0 { findings.append(.countingFacts(count: facts)) }
      let settings = try store.wrongCountingSettings()
      if settings > 0 { findings.append(.countingSettings(count: settings)) }
      let wrong = try store.wrongSums()
      if wrong > 0 { findings.append(.studyTotals(count: wrong)) }
      if try !store.isNoteIndexSound() { findings.append(.noteIndex) }
      let isLinked = findings.allSatisfy { if case .foreignKey = $0 { false } else { true } }
      if isLinked { findings += try store.unsoundRecords(canonical) }
    } catch let error as SQLiteError where [.corrupt, .mismatch].contains(error.code.primary) {
      findings.append(.unreadable(error.message))
    }
    return findings
  }
}

extension DatabaseFile.Finding {
  init(_ finding: MigrationFinding) {
    switch finding {
    case .drift(let drift): self = .changedMigration(drift.version, name: drift.name)
    case .unrecorded(let version): self = .unrecordedMigration(version)
    case .forged(let version, let name): self = .forgedMigration(version, name: name)
    case .integrity(let words):
      if words.hasSuffix("in index") || words.contains("missing from index")
        || words.contains("entries in index")
      {
        self = .index(words)
      } else {
        self =
          words.contains("FTS5 table")
          ? .noteIndex : MigrationFinding.isAboutRow(words) ? .constraint(words) : .integrity(words)
      }
    case .foreignKey(let key): self = .foreignKey(table: key.table, parent: key.parent)
    case .schema(let name, let expected, let found):
      self = .schema(name, found == nil ? .missing : expected == nil ? .extra : .different)
    }
  }
}
