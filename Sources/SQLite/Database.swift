import CThinSQLite

/// One connection to one SQLite database: one owner, one thread. Closed when its owner lets go.
///
/// Every method borrows, so a class or a struct may keep it in a `let`. For another thread open
/// another connection; only an ``InterruptHandle`` crosses.
public struct Database: ~Copyable {
  public enum Access: Sendable {
    /// Never writes, except that a transaction left half-done by a killed process is undone.
    case readOnly
    /// Never writes at all, for files that are others'. Of one that a killed process left half
    /// written, opening ends with `.readOnlyRollback`.
    case immutable
    /// As `readOnly`, to look for damage: of a file that is opened for reading only, SQLite drops the
    /// `CHECK` rules, and `pragma integrity_check` passes over rows that break them.
    case checking
    case readWrite
    /// As `readWrite`; the file is made when it is missing.
    case create
  }

  @usableFromInline let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  /// Closes now rather than at the end of its life (`sqlite3_close`).
  /// - Throws: `.busy` when something still uses the connection; it is then closed when that ends.
  public consuming func close() throws(SQLiteError) {
    try connection.close()
  }

  /// The file's absolute path (`sqlite3_db_filename`); nil in memory.
  public var path: String? { filePath(connection.handle) }

  /// `sqlite3_libversion`, such as `3.40.1`.
  public static var libraryVersion: String { string(sqlite3_libversion()) ?? "" }

  /// `sqlite3_last_insert_rowid`: 0 before the first insert.
  public var lastInsertedRowID: Int64 { sqlite3_last_insert_rowid(connection.handle) }

  /// `sqlite3_get_autocommit`, turned round.
  public var isInTransaction: Bool { sqlite3_get_autocommit(connection.handle) == 0 }

  /// What stops this connection's work from another thread.
  public func interruptHandle() -> InterruptHandle { connection.interrupter }

  /// A ceiling that SQLite enforces, such as the length of a statement while strange input is
  /// read (`sqlite3_limit`).
  /// - Returns: the ceiling before; -1 for a limit that SQLite does not know.
  @discardableResult
  public func limit(_ limit: Limit, _ value: Int) -> Int {
    Int(sqlite3_limit(connection.handle, limit.rawValue, Int32(clamping: value)))
  }

  /// The categories of <https://sqlite.org/c3ref/c_limit_attached.html>.
  public struct Limit: RawRepresentable, Hashable, Sendable {
    public let rawValue: Int32

    public init(rawValue: Int32) {
      self.rawValue = rawValue
    }

    /// Bytes of one text, blob or row.
    public static let length = Limit(rawValue: SQLITE_LIMIT_LENGTH)
    /// Bytes of one SQL statement.
    public static let sqlLength = Limit(rawValue: SQLITE_LIMIT_SQL_LENGTH)
    public static let triggerDepth = Limit(rawValue: SQLITE_LIMIT_TRIGGER_DEPTH)
  }
}
