import Foundation
import Testing
import ThinSQLite

@Suite("A file that is not Rung's to serve")
struct ProcessStrangerTests {
  private let commands = [
    "level", "status", "history", "log asyncio 5m", "undo", "export csv", "db check", "db info",
    "db verify", "db backup copy.db", "db migrate",
  ]

  private func expectRefused(
    _ sandbox: ProcessSandbox, _ commands: [String], _ words: String
  ) throws {
    let before = try sandbox.bytes(sandbox.home + "/a.db")
    for command in commands {
      let outcome = try sandbox.run("rung --db a.db \(command)")
      #expect(outcome.status == 69, "\(command): \(outcome.err)")
      #expect(outcome.err.contains(words), "\(command): \(outcome.err)")
      #expect(outcome.out == "")
    }
    #expect(try sandbox.bytes(sandbox.home + "/a.db") == before)
    let names = try FileManager.default.contentsOfDirectory(atPath: sandbox.home)
    #expect(names.filter { $0 != "a.db-journal" } == ["a.db"])
  }

  @Test("a text file is not a database")
  func text() throws {
    let sandbox = try ProcessSandbox()
    let text = String(repeating: "All that I have learned, in my own words.\n", count: 50)
    try text.write(toFile: sandbox.home + "/a.db", atomically: false, encoding: .utf8)
    try expectRefused(sandbox, commands, "not a Rung database")
  }

  @Test("another program's database is left alone")
  func foreign() throws {
    let sandbox = try ProcessSandbox()
    do {
      let db = try Database(path: sandbox.home + "/a.db", access: .create)
      try db.execute("create table learner (id); create table fact (id); pragma user_version = 3")
    }
    try expectRefused(sandbox, commands, "a database of another program")
  }

  @Test("a newer Rung's database is refused for reading and for writing, and nothing is lost")
  func newer() throws {
    let sandbox = try ProcessSandbox()
    #expect(try sandbox.run("rung --db a.db log asyncio 5m").status == 0)
    do {
      let db = try Database(path: sandbox.home + "/a.db", access: .readWrite)
      try db.execute("pragma user_version = 99; update schema_migration set tool = 'rung 9.9'")
    }
    let served = ["db info", "db backup copy.db"]
    try expectRefused(sandbox, commands.filter { !served.contains($0) }, "rung 9.9 wrote it")
    // Its owner may still look at it and copy it.
    #expect(try sandbox.run("rung --db a.db db info").out.contains("99"))
    #expect(try sandbox.run("rung --db a.db db backup copy.db").status == 0)
  }
}
