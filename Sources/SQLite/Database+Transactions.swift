import CThinSQLite

/// How a transaction begins.
public enum TransactionKind: Sendable {
  /// Takes the write lock at once (`BEGIN IMMEDIATE`), so nothing read in it can be outdated.
  case write
  /// Sees one unchanging state of the database (`BEGIN`), and may not write.
  case read
}

extension Database {
  /// Does all of it or nothing. Inside another transaction it is a savepoint.
  ///
  /// When the closure throws, everything is undone and its error passes on unchanged, even when
  /// undoing fails too. Once SQLite itself has undone the transaction (disk full, an interrupt
  /// while writing), nothing more may run in it.
  /// - Throws: `.busy` when the write lock is not to be had, `.misuse` for writing inside a
  ///   reading transaction, `.abortRollback` when the transaction had ended before its closure
  ///   did, what COMMIT says, what the closure throws.
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

  /// The same, where the closure throws nothing but ``SQLiteError``.
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
      try control(isOutermost ? "commit" : "release nested")
    } catch {
      var error = error
      // A page that could not be written is taken back by the journal, which is still whole then.
      error.wasCommitting =
        isOutermost && error.code.primary == .ioError && error.code != .ioErrorWrite
      rollBack()
      throw error
    }
    if isOutermost, !isReading { commits.add() }
    end()
  }

  /// Undoes what the innermost transaction did. Never throws: there is a first cause to report.
  @usableFromInline
  func rollBack() {
    isStuck = false
    // SQLite may have undone everything itself; then there is nothing left to undo.
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
      ownsTransaction = false
    }
  }

  private func control(_ sql: String) throws(SQLiteError) {
    let statement = try take(sql)
    try statement.run()
    try put(statement, sql)
  }
}
