import Testing

@testable import ThinSQLite

@Suite("Migrating up and down")
struct MigratorTests {
  @Test("an empty database gets every migration once, and is marked as ours")
  func fresh() throws {
    let db = try Database.inMemory()
    let migrator = try History.migrator(3)
    #expect(try !migrator.isCurrent(db))
    let outcome = try migrator.migrate(db)
    #expect(outcome.applied.map(\.version) == [1, 2, 3])
    #expect(outcome.backup == nil)
    #expect(try migrator.isCurrent(db))
    #expect(try db.pragma("user_version") == 3)
    #expect(try db.pragma("application_id") == 0x52_75_6e_67)
    #expect(try migrator.migrate(db).applied.isEmpty)
    let records = try MigrationRecord.all(in: db)
    #expect(records.map(\.name) == ["people", "notes", "index"])
    #expect(records.map(\.tool) == ["test 1", "test 1", "test 1"])
    #expect(records.map(\.checksum) == migrator.migrations.map(\.checksum))
  }

  @Test("up then down brings schema and rows back, at every version", arguments: 1...3)
  func upThenDown(version: Int) throws {
    let db = try Database.inMemory()
    let migrator = try History.migrator(3)
    try migrator.migrate(db, to: version - 1)
    if version > 1 { try db.run("insert into person (name) values ('Bo')") }
    let before = try (db.schema(), people(in: db))
    try migrator.migrate(db, to: version)
    #expect(try db.schema() != before.0)
    let outcome = try migrator.migrate(db, to: version - 1)
    #expect(outcome.applied.map(\.direction) == [.down])
    #expect(try db.pragma("user_version") == version - 1)
    let after = try (db.schema(), people(in: db))
    #expect(
      after.0.filter { $0.name != MigrationRecord.table }
        == before.0.filter { $0.name != MigrationRecord.table })
    #expect(after.1 == before.1)
  }

  private func people(in db: borrowing Database) throws -> [String] {
    guard try db.schema().contains(where: { $0.name == "person" }) else { return [] }
    return try db.all("select name from person order by name") { try $0.text(0) }
  }
}
