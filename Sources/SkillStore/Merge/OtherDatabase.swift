import LocalFiles
import Migrations
import SkillCore
import ThinSQLite

/// Another device's database: a file from elsewhere, read and never written. An older one is brought
/// up to date in a private copy, one that a crash left half-written is recovered in one.
public final class OtherDatabase {
  /// Why a file cannot be joined.
  public enum Fault: Error, Sendable {
    /// Not SQLite, or cut off.
    case notADatabase
    case foreign
    case newer(version: Int, ours: Int, tool: String?)
    /// It keeps its text as UTF-16.
    case encoding(String)
    /// Damage, or a schema that is not what Rung's migrations make.
    case unsound(Text)
  }

  private let store: Store
  private let copies: [String]

  /// - Parameters:
  ///   - draft: a path beside our own database for the private copy.
  /// - Throws: `Fault`, or what the system says of the file.
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
  /// - Throws: `Fault.unsound` for a row that no record can be made of; what the body throws.
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

  /// Carries an error of the reader's own past those of the file.
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
      // Of a file whose schema is sound SQLite asks nothing that could fail otherwise.
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
