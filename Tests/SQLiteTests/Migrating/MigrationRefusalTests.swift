import Testing

@testable import ThinSQLite

@Suite("A database that cannot be migrated for certain is refused and left alone")
struct MigrationRefusalTests {
  private func error(_ work: () throws -> Void) -> MigrationError? {
    do {
      try work()
      Issue.record("nothing was refused")
    } catch let error as MigrationError {
      return error
    } catch {
      Issue.record("another error: \(error)")
    }
    return nil
  }

  @Test("a newer one, naming the tool that wrote it; downward to what we know is possible")
  func newer() throws {
    let db = try Database.inMemory()
    try History.migrator(try History.three(), tool: "rung 9.9").migrate(db)
    let old = try History.migrator(2)
    let newer = MigrationError.newer(version: 3, latest: 2, tool: "rung 9.9")
    #expect(throws: newer) { try old.migrate(db) }
    #expect(throws: newer) { try old.plan(db) }
    #expect(throws: newer) { try old.verify(db) }
    #expect(throws: MigrationError.noSuchVersion(3, latest: 2)) { try old.migrate(db, to: 3) }
    #expect(try !old.isCurrent(db))
    #expect(try old.status(db).entries.last?.standing.isUnknown == true)
    #expect(try old.migrate(db, to: 2).applied.map(\.name) == ["index"])
    #expect(try old.isCurrent(db))
    #expect(try old.verify(db).isEmpty)
  }

  @Test("another program's, whether it has a mark or not")
  func foreign() throws {
    let marked = try Database.inMemory()
    try marked.execute("pragma application_id = 77")
    #expect(throws: MigrationError.foreign(path: nil, applicationID: 77)) {
      try History.migrator(3).migrate(marked)
    }
    let unmarked = try Database.inMemory()
    try unmarked.execute("create table theirs(a)")
    #expect(throws: MigrationError.foreign(path: nil, applicationID: 0)) {
      try History.migrator(3).migrate(unmarked)
    }
    let versioned = try Database.inMemory()
    try versioned.execute("pragma user_version = 3")
    #expect(throws: MigrationError.foreign(path: nil, applicationID: 0)) {
      try History.migrator(3).status(versioned)
    }
    #expect(try unmarked.schema().map(\.name) == ["theirs"])
    #expect(try !History.migrator(3).isCurrent(versioned))
  }

  @Test("one whose applied migrations were changed since, up or down part")
  func drift() throws {
    let db = try Database.inMemory()
    try History.migrator(2).migrate(db)
    var list = try History.three()
    list[1] = try Migration(
      version: 2, name: "notes", text: History.text(up: list[1].up, down: "drop table note;"))
    let changed = History.migrator(list)
    guard case .drift(let drifts) = error({ try changed.migrate(db) }) else {
      Issue.record("not refused as drift")
      return
    }
    #expect(drifts.map(\.version) == [2])
    #expect(drifts.first?.ours == list[1].checksum)
    #expect(try db.pragma("user_version") == 2)
    #expect(try changed.verify(db).count == 1)
    #expect(try changed.status(db).entries.map(\.standing.isChanged) == [false, true, false])
  }

  @Test("a list with a gap or out of order")
  func list() throws {
    let db = try Database.inMemory()
    let three = try History.three()
    #expect(throws: MigrationError.gap(missing: 2)) {
      try History.migrator([three[0], three[2]]).migrate(db)
    }
    #expect(throws: MigrationError.gap(missing: 1)) {
      try History.migrator([three[1]]).migrate(db)
    }
    #expect(throws: MigrationError.outOfOrder(version: 1, after: 2)) {
      try History.migrator([three[0], three[1], three[0]]).migrate(db)
    }
    #expect(throws: MigrationError.outOfOrder(version: 1, after: 1)) {
      try History.migrator([three[0], three[0]]).migrate(db)
    }
    #expect(try db.schema().isEmpty)
    #expect(throws: MigrationError.noSuchVersion(4, latest: 3)) {
      try History.migrator(3).migrate(db, to: 4)
    }
    #expect(throws: MigrationError.noSuchVersion(-1, latest: 3)) {
      try History.migrator(3).migrate(db, to: -1)
    }
  }

  @Test(
    "a file whose version and record do not agree",
    arguments: [
      ("delete from schema_migration where version = 2", 2),
      ("delete from schema_migration where version = 3", 3),
      ("pragma user_version = 2", 3), ("pragma user_version = 0", 1),
      ("pragma user_version = -1", 1), ("drop table schema_migration", 1),
    ])
  func record(damage: String, missing: Int) throws {
    let db = try Database.inMemory()
    let migrator = try History.migrator(3)
    try migrator.migrate(db)
    try db.execute(damage)
    #expect(throws: MigrationError.gap(missing: missing)) { try migrator.migrate(db) }
    #expect(throws: MigrationError.gap(missing: missing)) { try migrator.migrate(db, to: 0) }
    #expect(try migrator.verify(db).contains(.unrecorded(version: missing)))
  }

  @Test(
    "a migration that ends the transaction, reaches elsewhere or writes the runner's own record",
    arguments: [
      "commit", "rollback", "begin", "savepoint a", "attach ':memory:' as other",
      "pragma foreign_keys = on", "pragma user_version = 9", "delete from schema_migration",
      "drop table schema_migration", "alter table schema_migration rename to x",
      "update schema_migration set checksum = 'x'",
    ])
  func forbidden(statement: String) throws {
    let db = try Database.inMemory()
    try History.migrator(1).migrate(db)
    let before = try (db.schema(), MigrationRecord.all(in: db))
    let bad = try History.migration(
      2, "bad", up: "create table half(a);\n\(statement);", down: "select 1;")
    let migrator = History.migrator([try History.three()[0], bad])
    guard case .forbidden(let step, _, let cause) = error({ try migrator.migrate(db) }) else {
      Issue.record("not refused as forbidden")
      return
    }
    #expect(step.version == 2)
    #expect(cause.position?.line == 2)
    #expect(try db.schema() == before.0)
    #expect(try MigrationRecord.all(in: db) == before.1)
    #expect(try db.pragma("user_version") == 1)
    #expect(db.isInTransaction == false)
    try db.execute("begin; commit")  // the guard is gone again
  }

  @Test(
    "a migration that fails is undone whole, with the place of its fault",
    arguments: ["vacuum", "create tible x(a)", "insert into person values (1, 'a'), (1, 'b')"])
  func failed(statement: String) throws {
    let db = try Database.inMemory()
    try History.migrator(1).migrate(db)
    let bad = try History.migration(
      2, "bad", up: "create table half(a);\n\n \(statement);", down: "select 1;")
    let migrator = History.migrator([try History.three()[0], bad])
    guard case .failed(let step, let cause) = error({ try migrator.migrate(db) }) else {
      Issue.record("not reported as failed")
      return
    }
    #expect(step.version == 2)
    #expect(cause.position?.line == 3)
    #expect(try db.schema().contains { $0.name == "half" } == false)
    #expect(try db.pragma("foreign_keys") == 1)
    #expect(try migrator.status(db).version == 1)
  }

  @Test("a migration that leaves dangling rows is undone; those from before are not its fault")
  func foreignKeys() throws {
    let db = try Database.inMemory()
    try History.migrator(2).migrate(db)
    try db.run("insert into note (person) values (1)")
    try db.execute("pragma foreign_keys = off; insert into note (person) values (99)")
    try db.execute("pragma foreign_keys = on")
    let bad = try History.migration(3, "bad", up: "delete from person;", down: "select 1;")
    let list = Array(try History.three().prefix(2))
    guard
      case .foreignKeys(_, let findings) = error({ try History.migrator(list + [bad]).migrate(db) })
    else {
      Issue.record("not refused")
      return
    }
    #expect(findings.map(\.rowID) == [1])
    #expect(try db.first("select count(*) from person") { try $0.int(0) } == 1)
    let good = try History.migration(
      3, "rebuild",
      up: """
        create table person2 (id integer primary key, name text, age integer) strict;
        insert into person2 (id, name) select id, name from person;
        drop table person;
        alter table person2 rename to person;
        alter table person add column size integer check (size > 0);
        """, down: "alter table person drop column age;")
    try History.migrator(list + [good]).migrate(db)
    #expect(try db.first("select count(*) from note") { try $0.int(0) } == 2)
    #expect(try db.foreignKeyFindings().count == 1)
    #expect(try db.pragma("foreign_keys") == 1)
  }

  @Test(
    "dangling rows are found wherever the migration can have left them",
    arguments: [
      "insert into note (person) values (99);", "update note set person = 99;",
      "delete from person;", "update person set id = 7;",
      "insert or replace into note (rowid, person) values (1, 99);",
      "create table diary (note text, person references person); insert into diary values ('', 99);",
      "create table other (person references nobody); insert into other values (1);",
      "alter table person rename to People; delete from people;",
      "create trigger t after insert on person begin update note set person = 99; end;"
        + " insert into person (name) values ('b');",
    ])
  func foreignKeysEverywhere(_ sql: String) throws {
    let db = try Database.inMemory()
    try History.migrator(2).migrate(db)
    try db.run("insert into note (person) values (1)")
    let bad = try History.migration(3, "bad", up: sql, down: "select 1;")
    let list = Array(try History.three().prefix(2))
    let found = error { try History.migrator(list + [bad]).migrate(db) }
    guard case .foreignKeys? = found else {
      Issue.record("not refused: \(sql): \(String(describing: found))")
      return
    }
  }

  @Test("a migration inside a transaction")
  func insideTransaction() throws {
    let db = try Database.inMemory()
    let error = failure { try db.transaction { try History.migrator(3).migrate(db) } }
    #expect(error?.code == .misuse)
  }
}

extension MigrationStatus.Standing {
  fileprivate var isUnknown: Bool { if case .unknown = self { true } else { false } }
  fileprivate var isChanged: Bool { if case .changed = self { true } else { false } }
}
