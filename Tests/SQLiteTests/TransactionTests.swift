import Testing

@testable import ThinSQLite

private struct Cause: Error, Equatable {}

@Suite("Transactions")
struct TransactionTests {
  private func table() throws -> Database {
    let db = try Database.inMemory()
    try db.execute("create table t(a integer unique)")
    return db
  }

  private func rows(_ db: borrowing Database) throws -> [Int] {
    try db.all("select a from t order by a") { try $0.int(0) }
  }

  @Test("nested ones are savepoints: the inner is undone, the outer stays")
  func nested() throws {
    let db = try table()
    try db.transaction {
      try db.run("insert into t values (1)")
      #expect(throws: Cause()) {
        try db.transaction {
          try db.run("insert into t values (2)")
          try db.transaction { try db.run("insert into t values (3)") }
          throw Cause()
        }
      }
      try db.transaction { try db.run("insert into t values (4)") }
      #expect(db.isInTransaction == true)
    }
    #expect(db.isInTransaction == false)
    #expect(try rows(db) == [1, 4])
  }

  @Test("a scratch one reads, may keep temp tables, and leaves nothing; nested ones do not either")
  func scratch() throws {
    let db = try table()
    try db.run("insert into t values (1)")
    let seen = try db.transaction(.scratch) {
      try db.execute("create temp table copy (a integer)")
      try db.run("insert into copy select a from t")
      try db.transaction { try db.run("insert into t values (2)") }
      return try db.all("select a from copy") { try $0.int(0) }
    }
    #expect(try seen == [1] && rows(db) == [1])
    #expect(failure { try db.run("insert into copy values (3)") } != nil)
    try db.transaction { try db.run("insert into t values (4)") }
    #expect(try rows(db) == [1, 4] && !db.isInTransaction)
  }

  @Test("the closure's own error passes on unchanged, and everything is undone")
  func ownError() throws {
    let db = try table()
    #expect(throws: Cause()) {
      try db.transaction {
        try db.run("insert into t values (1)")
        throw Cause()
      }
    }
    #expect(try rows(db).isEmpty)
    #expect(db.isInTransaction == false)
  }

  @Test("when ROLLBACK fails too, the first error is reported, and nothing more runs")
  func rollbackFails() throws {
    let db = try table()
    db.setAuthorizer { $0.first != "ROLLBACK" }
    #expect(throws: Cause()) {
      try db.transaction {
        try db.run("insert into t values (1)")
        throw Cause()
      }
    }
    #expect(db.isInTransaction == true)
    #expect(failure { try db.run("insert into t values (2)") }?.code == .abortRollback)
    #expect(failure { try db.transaction {} }?.code == .abortRollback)
  }

  @Test("a savepoint that cannot be undone is undone with the whole")
  func savepointRollbackFails() throws {
    let db = try table()
    db.setAuthorizer { !($0.code == 32 && $0.first == "ROLLBACK") }
    #expect(throws: Cause()) {
      try db.transaction {
        try db.run("insert into t values (1)")
        do {
          try db.transaction {
            try db.run("insert into t values (2)")
            throw Cause()
          }
        } catch let error as Cause {
          #expect(failure { try db.run("insert into t values (3)") }?.code == .abortRollback)
          throw error
        }
      }
    }
    #expect(db.isInTransaction == false)
    #expect(try rows(db).isEmpty)
    try db.transaction { try db.run("insert into t values (5)") }
    #expect(try rows(db) == [5])
  }

  @Test("after SQLite rolled the transaction back itself, nothing more runs in it")
  func abortedBySQLite() throws {
    let db = try table()
    try db.run("insert into t values (1)")
    let error = failure {
      try db.transaction {
        try db.run("insert into t values (2)")
        let first = failure { try db.run("insert or rollback into t values (1)") }
        #expect(first?.code == .constraintUnique)
        #expect(db.isInTransaction == false)
        #expect(failure { try db.run("insert into t values (3)") }?.code == .abortRollback)
        #expect(failure { try db.transaction {} }?.code == .abortRollback)
        // The closure swallows it all: the transaction still must not look kept.
      }
    }
    #expect(error?.code == .abortRollback)
    #expect(try rows(db) == [1])
    try db.transaction { try db.run("insert into t values (4)") }
    #expect(try rows(db) == [1, 4])
  }

  @Test("SQLite's own abort deep inside is reported as its first cause")
  func abortedDeepInside() throws {
    let db = try table()
    try db.run("insert into t values (1)")
    let error = failure {
      try db.transaction {
        try db.transaction { try db.run("insert or rollback into t values (1)") }
      }
    }
    #expect(error?.code == .constraintUnique)
    #expect(try rows(db) == [1])
  }

  @Test("COMMIT that fails leaves nothing behind and no open transaction")
  func commitFails() throws {
    let db = try Database.inMemory()
    try db.execute(
      """
      create table p(id integer primary key);
      create table c(p references p(id) deferrable initially deferred);
      """)
    let error = failure {
      try db.transaction { _ = try db.run("insert into c values (9)") }
    }
    #expect(error?.code == .constraintForeignKey)
    #expect(db.isInTransaction == false)
    #expect(try db.first("select count(*) from c") { try $0.int(0) } == 0)
  }

  @Test("a reading transaction refuses to write, itself and through a nested one")
  func readOnly() throws {
    let db = try table()
    try db.transaction(.read) {
      #expect(failure { try db.run("insert into t values (1)") }?.code == .readOnly)
      #expect(failure { try db.transaction(.write) {} }?.code == .misuse)
      let seen = try db.transaction(.read) { try rows(db) }
      #expect(seen.isEmpty)
    }
    try db.transaction { try db.run("insert into t values (1)") }
  }

  @Test("inside an explicit BEGIN it is a savepoint")
  func manualBegin() throws {
    let db = try table()
    try db.execute("begin")
    try db.transaction { try db.run("insert into t values (1)") }
    #expect(db.isInTransaction == true)
    try db.execute("rollback")
    #expect(try rows(db).isEmpty)
  }

  @Test("a transaction that its own closure ended is not reported as kept")
  func endedInside() throws {
    let db = try table()
    let error = failure {
      try db.transaction {
        try db.run("insert into t values (1)")
        try db.execute("rollback")
      }
    }
    #expect(error?.code == .abortRollback)
    #expect(try rows(db).isEmpty)
  }
}
