import LocalFiles

/// Why a database was not migrated. In every case it is as it was before.
///
/// Each case carries what a message in any language needs; ``description`` is English.
public enum MigrationError: Error, Hashable, Sendable {
  /// What is wrong with a migration's text.
  public enum Malformation: Hashable, Sendable {
    case noUp, noDown, emptyUp, emptyDown, partTwice, downBeforeUp, textBeforeUp
  }

  case malformed(version: Int, reason: Malformation)
  /// In the given list a version does not come after the one before it.
  case outOfOrder(version: Int, after: Int)
  /// A version is missing, from the given list or from the file's own record.
  case gap(missing: Int)
  /// The given list has no such version.
  case noSuchVersion(Int, latest: Int)
  /// The file was written by a newer tool, named as it named itself.
  case newer(version: Int, latest: Int, tool: String)
  /// The file is a database of another program.
  case foreign(path: String?, applicationID: Int32)
  /// The file keeps its text as UTF-16.
  case encoding(path: String?, String)
  /// Migrations that were applied with another text than they have now.
  case drift([Drift])
  /// The step left rows that refer to nothing, and was undone.
  case foreignKeys(MigrationStep, [ForeignKeyFinding])
  /// The step's SQL asks for something that a migration may not do, such as `COMMIT`.
  case forbidden(MigrationStep, what: String, SQLiteError)
  /// The step's SQL failed, and was undone.
  case failed(MigrationStep, SQLiteError)
  /// No sound copy could be made, so nothing was begun.
  case notBackedUp(path: String, BackupFault)
  /// The file is no sound backup of this program's.
  case unsoundBackup(path: String, findings: [Unsoundness])

  /// What is wrong with a file that should be a backup.
  public enum Unsoundness: Hashable, Sendable {
    case empty, isTheDatabase, foreign
    case finding(MigrationFinding)
    /// In SQLite's words.
    case damaged(String)
  }

  public enum BackupFault: Error, Hashable, Sendable {
    case sqlite(SQLiteError)
    /// What the system refused, in its own words: `/home/me: Permission denied`.
    case file(String, FileFault)
    /// The copy is not what it should be, most often because the database itself is damaged.
    case unsound([String])
  }

  /// What stands in the way of a file.
  public enum FileFault: Hashable, Sendable {
    /// It is full, or fails.
    case disk
    case permission
    /// Nothing can be made there.
    case place

    init(_ kind: FileError.Kind) {
      self =
        switch kind {
        case .disk: .disk
        case .permission: .permission
        case .place: .place
        }
    }
  }

  public struct Drift: Hashable, Sendable {
    public let version: Int
    public let name: String
    public let recorded: String
    public let ours: String
  }
}

extension MigrationError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .malformed(let version, let reason): "migration \(version) is malformed: \(reason)"
    case .outOfOrder(let version, let after): "migration \(version) is listed after \(after)"
    case .gap(let missing): "migration \(missing) is missing"
    case .noSuchVersion(let version, let latest):
      "there is no version \(version); the latest is \(latest)"
    case .newer(let version, let latest, let tool):
      "the database has version \(version), written by \(tool); this program knows \(latest)"
    case .foreign(let path, let id):
      "\(path ?? "the database") belongs to another program (application id \(id))"
    case .encoding(let path, let name): "\(path ?? "the database") keeps its text as \(name)"
    case .drift(let drifts):
      "changed since they were applied: "
        + drifts.map { "\($0.version) \($0.name)" }.joined(separator: ", ")
    case .foreignKeys(let step, let findings):
      "\(step) leaves \(findings.count) rows that refer to nothing"
    case .forbidden(let step, let what, _): "\(step) may not use \(what)"
    case .failed(let step, let error): "\(step) failed: \(error)"
    case .notBackedUp(let path, let fault): "no backup at \(path): \(fault)"
    case .unsoundBackup(let path, let findings):
      "\(path) cannot be restored: \(findings)"
    }
  }
}
