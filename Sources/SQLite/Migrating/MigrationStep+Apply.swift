import CThinSQLite

extension MigrationStep {
  /// Runs the step's SQL inside the transaction that is open.
  func apply(to db: borrowing Database) throws {
    let before = Set(try db.foreignKeyFindings())
    try runGuarded(on: db)
    let dangling = try db.foreignKeyFindings().filter { !before.contains($0) }
    if !dangling.isEmpty { throw MigrationError.foreignKeys(self, dangling) }
  }

  /// An authorizer keeps the SQL from ending the transaction, reaching other files, and writing
  /// what only the runner writes.
  private func runGuarded(on db: borrowing Database) throws(MigrationError) {
    var denied: String?
    db.setAuthorizer { action in
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
  }
}

/// The name of what a statement may not do in a migration; nil when it may.
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

/// They only read, or last no longer than the transaction. `ALTER TABLE` itself uses the first,
/// FTS5 the last.
private let harmlessPragmas: Set<String> = [
  "quick_check", "integrity_check", "foreign_key_check", "foreign_key_list", "table_info",
  "table_xinfo", "index_list", "index_info", "index_xinfo", "defer_foreign_keys",
  "data_version",
]
