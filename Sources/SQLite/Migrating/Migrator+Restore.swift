import LocalFiles

extension Migrator {
  /// Replaces a database by a backup, through SQLite, so that processes that have it open see
  /// either one, whole.
  ///
  /// The backup is verified first, and only read. What it replaces is kept as a copy beside it; a
  /// file too damaged to be copied is moved aside itself.
  /// - Returns: the path of what was replaced; nil if there was nothing.
  /// - Throws: ``MigrationError/unsoundBackup(path:findings:)``, `.foreign`, `.newer`,
  ///   `.notBackedUp`, or a ``SQLiteError`` such as `.busy`; the database is unchanged then.
  @discardableResult
  public func restore(
    from backup: String, to path: String, busyTimeout: Duration = .seconds(5),
    progress: ((_ done: Int, _ total: Int) -> Bool)? = nil
  ) throws -> String? {
    let path = Files.resolved(path)
    // Also by a symbolic or hard link.
    if Files.isSame(backup, path) {
      throw MigrationError.unsoundBackup(path: backup, findings: [.isTheDatabase])
    }
    let copy = "\(path).\(String(UInt64.random(in: .min ... .max), radix: 36)).restore"
    var made: [String] = []
    defer { made.forEach(PrivateCopy.remove) }
    let source = try opened(backup, copy: copy, &made)
    try proveSound(source, at: backup)
    if let encoding = PrivateCopy.textEncoding(backup), encoding > 3 {
      throw MigrationError.unsoundBackup(
        path: backup, findings: [.damaged("its head names the text encoding \(encoding)")])
    }
    guard Files.exists(path) else {
      try source.backup(to: path, progress: progress)
      return nil
    }
    do {
      return try replace(path, by: source, busyTimeout, progress)
    } catch let error where isDamage(error) {
      return try supplant(path, by: source, progress)
    }
  }

  private func opened(
    _ backup: String, copy: String, _ made: inout [String]
  ) throws -> Database {
    do {
      return try UntouchedFile.open(backup, copy: copy, made: &made)
    } catch let error as SQLiteError where error.code == .foreignJournal {
      throw MigrationError.unsoundBackup(path: backup, findings: [.damaged(error.message)])
    }
  }

  private func proveSound(_ backup: borrowing Database, at path: String) throws {
    let state = try state(of: backup)
    if state.isNew {
      throw MigrationError.unsoundBackup(path: path, findings: [.empty])
    }
    _ = try steps(of: state, to: nil)  // refuses what a newer program wrote
    // Also its schema: foreign triggers or views must not come in.
    let findings = try verify(backup).map(MigrationError.Unsoundness.finding)
    if !findings.isEmpty { throw MigrationError.unsoundBackup(path: path, findings: findings) }
  }

  /// Through SQLite. The write lock is held from the copy of the old content to the end, so that no
  /// write is lost in between.
  private func replace(
    _ path: String, by source: borrowing Database, _ busyTimeout: Duration,
    _ progress: ((_ done: Int, _ total: Int) -> Bool)?
  ) throws -> String {
    let live = try Database(path: path, access: .readWrite, busyTimeout: busyTimeout)
    // In this mode locks survive the end of a transaction.
    try live.execute("pragma locking_mode = exclusive")
    try live.transaction(.write) {}
    let kept = try DatabaseBackup(of: path).make(before: "restore", of: live)
    // The journal mode of this file is kept. A file in WAL mode cannot change its page size: it
    // leaves that mode in the meantime.
    let mode = try live.all("pragma journal_mode") { row throws(SQLiteError) in try row.text(0) }
    if mode == ["wal"] { try live.setJournal("delete") }
    try source.backup(to: live, progress: progress)
    try live.setJournal(mode == ["wal"] ? "wal" : "delete")
    try live.close()
    return kept
  }

  /// As a file, if SQLite cannot read the old one. The new one is verified before the old one is
  /// renamed.
  private func supplant(
    _ path: String, by source: borrowing Database,
    _ progress: ((_ done: Int, _ total: Int) -> Bool)?
  ) throws -> String {
    let stamp = try Database.inMemory().utcStamp()
    let aside = DatabaseBackup(of: path).freePath("before-restore", stamp: stamp)
    // A journal left behind would be applied to the new database.
    let companions = ["-journal", "-wal", "-shm"]
    var moved: [String] = []
    do {
      try DatabaseBackup.write(source, to: path, progress: progress) {
        try Files.keep(path, as: aside)
        for end in companions where Files.exists(path + end) {
          try Files.move(path + end, to: aside + end)
          moved.append(end)
        }
      }
    } catch {
      // Unless the new one already has the name.
      if !Files.exists(path) || Files.isSame(path, aside) {
        for end in moved { try? Files.move(aside + end, to: path + end) }
        try? Files.move(aside, to: path)
        Files.remove(aside)
      }
      throw error
    }
    return aside
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

extension Database {
  /// - Throws: `.busy` if the mode did not change, as another process uses the file.
  fileprivate func setJournal(_ mode: String) throws(SQLiteError) {
    let now = try all("pragma journal_mode = \(mode)") { row throws(SQLiteError) in
      try row.text(0)
    }
    if now == [mode] { return }
    throw SQLiteError(code: .busy, message: "the journal mode cannot be changed", path: path)
  }
}
