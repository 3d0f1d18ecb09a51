import Testing

@testable import Migrations
@testable import ThinSQLite

@Suite("Verifying a database's schema")
struct VerifyTests {
  @Test("finds nothing in a fresh database or in one in use")
  func clean() throws {
    let migrator = try rungMigrator()
    let fresh = try Database.inMemory()
    try migrator.migrate(fresh)
    #expect(try migrator.verify(fresh) == [])
    let used = try Population.database(at: SchemaHistory.newestVersion, by: migrator)
    #expect(try migrator.verify(used) == [])
  }

  @Test(
    "finds what was added or taken away by hand",
    arguments: [
      (
        "create trigger spy after insert on fact begin delete from void; end",
        "trigger spy", false, true
      ),
      ("drop index fact_at", "index fact_at", true, false),
      ("drop trigger fact_is_never_deleted", "trigger fact_is_never_deleted", true, false),
      ("create table extra (a)", "table extra", false, true),
      ("create view extra as select 1", "view extra", false, true),
      ("drop table flip", "table flip", true, false),
      ("alter table learner add column age integer", "table learner", true, true),
    ])
  func changed(_ sql: String, name: String, isExpected: Bool, isFound: Bool) throws {
    let migrator = try rungMigrator()
    let db = try Database.inMemory()
    try migrator.migrate(db)
    try db.execute(sql)
    let findings = try migrator.verify(db)
    #expect(findings.count == 1)
    guard case .schema(let object, let expected, let found) = findings.first else {
      Issue.record("\(findings)")
      return
    }
    #expect(object == name)
    #expect((expected != nil) == isExpected && (found != nil) == isFound)
  }

  @Test("finds an edited record of a migration, and will not migrate over it")
  func editedRecord() throws {
    let migrator = try rungMigrator()
    let db = try Database.inMemory()
    try migrator.migrate(db, to: 2)
    try db.execute("update schema_migration set checksum = 'x' where version = 2")
    let drift = MigrationError.Drift(
      version: 2, name: "roadmaps", recorded: "x", ours: migrator.migrations[1].checksum)
    #expect(try migrator.verify(db) == [.drift(drift)])
    #expect(throws: MigrationError.drift([drift])) { try migrator.migrate(db) }
    #expect(try Content(db).version == 2)
  }

  @Test("finds a record that is missing, and one too many")
  func missingRecord() throws {
    let migrator = try rungMigrator()
    let db = try Database.inMemory()
    try migrator.migrate(db)
    try db.execute("delete from schema_migration where version = 2")
    #expect(try migrator.verify(db) == [.unrecorded(version: 2)])
    try db.execute(
      """
      insert into schema_migration select 2, name, '\(migrator.migrations[1].checksum)', applied_at,
        tool, down from schema_migration where version = 1;
      """)
    let name = migrator.migrations[1].name
    #expect(try migrator.verify(db) == [.forged(version: 2, name: name)])
    try db.execute("pragma user_version = 2")
    #expect(try migrator.verify(db).contains(.unrecorded(version: 3)))
  }

  @Test("finds a dangling reference")
  func danglingRow() throws {
    let migrator = try rungMigrator()
    let db = try Population.database(at: 3, by: migrator)
    try db.execute("pragma foreign_keys = off; delete from skill where slug = 'habit'")
    let tables = try migrator.verify(db).map { finding -> String in
      if case .foreignKey(let key) = finding { key.table } else { "\(finding)" }
    }
    #expect(tables.sorted() == ["fact", "item"])
  }
}
