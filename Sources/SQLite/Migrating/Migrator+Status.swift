/// Where a database stands in the history of its schema.
public struct MigrationStatus: Hashable, Sendable {
  public enum Standing: Hashable, Sendable {
    /// When (UTC, `2026-01-15T14:00:00Z`) and by which tool.
    case applied(at: String, tool: String)
    /// Applied, and its text is another now.
    case changed(at: String, tool: String)
    case pending
    /// Applied by a newer tool; this one does not know it.
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

/// What is wrong with a database.
public enum MigrationFinding: Hashable, Sendable {
  case drift(MigrationError.Drift)
  /// The recorded way back, or the name, is not this program's: somebody wrote it into the file.
  case forged(version: Int, name: String)
  /// The record does not agree with the file's version about this one.
  case unrecorded(version: Int)
  case integrity(String)
  case foreignKey(ForeignKeyFinding)
  /// Differs from what the migrations make: nil where there is nothing.
  case schema(name: String, expected: String?, found: String?)
}

extension MigrationFinding {
  /// Whether words of `pragma integrity_check` are about what a row holds, and not about how the file
  /// is built.
  package static func isAboutRow(_ words: String) -> Bool {
    words.hasPrefix("CHECK constraint failed") || words.contains(" value in ")
  }
}

extension Migrator {
  /// Changes nothing, and works for a newer program's file too.
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

  /// Looks for damage: checksums, the record, SQLite's own checks, dangling rows, and the schema
  /// compared with one made anew. Empty for a sound database; changes nothing.
  /// - Throws: ``MigrationError/newer(version:latest:tool:)``, since such a file cannot be judged,
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
      // What is read from here on could not be trusted.
      if !damage.allSatisfy(MigrationFinding.isAboutRow) { return findings }
      let expected = try freshSchema(version: max(0, state.version))
      let differences = differences(expected: expected, found: try db.schema())
      do {
        findings += try db.foreignKeyFindings().map(MigrationFinding.foreignKey)
      } catch let error as SQLiteError where error.code.primary == .error && !differences.isEmpty {
        // It cannot be told where a view has a table's place, or an index is missing.
      }
      return findings + differences
    }
  }

  /// What this program's migrations make of an empty database.
  public func freshSchema(version: Int) throws -> [SchemaObject] {
    let fresh = try Database.inMemory()
    try migrate(fresh, to: version)
    return try fresh.schema()
  }

  private func differences(
    expected: [SchemaObject], found: [SchemaObject]
  ) -> [MigrationFinding] {
    // A schema that was written by hand may hold one name twice.
    func byName(_ objects: [SchemaObject]) -> [String: String] {
      Dictionary(objects.map { ("\($0.type) \($0.name)", $0.sql) }) { $0 + "; " + $1 }
    }
    // The record's own table is there once anything was applied, also after the way back to 0.
    let record = "table \(MigrationRecord.table)"
    let (expected, found) = (byName(expected), byName(found))
    return Set(expected.keys).union(found.keys).subtracting([record]).sorted().compactMap { name in
      expected[name] == found[name]
        ? nil : .schema(name: name, expected: expected[name], found: found[name])
    }
  }
}
