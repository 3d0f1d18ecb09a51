/// Migrates databases of one program to a version of their schema.
///
/// `pragma application_id` marks a file as the program's own, `pragma user_version` is its version,
/// and the table `schema_migration` records each applied migration.
public struct Migrator: Sendable {
  public let migrations: [Migration]
  /// The program's application id; not 0.
  public let applicationID: Int32
  /// How the program is named in the record, such as `rung 0.1.0`.
  public let tool: String

  /// - Parameter migrations: versions 1, 2, 3 ... in order; otherwise every method but
  ///   ``isCurrent(_:)`` throws ``MigrationError/gap(missing:)`` or
  ///   ``MigrationError/outOfOrder(version:after:)``.
  public init(migrations: [Migration], applicationID: Int32, tool: String) {
    self.migrations = migrations
    self.applicationID = applicationID
    self.tool = tool
  }

  /// The newest version that this program knows.
  public var latest: Int { migrations.last?.version ?? 0 }

  /// Whether there is nothing to do. Reads only two numbers of the header.
  public func isCurrent(_ db: borrowing Database) throws(SQLiteError) -> Bool {
    if try db.pragma("user_version") != latest { return false }
    return try db.pragma("application_id") == Int(applicationID)
  }

  /// Applies the steps, up or down, to a version.
  ///
  /// Each step and its record are one `BEGIN IMMEDIATE` transaction, and the state is read again
  /// inside it: of several processes, one applies each step. An existing database is copied first,
  /// under the same lock, unless a copy of this state exists. Foreign keys are not enforced in the
  /// meantime, but a step must not leave more dangling references than it found.
  /// - Parameters: - target: nil for the latest. A lower one migrates down: by this program's text
  ///   for the migrations it knows, by the recorded text for those of a newer program. - progress:
  ///   called before each step.
  /// - Throws: ``MigrationError``, or a ``SQLiteError`` such as `.busy`, or `.misuse` inside a
  ///   transaction. The steps before the one that failed stay applied.
  @discardableResult
  public func migrate(
    _ db: borrowing Database, to target: Int? = nil, backups: BackupPolicy = .keep(5),
    progress: ((MigrationStep) -> Void)? = nil
  ) throws -> MigrationOutcome {
    if db.isInTransaction {
      throw SQLiteError(
        code: .misuse, message: "a migration cannot begin inside a transaction", path: db.path)
    }
    var outcome = MigrationOutcome()
    if try steps(of: state(of: db), to: target).isEmpty { return outcome }
    try db.configure(foreignKeys: false)
    do {
      var hasPruned = false
      while try migrateOnce(db, target, backups, progress, &outcome) {
        // After the step: one that fails repeatedly must not displace older copies.
        guard !hasPruned, case .keep(let count) = backups, let copy = outcome.backup,
          let path = db.path
        else { continue }
        DatabaseBackup(of: path).prune(keeping: count, newest: copy)
        hasPruned = true
      }
    } catch {
      try? db.configure(foreignKeys: true)
      throw error
    }
    try db.configure(foreignKeys: true)
    return outcome
  }

  /// The steps that ``migrate(_:to:backups:progress:)`` would apply now, in order.
  public func plan(_ db: borrowing Database, to target: Int? = nil) throws -> [MigrationStep] {
    try steps(of: state(of: db), to: target)
  }

  private func migrateOnce(
    _ db: borrowing Database, _ target: Int?, _ backups: BackupPolicy,
    _ progress: ((MigrationStep) -> Void)?, _ outcome: inout MigrationOutcome
  ) throws -> Bool {
    try db.transaction(.write) {
      // Another process may have migrated since; only what is read under the lock is valid.
      let state = try state(of: db)
      guard let step = try steps(of: state, to: target).first else { return false }
      if outcome.applied.isEmpty, !state.isNew, backups != .none, let path = db.path {
        outcome.backup = try DatabaseBackup(of: path).makeOnce(before: "v\(step.result)")
      }
      progress?(step)
      try step.apply(to: db)
      try MigrationRecord.note(step, by: tool, in: db)
      if state.isNew { try db.execute("pragma application_id = \(applicationID)") }
      outcome.applied.append(step)
      return true
    }
  }
}
