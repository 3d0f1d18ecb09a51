import CThinSQLite

extension Row {
  @inlinable
  public func optionalInt(_ index: Int) throws(SQLiteError) -> Int? {
    try isNull(index) ? nil : int(index)
  }

  @inlinable
  public func optionalInt64(_ index: Int) throws(SQLiteError) -> Int64? {
    try isNull(index) ? nil : int64(index)
  }

  @inlinable
  public func optionalDouble(_ index: Int) throws(SQLiteError) -> Double? {
    try isNull(index) ? nil : double(index)
  }

  @inlinable
  public func optionalText(_ index: Int) throws(SQLiteError) -> String? {
    try isNull(index) ? nil : text(index)
  }

  @inlinable
  public func optionalBlob(_ index: Int) throws(SQLiteError) -> [UInt8]? {
    try isNull(index) ? nil : blob(index)
  }

  /// The column's value, whatever its type; `.mismatch` for TEXT that is not UTF-8.
  public func value(_ index: Int) throws(SQLiteError) -> SQLValue {
    if try isNull(index) { return .null }
    guard let pointer = sqlite3_column_value(statement, Int32(clamping: index)),
      let value = SQLValue(pointer)
    else { throw wrong(index, "TEXT in valid UTF-8") }
    return value
  }

  /// All columns, in order.
  public func values() throws(SQLiteError) -> [SQLValue] {
    var values: [SQLValue] = []
    for index in 0..<count { values.append(try value(index)) }
    return values
  }
}

extension SQLValue {
  /// A copy of a `sqlite3_value`; nil for TEXT that is not UTF-8.
  init?(_ pointer: OpaquePointer) {
    switch sqlite3_value_type(pointer) {
    case SQLITE_INTEGER: self = .integer(sqlite3_value_int64(pointer))
    case SQLITE_FLOAT: self = .real(sqlite3_value_double(pointer))
    case SQLITE_NULL: self = .null
    case let type:
      let start = sqlite3_value_blob(pointer)?.assumingMemoryBound(to: UInt8.self)
      let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_value_bytes(pointer)))
      if type == SQLITE_BLOB {
        self = .blob([UInt8](bytes))
      } else {
        guard let text = String(exactly: bytes) else { return nil }
        self = .text(text)
      }
    }
  }
}
