import Foundation
import Testing

@Suite("Permissions")
struct ProcessPermissionTests {
  @Test("the record is private, whatever the shell's umask", arguments: ["000", "022"])
  func privateFiles(_ umask: String) throws {
    let sandbox = try ProcessSandbox()
    let outcome = try sandbox.run(
      "umask \(umask) && rung log asyncio 5m && rung db backup && rung db migrate --to 2 && rung undo"
    )
    #expect([0, 1].contains(outcome.status), "\(outcome.err)")
    let folder = sandbox.home + "/.local/share/rung"
    for path in [sandbox.home + "/.local", sandbox.home + "/.local/share", folder] {
      #expect(try sandbox.mode(path) == 0o700)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(names.count { $0.hasSuffix(".backup") } >= 2)
    for name in names { #expect(try sandbox.mode("\(folder)/\(name)") == 0o600, "\(name)") }
  }

  @Test(
    "exports have the mode of the shell's umask",
    arguments: [("000", 0o666), ("022", 0o644), ("027", 0o640), ("077", 0o600)])
  func exports(_ umask: String, mode: Int) throws {
    let sandbox = try ProcessSandbox()
    let outcome = try sandbox.run(
      "umask \(umask) && rung log asyncio 5m && rung export csv -o a.csv && rung export csv --all -o all"
    )
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(try sandbox.mode(sandbox.home + "/a.csv") == mode)
    #expect(try sandbox.mode(sandbox.home + "/all/sessions.csv") == mode)
  }

  @Test("a read-only file in a read-only folder is read, and refused for writing")
  func readOnly() throws {
    let sandbox = try ProcessSandbox()
    let made = try sandbox.runUnprivileged(
      "rung --db d/a.db start asyncio --at \"9 minutes ago\" && chmod 400 d/a.db* && chmod 500 d")
    #expect(made.status == 0, "\(made.err)")
    let before = try sandbox.bytes(sandbox.home + "/d/a.db")
    for command in ["status", "history", "level", "export csv", "db check", "db verify"] {
      let outcome = try sandbox.runUnprivileged("rung --db d/a.db \(command)")
      #expect(outcome.status == 0, "\(command): \(outcome.err)")
    }
    for command in ["stop", "log asyncio 5m", "undo", "learner rename ada eva"] {
      let outcome = try sandbox.runUnprivileged("rung --db d/a.db \(command)")
      #expect(outcome.status == 77, "\(command): \(outcome.err)")
      #expect(outcome.err.contains("chmod"))
    }
    #expect(try sandbox.bytes(sandbox.home + "/d/a.db") == before)
  }

  @Test("an older file on read-only media is read; a copy there is restored; neither is touched")
  func readOnlyMedia() throws {
    let sandbox = try ProcessSandbox()
    let made = try sandbox.runUnprivileged(
      """
      rung --db d/a.db log asyncio 5m && rung --db d/a.db db migrate --to 4 && rm d/*.backup &&
      rung --db e/b.db log redis 5m && python3 -c "
      import sqlite3, shutil
      db = sqlite3.connect(\\"e/b.db\\"); db.execute(\\"pragma journal_mode = wal\\")
      number = db.execute(\\"pragma user_version\\").fetchone()[0]
      db.execute(\\"pragma user_version = %d\\" % number)
      shutil.copytree(\\"e\\", \\"f\\")
      " && chmod 500 d e f && chmod 400 d/a.db e/b.db f/*
      """)
    #expect(made.status == 0, "\(made.err)")
    func listing() throws -> String {
      try sandbox.run("for x in d/* e/* f/*; do cksum $x; done").out
    }
    let before = try listing()
    for command in ["level", "history", "export csv", "status", "show asyncio"] {
      let outcome = try sandbox.runUnprivileged("rung --db d/a.db \(command)")
      #expect([0, 1].contains(outcome.status), "\(command): \(outcome.err)")
      #expect(!outcome.err.contains("permission"), "\(command): \(outcome.err)")
    }
    for copy in ["e/b.db", "f/b.db"] {
      let outcome = try sandbox.runUnprivileged(
        "rung db restore \(copy) && rung history && rung db check")
      #expect(outcome.status == 0, "\(copy): \(outcome.err)")
      #expect(outcome.out.contains("redis"))
    }
    #expect(try listing() == before)
  }

  @Test(
    "without permission to create or read, that is the error",
    arguments: [
      "mkdir d && chmod 500 d && rung --db d/a.db level",
      "mkdir d && chmod 500 d && rung --db d/e/a.db level",
      "rung --db d/a.db level > a && chmod 000 d/a.db && rung --db d/a.db level",
      "rung --db d/a.db level > a && chmod 000 d && rung --db d/a.db log asyncio 5m",
      "mkdir d && chmod 500 d && rung export csv -o d/a.csv",
    ])
  func denied(_ script: String) throws {
    let sandbox = try ProcessSandbox()
    let outcome = try sandbox.runUnprivileged(script)
    #expect(outcome.status == 77, "\(outcome.out)\(outcome.err)")
    #expect(outcome.err.split(separator: "\n").count == 2, "\(outcome.err)")
  }
}
