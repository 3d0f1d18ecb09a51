import CThinSQLite

// Parameters are counted from 1, as SQLite counts them. Every method throws `.range` for a
// parameter that the statement does not have, and `.misuse` in the middle of its rows.

extension Statement {
  /// `sqlite3_bind_int64`.
  @inlinable
  public mutating func bind(_ value: Int64, at index: Int) throws(SQLiteError) {
    try accept(sqlite3_bind_int64(pointer, Int32(clamping: index), value), index)
  }

  @inlinable
  public mutating func bind(_ value: Int, at index: Int) throws(SQLiteError) {
    try bind(Int64(value), at: index)
  }

  /// `sqlite3_bind_double`. SQLite would turn a NaN into NULL: refused as `.mismatch`.
  @inlinable
  public mutating func bind(_ value: Double, at index: Int) throws(SQLiteError) {
    if value.isNaN { throw SQLiteError(.mismatch, "NaN is no number to SQLite", pointer) }
    try accept(sqlite3_bind_double(pointer, Int32(clamping: index), value), index)
  }

  /// `sqlite3_bind_text64`, counted: a zero character inside is kept.
  @inlinable
  public mutating func bind(_ value: String, at index: Int) throws(SQLiteError) {
    let code = withBytes(of: value) { bytes, count in
      rung_bind_text(pointer, Int32(clamping: index), bytes, UInt64(count))
    }
    try accept(code, index)
  }

  /// `sqlite3_bind_blob64`.
  @inlinable
  public mutating func bind(_ value: [UInt8], at index: Int) throws(SQLiteError) {
    let index32 = Int32(clamping: index)
    let code =
      value.isEmpty
      ? sqlite3_bind_zeroblob(pointer, index32, 0)
      : value.withUnsafeBytes {
        rung_bind_blob(pointer, index32, $0.baseAddress, UInt64($0.count))
      }
    try accept(code, index)
  }

  /// `sqlite3_bind_null`.
  @inlinable
  public mutating func bindNull(at index: Int) throws(SQLiteError) {
    try accept(sqlite3_bind_null(pointer, Int32(clamping: index)), index)
  }

  @inlinable
  public mutating func bind(_ value: SQLValue, at index: Int) throws(SQLiteError) {
    switch value {
    case .null: try bindNull(at: index)
    case .integer(let value): try bind(value, at: index)
    case .real(let value): try bind(value, at: index)
    case .text(let value): try bind(value, at: index)
    case .blob(let value): try bind(value, at: index)
    }
  }

  /// Binds all parameters in order; `.range` unless there are exactly as many values.
  @inlinable
  public mutating func bind(_ values: [SQLValue]) throws(SQLiteError) {
    let count = Int(sqlite3_bind_parameter_count(pointer))
    if values.count != count { throw wrongCount(values.count, count) }
    var index = 0
    while index < count {
      try bind(values[index], at: index + 1)
      index += 1
    }
    hasAll = true
  }

  /// As an array of one value.
  @inlinable
  mutating func bind(whole value: SQLValue) throws(SQLiteError) {
    let count = Int(sqlite3_bind_parameter_count(pointer))
    if count != 1 { throw wrongCount(1, count) }
    try bind(value, at: 1)
  }

  /// Binds all parameters by name, with or without its `:`, `@` or `$`
  /// (`sqlite3_bind_parameter_name`).
  /// - Throws: `.range` for a name that the statement does not have, or a parameter without value.
  public mutating func bind(named values: [String: SQLValue]) throws(SQLiteError) {
    for (name, value) in values.sorted(by: { $0.key < $1.key }) { try bind(value, named: name) }
    if !isComplete { throw missing() }
  }

  /// Binds one parameter by name (`sqlite3_bind_parameter_index`).
  public mutating func bind(_ value: SQLValue, named name: String) throws(SQLiteError) {
    for prefix in ["", ":", "@", "$"] {
      let index = sqlite3_bind_parameter_index(pointer, prefix + name)
      if index > 0 { return try bind(value, at: Int(index)) }
    }
    throw SQLiteError(.range, "the SQL has no parameter named \(name)", pointer)
  }

  /// Whether every parameter has a value. With more than 64 of them only a whole array will do.
  @inlinable
  var isComplete: Bool {
    if hasAll { return true }
    let count = UInt64(sqlite3_bind_parameter_count(pointer))
    return count <= 64 && bound == (count == 64 ? .max : (1 << count) &- 1)
  }

  /// Notes that a parameter has a value.
  @inlinable
  mutating func accept(_ code: Int32, _ index: Int) throws(SQLiteError) {
    if code != SQLITE_OK { throw refused(code, index) }
    if index <= 64 { bound |= 1 << UInt64(truncatingIfNeeded: index &- 1) }
  }

  @usableFromInline @inline(never)
  func refused(_ code: Int32, _ index: Int) -> SQLiteError {
    if code != SQLITE_OK, code != SQLITE_RANGE { return SQLiteError(code, by: pointer) }
    let count = sqlite3_bind_parameter_count(pointer)
    return SQLiteError(.range, "there is no parameter \(index), only \(count)", pointer)
  }

  @usableFromInline @inline(never)
  func wrongCount(_ given: Int, _ wanted: Int) -> SQLiteError {
    SQLiteError(.range, "the SQL has \(wanted) parameters, \(given) values were given", pointer)
  }
}

extension Statement {
  @usableFromInline @inline(never)
  func missing() -> SQLiteError {
    let index = Int32((~bound).trailingZeroBitCount + 1)
    let name = string(sqlite3_bind_parameter_name(pointer, index))
    return SQLiteError(.range, "parameter \(name ?? "\(index)") has no value", pointer)
  }
}
