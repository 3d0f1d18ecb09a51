import CThinSQLite

extension Row {
  /// A copy of TEXT (`sqlite3_column_text`, counted: a zero character inside is kept).
  @inlinable
  public func text(_ index: Int) throws(SQLiteError) -> String {
    let bytes = try bytes(index, SQLITE_TEXT, "TEXT")
    guard let text = String(exactly: bytes) else { throw wrong(index, "TEXT in valid UTF-8") }
    return text
  }

  /// A copy of a BLOB (`sqlite3_column_blob`).
  @inlinable
  public func blob(_ index: Int) throws(SQLiteError) -> [UInt8] {
    [UInt8](try bytes(index, SQLITE_BLOB, "a BLOB"))
  }

  /// Lends the bytes of TEXT without copying or validating them.
  @inlinable
  public func withUTF8<R>(_ index: Int, _ body: (Span<UInt8>) throws -> R) throws -> R {
    try body(try bytes(index, SQLITE_TEXT, "TEXT").span)
  }

  @inlinable
  public func withUTF8<R>(
    _ index: Int, _ body: (Span<UInt8>) throws(SQLiteError) -> R
  ) throws(SQLiteError) -> R {
    try body(try bytes(index, SQLITE_TEXT, "TEXT").span)
  }

  /// Lends a BLOB without copying it.
  @inlinable
  public func withBlob<R>(_ index: Int, _ body: (Span<UInt8>) throws -> R) throws -> R {
    try body(try bytes(index, SQLITE_BLOB, "a BLOB").span)
  }

  @inlinable
  public func withBlob<R>(
    _ index: Int, _ body: (Span<UInt8>) throws(SQLiteError) -> R
  ) throws(SQLiteError) -> R {
    try body(try bytes(index, SQLITE_BLOB, "a BLOB").span)
  }

  /// The column's own memory, valid until the next step. TEXT is requested as text, since in a
  /// UTF-16 database it must be converted.
  @inlinable @inline(__always)
  func bytes(
    _ index: Int, _ type: Int32, _ wanted: StaticString
  ) throws(SQLiteError) -> UnsafeBufferPointer<UInt8> {
    let value = try value(index, type, wanted)
    guard let bytes = UnsafeBufferPointer(of: value, type) else { throw noMemory() }
    return bytes
  }

  @usableFromInline @inline(never)
  func noMemory() -> SQLiteError {
    SQLiteError(.outOfMemory, "out of memory", statement)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The bytes of a `sqlite3_value`, TEXT or BLOB; nil if out of memory (`sqlite3_value_text`,
  /// `_blob`, then `_bytes`).
  @inlinable
  init?(of value: OpaquePointer, _ type: Int32) {
    let start: UnsafePointer<UInt8>?
    if type == SQLITE_TEXT {
      start = sqlite3_value_text(value)
    } else {
      start = sqlite3_value_blob(value)?.assumingMemoryBound(to: UInt8.self)
    }
    let count = Int(sqlite3_value_bytes(value))
    // Only an empty BLOB has no address.
    if start == nil, count > 0 || type == SQLITE_TEXT { return nil }
    self.init(start: start, count: count)
  }
}

extension String {
  /// The bytes as text; nil if they are not UTF-8.
  ///
  /// Decoding with repair, then checking for repairs, costs half of `String(validating:as:)`.
  @inlinable
  init?(exactly bytes: UnsafeBufferPointer<UInt8>) {
    self = String(decoding: bytes, as: UTF8.self)
    guard utf8.count == bytes.count else { return nil }
    guard let start = bytes.baseAddress else { return }
    if withBytes(of: self, { own, count in rung_equal(own, start, count) }) == 0 { return nil }
  }
}
