import Foundation
import Testing
import ThinSQLite

@testable import Migrations

@Suite("Files that earlier versions left, EarlierFiles")
struct EarlierFilesTests {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "rung-earlier-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Self.recorded.get()
  }

  /// Once, before the first test.
  private static let recorded = Result {
    guard ProcessInfo.processInfo.environment["RUNG_RECORD"] != nil else { return }
    for version in EarlierFiles.versions { try EarlierFiles.make(version) }
  }

  private func done() { try? FileManager.default.removeItem(at: folder) }

  /// A table's rows, of the columns that it had at the beginning.
  private func rows(
    _ tables: [String: [String]], _ db: borrowing Database
  ) throws -> [String: Set<[SQLValue]>] {
    var rows: [String: Set<[SQLValue]>] = [:]
    for (table, columns) in tables {
      let sql = "select " + columns.joined(separator: ", ") + " from " + table
      rows[table] = Set(try db.all(sql) { try $0.values() })
    }
    return rows
  }

  private func columns(_ db: borrowing Database) throws -> [String: [String]] {
    let pairs = try db.all(
      """
      select this.name, column.name from sqlite_schema as this join pragma_table_info(this.name) as column
      where this.type = 'table' and this.name not like 'note!_%' escape '!'
        and this.name not like 'sqlite!_%' escape '!' and this.name <> 'schema_migration'
      """
    ) { (try $0.text(0), try $0.text(1)) }
    return Dictionary(grouping: pairs, by: \.0).mapValues { $0.map(\.1) }
  }

  @Test(
    "say which version they have, and that an earlier tool wrote them",
    arguments: EarlierFiles.versions)
  func areWhatTheySay(_ version: Int) throws {
    defer { done() }
    let db = try Database(path: EarlierFiles.copy(version, in: folder), access: .readOnly)
    #expect(try Content(db).version == version)
    #expect(
      try db.all("select tool from schema_migration order by version") { try $0.text(0) }
        == (1...version).map { "rung 0.0.\($0)" })
  }

  @Test(
    "go up to today's version and keep every row, and come back as they were",
    arguments: EarlierFiles.versions)
  func upAndDown(_ version: Int) throws {
    defer { done() }
    let path = try EarlierFiles.copy(version, in: folder)
    let db = try Database(path: path, access: .readWrite)
    let before = try Content(db)
    let tables = try columns(db)
    let kept = try rows(tables, db)
    #expect(version < 3 || kept["fact"]?.count == (version < 10 ? 10 : 11))
    let migrator = try rungMigrator()
    let outcome = try migrator.migrate(db)
    #expect(outcome.applied.count == SchemaHistory.newestVersion - version)
    #expect(try migrator.verify(db) == [])
    #expect(try rows(tables, db) == kept)
    if let copy = outcome.backup {
      #expect(try Content(Database(path: copy, access: .readOnly)) == before)
    }
    try migrator.migrate(db, to: version)
    #expect(try Content(db) == before)
    #expect(try migrator.verify(db) == [])
  }

  @Test(
    "are refused by every older tool, which touches neither their bytes nor their time",
    arguments: EarlierFiles.versions)
  func olderTool(_ version: Int) throws {
    defer { done() }
    let path = try EarlierFiles.copy(version, in: folder)
    let long = Date(timeIntervalSince1970: 1_000_000_000)
    try FileManager.default.setAttributes([.modificationDate: long], ofItemAtPath: path)
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    for known in 1..<max(1, version) {
      let older = Migrator(
        migrations: Array(try SchemaHistory.migrations().prefix(known)),
        applicationID: SchemaHistory.applicationID, tool: "rung 0.0.\(known)")
      for access in [Database.Access.readOnly, .readWrite, .create] {
        let db = try Database(path: path, access: access)
        #expect(try !older.isCurrent(db))
        let error = MigrationError.newer(
          version: version, latest: known, tool: "rung 0.0.\(version)")
        #expect(throws: error) { try older.migrate(db) }
        #expect(throws: error) { try older.plan(db) }
        #expect(throws: error) { try older.verify(db) }
      }
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.modificationDate] as? Date == long)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["v\(version).db"])
  }
}
