import CThinSQLite

/// The one owner of a `sqlite3 *`: what ``Database`` keeps inside, so that it can stay a plain
/// borrowed value while its statement cache and its hooks change.
@usableFromInline
final class Connection {
  @usableFromInline let handle: OpaquePointer
  // One thread owns a connection and nothing in the cache calls back, so checking each access at
  // run time would only cost (some 200 instructions a query).
  @exclusivity(unchecked) @usableFromInline var cache = StatementCache()
  /// How many of ``Database/transaction(_:_:)`` are open, one in the other.
  @usableFromInline var depth = 0
  /// Whether the open transaction only reads.
  var isReading = false
  /// The outermost of them began the transaction; otherwise somebody's own BEGIN did.
  var ownsTransaction = false
  /// A ROLLBACK failed: what was written is neither kept nor undone, so nothing more may run.
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

  /// `sqlite3_close`; when that is refused, `sqlite3_close_v2`, so nothing is leaked either way.
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
      // Something still uses it, and then uses its VFS, too: that is never let go.
      _ = Unmanaged.passRetained(files)
      sqlite3_close_v2(handle)
    }
    return code
  }

  /// A statement ready to be bound: from the cache, or prepared to be kept.
  @inlinable
  func take(_ sql: String) throws(SQLiteError) -> Statement {
    if let prepared = cache.take(sql) { return Statement(prepared, self) }
    return Statement(try prepareOnly(sql), self)
  }

  @inlinable
  func put(_ statement: consuming Statement, _ sql: String) throws(SQLiteError) {
    cache.put(try statement.relinquish(), sql)
  }

  /// Refuses what must not run now. Outside a transaction there is nothing to ask.
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

/// How many writing transactions a connection has committed. Tells it when that is closed, too.
package final class CommitCount {
  package fileprivate(set) var value = 0

  func add() { value += 1 }
}
