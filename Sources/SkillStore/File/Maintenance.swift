import Migrations
import SkillCore
import ThinSQLite

/// Operations on the file itself, of any version: info, copy, restore, migrate.
public struct DatabaseFile {
  public let path: String
  let migrator: Migrator

  /// The newest schema that this program knows.
  public static var newestSchema: Int { SchemaHistory.newestVersion }

  /// - Parameter tool: names this program in the file's migration record.
  public init(path: String, tool: String) throws {
    self.path = path
    migrator = Migrator(
      migrations: try SchemaHistory.migrations(), applicationID: SchemaHistory.applicationID,
      tool: tool)
  }

  public struct Info: Sendable {
    /// The schema's version in the file, and the newest that this program knows.
    public let version: Int
    public let latest: Int
    public let bytes: Int
    public let learners: Int
    public let facts: Int
    public let actions: Int
    public let sqlite: String
    /// SQLite's name: `delete`, `wal`.
    public let journal: String
  }

  /// The SQLite version in use, if the file is in WAL mode and that version can corrupt it.
  public func riskyLibrary() throws -> String? {
    guard Library.hasWALResetBug, try journal(of: open()) == "wal" else { return nil }
    return Library.version
  }

  private func journal(of db: borrowing Database) throws -> String {
    try db.first("pragma journal_mode") { try $0.text(0) } ?? ""
  }

  /// - Throws: `SQLiteError`, or `MigrationError` for another program's file.
  public func info() throws -> Info {
    let db = try open()
    // To SQLite this pragma is a write, even as a query.
    let journal = try journal(of: db)
    return try db.transaction(.read) {
      let status = try migrator.status(db)
      try refuseAltered(db, version: status.version)
      let hasFacts = status.version >= 3
      return Info(
        version: status.version, latest: status.latest,
        bytes: try number(
          "select page_count * page_size from pragma_page_count, pragma_page_size", db),
        learners: hasFacts ? try number("select count(*) from learner", db) : 0,
        // Nothing is ever deleted: the newest row id is the count.
        facts: hasFacts ? try number("select coalesce(max(id), 0) from fact", db) : 0,
        actions: hasFacts ? try number("select coalesce(max(id), 0) from action", db) : 0,
        sqlite: Library.version, journal: journal)
    }
  }

  /// - Throws: `StoreError.altered`, for a version that this program knows.
  private func refuseAltered(_ db: borrowing Database, version: Int) throws {
    guard (1...migrator.latest).contains(version) else { return }
    try Store.refuseAltered(db, version: version)
  }

  private func number(_ sql: String, _ db: borrowing Database) throws -> Int {
    try db.first(sql) { try $0.int(0) } ?? 0
  }

  /// One migration and whether the file has it.
  public struct Step: Sendable {
    public enum Standing: String, Sendable {
      case applied, changed, pending, unknown
    }
    public let version: Int
    public let name: String
    public let standing: Standing
    /// UTC, `2026-01-15T14:00:00Z`; nil if it is pending.
    public let at: String?
    public let tool: String?
  }

  public func status() throws -> [Step] {
    try migrator.status(open()).entries.map { entry in
      switch entry.standing {
      case .applied(let at, let tool):
        Step(version: entry.version, name: entry.name, standing: .applied, at: at, tool: tool)
      case .changed(let at, let tool):
        Step(version: entry.version, name: entry.name, standing: .changed, at: at, tool: tool)
      case .unknown(let at, let tool):
        Step(version: entry.version, name: entry.name, standing: .unknown, at: at, tool: tool)
      case .pending:
        Step(version: entry.version, name: entry.name, standing: .pending, at: nil, tool: nil)
      }
    }
  }

  /// The steps to a version, in order: `(3, "facts", isUp: false)`.
  public func plan(to target: Int?) throws -> [(version: Int, name: String, isUp: Bool)] {
    try migrator.plan(open(), to: target).map { ($0.version, $0.name, $0.direction == .up) }
  }

  /// Applies the steps, after a verified copy of an existing database.
  public func migrate(
    to target: Int?
  ) throws -> (steps: [(version: Int, name: String, isUp: Bool)], copy: String?) {
    let db = try Database(path: path, access: .create)
    try db.transaction(.read) { try refuseAltered(db, version: migrator.status(db).version) }
    let outcome = try migrator.migrate(db, to: target)
    return (
      outcome.applied.map { ($0.version, $0.name, $0.direction == .up) }, outcome.backup
    )
  }

  /// The problems of the file's schema and its record; empty if there are none.
  public func verify() throws -> [Difference] {
    try migrator.verify(Database(path: path, access: .checking)).map { finding in
      switch finding {
      case .integrity, .foreignKey: Difference(text: finding.text, remedy: .restore)
      case .drift, .unrecorded: Difference(text: finding.text, remedy: .otherVersion)
      case .forged: Difference(text: finding.text, remedy: .fix)
      case .schema(let name, _, _):
        Difference(
          text: finding.text, remedy: Migrator.canRebuild(name) ? .fix : .takeAway)
      }
    }
  }

  /// A difference from what this program makes.
  public struct Difference: Sendable {
    public enum Remedy: Sendable, CaseIterable {
      /// It is damage.
      case restore
      /// Another version of the program applied it.
      case otherVersion
      /// `db check --fix` repairs it.
      case fix
      /// A table that was added, changed or dropped.
      case takeAway
    }
    public let text: Text
    public let remedy: Remedy
  }

  /// Makes a verified copy at `target`, which is replaced atomically.
  public func backup(to target: String, progress: ((Int, Int) -> Bool)?) throws {
    _ = try migrator.status(open())
    try DatabaseBackup(of: path).write(to: target, progress: progress)
  }

  /// Makes a verified copy beside the database, named after the time. Returns its path.
  public func backup(progress: ((Int, Int) -> Bool)?) throws -> String {
    _ = try migrator.status(open())
    let copies = DatabaseBackup(of: path)
    let target = try copies.freePath(at: open())
    try copies.write(to: target, progress: progress)
    return target
  }

  /// Replaces the database by a copy, after verifying it. Returns the path of the replaced
  /// database; nil if there was none.
  public func restore(from copy: String, progress: ((Int, Int) -> Bool)?) throws -> String? {
    do {
      return try migrator.restore(from: copy, to: path, progress: progress)
    } catch let error as SQLiteError
      where error.code.primary == .notADatabase || error.code.primary == .corrupt
    {
      // Damage of the target is handled inside: this is about the copy.
      throw MigrationError.unsoundBackup(path: copy, findings: [.damaged(error.message)])
    } catch MigrationError.foreign {
      throw MigrationError.unsoundBackup(path: copy, findings: [.foreign])
    }
  }

  /// Read-only, unless a crash left a journal that only a writer may roll back.
  func open() throws -> Database {
    do {
      let db = try Database(path: path, access: .readOnly)
      _ = try db.first("pragma user_version") { try $0.int(0) }
      return db
    } catch let error as SQLiteError where error.code == .readOnlyRollback {
      return try Database(path: path, access: .readWrite)
    }
  }
}
