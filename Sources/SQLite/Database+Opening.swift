import CThinSQLite

extension Database {
  /// Opens a database file (`sqlite3_open_v2`), strict: foreign keys are enforced, a string in
  /// double quotes is an error, the schema is not trusted, sizes are limited, and SQL
  /// cannot damage the file (`SQLITE_DBCONFIG_DEFENSIVE`). Writers use a kept rollback journal with
  /// synchronous FULL.
  ///
  /// The file's head is read at once, so a file that is no database is refused here.
  /// - Parameters:
  ///   - path: always a plain path; `file:` or `:memory:` at its start has no meaning.
  ///   - busyTimeout: how long each lock is waited for.
  /// - Throws: `.cantOpen`, `.notADatabase`, `.readOnly`, `.busy`, ...
  public init(
    path: String, access: Access, busyTimeout: Duration = .seconds(5)
  ) throws(SQLiteError) {
    let plain = try plainPath(path)
    do throws(SQLiteError) {
      self = try Database.opened(plain, access, busyTimeout)
    } catch {
      // A killed writer left its journal. Undo what it had begun, as any writer would, then read.
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
    // One thread owns a connection, so SQLite's own locks are left out.
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

  /// Foreign keys may be switched only outside a transaction.
  func configure(foreignKeys on: Bool) throws(SQLiteError) {
    try configure(SQLITE_DBCONFIG_ENABLE_FKEY, on)
  }

  private func makeStrict() throws(SQLiteError) {
    try configure(SQLITE_DBCONFIG_ENABLE_FKEY, true)
    try configure(SQLITE_DBCONFIG_DQS_DML, false)
    try configure(SQLITE_DBCONFIG_DQS_DDL, false)
    try configure(SQLITE_DBCONFIG_DEFENSIVE, true)
    try configure(SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)
    // A plan that depends on bound values is made twice, and anew whenever they change.
    try configure(SQLITE_DBCONFIG_ENABLE_QPSG, true)
    // Far above what a program stores; a file made to exhaust memory or time is stopped here.
    limit(.length, 64 << 20)
    limit(.sqlLength, 1 << 20)
    limit(.triggerDepth, 16)
    // Otherwise `insert or replace` would take a row away without asking its delete trigger.
    try execute("pragma recursive_triggers = on")
  }

  /// A journal that is kept is cheaper than one made anew for each write, and than WAL in a
  /// process that writes once. WAL, a deliberate choice, is left as it is.
  private func makeDurable() throws(SQLiteError) {
    if try all("pragma journal_mode", row: { row throws(SQLiteError) in try row.text(0) })
      == ["delete"]
    {
      try execute("pragma journal_mode = persist; pragma journal_size_limit = 1048576")
    }
    // What a large transaction changes stays in memory, up to 64 MiB: with SQLite's own 2 an import of
    // 300 000 rows wrote 200 000 pages too early, and read 330 000 again.
    try execute("pragma synchronous = full; pragma cache_size = -65536")
  }

  /// `sqlite3_db_config` for one switch.
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

/// The path as SQLite reads it literally: Debian's library takes `file:...` for a URI, and a
/// leading `:` is reserved.
func plainPath(_ path: String) throws(SQLiteError) -> String {
  if path.isEmpty || path.utf8.contains(0) {
    throw SQLiteError(code: .cantOpen, message: "this is no path of a file", path: path)
  }
  let isRead = ["file:", ":"].contains { path.utf8.starts(with: $0.utf8) }
  return isRead ? "./" + path : path
}
