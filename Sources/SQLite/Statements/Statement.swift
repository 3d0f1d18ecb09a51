import CThinSQLite

/// A prepared statement in use: bind, then run it or step through its rows; repeatedly.
///
/// Lent by ``Database/withStatement(_:_:)``: it can be neither kept nor replaced. It is finalized
/// unless it returns to the connection's cache (`sqlite3_finalize`).
@frozen
public struct Statement: ~Copyable {
  @usableFromInline let prepared: Prepared
  // Unmanaged to avoid reference counting per query: the connection outlives this.
  @usableFromInline let connection: Unmanaged<Connection>

  @inlinable
  init(_ prepared: Prepared, _ connection: Connection) {
    self.prepared = prepared
    self.connection = .passUnretained(connection)
  }

  deinit {
    prepared.finalize()
  }

  @inlinable
  var pointer: OpaquePointer { prepared.pointer }

  /// The handle, reset and cleared, for the cache.
  ///
  /// - Throws: the error of an unfinished change: `INSERT ... RETURNING` outside a transaction
  ///   commits only here, if its last row was not read.
  @inlinable
  consuming func relinquish() throws(SQLiteError) -> Prepared {
    do throws(SQLiteError) {
      try reset()
    } catch {
      _ = consume self
      throw error
    }
    prepared.clear()
    let kept = prepared
    discard self
    return kept
  }

  /// Advances to the next row (`sqlite3_step`).
  /// - Returns: whether there is one; after false the statement is reset and may be bound again.
  /// - Throws: `.range` for an unbound parameter, or SQLite's error.
  @inlinable
  public func step() throws(SQLiteError) -> Bool {
    if !prepared.isRunning { try begin() }
    switch sqlite3_step(pointer) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(pointer)
      prepared.isRunning = false
      return false
    case let code: throw failed(code)
    }
  }

  /// Runs to the end; rows are ignored.
  @inlinable
  public func run() throws(SQLiteError) {
    while try step() {}
  }

  /// Lends the row that ``step()`` found.
  @inlinable
  public func withRow<R, Fault: Error>(
    _ body: (borrowing Row) throws(Fault) -> R
  ) throws(Fault) -> R {
    try body(Row(pointer))
  }

  /// Discards the remaining rows; values stay bound (`sqlite3_reset`).
  /// - Throws: the error of a change that ``step()`` had begun, which ends here.
  @inlinable
  public func reset() throws(SQLiteError) {
    if !prepared.isRunning { return }
    prepared.isRunning = false
    let code = sqlite3_reset(pointer)
    if code != SQLITE_OK { throw connection.takeUnretainedValue().error(code, by: pointer) }
  }

  @inlinable
  func begin() throws(SQLiteError) {
    if !prepared.isComplete { throw missing() }
    let connection = connection.takeUnretainedValue()
    try connection.check(pointer)
    connection.busyHandler.outcome = .none
    prepared.isRunning = true
  }

  @usableFromInline @inline(never)
  func failed(_ code: Int32) -> SQLiteError {
    let error = connection.takeUnretainedValue().error(code, by: pointer)
    sqlite3_reset(pointer)
    prepared.isRunning = false
    return error
  }
}

extension Connection {
  /// The error of a statement, with the reason for a missing lock if known.
  @usableFromInline
  func error(_ code: Int32, by statement: OpaquePointer) -> SQLiteError {
    busyHandler.explain(SQLiteError(code, by: statement))
  }
}
