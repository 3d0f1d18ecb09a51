import TestSupport
import Testing

@testable import ThinSQLite

@Suite("Functions, collations and hooks")
struct HookTests {
  @Test("a function of ours gets and gives every kind of value")
  func function() throws {
    let db = try Database.inMemory()
    try db.createFunction("same", argumentCount: 1, deterministic: true) { $0[0] }
    let values: [SQLValue] = [.null, 1, 1.5, "a\0é", "", .blob([]), .blob([0, 255])]
    for value in values {
      #expect(try db.first("select same(?)", value) { try $0.value(0) } == value)
    }
    try db.createFunction("count", argumentCount: -1, deterministic: false) {
      SQLValue($0.count)
    }
    #expect(try db.first("select count(1, 2, 3)") { try $0.int(0) } == 3)
  }

  @Test("what a function throws is the statement's error")
  func functionThrows() throws {
    struct Sad: Error, CustomStringConvertible { let description = "so sad" }
    let db = try Database.inMemory()
    try db.createFunction("sad", argumentCount: 0, deterministic: true) { _ in throw Sad() }
    try db.createFunction("one", argumentCount: 1, deterministic: true) { _ in 1 }
    #expect(failure { try db.run("select sad()") }?.message == "so sad")
    #expect(failure { try db.run("select one(cast(x'ff' as text))") }?.code == .error)
    #expect(failure { try db.run("select one()") }?.code == .error)
    let badName = failure {
      try db.createFunction(
        String(repeating: "n", count: 300), argumentCount: 0, deterministic: true
      ) { _ in nil }
    }
    #expect(badName?.code == .misuse)
  }

  @Test("what a function holds is let go with the database")
  func functionIsReleased() throws {
    final class Held {}
    weak var seen: Held?
    do {
      let db = try Database.inMemory()
      let held = Held()
      seen = held
      try db.createFunction("held", argumentCount: 0, deterministic: true) { _ in
        withExtendedLifetime(held) { 1 }
      }
      try db.createCollation("held") { a, b in withExtendedLifetime(held) { a < b ? -1 : 1 } }
      #expect(try db.first("select held()") { try $0.int(0) } == 1)
    }
    #expect(seen == nil)
  }

  @Test("a collation may return any number")
  func collation() throws {
    let db = try Database.inMemory()
    try db.createCollation("by_length") { ($0.count - $1.count) * (1 << 40) }
    let words = try db.all(
      "select value from json_each(?) order by value collate by_length", "[\"ccc\",\"a\",\"bb\"]"
    ) { try $0.text(0) }
    #expect(words == ["a", "bb", "ccc"])
  }

  @Test("a progress handler is asked, and stops the work")
  func progress() throws {
    let db = try Database.inMemory()
    let long =
      "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n"
    var asked = 0
    db.setProgressHandler(every: 100) {
      asked += 1
      return asked < 10
    }
    #expect(failure { try db.run(long) }?.code == .interrupt)
    #expect(asked == 10)
    db.setProgressHandler(nil)
    #expect(
      try db.first(long.replacing("from n)", with: "from n where i < 5000)")) { try $0.int(0) }
        == 5000)
    #expect(asked == 10)
  }

  @Test("the trace shows each statement with its values, and not what triggers do")
  func trace() throws {
    let db = try Database.inMemory()
    try db.execute(
      """
      create table t(a); create table log(a);
      create trigger r after insert on t begin insert into log values (new.a); end;
      """)
    var seen: [String] = []
    db.trace { seen.append($0) }
    try db.run("insert into t values (?)", "it's")
    db.trace(nil)
    try db.run("select 1")
    #expect(seen == ["insert into t values ('it''s')"])
  }

  @Test("a limit holds, and gives back the one before")
  func limits() throws {
    let db = try Database.inMemory()
    let before = db.limit(.length, 100)
    #expect(before >= 1_000_000)
    #expect(failure { try db.run("select zeroblob(101)") }?.code == .tooBig)
    #expect(
      failure { try db.run("select ?", String(repeating: "a", count: 101)) }?.code == .tooBig
    )
    #expect(db.limit(.length, .max) == 100)
    #expect(db.limit(.init(rawValue: 99), 5) == -1)
  }
}

@Suite("The cache of statements")
struct CacheTests {
  @Test("a statement stays right when the schema changes under it")
  func schemaChange() throws {
    let db = try Database.inMemory()
    try db.execute("create table t(a); insert into t values (1)")
    let columns = { () throws -> [SQLValue]? in
      try db.first("select * from t") { try $0.values() }
    }
    #expect(try columns() == [1])
    try db.execute("alter table t add column b default 'new'")
    #expect(try columns() == [1, "new"])
    #expect(try db.first("select * from t") { $0.name(1) } == "b")
    try db.execute("drop table t; create table t(z); insert into t values (9)")
    #expect(try columns() == [9])
    try db.execute("drop table t")
    #expect(failure { _ = try columns() }?.message == "no such table: t")
    try db.execute("create table t(a); insert into t values (5)")
    #expect(try columns() == [5])
  }

  @Test("the same SQL may run inside itself")
  func reentrant() throws {
    let db = try Database.inMemory()
    let sql = "select value from json_each(?) order by 1"
    var pairs: [[Int]] = []
    try db.forEach(sql, "[1,2]") { outer in
      let a = try outer.int(0)
      try db.forEach(sql, "[3,4]") { pairs.append([a, try $0.int(0)]) }
    }
    #expect(pairs == [[1, 3], [1, 4], [2, 3], [2, 4]])
  }

  @Test("values of the use before are never seen again")
  func noStaleValues() throws {
    let db = try Database.inMemory()
    #expect(try db.first("select ?", 5) { try $0.int(0) } == 5)
    let error = failure { try db.withStatement("select ?") { _ = try $0.step() } }
    #expect(error?.code == .range)
  }

  @Test("it stays small, however many statements there are")
  func bounded() throws {
    let db = try Database.inMemory()
    for number in 0..<100 { try db.run("select \(number)") }
    let size = db.connection.cache.entries.count
    #expect(size == StatementCache.capacity)
    #expect(try db.first("select 0") { try $0.int(0) } == 0)
    #expect(try db.first("select 99") { try $0.int(0) } == 99)
    try db.close()
  }

  @Test("SQL with a comment after it works again and again, without crowding the others out")
  func trailingComment() throws {
    let db = try Database.inMemory()
    for number in 0..<40 {
      #expect(try db.first("select ? -- a number\n", number) { try $0.int(0) } == number)
    }
    let size = db.connection.cache.entries.count
    #expect(size <= 1)
  }

  @Test("a statement that was left early or failed holds no lock")
  func noLockLeft() throws {
    let folder = try Folder()
    let db = try Database(path: folder.file("a.db"), access: .create)
    try db.execute("create table t(a unique); insert into t values (1), (2), (3)")
    #expect(try db.first("select a from t") { try $0.int(0) } == 1)
    _ = failure { try db.run("insert into t values (1)") }
    let other = try Database(path: folder.file("a.db"), access: .readWrite, busyTimeout: .zero)
    try other.run("delete from t")
  }
}
