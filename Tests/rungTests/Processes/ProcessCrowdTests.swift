import Foundation
import Migrations
import Testing
import ThinSQLite

@Suite("Several processes at once", .serialized)
struct ProcessCrowdTests {
  @Test(
    "eight that start together without a database migrate once, make one learner, and lose no session"
  )
  func eightOnNothing() throws {
    for round in 1...20 {
      let sandbox = try ProcessSandbox()
      let runs = try (1...8).map {
        try sandbox.start("exec rung log asyncio 5m --allow-overlap --note 'number \($0)'")
      }
      let outcomes = try runs.map { try $0.wait() }
      let db = try sandbox.opened()
      let migrations = try db.all("select version from schema_migration order by version") {
        try $0.int(0)
      }
      #expect(migrations == Array(1...SchemaHistory.newestVersion), "round \(round)")
      #expect(try db.all("select count(*) from learner") { try $0.int(0) } == [1])
      #expect(try db.all("select count(*) from roadmap") { try $0.int(0) } == [1])
      for (number, outcome) in zip(1..., outcomes) {
        // Busy is an answer too, on a machine that is.
        #expect([0, 75].contains(outcome.status), "\(outcome.err)")
        let notes = try db.first(
          "select count(*) from fact where note = ?", "number \(number)"
        ) { try $0.int(0) }
        #expect(notes == (outcome.status == 0 ? 1 : 0), "round \(round), number \(number)")
      }
      #expect(try db.integrityFindings() == [])
      #expect(try db.foreignKeyFindings() == [])
    }
  }

  @Test("two terminals that write at the same time lose nothing")
  func twoTerminals() throws {
    let sandbox = try ProcessSandbox()
    #expect(try sandbox.run("rung level").status == 0)
    let runs = try ["left", "right"].map { side in
      try sandbox.start(
        """
        for i in $(seq 50); do
          rung log asyncio 1m --allow-overlap --note "\(side) $i" > /dev/null && echo "\(side) $i"
        done
        """)
    }
    let done = try runs.flatMap { try $0.wait().out.split(separator: "\n").map(String.init) }
    let kept = try sandbox.opened().all("select note from fact where live order by id") {
      try $0.text(0)
    }
    #expect(kept.sorted() == done.sorted())
    #expect(done.count == 100)
    #expect(try sandbox.run("rung db check").status == 0)
  }

  @Test("while another program has the whole database, a prompt gets busy")
  func busy() throws {
    let sandbox = try ProcessSandbox()
    #expect(try sandbox.run("rung start asyncio").status == 0)
    let holder = try Database(path: sandbox.database, access: .readWrite)
    try holder.execute("begin exclusive")
    let outcome = try sandbox.run("rung status")
    #expect(outcome.status == 75)
    #expect(outcome.out == "")
    #expect(outcome.err.contains("another program is writing"))
    #expect(outcome.err.contains("Try again"))
    try holder.execute("rollback")
    #expect(try sandbox.run("rung status").status == 0)
  }

  @Test("while another program writes, reading goes on and sees the state before")
  func readingGoesOn() throws {
    let sandbox = try ProcessSandbox()
    #expect(try sandbox.run("rung start asyncio").status == 0)
    let holder = try Database(path: sandbox.database, access: .readWrite)
    try holder.execute("begin immediate; update fact set live = 0")
    #expect(try sandbox.run("rung status").status == 0)
    #expect(try sandbox.run("rung history").out.contains("asyncio"))
    try holder.execute("commit")
    #expect(try sandbox.run("rung status").status == 1)
  }
}
