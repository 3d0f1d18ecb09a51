import CThinSQLite

/// One prepared statement in use: bind, then run it or step through its rows; as often as wanted.
///
/// Reached through ``Database/withStatement(_:_:)``. The handle is never copied, and is finalized
/// when the statement does not go back to its connection's cache (`sqlite3_finalize`).
@frozen
public struct Statement: ~Copyable {
  @usableFromInline let pointer: OpaquePointer
  // Unmanaged, so that nothing is counted for each query: the connection's borrower outlives this.
  @usableFromInline let connection: Unmanaged<Connection>
  /// A bit for each of the first 64 parameters that has a value.
  @usableFromInline var bound: UInt64 = 0
  /// The values came all at once, in an array.
  @usableFromInline var hasAll = false
  @usableFromInline var isRunning = false

  @inlinable
  init(_ pointer: OpaquePointer, _ connection: Connection) {
    self.pointer = pointer
    self.connection = .passUnretained(connection)
  }

  deinit {
    sqlite3_finalize(pointer)
  }

  /// The handle, reset, for the cache to keep.
  @inlinable
  consuming func relinquish() -> OpaquePointer {
    if isRunning { sqlite3_reset(pointer) }
    let kept = pointer
    discard self
    return kept
  }

  /// Goes to the next row (`sqlite3_step`).
  /// - Returns: whether there is one; after false the statement is reset and may be bound again.
  /// - Throws: `.range` when a parameter has no value, else what SQLite says.
  @inlinable
  public mutating func step() throws(SQLiteError) -> Bool {
    if !isRunning { try begin() }
    switch sqlite3_step(pointer) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(pointer)
      isRunning = false
      return false
    case let code: throw failed(code)
    }
  }

  /// Runs to the end; rows, if any, are passed over.
  @inlinable
  public mutating func run() throws(SQLiteError) {
    while try step() {}
  }

  /// Lends the row that ``step()`` found.
  @inlinable
  public func withRow<R>(_ body: (borrowing Row) throws -> R) rethrows -> R {
    try body(Row(pointer))
  }

  /// Gives up the rows that are left; the values stay bound (`sqlite3_reset`).
  @inlinable
  public mutating func reset() {
    sqlite3_reset(pointer)
    isRunning = false
  }

  @inlinable
  mutating func begin() throws(SQLiteError) {
    if !isComplete { throw missing() }
    try connection.takeUnretainedValue().check(pointer)
    isRunning = true
  }

  @usableFromInline @inline(never)
  mutating func failed(_ code: Int32) -> SQLiteError {
    var error = SQLiteError(code, by: pointer)
    if error.code.primary == .busy, connection.takeUnretainedValue().busyHandler.wasInterrupted {
      error = SQLiteError(.interrupt, "interrupted while waiting for another process", pointer)
    }
    reset()
    return error
  }
}
