import Foundation
import TestSupport
import Testing

@testable import ThinSQLite

@Suite("Two connections, two threads")
struct TwoConnectionsTests {
  let folder: Folder
  let path: String

  init() throws {
    folder = try Folder()
    path = folder.file("a.db")
    let db = try Database(path: path, access: .create)
    try db.execute("create table t(a); insert into t values (1)")
  }

  @Test("a writer that cannot have the lock in time says busy, with nothing half-written")
  func busy() throws {
    let holder = try Database(path: path, access: .readWrite)
    let other = try Database(path: path, access: .readWrite, busyTimeout: .milliseconds(30))
    try holder.transaction {
      try holder.run("insert into t values (2)")
      let started = ContinuousClock.now
      let error = failure { try other.transaction { try other.run("insert into t values (3)") } }
      #expect(error?.code.primary == .busy)
      #expect(error?.message.contains("another process") == true)
      #expect(error?.path == path)
      #expect(ContinuousClock.now - started >= .milliseconds(30))
      // Readers go on: they see the state before.
      #expect(try other.first("select count(*) from t") { try $0.int(0) } == 1)
    }
    #expect(other.isInTransaction == false)
    try other.transaction { try other.run("insert into t values (4)") }
    #expect(try holder.all("select a from t") { try $0.int(0) } == [1, 2, 4])
  }

  @Test("a writer that waits gets its turn when the other is done")
  func waits() throws {
    let holder = try Database(path: path, access: .readWrite)
    try holder.execute("begin immediate; insert into t values (2)")
    let path = path
    let waiter = Background {
      let db = try? Database(path: path, access: .readWrite, busyTimeout: .seconds(60))
      _ = try? db?.transaction { try db?.run("insert into t values (3)") }
    }
    try holder.execute("commit")
    waiter.wait()
    #expect(try holder.all("select a from t") { try $0.int(0) } == [1, 2, 3])
  }

  @Test("many writers lose nothing")
  func manyWriters() throws {
    let path = path
    let threads = (0..<4).map { _ in
      Background {
        guard let db = try? Database(path: path, access: .readWrite, busyTimeout: .seconds(60))
        else { return }
        for _ in 0..<25 {
          _ = try? db.transaction {
            let a = try db.first("select a from t") { try $0.int(0) } ?? 0
            try db.run("update t set a = ?", a + 1)
          }
        }
      }
    }
    for thread in threads { thread.wait() }
    let db = try Database(path: path, access: .readOnly)
    #expect(try db.first("select a from t") { try $0.int(0) } == 101)
  }

  @Test("an interrupt from another thread stops a statement, and undoes the writing transaction")
  func interrupt() throws {
    let db = try Database(path: path, access: .readWrite)
    let handle = db.interruptHandle()
    let started = DispatchSemaphore(value: 0)
    // The statement itself says when it runs, so that the interrupt cannot come too early.
    try db.createFunction("started", argumentCount: 0, deterministic: false) { _ in
      started.signal()
      return 1
    }
    let done = Background {
      started.wait()
      handle.interrupt()
    }
    let error = failure {
      try db.transaction {
        try db.run(
          """
          insert into t with recursive n(i) as (select started() union all select i + 1 from n)
          select i from n
          """)
      }
    }
    done.wait()
    #expect(error?.code == .interrupt)
    #expect(db.isInTransaction == false)
    #expect(try db.all("select a from t") { try $0.int(0) } == [1])
  }

  @Test("an interrupt ends the waiting for a lock")
  func interruptWhileBusy() throws {
    let holder = try Database(path: path, access: .readWrite)
    try holder.execute("begin immediate")
    let db = try Database(path: path, access: .readWrite, busyTimeout: .seconds(600))
    let handle = db.interruptHandle()
    let over = DispatchSemaphore(value: 0)
    let done = Background {
      // Asks until it is heard: a request before the waiting began is not for that waiting.
      while over.wait(timeout: .now() + .milliseconds(5)) == .timedOut { handle.interrupt() }
    }
    let error = failure { try db.transaction {} }
    over.signal()
    done.wait()
    #expect(error?.code == .interrupt)
  }

  @Test("an interrupt after the end does nothing")
  func lateInterrupt() throws {
    let handle: InterruptHandle
    do {
      let db = try Database.inMemory()
      handle = db.interruptHandle()
      try db.close()
    }
    handle.interrupt()
  }
}
