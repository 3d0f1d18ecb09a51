import CThinSQLite

/// One thing that SQLite, or this room on its behalf, refused.
///
/// `message` is English and for people; programs compare ``code``.
public struct SQLiteError: Error, Hashable, Sendable {
  /// A place in the SQL: line and column, both counted from 1, the column in Unicode scalars.
  public struct Position: Hashable, Sendable {
    public let line: Int
    public let column: Int
  }

  /// The extended result code.
  public let code: ResultCode
  public let message: String
  /// The SQL that was given: the whole script for ``Database/execute(_:)``.
  public let sql: String?
  /// Where in ``sql`` SQLite saw the fault, when it says.
  public let position: Position?
  /// The database file; nil for one in memory.
  public let path: String?
  /// COMMIT failed, of a disk that failed: the transaction may have been kept, or not. SQLite asks
  /// for the end of its journal last, and what a disk that then says no has done is not known.
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
  /// The same error in other words, perhaps with another code.
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

// The gate: every result code that is not success becomes an error here.

extension SQLiteError {
  /// What went wrong on a connection (`sqlite3_errmsg`, `sqlite3_error_offset`).
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

  /// What SQLite said of a statement.
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

  /// What this room itself refuses of a statement.
  @usableFromInline @inline(never)
  init(_ code: ResultCode, _ message: String, _ statement: OpaquePointer) {
    self.init(
      code: code, message: message, sql: string(sqlite3_sql(statement)),
      path: sqlite3_db_handle(statement).flatMap(filePath))
  }
}

extension ResultCode {
  var words: String { string(sqlite3_errstr(rawValue)) ?? "unknown" }

  /// Where SQLite's own message leaves a person puzzled, a plainer one.
  fileprivate var plainWords: String? {
    if self == .foreignJournal { return "the journal beside this database names another file" }
    return primary == .notADatabase ? "this file is not a SQLite database" : nil
  }
}

/// The text at a C pointer, repaired where it is not UTF-8: for messages only.
func string(_ text: UnsafePointer<CChar>?) -> String? {
  text.map { String(cString: $0) }
}

func filePath(_ handle: OpaquePointer) -> String? {
  guard let path = string(sqlite3_db_filename(handle, "main")), !path.isEmpty else { return nil }
  return path
}
