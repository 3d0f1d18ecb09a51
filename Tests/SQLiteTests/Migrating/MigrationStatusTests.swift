import Foundation
import Synchronization
import TestSupport
import Testing

@testable import ThinSQLite

@Suite("The status of a database")
struct MigrationStatusTests {
  @Test("status and plan show what was done and what would be, and change nothing")
  func statusAndPlan() throws {
    let db = try Database.inMemory()
    let migrator = try History.migrator(3)
    try migrator.migrate(db, to: 2)
    let status = try migrator.status(db)
    #expect(status.version == 2)
    #expect(status.latest == 3)
    #expect(status.entries.map(\.name) == ["people", "notes", "index"])
    #expect(status.entries[2].standing == .pending)
    guard case .applied(let at, let tool) = status.entries[0].standing else {
      Issue.record("not applied")
      return
    }
    #expect(at.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil)
    #expect(tool == "test 1")
    #expect(try migrator.plan(db).map(\.description) == ["migration 3 index (up)"])
    #expect(try migrator.plan(db, to: 2).isEmpty)
    let down = try migrator.plan(db, to: 0)
    #expect(down.map(\.result) == [1, 0])
    #expect(down.first?.sql.contains("drop table note") == true)
    #expect(try db.pragma("user_version") == 2)
  }

  @Test("an intact database has no findings; a schema changed by hand is found, layout aside")
  func verify() throws {
    let db = try Database.inMemory()
    let migrator = try History.migrator(3)
    try migrator.migrate(db)
    #expect(try migrator.verify(db).isEmpty)
    try db.execute(
      """
      drop index note_person;
      create index  note_person  on note( person ) ; -- the same
      create table extra(a);
      """)
    #expect(
      try migrator.verify(db)
        == [.schema(name: "table extra", expected: nil, found: "CREATE TABLE extra(a)")])
    try db.execute(
      "drop table extra; drop index note_person; create index note_person on note(text)")
    #expect(try migrator.verify(db).count == 1)
    try db.execute(
      "drop index note_person; pragma foreign_keys = off; insert into note (person) values (99)")
    let findings = try migrator.verify(db)
    #expect(findings.count == 2)
    #expect(
      findings.contains { if case .foreignKey(let key) = $0 { key.table == "note" } else { false } }
    )
  }

  @Test("a database on an older version is compared with that version")
  func verifyOlder() throws {
    let db = try Database.inMemory()
    let migrator = try History.migrator(3)
    for version in [0, 1, 2, 0] {
      try migrator.migrate(db, to: version)
      #expect(try migrator.verify(db).isEmpty)
    }
  }

  @Test("version and record are of one moment, though another process migrates in between")
  func oneMoment() throws {
    final class Other {
      let db: Database
      init(_ path: String) throws {
        db = try Database(path: path, access: .readWrite, busyTimeout: .zero)
      }
    }
    let folder = try Folder()
    let db = try Database(path: folder.file("a.db"), access: .create)
    let migrator = try History.migrator(3)
    try migrator.migrate(db, to: 1)
    let other = try Other(folder.file("a.db"))
    var tries = 0
    db.trace { sql in
      guard sql.contains("from schema_migration") else { return }
      tries += 1
      _ = try? migrator.migrate(other.db, to: 2, backups: .none)
    }
    #expect(try migrator.plan(db).map(\.version) == [2, 3])
    #expect(tries == 1)
  }

  @Test("eight connections that start together apply each step once")
  func race() throws {
    let folder = try Folder()
    let path = folder.file("a.db")
    let applied = Mutex<[Int]>([])
    let failures = Mutex<[String]>([])
    let threads = (0..<8).map { _ in
      Background {
        do {
          let db = try Database(path: path, access: .create, busyTimeout: .seconds(60))
          let migrator = try History.migrator(3)
          let outcome = try migrator.migrate(db)
          applied.withLock { $0 += outcome.applied.map(\.version) }
          if try !migrator.isCurrent(db) { failures.withLock { $0.append("not current") } }
        } catch {
          failures.withLock { $0.append("\(error)") }
        }
      }
    }
    for thread in threads { thread.wait() }
    #expect(failures.withLock { $0 } == [])
    #expect(applied.withLock { $0 }.sorted() == [1, 2, 3])
    let db = try Database(path: path, access: .readOnly)
    #expect(try db.all("select name from person") { try $0.text(0) } == ["Ada"])
    #expect(try History.migrator(3).verify(db).isEmpty)
  }
}
