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
    guard let pointer = sqlite3_column_value(statement, Int32(clamping: index)) else {
      throw wrong(index, "a value")
    }
    switch SQLValue.copy(pointer) {
    case .success(let value): return value
    case .failure(.outOfMemory): throw noMemory()
    case .failure(.notUTF8): throw wrong(index, "TEXT in valid UTF-8")
    }
  }

  /// All columns, in order.
  public func values() throws(SQLiteError) -> [SQLValue] {
    var values: [SQLValue] = []
    for index in 0..<count { values.append(try value(index)) }
    return values
  }
}

extension SQLValue {
  enum CopyFault: Error { case outOfMemory, notUTF8 }

  /// A copy of a `sqlite3_value`.
  static func copy(_ pointer: OpaquePointer) -> Result<SQLValue, CopyFault> {
    switch sqlite3_value_type(pointer) {
    case SQLITE_INTEGER: return .success(.integer(sqlite3_value_int64(pointer)))
    case SQLITE_FLOAT: return .success(.real(sqlite3_value_double(pointer)))
    case SQLITE_NULL: return .success(.null)
    case let type:
      guard let bytes = UnsafeBufferPointer<UInt8>(of: pointer, type) else {
        return .failure(.outOfMemory)
      }
      if type == SQLITE_BLOB { return .success(.blob([UInt8](bytes))) }
      return String(exactly: bytes).map { .success(.text($0)) } ?? .failure(.notUTF8)
    }
  }
}
