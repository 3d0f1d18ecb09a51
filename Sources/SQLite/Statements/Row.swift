import CThinSQLite

/// One row, lent to a closure: typed reads by position, from 0.
///
/// A row cannot be copied or kept; take the values out. No read converts: another type, an
/// unexpected NULL, a number that does not fit, invalid UTF-8 and a missing column are errors
/// (``ResultCode/mismatch``, for the last ``ResultCode/range``), never NULL or zero.
@frozen
public struct Row: ~Copyable {
  @usableFromInline let statement: OpaquePointer

  @inlinable
  init(_ statement: OpaquePointer) {
    self.statement = statement
  }

  /// The number of columns (`sqlite3_data_count`).
  public var count: Int { Int(sqlite3_data_count(statement)) }

  /// The column's name (`sqlite3_column_name`); nil if out of range.
  public func name(_ index: Int) -> String? {
    string(sqlite3_column_name(statement, Int32(clamping: index)))
  }

  @inlinable
  public func isNull(_ index: Int) throws(SQLiteError) -> Bool {
    let type = sqlite3_column_type(statement, Int32(clamping: index))
    if type == SQLITE_NULL, index < 0 || index >= Int(sqlite3_data_count(statement)) {
      throw wrong(index, "a value")
    }
    return type == SQLITE_NULL
  }

  /// `sqlite3_column_int64`, for an INTEGER.
  @inlinable
  public func int64(_ index: Int) throws(SQLiteError) -> Int64 {
    let value = try value(index, SQLITE_INTEGER, "an INTEGER")
    return sqlite3_value_int64(value)
  }

  @inlinable
  public func int(_ index: Int) throws(SQLiteError) -> Int {
    try integer(index)
  }

  /// Any other integer type; a number that does not fit in it is an error.
  @inlinable
  public func integer<I: FixedWidthInteger>(
    _ index: Int, as type: I.Type = I.self
  ) throws(SQLiteError) -> I {
    let number = try int64(index)
    guard let fitting = I(exactly: number) else {
      throw wrong(index, "a number of type \(I.self)")
    }
    return fitting
  }

  /// 1 is true, 0 is false, anything else is an error.
  @inlinable
  public func bool(_ index: Int) throws(SQLiteError) -> Bool {
    switch try int64(index) {
    case 0: return false
    case 1: return true
    default: throw wrong(index, "0 or 1")
    }
  }

  /// `sqlite3_column_double`, for a REAL, or an INTEGER that a Double holds exactly.
  @inlinable
  public func double(_ index: Int) throws(SQLiteError) -> Double {
    guard let value = sqlite3_column_value(statement, Int32(clamping: index)) else {
      throw wrong(index, "a REAL")
    }
    if sqlite3_value_type(value) == SQLITE_FLOAT { return sqlite3_value_double(value) }
    guard sqlite3_value_type(value) == SQLITE_INTEGER,
      let exact = Double(exactly: sqlite3_value_int64(value))
    else { throw wrong(index, "a REAL") }
    return exact
  }

  /// The column's value if it has the given type. One call gets value and type; an "unprotected"
  /// value is safe here, as one thread owns the connection.
  @inlinable @inline(__always)
  func value(
    _ index: Int, _ type: Int32, _ wanted: StaticString
  ) throws(SQLiteError) -> OpaquePointer {
    guard let value = sqlite3_column_value(statement, Int32(clamping: index)),
      sqlite3_value_type(value) == type
    else { throw wrong(index, "\(wanted)") }
    return value
  }

  @usableFromInline @inline(never)
  func wrong(_ index: Int, _ wanted: String) -> SQLiteError {
    guard index >= 0, index < count else {
      return SQLiteError(.range, "there is no column \(index), only \(count)", statement)
    }
    let found =
      switch sqlite3_column_type(statement, Int32(index)) {
      case SQLITE_INTEGER: "an INTEGER"
      case SQLITE_FLOAT: "a REAL"
      case SQLITE_TEXT: "TEXT"
      case SQLITE_BLOB: "a BLOB"
      default: "NULL"
      }
    let column = name(index).map { "\(index) (\($0))" } ?? "\(index)"
    return SQLiteError(
      .mismatch, "column \(column) holds \(found) where \(wanted) is asked for", statement)
  }
}
