import CThinSQLite

/// An error of SQLite, or of this wrapper.
///
/// `message` is English, for people; programs compare ``code``.
public struct SQLiteError: Error, Hashable, Sendable {
  /// A place in the SQL: line and column from 1, the column in Unicode scalars.
  public struct Position: Hashable, Sendable {
    public let line: Int
    public let column: Int
  }

  /// The extended result code.
  public let code: ResultCode
  public let message: String
  /// The SQL; for ``Database/execute(_:)`` the whole script.
  public let sql: String?
  /// Where in ``sql`` the error is, if SQLite reports it.
  public let position: Position?
  /// The database file; nil for one in memory.
  public let path: String?
  /// COMMIT failed on a disk error: the transaction may be committed or not. SQLite invalidates the
  /// journal last, and after a failure there its state on disk is unknown.
  public internal(set) var wasCommitting = false

  public init(
    code: ResultCode, message: String, sql: String? = nil, position: Position? = nil,
    path: String? = nil
  ) {
    self.code = code
    self.message = message
    self.sql = sql
    self.position = position
    self.path = path
  }
}

extension SQLiteError {
  /// The same error with another message, perhaps another code.
  func saying(_ message: String, as code: ResultCode? = nil) -> SQLiteError {
    SQLiteError(code: code ?? self.code, message: message, sql: sql, position: position, path: path)
  }
}

extension SQLiteError: CustomStringConvertible {
  /// `near "form": syntax error (SQL logic error (1)), line 2, column 3, in /home/me/rung.db`
  public var description: String {
    var text = "\(message) [\(code)]"
    if let position { text += ", line \(position.line), column \(position.column)" }
    if let path { text += ", in \(path)" }
    return text
  }
}

extension SQLiteError.Position {
  /// The place `offset` bytes into `sql`.
  init(offset: Int, in sql: String) {
    var line = 1
    var column = 1
    for byte in sql.utf8.prefix(max(0, offset)) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xc0 != 0x80 {  // a continuation byte is no new scalar
        column += 1
      }
    }
    self.init(line: line, column: column)
  }
}

// Every result code that is not success becomes an error here.

extension SQLiteError {
  /// The last error of a connection (`sqlite3_errmsg`, `sqlite3_error_offset`).
  /// - Parameter start: where in `sql` the statement begins, in bytes.
  init(_ code: Int32, on handle: OpaquePointer, sql: String?, from start: Int? = nil) {
    let code = ResultCode(rawValue: code)
    var position: Position?
    if let sql {
      let offset = Int(sqlite3_error_offset(handle))
      if offset >= 0 {
        position = Position(offset: (start ?? 0) + offset, in: sql)
      } else if let start {
        position = Position(offset: start, in: sql)
      }
    }
    self.init(
      code: code, message: code.plainWords ?? string(sqlite3_errmsg(handle)) ?? code.words,
      sql: sql, position: position, path: filePath(handle))
  }

  /// An SQLite error of a statement.
  @usableFromInline @inline(never)
  init(_ code: Int32, by statement: OpaquePointer) {
    let handle = sqlite3_db_handle(statement)
    let sql = string(sqlite3_sql(statement))
    if let handle {
      self.init(code, on: handle, sql: sql)
    } else {
      self.init(ResultCode(rawValue: code), "no connection", statement)
    }
  }

  /// An error of this wrapper for a statement.
  @usableFromInline @inline(never)
  init(_ code: ResultCode, _ message: String, _ statement: OpaquePointer) {
    self.init(
      code: code, message: message, sql: string(sqlite3_sql(statement)),
      path: sqlite3_db_handle(statement).flatMap(filePath))
  }
}

extension ResultCode {
  var words: String { string(sqlite3_errstr(rawValue)) ?? "unknown" }

  /// A clearer message where SQLite's own is obscure.
  fileprivate var plainWords: String? {
    if self == .foreignJournal { return "the journal beside this database names another file" }
    return primary == .notADatabase ? "this file is not a SQLite database" : nil
  }
}

/// The text at a C pointer, with invalid UTF-8 repaired: for messages only.
func string(_ text: UnsafePointer<CChar>?) -> String? {
  text.map { String(cString: $0) }
}

func filePath(_ handle: OpaquePointer) -> String? {
  guard let path = string(sqlite3_db_filename(handle, "main")), !path.isEmpty else { return nil }
  return path
}
