extension Migrator {
  /// Puts a backup in the place of a database, through SQLite, so that processes which have it
  /// open see the one or the other, whole.
  ///
  /// The backup is proved sound first, and only read. What it replaces is kept as a copy beside
  /// it; a file too damaged to be copied is itself moved aside.
  /// - Returns: the path of what was replaced; nil when there was nothing.
  /// - Throws: ``MigrationError/unsoundBackup(path:findings:)``, `.foreign`, `.newer`,
  ///   `.notBackedUp`, or a ``SQLiteError`` such as `.busy`; then the database is as it was.
  @discardableResult
  public func restore(
    from backup: String, to path: String, busyTimeout: Duration = .seconds(5),
    progress: ((_ done: Int, _ total: Int) -> Void)? = nil
  ) throws -> String? {
    let source = try Database(path: backup, access: .judging)
    try proveSound(source, at: backup)
    let kept = try keep(path, unless: source, busyTimeout)
    let target = try Database(path: path, access: .create, busyTimeout: busyTimeout)
    try source.backup(to: target, progress: progress)
    try target.close()
    try source.close()
    return kept
  }

  private func proveSound(_ backup: borrowing Database, at path: String) throws {
    let state = try state(of: backup)
    if state.isNew {
      throw MigrationError.unsoundBackup(path: path, findings: [.empty])
    }
    _ = try steps(of: state, to: nil)  // refuses what a newer program wrote
    // Also its schema: a trigger or a view of a stranger's must not become the user's own.
    let findings = try verify(backup).map(MigrationError.Unsoundness.finding)
    if !findings.isEmpty { throw MigrationError.unsoundBackup(path: path, findings: findings) }
  }

  private func keep(
    _ path: String, unless source: borrowing Database, _ busyTimeout: Duration
  ) throws -> String? {
    guard Files.exists(path) else { return nil }
    do {
      let live = try Database(path: path, access: .readWrite, busyTimeout: busyTimeout)
      if live.path == source.path {
        throw MigrationError.unsoundBackup(path: path, findings: [.isTheDatabase])
      }
      let copies = DatabaseBackup(of: live.path ?? path)
      return try live.transaction(.write) { try copies.make(before: "restore") }
    } catch let error where isDamage(error) {
      let stamp = try Database.inMemory().utcStamp()
      let aside = DatabaseBackup(of: path).freePath("before-restore", stamp: stamp)
      try Files.move(path, to: aside)
      // A journal left behind would be taken for the new database's own.
      if Files.exists(path + "-journal") {
        try Files.move(path + "-journal", to: aside + "-journal")
      }
      return aside
    }
  }

  private func isDamage(_ error: any Error) -> Bool {
    switch error {
    case MigrationError.notBackedUp(_, .unsound): true
    case MigrationError.notBackedUp(_, .sqlite(let error)): isDamage(error)
    case let error as SQLiteError:
      error.code.primary == .notADatabase || error.code.primary == .corrupt
    default: false
    }
  }
}
