/// One migration in one direction.
public struct MigrationStep: Hashable, Sendable, CustomStringConvertible {
  public enum Direction: String, Sendable {
    case up, down
  }

  public let direction: Direction
  public let version: Int
  public let name: String
  public let sql: String
  /// What the record is to say of the migration.
  let checksum: String
  let down: String

  /// The version that the database has afterwards.
  public var result: Int { direction == .up ? version : version - 1 }

  public var description: String { "migration \(version) \(name) (\(direction.rawValue))" }

  init(up migration: Migration) {
    direction = .up
    version = migration.version
    name = migration.name
    sql = migration.up
    checksum = migration.checksum
    down = migration.down
  }

  /// The way back is this program's own. Only of a migration that it does not know, a newer
  /// program's, is it the one that was recorded in the file.
  init(down record: MigrationRecord, known: Migration?) {
    direction = .down
    version = record.version
    name = known?.name ?? record.name
    sql = known?.down ?? record.down
    checksum = record.checksum
    down = record.down
  }
}

/// What ``Migrator/migrate(_:to:backups:progress:)`` did.
public struct MigrationOutcome: Hashable, Sendable {
  /// The steps that this call applied, in order; another process may have applied others.
  public internal(set) var applied: [MigrationStep] = []
  /// The copy made before the first step; nil when the database was new, or nothing was applied.
  public internal(set) var backup: String?
}

/// Whether an existing database is copied before it is changed.
public enum BackupPolicy: Hashable, Sendable {
  /// Beside the database, together with the newest copies made earlier: so many in all.
  case keep(Int)
  case none
}
