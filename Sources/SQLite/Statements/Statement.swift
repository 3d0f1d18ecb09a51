import CThinSQLite

/// One prepared statement in use: bind, then run it or step through its rows; as often as wanted.
///
/// Lent by ``Database/withStatement(_:_:)``, and only borrowed: it can be neither kept nor exchanged
/// for another one. It is finalized when it does not go back to its connection's cache
/// (`sqlite3_finalize`).
@frozen
public struct Statement: ~Copyable {
  @usableFromInline let prepared: Prepared
  // Unmanaged, so that nothing is counted for each query: the connection's borrower outlives this.
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

  /// The handle, reset and without values, for the cache to keep.
  ///
  /// - Throws: what a change that was still being made ends with: `INSERT ... RETURNING` outside a
  ///   transaction commits only here, when its last row was not asked for.
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

  /// Goes to the next row (`sqlite3_step`).
  /// - Returns: whether there is one; after false the statement is reset and may be bound again.
  /// - Throws: `.range` when a parameter has no value, else what SQLite says.
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

  /// Runs to the end; rows, if any, are passed over.
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

  /// Gives up the rows that are left; the values stay bound (`sqlite3_reset`).
  /// - Throws: what a change ends with that ``step()`` had begun: it is kept or undone here.
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
  /// What a statement failed with, and why it did not get a lock where that is known.
  @usableFromInline
  func error(_ code: Int32, by statement: OpaquePointer) -> SQLiteError {
    busyHandler.explain(SQLiteError(code, by: statement))
  }
}
