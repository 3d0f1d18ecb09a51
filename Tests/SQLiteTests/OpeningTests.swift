import Foundation
import TestSupport
import Testing

@testable import ThinSQLite

@Suite("Opening a database")
struct OpeningTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
  }

  private func make(_ name: String) throws {
    let db = try Database(path: folder.file(name), access: .create)
    try db.execute("create table t(a); insert into t values (1)")
    try db.close()
  }

  @Test("a text file is refused with a plain word, by readers and writers, and not touched")
  func textFile() throws {
    let text = String(repeating: "dear diary, this is no database\n", count: 100)
    try folder.write(text, to: "diary.txt")
    for access in [Database.Access.readOnly, .readWrite, .create] {
      let error = failure { _ = try Database(path: folder.file("diary.txt"), access: access) }
      #expect(error?.code == .notADatabase)
      #expect(error?.message == "this file is not a SQLite database")
      #expect(error?.path == folder.file("diary.txt"))
    }
    #expect(try String(decoding: folder.bytes("diary.txt"), as: UTF8.self) == text)
    #expect(try folder.names == ["diary.txt"])
  }

  @Test("a missing file is only made when that is asked for")
  func missing() throws {
    for access in [Database.Access.readOnly, .readWrite] {
      let error = failure { _ = try Database(path: folder.file("none"), access: access) }
      #expect(error?.code == .cantOpen)
      #expect(error?.path == folder.file("none"))
    }
    #expect(try folder.names.isEmpty)
    #expect(
      failure { _ = try Database(path: folder.path, access: .create) }?.code.primary == .cantOpen)
    #expect(failure { _ = try Database(path: "", access: .create) }?.code == .cantOpen)
    #expect(
      failure { _ = try Database(path: folder.file("a\0b"), access: .create) }?.code == .cantOpen)
  }

  @Test("opened to read, nothing is written: not the file, not a file beside it")
  func readOnly() throws {
    try make("a.db")
    let names = try folder.names
    let bytes = try folder.bytes("a.db")
    let db = try Database(path: folder.file("a.db"), access: .readOnly)
    #expect(try db.first("select a from t") { try $0.int(0) } == 1)
    #expect(failure { try db.run("insert into t values (2)") }?.code == .readOnly)
    #expect(failure { try db.execute("pragma user_version = 9") }?.code == .readOnly)
    #expect(
      failure { try db.transaction { try db.run("delete from t") } }?.code.primary == .readOnly)
    try db.close()
    #expect(try folder.names == names)
    #expect(try folder.bytes("a.db") == bytes)
  }

  @Test("a path that looks like a URI or like a special name is a plain path")
  func plainPaths() throws {
    let before = FileManager.default.currentDirectoryPath
    defer { #expect(FileManager.default.currentDirectoryPath == before) }
    #expect(try plainPath("file:a.db?mode=memory") == "./file:a.db?mode=memory")
    #expect(try plainPath(":memory:") == "./:memory:")
    #expect(try plainPath("/x/file:a.db") == "/x/file:a.db")
    // Relative to wherever the tests run: a name of its own, removed at once.
    let name = "file:rung-\(UUID().uuidString).db?mode=memory"
    defer { for end in ["", "-journal"] { unlink("./" + name + end) } }
    let db = try Database(path: name, access: .create)
    try db.execute("create table t(a)")
    #expect(db.path?.hasSuffix(name) == true)
    #expect(FileManager.default.fileExists(atPath: "./" + name))
    try db.vacuum(into: name + "2")
    defer { unlink("./" + name + "2") }
    #expect(FileManager.default.fileExists(atPath: "./" + name + "2"))
  }

  @Test("what a killed writer left half-done is undone, by a reader too")
  func hotJournal() throws {
    try make("a.db")
    let path = folder.file("a.db")
    let db = try Database(path: path, access: .readWrite)
    try db.execute("create table pad(x); pragma cache_size = 1; pragma cache_spill = 1")
    try db.execute("insert into pad select zeroblob(1000) from json_each('[1,2,3,4,5,6,7,8,9]')")
    // As a crash leaves it: pages of an open transaction already in the file, and its journal.
    try db.execute("begin immediate; update t set a = 2; update pad set x = zeroblob(2000)")
    try folder.bytes("a.db").write(to: URL(fileURLWithPath: folder.file("b.db")))
    try folder.bytes("a.db-journal").write(to: URL(fileURLWithPath: folder.file("b.db-journal")))
    let reader = try Database(path: folder.file("b.db"), access: .readOnly)
    #expect(
      try reader.first("select a, length(x) from t, pad") { [try $0.int(0), try $0.int(1)] } == [
        1, 1000,
      ])
    #expect(try reader.integrityFindings().isEmpty)
    #expect(failure { try reader.run("delete from t") }?.code.primary == .readOnly)
  }

  @Test("a writer is durable: synchronous FULL, a rollback journal, foreign keys on")
  func durable() throws {
    try make("a.db")
    let db = try Database(path: folder.file("a.db"), access: .readWrite)
    #expect(try db.first("pragma journal_mode") { try $0.text(0) } == "persist")
    #expect(try db.pragma("synchronous") == 2)
    #expect(try db.pragma("foreign_keys") == 1)
    #expect(try db.pragma("trusted_schema") == 0)
  }

  @Test("a class may keep a database and use it with everything unchanged")
  func owner() throws {
    final class Owner {
      let db: Database
      init() throws { db = try .inMemory() }
    }
    let owner = try Owner()
    try owner.db.execute("create table t(a)")
    let changed = try owner.db.transaction { try owner.db.run("insert into t values (1)") }
    #expect(changed == 1)
  }
}
