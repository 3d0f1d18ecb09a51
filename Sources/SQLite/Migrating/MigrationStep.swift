/// One migration in one direction.
public struct MigrationStep: Hashable, Sendable, CustomStringConvertible {
  public enum Direction: String, Sendable {
    case up, down
  }

  public let direction: Direction
  public let version: Int
  public let name: String
  public let sql: String
  /// For the migration record.
  let checksum: String
  let down: String
  /// Whether the text is this program's own, and not what a file says of itself.
  let isOwn: Bool

  /// The database's version afterwards.
  public var result: Int { direction == .up ? version : version - 1 }

  public var description: String { "migration \(version) \(name) (\(direction.rawValue))" }

  init(up migration: Migration) {
    direction = .up
    version = migration.version
    name = migration.name
    sql = migration.up
    checksum = migration.checksum
    down = migration.down
    isOwn = true
  }

  /// The down part is this program's own; for an unknown migration of a newer program, the one
  /// recorded in the file.
  init(down record: MigrationRecord, known: Migration?) {
    direction = .down
    version = record.version
    name = known?.name ?? record.name
    sql = known?.down ?? record.down
    checksum = record.checksum
    down = record.down
    isOwn = known != nil
  }
}

/// The result of ``Migrator/migrate(_:to:backups:progress:)``.
public struct MigrationOutcome: Hashable, Sendable {
  /// The steps applied by this call, in order; another process may have applied others.
  public internal(set) var applied: [MigrationStep] = []
  /// The copy made before the first step; nil if the database was new, or nothing was applied.
  public internal(set) var backup: String?
}

/// Whether an existing database is copied before it is changed.
public enum BackupPolicy: Hashable, Sendable {
  /// Beside the database, keeping this many of the newest copies.
  case keep(Int)
  case none
}
