import LocalFiles
import Migrations
import SkillCore
import ThinSQLite

/// Another device's database, only read. An older one is migrated in a private copy, one with a hot
/// journal is recovered in one.
public final class OtherDatabase {
  /// Why a file cannot be merged.
  public enum Fault: Error, Sendable {
    /// Not SQLite, or truncated.
    case notADatabase
    case foreign
    case newer(version: Int, ours: Int, tool: String?)
    /// The text encoding is UTF-16.
    case encoding(String)
    /// Damage, or a schema that is not Rung's.
    case unsound(Text)
  }

  private let store: Store
  private let copies: [String]

  /// - Parameters:
  ///   - draft: the path for the private copy, beside our own database.
  /// - Throws: `Fault`, or a system error.
  public init(path: String, draft: String, tool: String) throws {
    var made: [String] = []
    do {
      store = try OtherDatabase.opened(path, draft, tool, &made)
      copies = made
    } catch {
      for file in made { PrivateCopy.remove(file) }
      throw OtherDatabase.fault(error)
    }
  }

  deinit {
    for file in copies { PrivateCopy.remove(file) }
  }

  /// Streams its permanent records.
  ///
  /// - Throws: `Fault.unsound` for a row that is not a valid record; the body's errors.
  public func forEachRecord(_ body: (PermanentRecord) throws -> Void) throws {
    do {
      try store.forEachRecord { record in
        do { try body(record) } catch { throw Passing(error: error) }
      }
    } catch let passing as Passing {
      throw passing.error
    } catch {
      throw OtherDatabase.fault(error)
    }
  }

  /// Wraps an error of the body, to tell it from those of the file.
  private struct Passing: Error {
    let error: any Error
  }

  private static func opened(
    _ path: String, _ draft: String, _ tool: String, _ made: inout [String]
  ) throws -> Store {
    let migrator = Migrator(
      migrations: try SchemaHistory.migrations(), applicationID: SchemaHistory.applicationID,
      tool: tool)
    var db = try UntouchedFile.open(path, copy: draft, made: &made)
    let status = try migrator.status(db)
    guard status.version > 0 else { throw Fault.foreign }
    let findings = try migrator.verify(db)
    if let finding = findings.first { throw Fault.unsound(finding.text) }
    if status.version < migrator.latest {
      let copy = draft + ".older"
      made += [copy, copy + "-journal"]
      try PrivateCopy.make(copy)
      try db.backup(to: copy)
      db = try Database(path: copy, access: .readWrite)
      try migrator.migrate(db, backups: .none)
    }
    return Store(db: db, path: path, newID: { .random() })
  }

  private static func fault(_ error: any Error) -> any Error {
    switch error {
    case let error as SQLiteError:
      switch error.code.primary {
      case .notADatabase: Fault.notADatabase
      case .cantOpen where error.code == .foreignJournal:
        Fault.unsound(
          Text("the journal beside it names another file", zh: "旁边的日志文件指向另一个文件"))
      // With a valid schema these errors can only mean damage.
      case .corrupt, .mismatch, .tooBig, .error, .auth, .constraint:
        Fault.unsound(Text(same: error.message))
      default: error
      }
    case MigrationError.foreign: Fault.foreign
    case MigrationError.encoding(_, let name): Fault.encoding(name)
    case MigrationError.newer(let version, let latest, let tool):
      Fault.newer(version: version, ours: latest, tool: tool)
    case MigrationError.failed(_, let cause)
    where [.full, .ioError, .outOfMemory].contains(cause.code.primary): cause
    case let error as MigrationError: Fault.unsound(error.text)
    case StoreError.damaged(let table, row: 0): Fault.unsound(Text(same: table))
    case StoreError.damaged(let table, let row): Fault.unsound(Text(same: "\(table) \(row)"))
    case StoreError.unknownRoadmap(let name, _):
      Fault.unsound(Text("roadmap \(name)", zh: "路线图 \(name)"))
    default: error
    }
  }
}
