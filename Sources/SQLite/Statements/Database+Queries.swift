import CThinSQLite

// All methods take parameters as plain Swift values in order, `Named` ones by name, an array of
// `SQLValue` as `Listed`. A closure `{ row throws(SQLiteError) in ... }` makes the whole call throw
// only `SQLiteError`; other closures may throw anything.

extension Database {
  /// Runs every statement of a script, without parameters; rows are ignored.
  /// (`sqlite3_prepare_v3`, `sqlite3_step`). Begins no transaction.
  /// - Throws: SQLite's error, with the place in the script.
  public func execute(_ script: String) throws(SQLiteError) {
    var script = try Script(script, on: connection)
    while let pointer = try script.next() {
      let statement = Statement(Prepared(pointer), connection)
      do throws(SQLiteError) {
        try statement.run()
      } catch {
        throw SQLiteError(
          code: error.code, message: error.message, sql: script.sql,
          position: .init(offset: script.start, in: script.sql), path: error.path)
      }
    }
  }

  /// Runs one statement.
  /// - Returns: the number of rows changed, without those of triggers (`sqlite3_changes64`).
  @inlinable @discardableResult
  public func run<each Value: SQLBindable>(
    _ sql: String, _ values: repeat each Value
  ) throws(SQLiteError) -> Int {
    let statement = try connection.take(sql)
    try statement.bind(repeat each values)
    return try connection.run(statement, sql)
  }

  /// Lends a prepared statement from the cache, for repeated use.
  ///
  /// If the closure throws, the error is rethrown and the statement finalized.
  /// - Throws: `.misuse` if the SQL is not exactly one statement; the closure's error.
  @inlinable @discardableResult
  public func withStatement<R>(
    _ sql: String, _ body: (borrowing Statement) throws -> R
  ) throws -> R {
    let statement = try connection.take(sql)
    let result = try body(statement)
    try connection.put(statement, sql)
    return result
  }

  @inlinable @discardableResult
  public func withStatement<R>(
    _ sql: String, _ body: (borrowing Statement) throws(SQLiteError) -> R
  ) throws(SQLiteError) -> R {
    let statement = try connection.take(sql)
    let result = try body(statement)
    try connection.put(statement, sql)
    return result
  }
}

extension Connection {
  @inlinable
  func run(_ statement: consuming Statement, _ sql: String) throws(SQLiteError) -> Int {
    let before = sqlite3_total_changes64(handle)
    try statement.run()
    try put(statement, sql)
    // Otherwise the count is that of an earlier statement.
    if sqlite3_total_changes64(handle) == before { return 0 }
    return Int(sqlite3_changes64(handle))
  }
}
