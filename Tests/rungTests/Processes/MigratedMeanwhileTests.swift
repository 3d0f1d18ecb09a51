import Foundation
import Migrations
import Testing
import ThinSQLite

@testable import rung

/// Another process changes the version of the schema while a command has the database open: while it
/// asks its question, so that no test waits for the right moment.
@Suite("The schema is changed by another process under a command")
struct MigratedMeanwhileTests {
  let sandbox: ProcessSandbox
  let world = TestWorld()

  init() throws {
    sandbox = try ProcessSandbox()
    world.setClock("2026-01-15T08:00:00 +08:00 Asia/Shanghai")
    #expect(perform("start asyncio") == .done, "\(world.stderr)")
    world.advance(minutes: 13 * 60)
  }

  private func perform(_ words: String) -> rung.ExitStatus {
    world.perform(["--db", sandbox.database] + words.split(separator: " ").map(String.init))
  }

  /// Stops the timer; the answer to its question comes when the script has ended.
  private func stop(while script: String) throws -> rung.ExitStatus {
    var other: ProcessOutcome?
    world.ask = { _ in
      other = try? sandbox.run(script)
      return "keep"
    }
    let status = perform("stop")
    #expect(other?.status == 0, "\(other?.err ?? "not run")")
    return status
  }

  private func version() throws -> Int? {
    try sandbox.opened().first("pragma user_version") { try $0.int(0) }
  }

  @Test(
    "down: it says so with 75 and changes nothing; then it works",
    arguments: [SchemaHistory.newestVersion - 1, 7, 5, 3])
  func down(to target: Int) throws {
    #expect(try stop(while: "rung db migrate --to \(target)") == .busy)
    #expect(world.stderr.contains("schema version \(target) in the meantime"), "\(world.stderr)")
    #expect(try version() == target)
    world.ask = { _ in "keep" }
    #expect(perform("stop") == .done, "\(world.stderr)")
    #expect(try version() == SchemaHistory.newestVersion)
    #expect(perform("db check") == .done, "\(world.output)")
  }

  @Test("to before there were facts: it says so, and never that Rung is at fault", arguments: 0...2)
  func downBelowFacts(to target: Int) throws {
    #expect(try stop(while: "rung db migrate --to \(target)") == .busy)
    #expect(world.stderr.contains("schema version \(target) in the meantime"), "\(world.stderr)")
  }

  @Test("up, to a version of a newer Rung: it says so, and writes nothing there")
  func newer() throws {
    let next = SchemaHistory.newestVersion + 1
    let script = """
      import sqlite3
      db = sqlite3.connect("\(sandbox.database)")
      db.execute("pragma user_version = \(next)")
      """
    #expect(try stop(while: "python3 -c '\(script)'") == .busy)
    #expect(world.stderr.contains("schema version \(next) in the meantime"), "\(world.stderr)")
    let db = try sandbox.opened()
    #expect(try db.first("select count(*) from fact") { try $0.int(0) } == 1)
  }

  @Test("down and up again: nothing is different, and it records")
  func downAndUp() throws {
    #expect(try stop(while: "rung db migrate --to 3 && rung db migrate") == .done)
    #expect(perform("db check") == .done, "\(world.output)")
  }
}
