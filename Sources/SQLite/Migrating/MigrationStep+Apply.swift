import CThinSQLite

extension MigrationStep {
  /// Runs the step's SQL inside the transaction that is open.
  ///
  /// A step may renumber rows, so dangling references are counted per foreign key, of the tables that
  /// it can have made worse. Those from before are counted only if there are any afterwards: the step
  /// is rolled back and, if it made nothing worse, run again.
  func apply(to db: borrowing Database) throws {
    do {
      try db.transaction(.write) {
        let keys = try ForeignKeys(of: db)
        let changed = try run(on: db)
        let dangling = try db.foreignKeyFindings(
          in: keys.tables(changed: changed, after: ForeignKeys(of: db)))
        if !dangling.isEmpty { throw Dangling(findings: dangling) }
      }
    } catch let after as Dangling {
      let before = Dangling(findings: try db.foreignKeyFindings())
      let known = before.counts
      let worse = after.counts.filter { $0.value > known[$0.key] ?? 0 }
      guard worse.isEmpty else {
        let old = Set(before.findings)
        throw MigrationError.foreignKeys(
          self, after.findings.filter { worse[Dangling.Key($0)] != nil && !old.contains($0) })
      }
      _ = try run(on: db)
    }
  }

  private struct Dangling: Error {
    struct Key: Hashable {
      let table: String
      let parent: String
      let key: Int

      init(_ finding: ForeignKeyFinding) {
        (table, parent, key) = (finding.table, finding.parent, finding.key)
      }
    }

    let findings: [ForeignKeyFinding]
    var counts: [Key: Int] { findings.reduce(into: [:]) { $0[Key($1), default: 0] += 1 } }
  }

  /// Whether it writes the text of a table, as SQLite allows for its checks, instead of all its rows: see
  /// "Making Other Kinds Of Table Schema Changes" on sqlite.org/lang_altertable.html. No other text may.
  private var rewritesSchema: Bool { isOwn && sql.contains("update sqlite_schema set sql") }

  /// - Returns: the tables that it changed.
  private func run(on db: borrowing Database) throws -> Set<String> {
    guard rewritesSchema else { return try runGuarded(on: db) }
    let changed: Set<String>
    try db.configure(defensive: false)
    do {
      try db.execute("pragma writable_schema = on")
      changed = try runGuarded(on: db)
      // Every connection reads the schema again, this one included.
      try db.execute("pragma writable_schema = reset")
      try db.execute("pragma schema_version = \(try db.pragma("schema_version") + 1)")
    } catch {
      try? db.execute("pragma writable_schema = reset")
      try? db.configure(defensive: true)
      throw error
    }
    try db.configure(defensive: true)
    return changed
  }

  /// An authorizer prevents the SQL from ending the transaction, accessing other files, and writing
  /// the runner's own data; and notes which tables it changes.
  private func runGuarded(on db: borrowing Database) throws(MigrationError) -> Set<String> {
    var denied: String?
    var changed: Set<String> = []
    db.setAuthorizer { action in
      if let table = changedTable(action) { changed.insert(table.lowercased()) }
      guard let what = forbidden(action) else { return true }
      denied = what
      return false
    }
    defer { db.setAuthorizer(nil) }
    do throws(SQLiteError) {
      try db.execute(sql)
    } catch {
      if let denied, error.code == .auth { throw .forbidden(self, what: denied, error) }
      throw .failed(self, error)
    }
    return changed
  }
}

/// The table that an action changes.
private func changedTable(_ action: Hooks.Action) -> String? {
  switch action.code {
  case SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE, SQLITE_CREATE_TABLE, SQLITE_DROP_TABLE:
    action.first
  case SQLITE_ALTER_TABLE: action.second
  default: nil
  }
}

/// The name of a forbidden action; nil if it is allowed.
private func forbidden(_ action: Hooks.Action) -> String? {
  switch action.code {
  case SQLITE_TRANSACTION: action.first ?? "a transaction"
  case SQLITE_SAVEPOINT: "SAVEPOINT"
  case SQLITE_ATTACH: "ATTACH or VACUUM"
  case SQLITE_DETACH: "DETACH"
  case SQLITE_PRAGMA:
    harmlessPragmas.contains(action.first ?? "") ? nil : "PRAGMA \(action.first ?? "")"
  case SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE, SQLITE_DROP_TABLE:
    action.first == MigrationRecord.table ? "the table \(MigrationRecord.table)" : nil
  case SQLITE_ALTER_TABLE:
    action.second == MigrationRecord.table ? "the table \(MigrationRecord.table)" : nil
  default: nil
  }
}

/// They only read, or end with the transaction. `ALTER TABLE` itself uses the first, FTS5 the last.
private let harmlessPragmas: Set<String> = [
  "quick_check", "integrity_check", "foreign_key_check", "foreign_key_list", "table_info",
  "table_xinfo", "index_list", "index_info", "index_xinfo", "defer_foreign_keys",
  "data_version",
]
