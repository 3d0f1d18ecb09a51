import TestSupport
import Testing

@testable import ThinSQLite

/// What a statement leaves behind when it goes back to its connection.
@Suite("Statements that go back")
struct LentStatementTests {
  let folder: Folder

  init() throws {
    folder = try Folder()
  }

  @Test("a row that an insert returned is kept, or its fault is the caller's, never neither")
  func returning() throws {
    let db = try Database.inMemory()
    try db.execute(
      """
      create table parent(id integer primary key) strict;
      create table child(id integer primary key, parent integer
        references parent(id) deferrable initially deferred) strict
      """)
    let insert = "insert into child(parent) values (?) returning id"
    // Not in a transaction: the missing parent is noticed when the statement commits, after its row.
    let lost = failure { _ = try db.first(insert, 7) { try $0.int(0) } }
    #expect(lost?.code == .constraintForeignKey)
    #expect(failure { _ = try db.one(insert, 7) { try $0.int(0) } }?.code == .constraintForeignKey)
    let reset = failure {
      try db.withStatement(insert) { statement in
        try statement.bind(7)
        _ = try statement.step()
        try statement.reset()
      }
    }
    #expect(reset?.code == .constraintForeignKey)
    #expect(try db.first("select count(*) from child") { try $0.int(0) } == 0)
    try db.run("insert into parent values (7)")
    #expect(try db.first(insert, 7) { try $0.int(0) } == 1)
    #expect(try db.first("select count(*) from child") { try $0.int(0) } == 1)
  }

  @Test("an insert that returns several rows is done whole, though only the first was read")
  func severalReturned() throws {
    let db = try Database.inMemory()
    try db.execute("create table t(id integer primary key) strict")
    let sql = "insert into t values (1), (2), (3) returning id"
    #expect(try db.first(sql) { try $0.int(0) } == 1)
    #expect(try db.first("select count(*) from t") { try $0.int(0) } == 3)
    #expect(failure { _ = try db.one("select id from t") { try $0.int(0) } }?.code == .mismatch)
    #expect(try db.one("select id from t where id = 2") { try $0.int(0) } == 2)
    #expect(try db.one("select id from t where id = 9") { try $0.int(0) } == nil)
  }

  @Test("values are gone when a statement is lent again")
  func cleared() throws {
    let db = try Database.inMemory()
    let sql = "select ?"
    #expect(try db.first(sql, "secret") { try $0.text(0) } == "secret")
    let again = failure { try db.withStatement(sql) { _ = try $0.step() } }
    #expect(again?.message == "parameter 1 has no value")
    #expect(failure { _ = try db.first(sql) { try $0.value(0) } }?.code == .range)
  }

  @Test("statements of two connections are independent, and outlast a closed one")
  func twoConnections() throws {
    let path = folder.file("a.db")
    let one = try Database(path: path, access: .create)
    try one.execute("create table t(a); insert into t values (1), (2)")
    let sum = try one.withStatement("select a from t") { outer in
      let other = try Database(path: path, access: .readOnly)
      let inner = try other.withStatement("select a from t") { inner in
        _ = try inner.step()
        return try inner.withRow { try $0.int(0) }
      }
      try other.close()
      var sum = inner
      while try outer.step() { sum += try outer.withRow { try $0.int(0) } }
      return sum
    }
    #expect(sum == 4)
  }

  @Test("a closure that throws only SQLiteError makes the call throw only that")
  func typed() {
    func count(_ db: borrowing Database) throws(SQLiteError) -> Int {
      try db.transaction(.read) { () throws(SQLiteError) in
        let values = try db.all("select 1 union select 2") { row throws(SQLiteError) in
          try row.int(0)
        }
        let last = try db.withStatement("select ?") { statement throws(SQLiteError) in
          try statement.bind(values.count)
          guard try statement.step() else { return 0 }
          return try statement.withRow { row throws(SQLiteError) in try row.int(0) }
        }
        return last
      }
    }
    do throws(SQLiteError) {
      let found = try count(Database.inMemory())
      #expect(found == 2)
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test("text of a UTF-16 database is text as any other")
  func utf16() throws {
    let db = try Database.inMemory()
    try db.execute("pragma encoding = 'UTF-16le'; create table t(a text, b text) strict")
    try db.run("insert into t values (?, ?)", "装饰器 é", "a\0b")
    let sql = "select a, b from t"
    #expect(try db.first(sql) { [try $0.text(0), try $0.text(1)] } == ["装饰器 é", "a\0b"])
    #expect(try db.first(sql) { try $0.values() } == [.text("装饰器 é"), .text("a\0b")])
    #expect(try db.first(sql) { try $0.withUTF8(0) { $0.count } } == "装饰器 é".utf8.count)
  }

  @Test("a wide row is read by the names of its columns")
  func byName() throws {
    let db = try Database.inMemory()
    try db.forEach("select 1 as i, 2.5 as d, 'x' as t, x'00' as b, null as n, 1 as y") {
      row throws in
      #expect(try row.int("i") == 1)
      #expect(try row.int64("i") == 1)
      #expect(try row.double("d") == 2.5)
      #expect(try row.optionalDouble("d") == 2.5)
      #expect(try row.text("t") == "x")
      #expect(try row.blob("b") == [0])
      #expect(try row.bool("y"))
      #expect(try row.isNull("n"))
      #expect(try row.optionalInt("n") == nil)
      #expect(try row.optionalInt64("n") == nil)
      #expect(try row.optionalDouble("n") == nil)
      #expect(try row.optionalText("n") == nil)
      #expect(try row.optionalBlob("n") == nil)
      #expect(try row.value("t") == "x")
      var code: ResultCode?
      do throws(SQLiteError) { _ = try row.int("j") } catch { code = error.code }
      #expect(code == .range)
    }
  }
}
