import CThinSQLite

extension Database {
  /// Copies this database, as it is now, into a file while others go on using both
  /// (`sqlite3_backup_init`, `_step`, `_finish`). What the file held is replaced, in one
  /// transaction: when it fails, the file is as it was.
  /// - Parameter progress: called after each part, with the pages copied and their total.
  /// - Throws: `.busy` or `.locked` when either side stays in use, `.full`, `.ioError`, ...;
  ///   `.notADatabase` when the file is there and is something else.
  public func backup(
    to path: String, progress: ((_ done: Int, _ total: Int) -> Void)? = nil
  ) throws(SQLiteError) {
    let target = try Database(path: path, access: .create)
    try target.execute("pragma journal_mode = delete")
    try backup(to: target, progress: progress)
    // Also of a database in WAL mode the copy is to be one file, and read without making others.
    try target.execute("pragma journal_mode = delete")
    try target.close()
  }

  /// As ``backup(to:progress:)``, into an open database that is in no transaction.
  public func backup(
    to target: borrowing Database, progress: ((_ done: Int, _ total: Int) -> Void)? = nil
  ) throws(SQLiteError) {
    let handle = target.connection.handle
    // Cached statements may hold a reading lock, or remember a schema that is about to go.
    target.connection.cache.empty()
    guard let backup = sqlite3_backup_init(handle, "main", connection.handle, "main") else {
      throw SQLiteError(sqlite3_extended_errcode(handle), on: handle, sql: nil)
    }
    var code = SQLITE_OK
    while code == SQLITE_OK {
      code = sqlite3_backup_step(backup, 256)
      let total = Int(sqlite3_backup_pagecount(backup))
      progress?(total - Int(sqlite3_backup_remaining(backup)), total)
    }
    let finished = sqlite3_backup_finish(backup)
    if code != SQLITE_DONE { throw SQLiteError(copying: code, to: handle) }
    if finished != SQLITE_OK { throw SQLiteError(copying: finished, to: handle) }
  }

  /// Writes a compact copy into a new file (`VACUUM INTO`).
  /// - Throws: `.error` when the file is there already, or inside a transaction.
  public func vacuum(into path: String) throws(SQLiteError) {
    try run("vacuum into ?", .text(try plainPath(path)))
  }
}

extension SQLiteError {
  fileprivate init(copying code: Int32, to handle: OpaquePointer) {
    let code = ResultCode(rawValue: code)
    self.init(code: code, message: "not copied: \(code.words)", path: filePath(handle))
    wasCommitting = code.primary == .ioError
  }
}
