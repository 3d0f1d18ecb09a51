import SkillCore
import ThinSQLite

extension DatabaseFile {
  /// Something that should not be.
  public enum Finding: Hashable, Sendable {
    case integrity(String)
    /// A row breaks a rule of its table.
    case constraint(String)
    /// An index that does not say what its table says.
    case index(String)
    case foreignKey(table: String, parent: String)
    /// A migration was applied with another text than it has, or is not recorded.
    case changedMigration(Int, name: String)
    case unrecordedMigration(Int)
    /// What is recorded of a migration, its way back or its name, is not Rung's own.
    case forgedMigration(Int, name: String)
    /// A table, index, view or trigger.
    case schema(String, SchemaFault)
    /// So many facts break a rule.
    case facts(FactRule, count: Int)
    /// So many sums of study time are not what the sessions say.
    case studyTotals(count: Int)
    /// The index that notes are searched by is not what the notes say.
    case noteIndex
    /// No record can be made of something; says of what.
    case unreadable(String)
    /// A stored roadmap is not the one that was added.
    case roadmap(RoadmapReference)

    /// Whether `mend` can work it out anew from what is recorded.
    public var canBeMended: Bool {
      switch self {
      case .index, .studyTotals, .noteIndex, .forgedMigration: true
      case .facts(let rule, _): rule.isOfWhatCounts
      case .schema(let object, _): Migrator.canRebuild(object) || isOfNoteIndex
      case .integrity, .constraint, .foreignKey, .changedMigration, .unrecordedMigration,
        .unreadable,
        .roadmap:
        false
      }
    }

    /// Whether facts are such that nothing can be worked out from them.
    var isOfForm: Bool {
      switch self {
      case .constraint, .facts(.endsBeforeStart, _), .facts(.wrongDay, _), .facts(.wrongParts, _),
        .facts(.circle, _):
        true
      default: false
      }
    }

    /// Whether it is a table of the index that notes are searched by.
    var isOfNoteIndex: Bool {
      guard case .schema(let object, let fault) = self, fault != .extra else { return false }
      return object.hasPrefix("table note_")
    }
  }

  public enum SchemaFault: String, Hashable, Sendable {
    case missing, extra, different
  }

  /// Looks through the whole file; empty for a sound one. Changes nothing.
  ///
  /// - Parameters:
  ///   - now: UTC seconds.
  ///   - canonical: gives the text that a roadmap version is known by; nil leaves roadmaps unjudged.
  /// - Throws: `SQLiteError`, or `MigrationError` for another program's file or a newer one.
  public func check(now: Int64, canonical: ((Roadmap) -> String)? = nil) throws -> [Finding] {
    do {
      let store = Store(
        db: try Database(path: path, access: .checking), path: path, newID: { .random() })
      return try store.db.transaction(.read) { try findings(store, now, canonical) }
    } catch let error as SQLiteError where error.code.primary == .corrupt {
      return [.integrity(error.message)]  // too damaged even to be looked through
    }
  }

  /// From the ground up: what rests on something unsound is not looked at.
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
