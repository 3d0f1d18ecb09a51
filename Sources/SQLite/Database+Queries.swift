import CThinSQLite

extension Database {
  /// Runs every statement of a script in turn, none with parameters; rows are passed over.
  /// (`sqlite3_prepare_v3`, `sqlite3_step`). A transaction is the caller's to begin.
  /// - Throws: what SQLite says, with the place in the script.
  public func execute(_ script: String) throws(SQLiteError) {
    var script = try Script(script, on: connection)
    while let pointer = try script.next() {
      var statement = Statement(pointer, connection)
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
  /// - Returns: how many rows it changed itself, not through triggers (`sqlite3_changes64`).
  @inlinable @discardableResult
  public func run(_ sql: String, _ parameters: SQLValue...) throws(SQLiteError) -> Int {
    try run(sql, parameters)
  }

  @inlinable @discardableResult
  public func run(_ sql: String, _ parameters: [SQLValue]) throws(SQLiteError) -> Int {
    var statement = try connection.take(sql)
    try statement.bind(parameters)
    let before = sqlite3_total_changes64(connection.handle)
    try statement.run()
    connection.put(statement, sql)
    // Otherwise the count is still that of some statement before.
    if sqlite3_total_changes64(connection.handle) == before { return 0 }
    return Int(sqlite3_changes64(connection.handle))
  }

  /// Lends a prepared statement from the cache, for work done many times over.
  ///
  /// When the closure throws, the error passes on and the statement is finalized.
  /// - Throws: `.misuse` when the SQL is not exactly one statement; what the closure throws.
  @inlinable @discardableResult
  public func withStatement<R>(
    _ sql: String, _ body: (inout Statement) throws -> R
  ) throws -> R {
    var statement = try connection.take(sql)
    let result = try body(&statement)
    connection.put(statement, sql)
    return result
  }

  /// Lends each row in turn. When the closure throws, no more is read and its error passes on.
  @inlinable
  public func forEach(
    _ sql: String, _ parameters: SQLValue..., row body: (borrowing Row) throws -> Void
  ) throws {
    try forEach(sql, parameters, row: body)
  }

  @inlinable
  public func forEach(
    _ sql: String, _ parameters: [SQLValue], row body: (borrowing Row) throws -> Void
  ) throws {
    try withStatement(sql) { statement in
      try statement.bind(parameters)
      while try statement.step() { try statement.withRow(body) }
    }
  }

  /// What the closure makes of each row, in order.
  @inlinable
  public func all<T>(
    _ sql: String, _ parameters: SQLValue..., row body: (borrowing Row) throws -> T
  ) throws -> [T] {
    try all(sql, parameters, row: body)
  }

  @inlinable
  public func all<T>(
    _ sql: String, _ parameters: [SQLValue], row body: (borrowing Row) throws -> T
  ) throws -> [T] {
    try withStatement(sql) { statement in
      try statement.bind(parameters)
      var results: [T] = []
      while try statement.step() { results.append(try statement.withRow(body)) }
      return results
    }
  }

  /// As below, for the most common case, a row found by its key: without an array of values.
  @inlinable
  public func first<T>(
    _ sql: String, _ parameter: SQLValue, row body: (borrowing Row) throws -> T
  ) throws -> T? {
    try withStatement(sql) { statement in
      try statement.bind(whole: parameter)
      return try statement.step() ? try statement.withRow(body) : nil
    }
  }

  /// What the closure makes of the first row; nil when there is none.
  @inlinable
  public func first<T>(
    _ sql: String, _ parameters: SQLValue..., row body: (borrowing Row) throws -> T
  ) throws -> T? {
    try first(sql, parameters, row: body)
  }

  @inlinable
  public func first<T>(
    _ sql: String, _ parameters: [SQLValue], row body: (borrowing Row) throws -> T
  ) throws -> T? {
    try withStatement(sql) { statement in
      try statement.bind(parameters)
      return try statement.step() ? try statement.withRow(body) : nil
    }
  }

  /// As ``all(_:_:row:)-(_,[SQLValue],_)`` for this room's own reading, where only SQLite can fail.
  func read<T>(
    _ sql: String, _ parameters: SQLValue...,
    row body: (borrowing Row) throws(SQLiteError) -> T
  ) throws(SQLiteError) -> [T] {
    var statement = try connection.take(sql)
    try statement.bind(parameters)
    var results: [T] = []
    while try statement.step() { results.append(try body(Row(statement.pointer))) }
    connection.put(statement, sql)
    return results
  }
}
