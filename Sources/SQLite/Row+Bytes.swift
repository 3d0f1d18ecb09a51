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

  /// Lends TEXT, validated, without copying it.
  @available(macOS 26, *)
  @inlinable
  public func withText<R>(_ index: Int, _ body: (UTF8Span) throws -> R) throws -> R {
    let bytes = try bytes(index, SQLITE_TEXT, "TEXT")
    guard let text = try? UTF8Span(validating: bytes.span) else {
      throw wrong(index, "TEXT in valid UTF-8")
    }
    return try body(text)
  }

  /// Lends a BLOB without copying it.
  @inlinable
  public func withBlob<R>(_ index: Int, _ body: (Span<UInt8>) throws -> R) throws -> R {
    try body(try bytes(index, SQLITE_BLOB, "a BLOB").span)
  }

  /// The column's own memory: good until the row is left.
  @inlinable @inline(__always)
  func bytes(
    _ index: Int, _ type: Int32, _ wanted: StaticString
  ) throws(SQLiteError) -> UnsafeBufferPointer<UInt8> {
    let value = try value(index, type, wanted)
    // For TEXT too: asked as a blob, SQLite hands the bytes over as they are.
    let start = sqlite3_value_blob(value)?.assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))
  }
}

extension String {
  /// The text of some bytes; nil when they are not UTF-8.
  ///
  /// Decoding, which repairs, and a look at whether there was anything to repair cost half of what
  /// `String(validating:as:)` does.
  @inlinable
  init?(exactly bytes: UnsafeBufferPointer<UInt8>) {
    self = String(decoding: bytes, as: UTF8.self)
    guard utf8.count == bytes.count else { return nil }
    guard let start = bytes.baseAddress else { return }
    if withBytes(of: self, { own, count in rung_equal(own, start, count) }) == 0 { return nil }
  }
}
