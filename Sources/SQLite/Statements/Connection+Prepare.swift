import CThinSQLite

extension Connection {
  /// Prepares SQL that must be exactly one statement (`sqlite3_prepare_v3`, PERSISTENT).
  @usableFromInline @inline(never)
  func prepareOnly(_ sql: String) throws(SQLiteError) -> Prepared {
    var rest = try Script(sql, on: self)
    guard let statement = try rest.next(SQLITE_PREPARE_PERSISTENT) else {
      throw SQLiteError(
        code: .misuse, message: "there is no SQL statement here", sql: sql, path: filePath(handle))
    }
    do throws(SQLiteError) {
      if let extra = try rest.next() {
        sqlite3_finalize(extra)
        throw SQLiteError(
          code: .misuse, message: "one statement was expected; more SQL follows it", sql: sql,
          position: .init(offset: rest.start, in: sql), path: filePath(handle))
      }
    } catch {
      sqlite3_finalize(statement)
      throw error
    }
    return Prepared(statement)
  }
}

/// SQL text, prepared statement by statement.
struct Script {
  let sql: String
  private let bytes: ContiguousArray<CChar>
  private let handle: OpaquePointer
  private let busyHandler: BusyHandler
  /// The offsets of the current and the next statement, in bytes.
  private(set) var start = 0
  private var end = 0

  init(_ sql: String, on connection: Connection) throws(SQLiteError) {
    self.sql = sql
    handle = connection.handle
    busyHandler = connection.busyHandler
    busyHandler.outcome = .none
    bytes = sql.utf8CString
    // SQLite would silently stop reading there.
    if let zero = sql.utf8.firstIndex(of: 0) {
      let offset = sql.utf8.distance(from: sql.startIndex, to: zero)
      throw SQLiteError(
        code: .misuse, message: "the SQL has a zero byte in it", sql: sql,
        position: .init(offset: offset, in: sql), path: filePath(handle))
    }
    if bytes.count > Int(Int32.max) {
      throw SQLiteError(code: .tooBig, message: "the SQL is too long", path: filePath(handle))
    }
  }

  /// The next statement, which the caller finalizes; nil if only blanks and comments are left.
  mutating func next(_ flags: Int32 = 0) throws(SQLiteError) -> OpaquePointer? {
    while end < bytes.count - 1 {
      skipBlanks()
      start = end
      let (code, statement, length) = prepare(UInt32(bitPattern: flags))
      if code != SQLITE_OK {
        throw busyHandler.explain(SQLiteError(code, on: handle, sql: sql, from: start))
      }
      end = start + length
      if let statement { return statement }
    }
    return nil
  }

  /// So that an error without a position is reported at the start of its statement.
  private mutating func skipBlanks() {
    while end < bytes.count - 1, bytes[end] == 0x20 || (9...13).contains(bytes[end]) { end += 1 }
  }

  private func prepare(_ flags: UInt32) -> (code: Int32, OpaquePointer?, length: Int) {
    var statement: OpaquePointer?
    var tail: UnsafePointer<CChar>?
    return bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return (SQLITE_NOMEM, nil, 0) }
      let code = sqlite3_prepare_v3(
        handle, base + start, Int32(bytes.count - start), flags, &statement, &tail)
      return (code, statement, tail.map { $0 - (base + start) } ?? bytes.count - start)
    }
  }
}
