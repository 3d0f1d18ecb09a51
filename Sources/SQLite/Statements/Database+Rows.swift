import CThinSQLite

// Parameters and errors: see Database+Queries.swift.

extension Database {
  /// Lends each row in turn. If the closure throws, reading stops and the error is rethrown.
  @inlinable
  public func forEach<each Value: SQLBindable>(
    _ sql: String, _ values: repeat each Value, row body: (borrowing Row) throws -> Void
  ) throws {
    let statement = try connection.take(sql)
    try statement.bind(repeat each values)
    while try statement.step() { try statement.withRow(body) }
    try connection.put(statement, sql)
  }

  @inlinable
  public func forEach<each Value: SQLBindable>(
    _ sql: String, _ values: repeat each Value,
    row body: (borrowing Row) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    let statement = try connection.take(sql)
    try statement.bind(repeat each values)
    while try statement.step() { try statement.withRow(body) }
    try connection.put(statement, sql)
  }

  /// Maps each row, in order.
  @inlinable
  public func all<each Value: SQLBindable, T>(
    _ sql: String, _ values: repeat each Value, row body: (borrowing Row) throws -> T
  ) throws -> [T] {
    let statement = try connection.take(sql)
    try statement.bind(repeat each values)
    var results: [T] = []
    while try statement.step() { results.append(try statement.withRow(body)) }
    try connection.put(statement, sql)
    return results
  }

  @inlinable
  public func all<each Value: SQLBindable, T>(
    _ sql: String, _ values: repeat each Value, row body: (borrowing Row) throws(SQLiteError) -> T
  ) throws(SQLiteError) -> [T] {
    let statement = try connection.take(sql)
    try statement.bind(repeat each values)
    var results: [T] = []
    while try statement.step() { results.append(try statement.withRow(body)) }
    try connection.put(statement, sql)
    return results
  }

  /// Maps the first row; nil if there is none. Further rows are not read.
  @inlinable
  public func first<each Value: SQLBindable, T>(
    _ sql: String, _ values: repeat each Value, row body: (borrowing Row) throws -> T
  ) throws -> T? {
    let statement = try connection.take(sql)
    try statement.bind(repeat each values)
    let result = try statement.step() ? try statement.withRow(body) : nil
    try connection.put(statement, sql)
    return result
  }

  @inlinable
  public func first<each Value: SQLBindable, T>(
    _ sql: String, _ values: repeat each Value, row body: (borrowing Row) throws(SQLiteError) -> T
  ) throws(SQLiteError) -> T? {
    let statement = try connection.take(sql)
    try statement.bind(repeat each values)
    let result = try statement.step() ? try statement.withRow(body) : nil
    try connection.put(statement, sql)
    return result
  }

  /// Maps the only row; nil if there is none.
  /// - Throws: `.mismatch` if there is a second row.
  @inlinable
  public func one<each Value: SQLBindable, T>(
    _ sql: String, _ values: repeat each Value, row body: (borrowing Row) throws -> T
  ) throws -> T? {
    let statement = try connection.take(sql)
    try statement.bind(repeat each values)
    guard try statement.step() else {
      try connection.put(statement, sql)
      return nil
    }
    let result = try statement.withRow(body)
    if try statement.step() { throw statement.secondRow() }
    try connection.put(statement, sql)
    return result
  }

  @inlinable
  public func one<each Value: SQLBindable, T>(
    _ sql: String, _ values: repeat each Value, row body: (borrowing Row) throws(SQLiteError) -> T
  ) throws(SQLiteError) -> T? {
    let statement = try connection.take(sql)
    try statement.bind(repeat each values)
    guard try statement.step() else {
      try connection.put(statement, sql)
      return nil
    }
    let result = try statement.withRow(body)
    if try statement.step() { throw statement.secondRow() }
    try connection.put(statement, sql)
    return result
  }
}

extension Statement {
  @usableFromInline @inline(never)
  func secondRow() -> SQLiteError {
    SQLiteError(.mismatch, "there is a second row where one was expected", pointer)
  }
}
