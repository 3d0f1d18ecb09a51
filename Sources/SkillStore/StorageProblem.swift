import LocalFiles
import SkillCore
import ThinSQLite

/// What went wrong with the file itself, whatever the statement was.
public enum StorageProblem: Sendable {
  case busy
  case full
  case io(String)
  /// The disk failed while a change was being confirmed: nobody can say whether it was kept.
  case unconfirmed(String)
  case readOnly
  case cannotOpen
  /// The journal beside this database names another file: nothing of Rung's does.
  case foreignJournal(path: String)
  case notADatabase
  case corrupt(String)
  case interrupted
  case outOfMemory
  /// A statement of ours failed: a defect.
  case statement(String)
  /// A newer Rung wrote it.
  case newer(version: Int, ours: Int, tool: String?)
  /// Another program's file.
  case foreign
  /// A migration was changed after it was applied, is missing or out of order.
  case drift(Text)
  /// A copy to be restored is no sound Rung database.
  case badCopy(Text)
  /// No copy could be made at that place.
  case noCopy(String, NoCopy)
  case noSuchVersion(Int, latest: Int)
  /// This build of SQLite is too old.
  case oldLibrary(found: String, oldest: String)
  /// This build of SQLite has no FTS5 with its trigram tokenizer.
  case noFullTextSearch

  /// What stood in the way of a copy.
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

  /// Nil when the error is not the database's.
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

  /// - Parameter isKept: whether it is this database that was being written.
  private init(_ error: SQLiteError, isKept: Bool) {
    switch error.code.primary {
    case .ioError where error.code == .ioErrorNoMemory: self = .outOfMemory
    case .ioError where isKept && error.wasCommitting: self = .unconfirmed(error.message)
    case .busy, .locked: self = .busy
    case .full: self = .full
    case .ioError: self = .io(error.message)
    case .readOnly, .permission: self = .readOnly
    case .cantOpen where error.code == .foreignJournal:
      self = .foreignJournal(path: error.path ?? "")
    case .cantOpen: self = .cannotOpen
    case .notADatabase: self = .notADatabase
    case .corrupt, .mismatch, .tooBig: self = .corrupt(error.message)
    // A sum that began with a number too large to count, or too small to take away from.
    case .constraint where [.constraintDataType, .constraintCheck].contains(error.code):
      self = .corrupt(error.message)
    case .interrupt: self = .interrupted
    case .outOfMemory: self = .outOfMemory
    default:
      // What fails for no such reason may ask for something that this build of SQLite lacks.
      if let lack = Library.lack() {
        self.init(lack)
      } else if error.path.map(StorageProblem.isAltered) ?? false {
        self = .corrupt(error.message)
      } else {
        self = .statement("\(error)")
      }
    }
  }

  /// Whether the file's tables are not those that the migrations make: what is asked of them may
  /// fail then.
  private static func isAltered(_ path: String) -> Bool {
    (try? DatabaseFile(path: path, tool: "rung").verify().isEmpty) == false
  }

  private init(_ feature: Library.Feature) {
    switch feature {
    case .version(let found): self = .oldLibrary(found: found, oldest: Library.oldest)
    case .fullTextSearch: self = .noFullTextSearch
    }
  }
}

/// Something that this build of SQLite lacks.
struct MissingFeature: Error {
  let feature: Library.Feature
}

extension StorageProblem {
  private init(_ error: MigrationError) {
    switch error {
    case .newer(let version, let latest, let tool):
      self = .newer(version: version, ours: latest, tool: tool)
    case .foreign: self = .foreign
    case .failed(_, let cause), .notBackedUp(_, .sqlite(let cause)): self.init(cause, isKept: false)
    case .notBackedUp(let path, .file(let words, let fault)):
      self = .noCopy("\(path): \(words)", NoCopy(fault))
    case .notBackedUp(_, .unsound(let findings)):
      self = .corrupt(findings.joined(separator: "; "))
    case .unsoundBackup: self = .badCopy(error.text)
    case .noSuchVersion(let version, let latest): self = .noSuchVersion(version, latest: latest)
    case .drift, .gap, .outOfOrder: self = .drift(error.text)
    case .malformed, .foreignKeys, .forbidden: self = .statement("\(error)")
    }
  }
}
