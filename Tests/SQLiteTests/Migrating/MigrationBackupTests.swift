import Foundation
import TestSupport
import Testing

@testable import ThinSQLite

@Suite("Before an existing database is changed it is copied")
struct MigrationBackupTests {
  let folder: Folder
  let path: String

  init() throws {
    folder = try Folder()
    path = folder.file("a.db")
  }

  private func backups() throws -> [String] {
    try folder.names.filter { $0.hasSuffix(".backup") }
  }

  private func live() throws -> Database {
    let db = try Database(path: path, access: .create)
    try History.migrator(1).migrate(db)
    try db.run("insert into person (name) values ('Bo')")
    return db
  }

  @Test("once, beside it, private, intact and as it was before")
  func copied() throws {
    let db = try live()
    #expect(try backups().isEmpty)  // a new database has nothing to lose
    let outcome = try History.migrator(3).migrate(db)
    #expect(outcome.applied.map(\.version) == [2, 3])
    let name = try #require(try backups().first)
    #expect(try backups().count == 1)
    #expect(outcome.backup == folder.file(name))
    #expect(name.wholeMatch(of: /a\.db\.before-v2\.\d{8}T\d{6}Z\.backup/) != nil)
    let mode = try FileManager.default.attributesOfItem(atPath: folder.file(name))[
      .posixPermissions]
    #expect(mode as? Int == 0o600)
    let copy = try Database(path: folder.file(name), access: .readOnly)
    #expect(try copy.pragma("user_version") == 1)
    #expect(try copy.all("select name from person") { try $0.text(0) } == ["Bo"])
    #expect(try History.migrator(1).verify(copy).isEmpty)
    #expect(try folder.names.filter { $0.hasSuffix(".part") || $0.contains("backup-") }.isEmpty)
  }

  @Test("not when there is nothing to do, nor when it is switched off")
  func notCopied() throws {
    let db = try live()
    try History.migrator(1).migrate(db)
    try History.migrator(3).migrate(db, backups: .none)
    #expect(try backups().isEmpty)
  }

  @Test("and when it cannot be copied, it is not changed")
  func cannotCopy() throws {
    let db = try live()
    try db.run("insert into person (name) values ('Cy')")
    try db.close()
    var bytes = try folder.bytes("a.db")
    for index in 2 * 4096..<2 * 4096 + 96 { bytes[index] = 0xff }  // the index on names
    try bytes.write(to: URL(fileURLWithPath: path))
    let damaged = try Database(path: path, access: .readWrite)
    #expect {
      try History.migrator(3).migrate(damaged)
    } throws: { error in
      if case MigrationError.notBackedUp = error { true } else { false }
    }
    #expect(try damaged.pragma("user_version") == 1)
    #expect(try folder.names.filter { $0.contains("before") }.isEmpty)
  }

  @Test("the newest few are kept, and no other file is touched")
  func retention() throws {
    let others = [
      "a.db.before-v2.notes.backup", "b.db.before-v2.20200101T000000Z.backup",
      "a.db.before-restore.20200101T000000Z.backup", "a.db.before-v2.20200101T000000Z.backup.txt",
    ]
    for name in others { try folder.write("x", to: name) }
    for year in 2001...2007 {
      try folder.write("x", to: "a.db.before-v\(2020 - year).\(year)0101T000000Z.backup")
    }
    try History.migrator(3).migrate(try live(), backups: .keep(3))
    let kept = try backups().filter { !others.contains($0) }
    #expect(kept.count == 3)
    #expect(kept.contains("a.db.before-v14.20060101T000000Z.backup"))
    #expect(kept.contains("a.db.before-v13.20070101T000000Z.backup"))
    #expect(try others.allSatisfy { try folder.names.contains($0) })
  }

  @Test("two copies in one second have two names")
  func sameSecond() throws {
    try folder.write("x", to: "a.db.before-v2.S.backup")
    let copies = DatabaseBackup(of: path)
    #expect(copies.freePath("before-v2", stamp: "S").hasSuffix("before-v2.S-2.backup"))
  }
}

@Suite("Bringing a copy back")
struct RestoreTests {
  let folder: Folder
  let path: String

  init() throws {
    folder = try Folder()
    path = folder.file("a.db")
  }

  private func names(_ path: String) throws -> [String] {
    let db = try Database(path: path, access: .readOnly)
    return try db.all("select name from person order by name") { try $0.text(0) }
  }

  /// A migrated database with Bo in it, and a copy of it from before; then Cy joins.
  private func copied() throws -> String {
    let db = try Database(path: path, access: .create)
    try History.migrator(1).migrate(db)
    try db.run("insert into person (name) values ('Bo')")
    let backup = try #require(try History.migrator(3).migrate(db).backup)
    try db.run("insert into person (name) values ('Cy')")
    return backup
  }

  @Test("the database is as it was, and what it replaces is kept")
  func restore() throws {
    let backup = try copied()
    let open = try Database(path: path, access: .readOnly)
    let kept = try #require(try History.migrator(3).restore(from: backup, to: path))
    #expect(try names(path) == ["Bo"])
    #expect(try names(kept) == ["Ada", "Bo", "Cy"])
    #expect(try open.pragma("user_version") == 1)
    #expect(try names(backup) == ["Bo"])
    // And back again.
    try History.migrator(3).restore(from: kept, to: path)
    #expect(try names(path) == ["Ada", "Bo", "Cy"])
    #expect(try History.migrator(3).verify(Database(path: path, access: .readOnly)).isEmpty)
  }

  @Test("a missing database is created")
  func missing() throws {
    let backup = try copied()
    #expect(try History.migrator(3).restore(from: backup, to: folder.file("new.db")) == nil)
    #expect(try names(folder.file("new.db")) == ["Bo"])
  }

  @Test("a database beyond reading is moved aside, not lost")
  func damaged() throws {
    let backup = try copied()
    let garbage = String(repeating: "no database at all ", count: 500)
    try folder.write(garbage, to: "a.db")
    let kept = try #require(try History.migrator(3).restore(from: backup, to: path))
    #expect(try names(path) == ["Bo"])
    #expect(try String(contentsOfFile: kept, encoding: .utf8) == garbage)
  }

  @Test("a file that is not an intact backup of ours is refused, and the database unchanged")
  func unsound() throws {
    let backup = try copied()
    try folder.write(String(repeating: "no database ", count: 500), to: "text.backup")
    try folder.write("", to: "empty.backup")
    let foreign = try Database(path: folder.file("foreign.backup"), access: .create)
    try foreign.execute("create table t(a)")
    var bytes = try Data(contentsOf: URL(fileURLWithPath: backup))
    for index in bytes.count - 4096..<bytes.count - 4000 { bytes[index] = 0xff }
    try bytes.write(to: URL(fileURLWithPath: folder.file("bad.backup")))
    let migrator = try History.migrator(3)
    for name in ["text.backup", "empty.backup", "foreign.backup", "bad.backup", "none", "a.db"] {
      #expect(throws: (any Error).self, "\(name)") {
        try migrator.restore(from: folder.file(name), to: path)
      }
    }
    try migrator.restore(from: backup, to: folder.file("new.db"))
    try History.migrator(3).migrate(Database(path: folder.file("new.db"), access: .readWrite))
    #expect(throws: MigrationError.newer(version: 3, latest: 1, tool: "test 1")) {
      try History.migrator(1).restore(from: folder.file("new.db"), to: path)
    }
    #expect(try names(path) == ["Ada", "Bo", "Cy"])
    #expect(try folder.names.filter { $0.contains("before-restore") }.isEmpty)
  }

  @Test("a database in use is not replaced, and the error says busy")
  func busy() throws {
    let backup = try copied()
    let holder = try Database(path: path, access: .readWrite)
    try holder.transaction {
      let error = failure {
        try History.migrator(3).restore(from: backup, to: path, busyTimeout: .milliseconds(20))
      }
      #expect(error?.code.primary == .busy)
    }
    #expect(try names(path) == ["Ada", "Bo", "Cy"])
  }
}
