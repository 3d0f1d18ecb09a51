import Foundation
import TestSupport
import Testing
import ThinSQLite

@Suite("After a kill", .serialized)
struct ProcessKillTests {
  @Test("at any moment, the database is intact and has the old content or the new")
  func killed() throws {
    let sandbox = try ProcessSandbox()
    let start = ContinuousClock.now
    #expect(try sandbox.run("exec rung log asyncio 1m --allow-overlap").status == 0)
    // No longer than a whole run takes here: many kills fall before, in and after the writing.
    let longest = max(1, Int((ContinuousClock.now - start) / .microseconds(1)))
    var generator = SplitMix64(seed: 12)
    var known = 1
    for round in 1...40 {
      let run = try sandbox.start("exec rung log asyncio 1m --allow-overlap --note \(round)")
      usleep(UInt32.random(in: 0..<UInt32(longest), using: &generator))
      kill(run.process.processIdentifier, SIGKILL)
      let outcome = try run.wait()
      let check = try sandbox.run("exec rung db check")
      #expect(check.status == 0, "\(check.out)\(check.err)")
      let count = try sandbox.opened().first("select count(*) from fact") { try $0.int(0) } ?? 0
      #expect(count == known || count == known + 1, "round \(round)")
      if !outcome.wasKilled { #expect(count == known + 1, "round \(round)") }
      known = count
    }
    #expect(try sandbox.run("rung undo \(known)").status == 0)
    #expect(try sandbox.run("rung undo").status == 1)
  }

  @Test("in the very first command, the next one finds a database or makes one")
  func killedWhileMaking() throws {
    var generator = SplitMix64(seed: 13)
    var longest = 1
    for round in 0...12 {
      let sandbox = try ProcessSandbox()
      let start = ContinuousClock.now
      let run = try sandbox.start("exec rung log asyncio 1m")
      if round > 0 {
        usleep(UInt32.random(in: 0..<UInt32(longest), using: &generator))
        kill(run.process.processIdentifier, SIGKILL)
      }
      let outcome = try run.wait()
      if round == 0 { longest = max(1, Int((ContinuousClock.now - start) / .microseconds(1))) }
      let next = try sandbox.run("rung log asyncio 2m --allow-overlap --quiet && rung db check")
      #expect(next.status == 0, "\(next.out)\(next.err)")
      let count = try sandbox.opened().first("select count(*) from fact") { try $0.int(0) }
      #expect(count == 1 || count == 2)
      if !outcome.wasKilled { #expect(count == 2) }
    }
  }

  @Test(
    "a half-written transaction that was left behind is undone by a command that only reads",
    arguments: ["history", "level", "db check", "db info", "status", "export csv"])
  func hotJournal(_ command: String) throws {
    let sandbox = try ProcessSandbox()
    #expect(try sandbox.run("rung start asyncio --note kept").status == 0)
    let whole = try Data(contentsOf: URL(fileURLWithPath: sandbox.database))
    let copy = sandbox.home + "/copy.db"
    let writer = try Database(path: sandbox.database, access: .readWrite)
    // With so small a cache, pages reach the file long before the end of the transaction.
    try writer.execute(
      """
      pragma cache_size = 1;
      begin immediate;
      insert into skill (slug)
        with recursive n (i) as (select 1 union all select i + 1 from n where i < 20000)
        select 'made-up-' || i from n;
      update setting set value = 'nobody' where key = 'name';
      """)
    // Read by another process: this one's lock would be lost.
    #expect(
      try sandbox.run(
        "cp \(sandbox.database) \(copy) && cp \(sandbox.database)-journal \(copy)-journal"
      ).status == 0)
    try writer.execute("rollback")
    let half = try Data(contentsOf: URL(fileURLWithPath: copy))
    try #require(half.count > whole.count)
    let outcome = try sandbox.run("rung --db \(copy) \(command)")
    #expect(outcome.status == 0, "\(outcome.err)")
    let db = try Database(path: copy, access: .readOnly)
    #expect(
      try db.all("select value from setting where key = 'name'") { try $0.text(0) } == ["ada"])
    #expect(
      try db.first("select count(*) from skill where slug like 'made%'") { try $0.int(0) } == 0)
    #expect(try db.all("select note from fact") { try $0.text(0) } == ["kept"])
  }
}
