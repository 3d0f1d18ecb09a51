import CThinSQLite

/// How a transaction begins.
public enum TransactionKind: Sendable {
  /// Takes the write lock at once (`BEGIN IMMEDIATE`), so that nothing read in it is outdated.
  case write
  /// A read-only snapshot (`BEGIN`).
  case read
  /// A snapshot in which temp tables may be written: it ends with `ROLLBACK`, so that nothing stays of what was
  /// written.
  case scratch
}

extension Database {
  /// Runs the closure atomically; nested in another transaction, as a savepoint.
  ///
  /// If the closure throws, everything is rolled back and its error rethrown, even if the rollback
  /// fails too. Once SQLite itself has rolled back (disk full, an interrupt while writing), nothing
  /// more may run in it.
  /// - Throws: `.busy` without the write lock, `.misuse` for writing inside a read-only
  /// transaction, `.abortRollback` if the transaction ended before its closure, COMMIT's error, the
  /// closure's error.
  @inlinable @discardableResult
  public func transaction<R>(
    _ kind: TransactionKind = .write, _ body: () throws -> R
  ) throws -> R {
    try connection.begin(kind)
    let result: R
    do {
      result = try body()
    } catch {
      connection.rollBack()
      throw error
    }
    try connection.commit()
    return result
  }

  /// The same for a closure that throws only ``SQLiteError``.
  @inlinable @discardableResult
  public func transaction<R>(
    _ kind: TransactionKind = .write, _ body: () throws(SQLiteError) -> R
  ) throws(SQLiteError) -> R {
    try connection.begin(kind)
    let result: R
    do throws(SQLiteError) {
      result = try body()
    } catch {
      connection.rollBack()
      throw error
    }
    try connection.commit()
    return result
  }
}

extension Database {
  package var commits: CommitCount { connection.commits }
}

extension Connection {
  @usableFromInline
  func begin(_ kind: TransactionKind) throws(SQLiteError) {
    if depth == 0, sqlite3_get_autocommit(handle) != 0 {
      try control(kind == .write ? "begin immediate" : "begin")
      isReading = kind == .read
      isScratch = kind == .scratch
      ownsTransaction = true
    } else {
      if isReading, kind == .write {
        throw SQLiteError(
          code: .misuse, message: "a transaction that only reads cannot have one that writes in it",
          path: filePath(handle))
      }
      try control("savepoint nested")
    }
    depth += 1
  }

  @usableFromInline
  func commit() throws(SQLiteError) {
    do throws(SQLiteError) {
      try control(!isOutermost ? "release nested" : isScratch ? "rollback" : "commit")
    } catch {
      var error = error
      // A failed page write is rolled back by the journal, which is still intact then.
      error.wasCommitting =
        isOutermost && error.code.primary == .ioError && error.code != .ioErrorWrite
      rollBack()
      throw error
    }
    if isOutermost, !isReading, !isScratch { commits.add() }
    end()
  }

  /// Rolls back the innermost transaction. Never throws: the first error is the one to report.
  @usableFromInline
  func rollBack() {
    isStuck = false
    // SQLite may have rolled back already.
    if sqlite3_get_autocommit(handle) == 0 {
      do {
        if isOutermost {
          try control("rollback")
        } else {
          try control("rollback to nested")
          try control("release nested")
        }
      } catch {
        isStuck = true
        if isOutermost { return }  // still inside: nothing else may run on this connection
      }
    }
    end()
  }

  private var isOutermost: Bool { depth == 1 && ownsTransaction }

  private func end() {
    depth -= 1
    if depth == 0 {
      isReading = false
      isScratch = false
      ownsTransaction = false
    }
  }

  private func control(_ sql: String) throws(SQLiteError) {
    let statement = try take(sql)
    try statement.run()
    try put(statement, sql)
  }
}
