import Testing
import ThinSQLite

@testable import Migrations

@Suite("Capabilities that count the items of another, up and down")
struct SharedItemsTests {
  @Test("no way leads back from one") func noWayBack() throws {
    let migrator = try rungMigrator()
    let db = try Population.database(at: 11, by: migrator)
    try db.execute(
      "insert into capability values (1, 'half', 1, 'junior', 'Half', '一半', 35, 'crud')")
    let before = try Content(db)
    #expect(throws: MigrationError.self) { try migrator.migrate(db, to: 10) }
    #expect(try Content(db) == before)
    #expect(try migrator.verify(db) == [])
    try db.execute("delete from capability where items_of is not null")
    try migrator.migrate(db, to: 10)
  }
}
