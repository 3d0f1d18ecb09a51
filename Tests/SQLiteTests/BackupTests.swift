import TestSupport
import Testing

@testable import ThinSQLite

@Suite("Copies through SQLite")
struct BackupTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
  }

  private func filled(_ name: String, rows: Int) throws -> Database {
    let db = try Database(path: folder.file(name), access: .create)
    try db.execute("create table t(a integer primary key, b blob)")
    try db.transaction {
      for _ in 0..<rows { try db.run("insert into t(b) values (zeroblob(4000))") }
    }
    return db
  }

  @Test("a backup is whole, is one file, and tells how far it is")
  func backup() throws {
    let db = try Database.inMemory()
    try db.execute("create table t(a); pragma user_version = 7")
    try db.run(
      "insert into t select zeroblob(1000) from json_each(?)",
      "[" + Array(repeating: "1", count: 3000).joined(separator: ",") + "]")
    var calls: [(Int, Int)] = []
    try db.backup(to: folder.file("copy.db")) {
      calls.append(($0, $1))
      return true
    }
    #expect(calls.count > 1)
    #expect(calls.last?.0 == calls.last?.1)
    #expect(zip(calls, calls.dropFirst()).allSatisfy { $0.0 < $1.0 })
    #expect(try folder.names == ["copy.db"])
    let copy = try Database(path: folder.file("copy.db"), access: .readOnly)
    #expect(try copy.first("select count(*) from t") { try $0.int(0) } == 3000)
    #expect(try copy.pragma("user_version") == 7)
    #expect(try copy.integrityFindings().isEmpty)
  }

  @Test("a database that is copied over is replaced as a whole, while others have it open")
  func replace() throws {
    let old = try filled("old.db", rows: 50)
    let fresh = try Database.inMemory()
    try fresh.execute("create table u(x); insert into u values ('new')")
    #expect(try old.first("select count(*) from t") { try $0.int(0) } == 50)
    try fresh.backup(to: folder.file("old.db"))
    #expect(try old.first("select x from u") { try $0.text(0) } == "new")
    #expect(failure { try old.run("select * from t") } != nil)
  }

  @Test("a target that is in use is not touched, and the error says busy")
  func busyTarget() throws {
    let old = try filled("old.db", rows: 5)
    let fresh = try Database.inMemory()
    try fresh.execute("create table u(x)")
    let target = try Database(path: folder.file("old.db"), access: .readWrite, busyTimeout: .zero)
    try old.transaction {
      #expect(failure { try fresh.backup(to: target) }?.code.primary == .busy)
    }
    #expect(try old.first("select count(*) from t") { try $0.int(0) } == 5)
    try target.run("delete from t")
  }

  @Test("a file that is something else is not overwritten")
  func notOverText() throws {
    try folder.write(String(repeating: "a letter to keep ", count: 100), to: "letter.txt")
    let db = try Database.inMemory()
    try db.execute("create table t(a)")
    #expect(failure { try db.backup(to: folder.file("letter.txt")) }?.code == .notADatabase)
    #expect(try String(decoding: folder.bytes("letter.txt"), as: UTF8.self).hasPrefix("a letter"))
  }

  @Test("a compact copy goes into a new file only")
  func vacuum() throws {
    let db = try filled("a.db", rows: 100)
    try db.run("delete from t where a > 1")
    try db.vacuum(into: folder.file("b.db"))
    let copy = try Database(path: folder.file("b.db"), access: .readOnly)
    #expect(try copy.first("select count(*) from t") { try $0.int(0) } == 1)
    #expect(try copy.pragma("page_count") < db.pragma("page_count"))
    #expect(failure { try db.vacuum(into: folder.file("b.db")) } != nil)
    #expect(failure { try db.transaction { try db.vacuum(into: folder.file("c.db")) } } != nil)
  }

  @Test("damage and dangling rows are found")
  func findings() throws {
    let db = try filled("a.db", rows: 100)
    #expect(try db.integrityFindings().isEmpty)
    try db.execute(
      """
      create table p(id integer primary key);
      create table c(p integer references p(id));
      pragma foreign_keys = off;
      insert into c values (9);
      """)
    let found = try db.foreignKeyFindings()
    #expect(found == [ForeignKeyFinding(table: "c", rowID: 1, parent: "p", key: 0)])
    try db.close()
    var bytes = try folder.bytes("a.db")
    for index in bytes.count / 2..<bytes.count / 2 + 5000 { bytes[index] = 0xaa }
    try bytes.write(to: .init(fileURLWithPath: folder.file("bad.db")))
    let bad = try Database(path: folder.file("bad.db"), access: .readOnly)
    #expect(try !bad.integrityFindings().isEmpty)
  }
}
