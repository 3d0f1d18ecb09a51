import Migrations
import SkillCore
import ThinSQLite

/// The tracker's memory: one SQLite file, one owner, one thread.
///
/// One user action is one method is one transaction. Rows never leave this module: callers see
/// values of SkillCore.
public final class Store {
  let db: Database
  public let path: String
  /// Where new ids come from; tests give their own source.
  var newID: () -> FactID
  /// The ids of many facts whose last two bytes are the same; forgotten when something is written.
  var endings: [[UInt8]: [Ending]] = [:]

  init(db: consuming Database, path: String, newID: @escaping () -> FactID) {
    self.db = db
    self.path = path
    self.newID = newID
  }

  /// For the program's first line, before any thread or database: nothing here asks how much memory
  /// SQLite uses, and a start is a tenth quicker where it does not count.
  public static func prepareProcess() { Library.countNoMemory() }

  /// Tells, also when the store is gone, whether a change was committed since now.
  public func commitWatch() -> () -> Bool {
    let commits = db.commits
    let before = commits.value
    return { commits.value > before }
  }

  /// All of a change or none of it. The version is read again under the lock: since the file was
  /// opened another process may have migrated it, up or down.
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

  /// Runs `body` on one consistent state of the file, whatever other processes write meanwhile.
  public func reading<R>(_ body: () throws -> R) throws -> R {
    try db.transaction(.read, body)
  }
}

/// What the user typed, and when: the step that `undo` takes back.
public struct Command: Sendable {
  public let words: String
  public let now: Instant

  public init(_ words: String, at now: Instant) {
    self.words = words
    self.now = now
  }
}
