import Migrations
import SkillCore
import ThinSQLite

/// The store: one SQLite file, one owner, one thread.
///
/// One user action is one method is one transaction. Rows never leave this module: callers see
/// values of SkillCore.
public final class Store {
  let db: Database
  public let path: String
  /// The source of new ids; replaced in tests.
  var newID: () -> FactID
  /// A cache of ids by their last two bytes; cleared on writes.
  var endings: [[UInt8]: [Ending]] = [:]

  init(db: consuming Database, path: String, newID: @escaping () -> FactID) {
    self.db = db
    self.path = path
    self.newID = newID
  }

  /// Call it first, before any thread or database: turns off SQLite's memory statistics, which
  /// makes a start a tenth faster.
  public static func prepareProcess() { Library.countNoMemory() }

  /// Returns a closure that tells, even after the store is closed, whether a change was committed
  /// since.
  public func commitWatch() -> () -> Bool {
    let commits = db.commits
    let before = commits.value
    return { commits.value > before }
  }

  /// An atomic change. The schema version is read again under the lock, as another process may have
  /// migrated the file since it was opened.
  ///
  /// - Throws: `StoreError.migratedMeanwhile`.
  func changing<R>(_ body: () throws -> R) throws -> R {
    try db.transaction(.write) {
      let version = try db.first("pragma user_version") { try $0.int(0) } ?? 0
      guard version == SchemaHistory.newestVersion else {
        throw StoreError.migratedMeanwhile(version: version)
      }
      return try body()
    }
  }

  /// Runs `body` in one read transaction.
  public func reading<R>(_ body: () throws -> R) throws -> R {
    try db.transaction(.read, body)
  }
}

/// A command line and its time: the action that `undo` reverts.
public struct Command: Sendable {
  public let words: String
  public let now: Instant

  public init(_ words: String, at now: Instant) {
    self.words = words
    self.now = now
  }
}
