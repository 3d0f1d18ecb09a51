import Foundation
import TestSupport
import Testing

@testable import ThinSQLite

@Suite("Copies made before migrations are worth what they promise")
struct MigrationCopyTests {
  let folder: Folder
  let path: String

  init() throws {
    folder = try Folder()
    path = folder.file("a.db")
    let db = try Database(path: path, access: .create)
    try History.migrator(1).migrate(db)
    try db.run("insert into person (name) values ('Bo')")
  }

  private var copies: [String] {
    get throws { try folder.names.filter { $0.hasSuffix(".backup") } }
  }

  private func open() throws -> Database { try Database(path: path, access: .readWrite) }

  /// Its second migration cannot be applied.
  private func failing() throws -> Migrator {
    let bad = try History.migration(
      2, "bad", up: "create table half (a); insert into nowhere values (1);", down: "select 1;")
    return History.migrator([try History.three()[0], bad])
  }

  @Test("a migration that fails makes one copy however often it is tried, and prunes none")
  func failingOften() throws {
    let older = (2001...2006).map { "a.db.before-v1.\($0)0101T000000Z.backup" }
    for name in older { try folder.write("an older copy", to: name) }
    for _ in 0..<4 {
      #expect(throws: MigrationError.self) {
        try failing().migrate(open(), backups: .keep(2))
      }
    }
    let made = try copies.filter { !older.contains($0) }
    #expect(made.count == 1)
    #expect(try older.allSatisfy { try copies.contains($0) })
    #expect(try folder.names.filter { $0.contains(".part") }.isEmpty)
    // If something changed in the meantime, the copy is outdated.
    try open().run("insert into person (name) values ('Cy')")
    #expect(throws: MigrationError.self) { try failing().migrate(open()) }
    #expect(try copies.count == older.count + 2)
    // And a step that works prunes.
    try History.migrator(2).migrate(open(), backups: .keep(2))
    #expect(try copies.count == 2)
  }

  @Test("of several steps the first that is committed prunes, though a later one fails")
  func firstStepPrunes() throws {
    for year in 2001...2006 {
      try folder.write("x", to: "a.db.before-v1.\(year)0101T000000Z.backup")
    }
    let bad = try History.migration(3, "bad", up: "drop table nowhere;", down: "select 1;")
    let list = Array(try History.three().prefix(2)) + [bad]
    #expect(throws: MigrationError.self) {
      try History.migrator(list).migrate(open(), backups: .keep(3))
    }
    #expect(try open().pragma("user_version") == 2)
    #expect(try copies.count == 3)
  }

  @Test("a state that has a copy is not copied again; the copy is named")
  func sameState() throws {
    let first = try #require(try History.migrator(2).migrate(open()).backup)
    let second = try #require(try History.migrator(2).migrate(open(), to: 1).backup)
    #expect(first != second)
    #expect(try copies.count == 2)
    // Up and down again: the file is as it was before the first.
    #expect(try History.migrator(2).migrate(open()).backup == first)
    #expect(try copies.count == 2)
  }

  @Test(
    "a copy that differs in one value, or is damaged, is not the copy",
    arguments: [
      "update person set name = 'bo' where name = 'Bo'", "update person set id = 7 where id = 1",
      "pragma user_version = 5", "create table x (a)",
      "insert into person (name) values ('Cy'); delete from person where name = 'Bo'",
    ])
  func differs(change: String) throws {
    #expect(throws: MigrationError.self) { try failing().migrate(open()) }
    let copy = try #require(try copies.first)
    try Database(path: folder.file(copy), access: .readWrite).execute(change)
    #expect(throws: MigrationError.self) { try failing().migrate(open()) }
    #expect(try copies.count == 2)
  }

  @Test("a copy that rotted on the disk is not the copy")
  func rotten() throws {
    #expect(throws: MigrationError.self) { try failing().migrate(open()) }
    let copy = try #require(try copies.first)
    var bytes = try folder.bytes(copy)
    for index in 2 * 4096..<2 * 4096 + 96 { bytes[index] = 0xff }  // the index on names
    try bytes.write(to: URL(fileURLWithPath: folder.file(copy)))
    #expect(throws: MigrationError.self) { try failing().migrate(open()) }
    #expect(try copies.count == 2)
  }

  @Test("dangling rows may be renumbered, but not increase")
  func danglingCounted() throws {
    let db = try Database.inMemory()
    try History.migrator(2).migrate(db)
    try db.execute(
      "pragma foreign_keys = off; insert into note (id, person) values (5, 98), (6, 99)")
    try db.execute("pragma foreign_keys = on")
    let list = Array(try History.three().prefix(2))
    let renumbered = try History.migration(
      3, "renumber", up: "update note set id = id + 100;", down: "update note set id = id - 100;")
    try History.migrator(list + [renumbered]).migrate(db)
    #expect(try db.all("select id from note order by id") { try $0.int(0) } == [105, 106])
    // One is repaired and another one breaks: as many as before, of the same key.
    let swapped = try History.migration(
      4, "swap",
      up: "update note set person = 1 where id = 105; insert into note (person) values (97);",
      down: "select 1;")
    try History.migrator(list + [renumbered, swapped]).migrate(db)
    let worse = try History.migration(
      5, "worse", up: "insert into note (person) values (96);", down: "select 1;")
    #expect {
      try History.migrator(list + [renumbered, swapped, worse]).migrate(db)
    } throws: { error in
      guard case MigrationError.foreignKeys(let step, let findings) = error else { return false }
      return step.version == 5 && findings.count == 1
    }
    #expect(try db.pragma("user_version") == 4)
    #expect(try db.first("select count(*) from note where person = 96") { try $0.int(0) } == 0)
  }

  @Test("a forged down migration in the file is found, and not run")
  func forgedDown() throws {
    let db = try open()
    let migrator = try History.migrator(3)
    try migrator.migrate(db)
    try db.execute(
      "update schema_migration set down = 'delete from person; drop index note_person' where version = 3"
    )
    #expect(try migrator.verify(db) == [.forged(version: 3, name: "index")])
    #expect(try migrator.migrate(db, to: 2).applied.map(\.sql) == [History.three()[2].down])
    #expect(try db.first("select count(*) from person") { try $0.int(0) } == 2)
    #expect(try migrator.verify(db).isEmpty)
    try migrator.migrate(db)
    try db.execute("update schema_migration set name = 'x', down = 'drop table person'")
    #expect(try migrator.verify(db).count == 3)
    try db.transaction { try migrator.rewriteRecord(db) }
    #expect(try migrator.verify(db).isEmpty)
  }

  @Test("a newer program's migration runs its recorded down part, guarded")
  func newerDown() throws {
    let db = try open()
    try History.migrator(3).migrate(db)
    #expect(try History.migrator(2).migrate(db, to: 2).applied.map(\.version) == [3])
    try History.migrator(3).migrate(db)
    try db.execute("update schema_migration set down = 'attach ''x'' as y' where version = 3")
    #expect {
      try History.migrator(2).migrate(db, to: 2)
    } throws: { error in
      if case MigrationError.forbidden = error { true } else { false }
    }
    // The text of a table is the program's own to change, not the file's.
    let rewriting = "update sqlite_schema set sql = 'CREATE TABLE x (y)'"
    try db.run("update schema_migration set down = ? where version = 3", rewriting)
    let schema = try db.schema()
    #expect(throws: MigrationError.self) { try History.migrator(2).migrate(db, to: 2) }
    #expect(try db.schema() == schema)
  }

  @Test(
    "a file in UTF-16 is refused by name", arguments: ["UTF-16le", "UTF-16be"])
  func encoding(name: String) throws {
    let other = folder.file("wide.db")
    do {
      let db = try Database(path: other, access: .create)
      try db.execute("pragma encoding = '\(name)'; create table x (a); drop table x")
    }
    let db = try Database(path: other, access: .readWrite)
    let refused = MigrationError.encoding(path: db.path, name)
    #expect(throws: refused) { try History.migrator(3).migrate(db) }
    #expect(throws: refused) { try History.migrator(3).verify(db) }
    #expect(throws: refused) { try History.migrator(3).status(db) }
    #expect(throws: MigrationError.self) { try History.migrator(3).restore(from: other, to: path) }
  }
}
