/// The migration status of a database.
public struct MigrationStatus: Hashable, Sendable {
  public enum Standing: Hashable, Sendable {
    /// When (UTC, `2026-01-15T14:00:00Z`) and by which tool.
    case applied(at: String, tool: String)
    /// Applied with a different text.
    case changed(at: String, tool: String)
    case pending
    /// Applied by a newer tool and unknown to this one.
    case unknown(at: String, tool: String)
  }

  public struct Entry: Hashable, Sendable {
    public let version: Int
    public let name: String
    public let standing: Standing
  }

  public let version: Int
  /// The newest version that this program knows.
  public let latest: Int
  public let entries: [Entry]
}

/// A problem of a database.
public enum MigrationFinding: Hashable, Sendable {
  case drift(MigrationError.Drift)
  /// The recorded down part or name is not this program's: the file was tampered with.
  case forged(version: Int, name: String)
  /// Record and file version disagree on this one.
  case unrecorded(version: Int)
  case integrity(String)
  case foreignKey(ForeignKeyFinding)
  /// Differs from the migrations' schema; nil if there is no such object.
  case schema(name: String, expected: String?, found: String?)
}

extension MigrationFinding {
  /// Whether a message of `pragma integrity_check` is about a row's content, not the file's
  /// structure.
  package static func isAboutRow(_ words: String) -> Bool {
    words.hasPrefix("CHECK constraint failed") || words.contains(" value in ")
  }
}

extension Migrator {
  /// Read-only; works for a newer program's file, too.
  /// - Throws: ``MigrationError/foreign(path:applicationID:)``.
  public func status(_ db: borrowing Database) throws -> MigrationStatus {
    let state = try state(of: db)
    let changed = Set(drifts(in: state).map(\.version))
    let known = Set(migrations.map(\.version))
    var entries = state.records.map { record in
      let standing: MigrationStatus.Standing =
        if !known.contains(record.version) {
          .unknown(at: record.appliedAt, tool: record.tool)
        } else if changed.contains(record.version) {
          .changed(at: record.appliedAt, tool: record.tool)
        } else {
          .applied(at: record.appliedAt, tool: record.tool)
        }
      return MigrationStatus.Entry(
        version: record.version, name: record.name, standing: standing)
    }
    let recorded = Set(state.records.map(\.version))
    for migration in migrations where !recorded.contains(migration.version) {
      entries.append(
        .init(version: migration.version, name: migration.name, standing: .pending))
    }
    entries.sort { $0.version < $1.version }
    return MigrationStatus(version: state.version, latest: latest, entries: entries)
  }

  /// Checks checksums, the record, SQLite's integrity, foreign keys, and the schema against a fresh
  /// one. Empty for an intact database; read-only.
  /// - Throws: ``MigrationError/newer(version:latest:tool:)``, since such a file cannot be checked,
  ///   and ``MigrationError/foreign(path:applicationID:)``.
  public func verify(_ db: borrowing Database) throws -> [MigrationFinding] {
    try db.transaction(.read) {
      let state = try state(of: db)
      if state.version > latest { _ = try steps(of: state, to: nil) }
      var findings = drifts(in: state).map(MigrationFinding.drift)
      findings += forgeries(in: state).map { .forged(version: $0.version, name: $0.name) }
      if let missing = missingRecord(in: state) { findings.append(.unrecorded(version: missing)) }
      let damage = try db.integrityFindings()
      findings += damage.map(MigrationFinding.integrity)
      // Further reads could not be trusted.
      if !damage.allSatisfy(MigrationFinding.isAboutRow) { return findings }
      let expected = try freshSchema(version: max(0, state.version))
      let differences = differences(expected: expected, found: try db.schema())
      do {
        findings += try db.foreignKeyFindings().map(MigrationFinding.foreignKey)
      } catch let error as SQLiteError where error.code.primary == .error && !differences.isEmpty {
        // This cannot be checked if a view has taken a table's place, or an index is missing.
      }
      return findings + differences
    }
  }

  /// The schema that the migrations make from an empty database.
  public func freshSchema(version: Int) throws -> [SchemaObject] {
    let fresh = try Database.inMemory()
    try migrate(fresh, to: version)
    return try fresh.schema()
  }

  private func differences(
    expected: [SchemaObject], found: [SchemaObject]
  ) -> [MigrationFinding] {
    // A tampered schema may have a name twice.
    func byName(_ objects: [SchemaObject]) -> [String: String] {
      Dictionary(objects.map { ("\($0.type) \($0.name)", $0.sql) }) { $0 + "; " + $1 }
    }
    // The record's table exists once anything was applied, even after migrating down to 0.
    let record = "table \(MigrationRecord.table)"
    let (expected, found) = (byName(expected), byName(found))
    return Set(expected.keys).union(found.keys).subtracting([record]).sorted().compactMap { name in
      expected[name] == found[name]
        ? nil : .schema(name: name, expected: expected[name], found: found[name])
    }
  }
}
