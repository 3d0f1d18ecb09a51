import TestSupport
import Testing

@testable import ThinSQLite

/// What is said of a lock that was not to be had, and of a copy that was stopped.
@Suite("Waiting for locks, and copies that are stopped")
struct WaitingTests {
  let folder: Folder
  let path: String

  init() throws {
    folder = try Folder()
    path = folder.file("a.db")
    let db = try Database(path: path, access: .create)
    try db.execute("create table t(a)")
    try db.run(
      "insert into t select zeroblob(1000) from json_each(?)",
      "[" + Array(repeating: "1", count: 2000).joined(separator: ",") + "]")
  }

  @Test("another process is named only if it was waited for; otherwise the message is SQLite's")
  func whoseLock() throws {
    let db = try Database(path: path, access: .readWrite, busyTimeout: .zero)
    do {
      let holder = try Database(path: path, access: .readWrite)
      try holder.execute("begin immediate")
      let busy = failure { try db.run("delete from t") }
      #expect(busy?.code == .busy)
      #expect(busy?.message == "the database is busy: another process is using it")
    }
    let own = failure {
      try db.execute("begin")
      try db.withStatement("insert into t values (1), (2) returning a") { statement in
        _ = try statement.step()
        try db.execute("commit")
      }
    }
    #expect(own?.code == .busy)
    #expect(own?.message.contains("SQL statements in progress") == true, "\(own?.message ?? "")")
  }

  @Test("an interrupt of an earlier wait is not taken for one of the next")
  func staleInterrupt() throws {
    let holder = try Database(path: path, access: .readWrite)
    try holder.execute("begin immediate")
    let db = try Database(path: path, access: .readWrite, busyTimeout: .zero)
    db.connection.busyHandler.outcome = .interrupted
    #expect(failure { try db.run("delete from t") }?.code == .busy)
    db.connection.busyHandler.outcome = .interrupted
    #expect(failure { try db.transaction {} }?.code == .busy)
  }

  @Test("a copy holds off writers until it is made, so that it never begins again")
  func writersWait() throws {
    let db = try Database(path: path, access: .readOnly)
    let writer = try Database(path: path, access: .readWrite, busyTimeout: .zero)
    var codes: Set<ResultCode?> = []
    var done: [Int] = []
    try db.backup(to: folder.file("b.db")) { count, _ in
      do throws(SQLiteError) {
        try writer.run("delete from t")
        codes.insert(nil)
      } catch {
        codes.insert(error.code)
      }
      done.append(count)
      return done.count < 100
    }
    #expect(codes == [.busy])
    #expect(done.count > 1 && zip(done, done.dropFirst()).allSatisfy { $0 < $1 })
    let copy = try Database(path: folder.file("b.db"), access: .readOnly)
    #expect(try copy.one("select count(*) from t") { try $0.int(0) } == 2000)
    #expect(try writer.run("delete from t") == 2000)
  }

  @Test("a copy is stopped by its progress or by an interrupt, and the file is as it was")
  func stopped() throws {
    let db = try Database(path: path, access: .readOnly)
    let other = folder.file("other.db")
    try Database(path: other, access: .create).execute("create table kept(a)")
    let before = try folder.bytes("other.db")
    var calls = 0
    let stopped = failure {
      try db.backup(to: other) { _, _ in
        calls += 1
        return false
      }
    }
    #expect(stopped?.code == .interrupt && calls == 1)
    let handle = db.interruptHandle()
    let interrupted = failure {
      try db.backup(to: other) { _, _ in
        handle.interrupt()
        return true
      }
    }
    #expect(interrupted?.code == .interrupt)
    #expect(try folder.bytes("other.db") == before)
    try db.backup(to: other)
    #expect(try Database(path: other, access: .readOnly).integrityFindings() == [])
  }
}
