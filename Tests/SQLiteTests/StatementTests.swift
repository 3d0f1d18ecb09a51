import Testing

@testable import ThinSQLite

@Suite("One statement, exactly the parameters it has")
struct StatementTests {
  @Test("a missing, an extra and an unknown parameter are errors, and nothing runs")
  func parameters() throws {
    let db = try Database.inMemory()
    try db.execute("create table t(a, b)")
    let sql = "insert into t values (:a, :b)"
    #expect(failure { try db.run(sql, 1) }?.code == .range)
    #expect(failure { try db.run(sql, 1, 2, 3) }?.code == .range)
    #expect(failure { try db.run("delete from t", 1) }?.code == .range)
    for sql in ["select 1", "select ?, ?"] {
      #expect(failure { try db.first(sql, 1) { try $0.int(0) } }?.code == .range)
    }
    let missing = failure {
      try db.withStatement(sql) { statement in
        try statement.bind(1, at: 1)
        try statement.run()
      }
    }
    #expect(missing?.message == "parameter :b has no value")
    let position = failure { try db.withStatement(sql) { try $0.bind(1, at: 3) } }
    #expect(position?.code == .range)
    for index in [0, -1, Int.min, Int.max, 1 << 32 + 1] {
      #expect(failure { try db.withStatement(sql) { try $0.bind(1, at: index) } }?.code == .range)
    }
    #expect(try db.first("select count(*) from t") { try $0.int(0) } == 0)
  }

  @Test("parameters by name, with or without their sign; unknown and missing names are errors")
  func names() throws {
    let db = try Database.inMemory()
    let sum = { (values: [(String, Int)]) throws -> Int in
      try db.withStatement("select :a + @b + $c + :a") { statement in
        for (name, value) in values { try statement.bind(value, named: name) }
        guard try statement.step() else { return 0 }
        return try statement.withRow { try $0.int(0) }
      }
    }
    #expect(try sum([("a", 1), ("b", 20), ("c", 300)]) == 322)
    #expect(try sum([(":a", 1), ("@b", 20), ("$c", 300)]) == 322)
    let unknown = failure { _ = try sum([("a", 1), ("b", 2), ("c", 3), ("d", 4)]) }
    #expect(unknown?.code == .range)
    #expect(unknown?.message.contains("named d") == true)
    #expect(failure { _ = try sum([("a", 1), ("b", 2)]) }?.message == "parameter $c has no value")
  }

  @Test("names work in every call, alone or after values in order; nil is NULL")
  func namedEverywhere() throws {
    let db = try Database.inMemory()
    try db.execute("create table t(id integer primary key, label text) strict")
    let insert = "insert into t values (:id, :label)"
    try db.run(insert, Named("label", "one"), Named("id", 1))
    try db.run(insert, 2, Named(":label", String?.none))
    let label = "select label from t where id = :id"
    #expect(try db.first(label, Named("id", 1)) { try $0.text(0) } == "one")
    #expect(try db.one(label, Named("id", 2)) { try $0.isNull(0) } == true)
    #expect(try db.all(label, Named("id", 3)) { try $0.text(0) }.isEmpty)
    try db.forEach(label, Named("id", 1)) { row throws in #expect(try row.text("label") == "one") }
    #expect(failure { try db.run(insert, 3, Named("lable", "x")) }?.code == .range)
    #expect(failure { try db.run(insert, 3) }?.message == "parameter :label has no value")
    #expect(failure { try db.run(insert, 3, "x", 5) }?.code == .range)
  }

  @Test("more than 64 parameters work, in an array or one by one, and are never half-bound")
  func manyParameters() throws {
    let db = try Database.inMemory()
    let sql = "select ?" + String(repeating: " + ?", count: 99)
    #expect(try db.first(sql, Listed(Array(repeating: 1, count: 100))) { try $0.int(0) } == 100)
    let half = failure {
      try db.withStatement(sql) { statement in
        for index in 1...99 { try statement.bind(1, at: index) }
        _ = try statement.step()
      }
    }
    #expect(half?.message == "parameter 100 has no value")
    let all = try db.withStatement(sql) { statement in
      for index in (1...100).reversed() { try statement.bind(index, at: index) }
      _ = try statement.step()
      return try statement.withRow { try $0.int(0) }
    }
    #expect(all == 5050)
    let sixtyFour = "select ?" + String(repeating: " + ?", count: 63)
    let whole = try db.withStatement(sixtyFour) { statement in
      for index in 1...64 { try statement.bind(2, at: index) }
      _ = try statement.step()
      return try statement.withRow { try $0.int(0) }
    }
    #expect(whole == 128)
  }

  @Test("more SQL after the statement is an error, at its place; blanks and comments are not")
  func trailing() throws {
    let db = try Database.inMemory()
    let error = failure { try db.run("select 1;\n  select 2") }
    #expect(error?.code == .misuse)
    #expect(error?.position == .init(line: 2, column: 3))
    #expect(failure { try db.run("select 1; nonsense") } != nil)
    #expect(try db.first("select 1; ; -- done\n /* really */ ;\n") { try $0.int(0) } == 1)
  }

  @Test(
    "SQL without a statement is an error", arguments: ["", "  \n", "-- nothing", ";", "/* */;;"])
  func empty(sql: String) throws {
    let db = try Database.inMemory()
    #expect(failure { try db.run(sql) }?.code == .misuse)
    #expect(failure { _ = try db.all(sql) { try $0.int(0) } }?.code == .misuse)
    try db.execute(sql)
  }

  @Test("SQL with a zero character is refused where SQLite would stop reading")
  func zeroInSQL() throws {
    let db = try Database.inMemory()
    try db.execute("create table t(a)")
    let error = failure { try db.execute("delete from t\0 where a = 1") }
    #expect(error?.code == .misuse)
    #expect(error?.position == .init(line: 1, column: 14))
    #expect(failure { try db.run("select 1\0") }?.code == .misuse)
  }

  @Test("a syntax error says line and column, counted in characters, and the SQL")
  func position() throws {
    let db = try Database.inMemory()
    let sql = "select 'héé昨',\n  1 form x"
    let error = failure { try db.run(sql) }
    #expect(error?.position == .init(line: 2, column: 10))
    #expect(error?.sql == sql)
    #expect(error?.code == .error)
    let script = "create table a(x);\ncreate table b(x);\n\n  create tible c(x);"
    #expect(failure { try db.execute(script) }?.position == .init(line: 4, column: 10))
    #expect(try db.schema().map(\.name) == ["a", "b"])
  }

  @Test("a fault while running is placed at its statement's beginning")
  func positionWhileRunning() throws {
    let db = try Database.inMemory()
    let script =
      "create table a(x unique);\n insert into a values (1);\n\n insert into a values (1);"
    let error = failure { try db.execute(script) }
    #expect(error?.code == .constraintUnique)
    #expect(error?.position == .init(line: 4, column: 2))
  }

  @Test("the count of changed rows is this statement's own")
  func changes() throws {
    let db = try Database.inMemory()
    #expect(try db.run("create table t(a)") == 0)
    #expect(try db.run("insert into t values (1), (2), (3)") == 3)
    #expect(db.lastInsertedRowID == 3)
    #expect(try db.run("create index i on t(a)") == 0)
    #expect(try db.run("delete from t where a > ?", 5) == 0)
    #expect(try db.run("select * from t") == 0)
    #expect(try db.run("update t set a = a + 1 where a > ?", 1) == 2)
  }

  @Test("a statement is bound and run many times, and refuses new values amid its rows")
  func reuse() throws {
    let db = try Database.inMemory()
    try db.execute("create table t(a integer, b text)")
    try db.withStatement("insert into t values (?, ?)") { statement in
      for number in 0..<1000 {
        try statement.bind(number, at: 1)
        try statement.bind("n\(number)", at: 2)
        try statement.run()
      }
    }
    #expect(
      try db.first("select sum(a), count(distinct b) from t") { try $0.int(0) + $0.int(1) }
        == 500_500)
    let error = failure {
      try db.withStatement("select a from t where a > ?") { statement in
        try statement.bind(1, at: 1)
        _ = try statement.step()
        try statement.bind(2, at: 1)
      }
    }
    #expect(error?.code == .misuse)
  }

  @Test("when a row's closure throws, its error passes on unchanged and the database goes on")
  func closureThrows() throws {
    struct Enough: Error, Equatable {}
    let db = try Database.inMemory()
    var seen = 0
    #expect(throws: Enough()) {
      try db.forEach("select value from json_each('[1,2,3]')") { _ in
        seen += 1
        if seen == 2 { throw Enough() }
      }
    }
    #expect(seen == 2)
    #expect(try db.first("select 7") { try $0.int(0) } == 7)
    try db.close()
  }
}
