import LocalFiles
import SkillCore
import ThinSQLite

/// A problem with the file itself, independent of the statement.
public enum StorageProblem: Sendable {
  case busy
  case full
  case io(String)
  /// The disk failed during a commit: it is unknown whether the change was kept.
  case unconfirmed(String)
  case readOnly
  case cannotOpen
  /// The journal beside this database names another file, which Rung's never do.
  case foreignJournal(path: String)
  /// The system refuses the file, for another reason than permissions.
  case obstacle(Obstacle, String)
  /// The file system does not support locks.
  case cannotLock(String)
  case notADatabase
  /// Damaged: a check of the whole file found something.
  case corrupt(String)
  /// SQLite could not read something, but a check of the whole file finds nothing.
  case unread(String)
  /// The schema is not Rung's.
  case altered(Text)
  /// The text encoding is UTF-16.
  case encoding(String)
  /// A migration is blocked by something in the file.
  case blocked(version: Int, name: String, String)
  /// An earlier schema cannot hold what was recorded.
  case noWayBack(version: Int)
  /// Another process migrated the file while it was in use here.
  case migratedMeanwhile(version: Int)
  case interrupted
  case outOfMemory
  /// A statement of ours failed: a bug.
  case statement(String)
  /// A newer Rung wrote it.
  case newer(version: Int, ours: Int, tool: String?)
  /// Another program's file.
  case foreign
  /// A migration was changed after it was applied, is missing or out of order.
  case drift(Text)
  /// A copy to restore is not an intact Rung database.
  case badCopy(Text)
  /// No copy could be made at that place.
  case noCopy(String, NoCopy)
  case noSuchVersion(Int, latest: Int)
  /// This build of SQLite is too old.
  case oldLibrary(found: String, oldest: String)
  /// This build of SQLite has no FTS5 with its trigram tokenizer.
  case noFullTextSearch

  /// Why a file cannot be opened.
  public enum Obstacle: Sendable {
    case tooManyFiles, linkLoop, other

    fileprivate init(_ kind: FileObstacle.Kind) {
      self =
        switch kind {
        case .tooManyFiles: .tooManyFiles
        case .linkLoop: .linkLoop
        case .permission, .other: .other
        }
    }
  }

  /// Why no copy could be made.
  public enum NoCopy: Sendable {
    case disk, permission, place

    fileprivate init(_ fault: FileError.Kind) {
      self =
        switch fault {
        case .disk: .disk
        case .permission: .permission
        case .place: .place
        }
    }

    fileprivate init(_ fault: MigrationError.FileFault) {
      self =
        switch fault {
        case .disk: .disk
        case .permission: .permission
        case .place: .place
        }
    }
  }

  /// Nil if the error is not the database's.
  public init?(_ error: any Error) {
    if let error = error as? SQLiteError {
      self.init(error, isKept: true)
    } else if let error = error as? MigrationError {
      self.init(error)
    } else if let error = error as? MissingFeature {
      self.init(error.feature)
    } else if let error = error as? FileError {
      self = .noCopy(error.description, NoCopy(error.kind))
    } else {
      return nil
    }
  }

  /// - Parameter isKept: whether this database was being written.
  private init(_ error: SQLiteError, isKept: Bool) {
    switch error.code.primary {
    case .ioError where error.code == .ioErrorNoMemory: self = .outOfMemory
    case .ioError where isKept && error.wasCommitting: self = .unconfirmed(error.message)
    case .busy, .locked:
      self = error.path.flatMap(FileObstacle.locking).map { .cannotLock($0) } ?? .busy
    case .full: self = .full
    case .ioError: self = .io(error.message)
    case .readOnly, .permission: self = .readOnly
    case .cantOpen where error.code == .foreignJournal:
      self = .foreignJournal(path: error.path ?? "")
    case .cantOpen:
      let obstacle = error.path.flatMap(FileObstacle.opening)
      if let obstacle, obstacle.kind != .permission {
        self = .obstacle(StorageProblem.Obstacle(obstacle.kind), obstacle.words)
      } else {
        self = .cannotOpen
      }
    case .notADatabase: self = .notADatabase
    case .interrupt: self = .interrupted
    case .outOfMemory: self = .outOfMemory
    default:
      // Other failures may be due to a missing feature of this SQLite.
      if let lack = Library.lack() {
        self.init(lack)
      } else {
        self = StorageProblem.diagnosis(of: error)
      }
    }
  }

  private init(_ feature: Library.Feature) {
    switch feature {
    case .version(let found): self = .oldLibrary(found: found, oldest: Library.oldest)
    case .fullTextSearch: self = .noFullTextSearch
    }
  }
}

/// A missing feature of this SQLite.
struct MissingFeature: Error {
  let feature: Library.Feature
}

extension StorageProblem {
  private init(_ error: MigrationError) {
    switch error {
    case .newer(let version, let latest, let tool):
      self = .newer(version: version, ours: latest, tool: tool)
    case .foreign: self = .foreign
    case .encoding(_, let name): self = .encoding(name)
    case .failed(let step, let cause)
    where step.direction == .down && cause.code.primary == .constraint
      && cause.message.hasPrefix("no way back"):
      self = .noWayBack(version: step.result)
    case .failed(let step, let cause) where StorageProblem.isBlock(cause):
      self = .blocked(version: step.version, name: step.name, cause.message)
    case .foreignKeys(let step, let findings):
      let tables = Set(findings.map { "\($0.table) -> \($0.parent)" }).sorted()
      self = .blocked(
        version: step.version, name: step.name, tables.joined(separator: ", "))
    case .failed(_, let cause), .notBackedUp(_, .sqlite(let cause)): self.init(cause, isKept: false)
    case .notBackedUp(let path, .file(let words, let fault)):
      self = .noCopy("\(path): \(words)", NoCopy(fault))
    case .notBackedUp(_, .unsound(let findings)):
      self = .corrupt(findings.joined(separator: "; "))
    case .unsoundBackup: self = .badCopy(error.text)
    case .noSuchVersion(let version, let latest): self = .noSuchVersion(version, latest: latest)
    case .drift, .gap, .outOfOrder: self = .drift(error.text)
    case .malformed, .forbidden: self = .statement("\(error)")
    }
  }
}
