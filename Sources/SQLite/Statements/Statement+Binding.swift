import CThinSQLite

// Parameters are numbered from 1, as in SQLite. Every method throws `.range` for a missing
// parameter, and `.misuse` while the statement is stepping.

extension Statement {
  /// The number of parameters (`sqlite3_bind_parameter_count`).
  public var parameterCount: Int { prepared.parameterCount }

  /// `sqlite3_bind_int64`.
  @inlinable
  public func bind(_ value: Int64, at index: Int) throws(SQLiteError) {
    try accept(sqlite3_bind_int64(pointer, Int32(clamping: index), value), index)
  }

  @inlinable
  public func bind(_ value: Int, at index: Int) throws(SQLiteError) {
    try bind(Int64(value), at: index)
  }

  /// SQLite has no booleans: 1 and 0.
  @inlinable
  public func bind(_ value: Bool, at index: Int) throws(SQLiteError) {
    try bind(Int64(value ? 1 : 0), at: index)
  }

  /// `sqlite3_bind_double`. SQLite would turn a NaN into NULL: refused as `.mismatch`.
  @inlinable
  public func bind(_ value: Double, at index: Int) throws(SQLiteError) {
    if value.isNaN { throw SQLiteError(.mismatch, "SQLite cannot store NaN", pointer) }
    try accept(sqlite3_bind_double(pointer, Int32(clamping: index), value), index)
  }

  /// `sqlite3_bind_text64`, counted: a zero character inside is kept.
  @inlinable
  public func bind(_ value: String, at index: Int) throws(SQLiteError) {
    let code = withBytes(of: value) { bytes, count in
      rung_bind_text(pointer, Int32(clamping: index), bytes, UInt64(count))
    }
    try accept(code, index)
  }

  /// `sqlite3_bind_blob64`.
  @inlinable
  public func bind(_ value: [UInt8], at index: Int) throws(SQLiteError) {
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
  public func bindNull(at index: Int) throws(SQLiteError) {
    try accept(sqlite3_bind_null(pointer, Int32(clamping: index)), index)
  }

  @inlinable
  public func bind(_ value: SQLValue, at index: Int) throws(SQLiteError) {
    switch value {
    case .null: try bindNull(at: index)
    case .integer(let value): try bind(value, at: index)
    case .real(let value): try bind(value, at: index)
    case .text(let value): try bind(value, at: index)
    case .blob(let value): try bind(value, at: index)
    }
  }

  /// Binds values to the parameters in order, `nil` as NULL; ``Named`` ones by their name.
  /// - Throws: `.range` for more values than parameters; an unbound parameter is refused at the
  ///   first step.
  @inlinable
  public func bind<each Value: SQLBindable>(
    _ values: repeat each Value
  ) throws(SQLiteError) {
    var index = 0
    for value in repeat each values {
      index &+= 1
      try value.bind(to: self, at: index)
    }
  }

  /// Binds one parameter by name, with or without its `:`, `@` or `$`
  /// (`sqlite3_bind_parameter_index`).
  /// - Throws: `.range` for an unknown name.
  @inlinable
  public func bind(_ value: some SQLBindable, named name: String) throws(SQLiteError) {
    try value.bind(to: self, at: try index(of: name))
  }

  @usableFromInline
  func index(of name: String) throws(SQLiteError) -> Int {
    for prefix in ["", ":", "@", "$"] {
      let index = sqlite3_bind_parameter_index(pointer, prefix + name)
      if index > 0 { return Int(index) }
    }
    throw SQLiteError(.range, "the SQL has no parameter named \(name)", pointer)
  }

  /// Marks a parameter as bound.
  @inlinable
  func accept(_ code: Int32, _ index: Int) throws(SQLiteError) {
    if code != SQLITE_OK { throw refused(code, index) }
    prepared.note(index)
  }

  @usableFromInline @inline(never)
  func refused(_ code: Int32, _ index: Int) -> SQLiteError {
    if code != SQLITE_RANGE { return SQLiteError(code, by: pointer) }
    return SQLiteError(.range, "there is no parameter \(index), only \(parameterCount)", pointer)
  }

  @usableFromInline @inline(never)
  func missing() -> SQLiteError {
    let index = prepared.firstMissing
    let name = string(sqlite3_bind_parameter_name(pointer, Int32(clamping: index)))
    return SQLiteError(.range, "parameter \(name ?? "\(index)") has no value", pointer)
  }
}
