import Foundation
import Testing
import ThinSQLite

@testable import Migrations

@Suite("Down migrations")
struct WayBackTests {
  private static let versions = Array(1...SchemaHistory.newestVersion)

  @Test("the tests have rows for every table of every version", arguments: versions)
  func populationIsWhole(_ version: Int) throws {
    #expect(Population.sql[version] != nil, "add rows for migration \(version) to Population.swift")
    let db = try Population.database(at: version, by: rungMigrator())
    let empty = try Content(db).rows.filter { $0.value.isEmpty }.keys.sorted()
    #expect(empty == [])
    #expect(try db.foreignKeyFindings() == [])
  }

  @Test("up and then down leaves schema and rows as they were", arguments: versions)
  func upThenDown(_ version: Int) throws {
    let migrator = try rungMigrator()
    let db = try Population.database(at: version - 1, by: migrator)
    let before = try Content(db)
    try migrator.migrate(db, to: version)
    #expect(try Content(db) != before)
    try db.execute(Population.sql[version] ?? "")
    try migrator.migrate(db, to: version - 1)
    // `schema_migration` comes with the first step, and then stays.
    var after = try Content(db)
    if version == 1 { after = after.without("schema_migration") }
    #expect(after == before)
  }

  @Test("down and then up leaves the schema, and the rows of what stayed", arguments: versions)
  func downThenUp(_ version: Int) throws {
    let migrator = try rungMigrator()
    let db = try Population.database(at: version, by: migrator)
    let before = try Content(db)
    try migrator.migrate(db, to: version - 1)
    let between = try Content(db)
    try migrator.migrate(db, to: version)
    let after = try Content(db)
    #expect(after.schema == before.schema)
    for (table, rows) in between.rows where table != "schema_migration" {
      // A column that the migration adds stands after those that stayed.
      let width = rows.first?.count ?? 0
      #expect(Set((after.rows[table] ?? []).map { Array($0.prefix(width)) }) == rows, "\(table)")
    }
    #expect(try migrator.verify(db) == [])
  }

  @Test("down to 0 leaves an empty file, from which it goes up again")
  func downToNothing() throws {
    let migrator = try rungMigrator()
    let db = try Population.database(at: SchemaHistory.newestVersion, by: migrator)
    let outcome = try migrator.migrate(db, to: 0)
    #expect(outcome.applied.map(\.version) == Self.versions.reversed())
    let content = try Content(db)
    #expect(content.version == 0)
    #expect(content.rows == ["schema_migration": []])
    #expect(content.without("schema_migration").schema == [])
    try migrator.migrate(db)
    #expect(try migrator.verify(db) == [])
  }

  @Test("going back on a file keeps a copy with everything")
  func copyOnTheWayBack() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rung-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let migrator = try rungMigrator()
    let db = try Database(path: folder.appending(path: "a.db").path, access: .create)
    for version in Self.versions {
      try migrator.migrate(db, to: version)
      try db.execute(Population.sql[version] ?? "")
    }
    let before = try Content(db)
    let copy = try #require(try migrator.migrate(db, to: 0).backup)
    #expect(try Content(Database(path: copy, access: .readOnly)) == before)
  }
}

extension Content {
  fileprivate func without(_ table: String) -> Content {
    Content(
      schema: schema.filter { $0.name != table }, version: version,
      rows: rows.filter { $0.key != table })
  }

  private init(schema: [SchemaObject], version: Int?, rows: [String: Set<[SQLValue]>]) {
    self.schema = schema
    self.version = version
    self.rows = rows
  }
}
