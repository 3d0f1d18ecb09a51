import Foundation
import Migrations
import Testing
import ThinSQLite

@Suite("Another device's file, in any state")
struct ProcessMergeTests {
  /// A sandbox with an own database of one session and another one, `d/b.db`, of a second.
  private func sandbox() throws -> ProcessSandbox {
    let sandbox = try ProcessSandbox()
    let made = try sandbox.run(
      "rung log asyncio 5m && mkdir d && rung --db d/b.db log flask 7m --allow-overlap")
    #expect(made.status == 0, "\(made.err)")
    return sandbox
  }

  private func sessions(_ sandbox: ProcessSandbox) throws -> [Int] {
    try sandbox.opened().all(
      "select end_at - at from fact where live and kind = 'session' order by 1"
    ) { try $0.int(0) }
  }

  private func leftovers(_ sandbox: ProcessSandbox) throws -> [String] {
    let folder = URL(fileURLWithPath: sandbox.database).deletingLastPathComponent().path
    return try FileManager.default.contentsOfDirectory(atPath: folder).filter {
      $0.contains("merge")
    }
  }

  @Test("an older one is brought up to date in a private copy, and is not touched")
  func older() throws {
    let sandbox = try sandbox()
    #expect(try sandbox.run("rung --db d/b.db db migrate --to 5").status < 2)
    #expect(try sandbox.run("rm -f d/*.backup").status == 0)
    let before = try sandbox.bytes(sandbox.home + "/d/b.db")
    func files() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: sandbox.home + "/d").sorted()
    }
    let names = try files()
    let outcome = try sandbox.run("rung merge d/b.db")
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(try sessions(sandbox) == [300, 420])
    #expect(try sandbox.bytes(sandbox.home + "/d/b.db") == before)
    #expect(try files() == names)
    #expect(try leftovers(sandbox) == [])
  }

  @Test("one in WAL mode leaves nothing behind")
  func writeAheadLog() throws {
    let sandbox = try sandbox()
    let db = try Database(path: sandbox.home + "/d/b.db", access: .readWrite)
    try db.execute("pragma journal_mode = wal")
    try db.close()
    #expect(try sandbox.run("rung merge d/b.db").status == 0)
    #expect(try sessions(sandbox) == [300, 420])
    #expect(try leftovers(sandbox) == [])
  }

  @Test("a newer one is refused with the version to get, and nothing is changed")
  func newer() throws {
    let sandbox = try sandbox()
    do {
      let db = try Database(path: sandbox.home + "/d/b.db", access: .readWrite)
      try db.execute("pragma user_version = 99; update schema_migration set tool = 'rung 9.9'")
    }
    let before = try sandbox.bytes(sandbox.home + "/d/b.db")
    let outcome = try sandbox.run("rung merge d/b.db")
    #expect(outcome.status == 69, "\(outcome.err)")
    #expect(outcome.err.contains("rung 9.9"), "\(outcome.err)")
    #expect(try sandbox.bytes(sandbox.home + "/d/b.db") == before)
    #expect(try sessions(sandbox) == [300])
    #expect(try leftovers(sandbox) == [])
  }

  @Test("one in a read-only folder is merged")
  func readOnlyFolder() throws {
    let sandbox = try sandbox()
    let outcome = try sandbox.runUnprivileged(
      "chmod 400 d/b.db && chmod 500 d && rung merge d/b.db")
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(try sessions(sandbox) == [300, 420])
  }

  /// What a folder holds, byte for byte.
  private func contents(_ folder: String) throws -> [String: Data] {
    try FileManager.default.contentsOfDirectory(atPath: folder).reduce(into: [:]) {
      $0[$1] = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $1))
    }
  }

  /// A writer that is killed when half of what it writes is in the file.
  private static let killedWriter = """
    import os, sqlite3
    db = sqlite3.connect("d/b.db", isolation_level=None)
    db.execute("pragma cache_size = 3")
    db.execute("begin immediate")
    db.execute("update setting set value = 'half' where key = 'name'")
    db.execute("create table half (x)")
    for _ in range(200):
        db.execute("insert into half values (randomblob(3000))")
    os.kill(os.getpid(), 9)
    """

  /// One that is killed when what it wrote is in the log only.
  private static let killedLogger = """
    import os, sqlite3
    db = sqlite3.connect("d/b.db", isolation_level=None)
    db.execute("pragma journal_mode = wal")
    db.execute("pragma wal_autocheckpoint = 0")
    db.execute("update setting set value = 'ada lovelace' where key = 'name'")
    os.kill(os.getpid(), 9)
    """

  private func python(_ sandbox: ProcessSandbox, _ script: String) throws -> ProcessOutcome {
    try Data(script.utf8).write(to: URL(fileURLWithPath: sandbox.home + "/script.py"))
    return try sandbox.run("exec python3 script.py")
  }

  @Test(
    "one that a killed writer left half written is rolled back in a private copy",
    arguments: [false, true])
  func hotJournal(isReadOnly: Bool) throws {
    let sandbox = try sandbox()
    let whole = try sandbox.bytes(sandbox.home + "/d/b.db")
    #expect(try python(sandbox, Self.killedWriter).wasKilled)
    let before = try contents(sandbox.home + "/d")
    #expect(before["b.db"] != whole && before["b.db-journal"]?.isEmpty == false)
    let merge = "rung merge d/b.db --dry-run && rung merge d/b.db"
    let outcome =
      isReadOnly
      ? try sandbox.runUnprivileged("chmod 400 d/* && chmod 500 d && \(merge)")
      : try sandbox.run(merge)
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(try sessions(sandbox) == [300, 420])
    #expect(try contents(sandbox.home + "/d") == before)
    #expect(try leftovers(sandbox) == [])
    #expect(!outcome.out.contains("half"), "\(outcome.out)")
  }

  @Test(
    "one in WAL mode is read completely and no file is created beside it", arguments: [false, true])
  func writeAheadLog(isReadOnly: Bool) throws {
    let sandbox = try sandbox()
    #expect(try python(sandbox, Self.killedLogger).wasKilled)
    // As a carrier copies it: the database and its log.
    #expect(try sandbox.run("rm d/b.db-shm").status == 0)
    let before = try contents(sandbox.home + "/d")
    #expect(before["b.db-wal"]?.isEmpty == false)
    let outcome =
      isReadOnly
      ? try sandbox.runUnprivileged("chmod 400 d/* && chmod 500 d && rung merge d/b.db --json")
      : try sandbox.run("rung merge d/b.db --json")
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(try sessions(sandbox) == [300, 420])
    #expect(try contents(sandbox.home + "/d") == before)
    #expect(try leftovers(sandbox) == [])
  }

  @Test("one that another process is writing is read as it was before")
  func beingWritten() throws {
    let sandbox = try sandbox()
    let outcome = try python(
      sandbox,
      """
      import sqlite3, subprocess, sys
      db = sqlite3.connect("d/b.db", isolation_level=None)
      db.execute("begin immediate")
      db.execute("update setting set value = 'half' where key = 'name'")
      code = subprocess.run(["rung", "merge", "d/b.db"]).returncode
      db.execute("rollback")
      sys.exit(code)
      """)
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(try sessions(sandbox) == [300, 420])
    #expect(!outcome.out.contains("half"), "\(outcome.out)")
    #expect(try leftovers(sandbox) == [])
  }

  @Test("two merges at once join both files, or say that the database is busy")
  func twoAtOnce() throws {
    let sandbox = try sandbox()
    let other = try sandbox.run("rung --db d/c.db log asyncio 9m")
    #expect(other.status == 0, "\(other.err)")
    let runs = try ["b", "c"].map { try sandbox.start("exec rung merge d/\($0).db") }
    for (seconds, outcome) in zip([420, 540], try runs.map { try $0.wait() }) {
      #expect([0, 75].contains(outcome.status), "\(outcome.err)")
      #expect(try sessions(sandbox).contains(seconds) == (outcome.status == 0))
    }
    #expect(try sandbox.run("rung db check").status == 0)
    #expect(try leftovers(sandbox) == [])
  }
}
