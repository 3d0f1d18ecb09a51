/// The database's record of an applied migration.
struct MigrationRecord: Hashable, Sendable {
  /// The table's name; also in the three statements below.
  static let table = "schema_migration"

  let version: Int
  let name: String
  let checksum: String
  /// UTC, `2026-01-15T14:00:00Z`, by SQLite's clock.
  let appliedAt: String
  let tool: String
  let down: String

  static func all(in db: borrowing Database) throws(SQLiteError) -> [MigrationRecord] {
    let tables = try db.all(
      "select count(*) from sqlite_schema where type = 'table' and name = ?", table,
      row: { row throws(SQLiteError) in try row.int(0) })
    if tables == [0] { return [] }
    return try db.all(
      """
      select version, name, checksum, applied_at, tool, down from schema_migration order by version
      """
    ) { row throws(SQLiteError) in
      MigrationRecord(
        version: try row.int(0), name: try row.text(1), checksum: try row.text(2),
        appliedAt: try row.text(3), tool: try row.text(4), down: try row.text(5))
    }
  }

  /// Records a step that has just been applied, in the same transaction.
  static func note(
    _ step: MigrationStep, by tool: String, in db: borrowing Database
  ) throws(SQLiteError) {
    switch step.direction {
    case .up:
      try db.execute(
        """
        create table if not exists schema_migration (
          version integer primary key,
          name text not null,
          checksum text not null,
          applied_at text not null,
          tool text not null,
          down text not null
        ) strict
        """)
      try db.run(
        """
        insert into schema_migration (version, name, checksum, applied_at, tool, down)
        values (?, ?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?)
        """,
        step.version, step.name, step.checksum, tool,
        step.down)
    case .down:
      try db.run("delete from schema_migration where version = ?", step.version)
    }
    try db.execute("pragma user_version = \(step.result)")
  }
}
