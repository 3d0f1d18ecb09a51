import CThinSQLite

/// Owns the `sqlite3 *`, with the mutable parts of ``Database``: the statement cache and the hooks.
@usableFromInline
final class Connection {
  @usableFromInline let handle: OpaquePointer
  // One thread owns a connection and nothing in the cache calls back; exclusivity checks would cost
  // some 200 instructions a query.
  @exclusivity(unchecked) @usableFromInline var cache = StatementCache()
  /// The nesting depth of ``Database/transaction(_:_:)``.
  @usableFromInline var depth = 0
  /// Whether the open transaction is read-only.
  var isReading = false
  /// Whether the open transaction is rolled back at its end.
  var isScratch = false
  /// Whether the outermost of them began the transaction, and not an explicit BEGIN.
  var ownsTransaction = false
  /// A ROLLBACK failed: nothing more may run.
  var isStuck = false
  let interrupter: InterruptHandle
  @usableFromInline let busyHandler: BusyHandler
  var hooks = Hooks()
  let commits = CommitCount()
  /// Outlives `handle`.
  private let files: OwnFiles
  private var isOpen = true

  init(_ handle: OpaquePointer, files: OwnFiles, busyTimeout: Duration) {
    self.handle = handle
    self.files = files
    interrupter = InterruptHandle(handle)
    busyHandler = BusyHandler(limit: busyTimeout, interrupter: interrupter)
    busyHandler.install(on: handle)
  }

  deinit {
    if isOpen { _ = shut() }
  }

  /// `sqlite3_close`, else `sqlite3_close_v2`, so that nothing leaks.
  func close() throws(SQLiteError) {
    let path = filePath(handle)
    let code = shut()
    if code != SQLITE_OK {
      let code = ResultCode(rawValue: code)
      throw SQLiteError(code: code, message: "not closed: \(code.words)", path: path)
    }
  }

  private func shut() -> Int32 {
    isOpen = false
    interrupter.forget()
    cache.empty()
    let code = sqlite3_close(handle)
    if code != SQLITE_OK {
      // Something still uses it, and its VFS: that is leaked on purpose.
      _ = Unmanaged.passRetained(files)
      sqlite3_close_v2(handle)
    }
    return code
  }

  /// A statement from the cache, or a new one.
  @inlinable
  func take(_ sql: String) throws(SQLiteError) -> Statement {
    if let prepared = cache.take(sql) { return Statement(prepared, self) }
    return Statement(try prepareOnly(sql), self)
  }

  @inlinable
  func put(_ statement: consuming Statement, _ sql: String) throws(SQLiteError) {
    cache.put(try statement.relinquish(), sql)
  }

  /// Refuses what must not run in the current transaction.
  @inlinable
  func check(_ statement: OpaquePointer) throws(SQLiteError) {
    if depth != 0 { try checkInTransaction(statement) }
  }

  @usableFromInline @inline(never)
  func checkInTransaction(_ statement: OpaquePointer) throws(SQLiteError) {
    if isStuck {
      throw SQLiteError(
        .abortRollback, "an earlier transaction could not be rolled back; close the database",
        statement)
    }
    if sqlite3_get_autocommit(handle) != 0 {
      throw SQLiteError(
        .abortRollback, "the transaction has ended; nothing more may run in it", statement)
    }
    if isReading, sqlite3_stmt_readonly(statement) == 0 {
      throw SQLiteError(.readOnly, "this transaction only reads", statement)
    }
  }
}

/// Counts the writing transactions that a connection has committed; readable after it is closed.
package final class CommitCount {
  package fileprivate(set) var value = 0

  func add() { value += 1 }
}
