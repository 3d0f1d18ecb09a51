import CThinSQLite

extension Database {
  /// Copies this database into a file while other connections use both (`sqlite3_backup_init`,
  /// `_step`, `_finish`). The file's content is replaced in one transaction: on failure it is
  /// unchanged. Writers wait until the copy is made.
  /// - Parameter progress: called after each part, with the pages copied and their total; false
  ///   stops the copy.
  /// - Throws: `.busy` or `.locked` if either side stays in use, `.full`, `.ioError`, ...;
  ///   `.notADatabase` if the file exists and is something else; `.interrupt` if it was stopped, by
  ///   `progress` or by an ``InterruptHandle``.
  public func backup(
    to path: String, progress: ((_ done: Int, _ total: Int) -> Bool)? = nil
  ) throws(SQLiteError) {
    let target = try Database(path: path, access: .create)
    try target.execute("pragma journal_mode = delete")
    try backup(to: target, progress: progress)
    // The copy of a database in WAL mode is a single file, too.
    try target.execute("pragma journal_mode = delete")
    try target.close()
  }

  /// As ``backup(to:progress:)``, into an open database that is in no transaction.
  public func backup(
    to target: borrowing Database, progress: ((_ done: Int, _ total: Int) -> Bool)? = nil
  ) throws(SQLiteError) {
    // Without a lock, a backup restarts after each write of others, and may never end.
    if isInTransaction { return try copy(to: target, progress) }
    try transaction(.read) { () throws(SQLiteError) in
      _ = try pragma("user_version")  // BEGIN alone takes no lock
      try copy(to: target, progress)
    }
  }

  private func copy(
    to target: borrowing Database, _ progress: ((_ done: Int, _ total: Int) -> Bool)?
  ) throws(SQLiteError) {
    let handle = target.connection.handle
    let waits = [connection.busyHandler, target.connection.busyHandler]
    let interrupters = [connection.interrupter, target.connection.interrupter]
    let requests = interrupters.map(\.requests)
    // Cached statements may hold a read lock, or a schema that is about to be replaced.
    target.connection.cache.empty()
    guard let backup = sqlite3_backup_init(handle, "main", connection.handle, "main") else {
      throw SQLiteError(sqlite3_extended_errcode(handle), on: handle, sql: nil)
    }
    var code = SQLITE_OK
    while code == SQLITE_OK {
      for wait in waits { wait.startWait() }
      code = sqlite3_backup_step(backup, 256)
      let total = Int(sqlite3_backup_pagecount(backup))
      let goesOn = progress?(total - Int(sqlite3_backup_remaining(backup)), total) ?? true
      if code == SQLITE_OK, !goesOn || interrupters.map(\.requests) != requests {
        code = SQLITE_INTERRUPT
      }
    }
    let finished = sqlite3_backup_finish(backup)
    if code == SQLITE_DONE { code = finished }
    if code == SQLITE_OK { return }
    let error = SQLiteError(copying: code, to: handle)
    throw waits.first { $0.outcome != .none }?.explain(error) ?? error
  }

  /// Writes a compact copy into a new file (`VACUUM INTO`).
  /// - Throws: `.error` if the file exists already, or inside a transaction.
  public func vacuum(into path: String) throws(SQLiteError) {
    try run("vacuum into ?", try plainPath(path))
  }
}

extension SQLiteError {
  fileprivate init(copying code: Int32, to handle: OpaquePointer) {
    let code = ResultCode(rawValue: code)
    self.init(code: code, message: "not copied: \(code.words)", path: filePath(handle))
    wasCommitting = code.primary == .ioError
  }
}
