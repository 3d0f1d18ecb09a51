import LocalFiles

/// Why a database was not migrated; it is unchanged in every case.
///
/// Each case has the values for a message in any language; ``description`` is English.
public enum MigrationError: Error, Hashable, Sendable {
  /// What is wrong with a migration's text.
  public enum Malformation: Hashable, Sendable {
    case noUp, noDown, emptyUp, emptyDown, partTwice, downBeforeUp, textBeforeUp
  }

  case malformed(version: Int, reason: Malformation)
  /// A version in the list is not greater than the one before it.
  case outOfOrder(version: Int, after: Int)
  /// A version is missing in the list or in the file's record.
  case gap(missing: Int)
  /// The list has no such version.
  case noSuchVersion(Int, latest: Int)
  /// The file was written by a newer tool.
  case newer(version: Int, latest: Int, tool: String)
  /// The file is a database of another program.
  case foreign(path: String?, applicationID: Int32)
  /// The file's text encoding is UTF-16.
  case encoding(path: String?, String)
  /// Migrations that were applied with a different text.
  case drift([Drift])
  /// The step left dangling references, and was rolled back.
  case foreignKeys(MigrationStep, [ForeignKeyFinding])
  /// The step's SQL does something that a migration must not, such as `COMMIT`.
  case forbidden(MigrationStep, what: String, SQLiteError)
  /// The step's SQL failed, and was rolled back.
  case failed(MigrationStep, SQLiteError)
  /// No verified copy could be made, so nothing was started.
  case notBackedUp(path: String, BackupFault)
  /// The file is not an intact backup of this program.
  case unsoundBackup(path: String, findings: [Unsoundness])

  /// Why a file cannot be used as a backup.
  public enum Unsoundness: Hashable, Sendable {
    case empty, isTheDatabase, foreign
    case finding(MigrationFinding)
    /// In SQLite's words.
    case damaged(String)
  }

  public enum BackupFault: Error, Hashable, Sendable {
    case sqlite(SQLiteError)
    /// A failed system call: `/home/me: Permission denied`.
    case file(String, FileFault)
    /// The copy failed verification, usually because the database itself is damaged.
    case unsound([String])
  }

  /// The kind of a file error.
  public enum FileFault: Hashable, Sendable {
    /// The disk is full or fails.
    case disk
    case permission
    /// The place cannot hold a file.
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
