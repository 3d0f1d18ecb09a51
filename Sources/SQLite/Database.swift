import CThinSQLite

/// One connection to one SQLite database: one owner, one thread. Closed on deinit.
///
/// Every method borrows, so it can be a `let` member. For another thread open another connection;
/// only an ``InterruptHandle`` may cross.
public struct Database: ~Copyable {
  public enum Access: Sendable {
    /// Never writes, except to roll back the transaction of a killed process.
    case readOnly
    /// Never writes at all. Opening a file with a hot journal throws `.readOnlyRollback`.
    case immutable
    /// As `readOnly`, for checks: in a file opened read-only, SQLite ignores `CHECK` constraints,
    /// and `pragma integrity_check` misses rows that violate them.
    case checking
    case readWrite
    /// As `readWrite`; creates a missing file.
    case create
  }

  @usableFromInline let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  /// Closes now rather than at the end of its life (`sqlite3_close`).
  /// - Throws: `.busy` if something still uses the connection; it is then closed when that ends.
  public consuming func close() throws(SQLiteError) {
    try connection.close()
  }

  /// The file's absolute path (`sqlite3_db_filename`); nil in memory.
  public var path: String? { filePath(connection.handle) }

  /// `sqlite3_libversion`, such as `3.40.1`.
  public static var libraryVersion: String { string(sqlite3_libversion()) ?? "" }

  /// `sqlite3_last_insert_rowid`: 0 before the first insert.
  public var lastInsertedRowID: Int64 { sqlite3_last_insert_rowid(connection.handle) }

  /// `sqlite3_get_autocommit`, negated.
  public var isInTransaction: Bool { sqlite3_get_autocommit(connection.handle) == 0 }

  /// Stops this connection's work from another thread.
  public func interruptHandle() -> InterruptHandle { connection.interrupter }

  /// Sets a limit that SQLite enforces (`sqlite3_limit`).
  /// - Returns: the previous limit; -1 for an unknown one.
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
