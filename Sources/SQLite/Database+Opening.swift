import CThinSQLite

extension Database {
  /// Opens a database file (`sqlite3_open_v2`), strict: foreign keys are enforced, a string in
  /// double quotes is an error, the schema is not trusted, sizes are limited, and SQL
  /// cannot damage the file (`SQLITE_DBCONFIG_DEFENSIVE`). Writers use a kept rollback journal with
  /// synchronous FULL.
  ///
  /// The header is read at once, so that a file that is not a database is refused here.
  /// - Parameters:
  ///   - path: always a plain path; `file:` and `:memory:` have no special meaning.
  ///   - busyTimeout: the limit of each wait for a lock.
  /// - Throws: `.cantOpen`, `.notADatabase`, `.readOnly`, `.busy`, ...
  public init(
    path: String, access: Access, busyTimeout: Duration = .seconds(5)
  ) throws(SQLiteError) {
    let plain = try plainPath(path)
    do throws(SQLiteError) {
      self = try Database.opened(plain, access, busyTimeout)
    } catch {
      // A killed writer left a hot journal: roll it back, as any writer would, then read.
      guard access == .readOnly, error.code == .readOnlyRollback else { throw error }
      try Database.opened(plain, .readWrite, busyTimeout).close()
      self = try Database.opened(plain, access, busyTimeout)
    }
  }

  /// A new empty database in memory.
  public static func inMemory() throws(SQLiteError) -> Database {
    let database = Database(try connect(":memory:", SQLITE_OPEN_READWRITE, .zero))
    try database.makeStrict()
    return database
  }

  private static func opened(
    _ path: String, _ access: Access, _ busyTimeout: Duration
  ) throws(SQLiteError) -> Database {
    let flags =
      switch access {
      case .readOnly, .immutable: SQLITE_OPEN_READONLY
      case .readWrite, .checking: SQLITE_OPEN_READWRITE
      case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      }
    let database = Database(try connect(path, flags, busyTimeout))
    try database.makeStrict()
    switch access {
    case .readOnly, .immutable: _ = try database.pragma("user_version")
    case .checking:
      try database.configure(SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)
      try database.execute("pragma query_only = on")
      _ = try database.pragma("user_version")
    case .readWrite, .create: try database.makeDurable()
    }
    return database
  }

  private static func connect(
    _ path: String, _ flags: Int32, _ busyTimeout: Duration
  ) throws(SQLiteError) -> Connection {
    let files = try OwnFiles()
    var handle: OpaquePointer?
    // One thread owns a connection, so SQLite's mutexes are off.
    let code = sqlite3_open_v2(
      path, &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, files.name)
    guard let handle else {
      throw SQLiteError(code: .outOfMemory, message: "out of memory", path: path)
    }
    guard code == SQLITE_OK else {
      let error = SQLiteError(
        code: ResultCode(rawValue: code),
        message: string(sqlite3_errmsg(handle)) ?? "cannot open", path: path)
      sqlite3_close(handle)
      throw error
    }
    return Connection(handle, files: files, busyTimeout: busyTimeout)
  }

  /// Foreign keys can only be switched outside a transaction.
  func configure(foreignKeys on: Bool) throws(SQLiteError) {
    try configure(SQLITE_DBCONFIG_ENABLE_FKEY, on)
  }

  /// Whether SQL is kept from what can damage the file.
  func configure(defensive on: Bool) throws(SQLiteError) {
    try configure(SQLITE_DBCONFIG_DEFENSIVE, on)
  }

  private func makeStrict() throws(SQLiteError) {
    try configure(SQLITE_DBCONFIG_ENABLE_FKEY, true)
    try configure(SQLITE_DBCONFIG_DQS_DML, false)
    try configure(SQLITE_DBCONFIG_DQS_DDL, false)
    try configure(SQLITE_DBCONFIG_DEFENSIVE, true)
    try configure(SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)
    // Otherwise a plan may depend on bound values and be prepared again when they change.
    try configure(SQLITE_DBCONFIG_ENABLE_QPSG, true)
    // Far above what a program stores; stops files made to exhaust memory or time.
    limit(.length, 64 << 20)
    limit(.sqlLength, 1 << 20)
    limit(.triggerDepth, 16)
    // Otherwise `insert or replace` would delete rows without their delete triggers.
    try execute("pragma recursive_triggers = on")
  }

  /// A persistent journal is cheaper than a new one for each write, and than WAL in a process that
  /// writes once. A file in WAL mode is left so.
  private func makeDurable() throws(SQLiteError) {
    if try all("pragma journal_mode", row: { row throws(SQLiteError) in try row.text(0) })
      == ["delete"]
    {
      try execute("pragma journal_mode = persist; pragma journal_size_limit = 1048576")
    }
    // A 32 MiB cache for large transactions: with the default of 2 an import of 300 000 rows
    // spilled 200 000 pages, and read 330 000 again.
    try execute("pragma synchronous = full; pragma cache_size = -32768")
  }

  /// `sqlite3_db_config` for one option.
  private func configure(_ option: Int32, _ on: Bool) throws(SQLiteError) {
    let code = rung_db_config(connection.handle, option, on ? 1 : 0)
    if code != SQLITE_OK { throw SQLiteError(code, on: connection.handle, sql: nil) }
  }

  /// A pragma whose value is one integer.
  func pragma(_ name: StaticString) throws(SQLiteError) -> Int {
    let sql = "pragma \(name)"
    let values = try all(sql, row: { row throws(SQLiteError) in try row.int(0) })
    guard let value = values.first else {
      throw SQLiteError(code: .error, message: "no answer", sql: sql, path: path)
    }
    return value
  }
}

/// The path as SQLite reads it literally: Debian's library parses `file:...` as a URI, and a
/// leading `:` is reserved.
func plainPath(_ path: String) throws(SQLiteError) -> String {
  if path.isEmpty || path.utf8.contains(0) {
    throw SQLiteError(code: .cantOpen, message: "this is no path of a file", path: path)
  }
  let isRead = ["file:", ":"].contains { path.utf8.starts(with: $0.utf8) }
  return isRead ? "./" + path : path
}
