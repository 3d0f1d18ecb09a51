import Foundation
import SkillCore
import TestSupport
import Testing
import ThinSQLite

@testable import rung

private let skill = ["asyncio", "redis", "postgresql", "django", "celery", "grpc"]
private let habit = ["habit-oss-pr", "habit-pep-watch"]
private let length = ["20m", "90m", "1h", "09:00-10:15", "14:00-15:00"]
private let text = ["循环", "a longer remark", "x"]
private let session = ["@1", "@2", "@3"]
private let name = ["bob", "eve", "安娜"]

/// What each verb that writes is tried with: one of each list. Some of it is refused, as in life.
private let writing: [String: [[String]]] = [
  "start": [skill, ["--tag=deep", "--note=x", "--trim"]], "stop": [], "cancel": [], "resume": [],
  "log": [skill, length, ["--trim", "--tag=a", "--note=循环", "--allow-overlap"]],
  "done": [skill, ["--evidence=https://example.org/1", "--note=x", "--at=yesterday"]],
  "reopen": [skill], "waive": [skill, ["--note=knew it"]],
  "not-applicable": [["mongodb", "cython", "@native-accel", "cdn"], ["--note=no"]],
  "rate": [skill, ["1", "3", "5"]], "evidence": [skill, ["https://example.org/2", "a talk"]],
  "checkin": [habit, ["--evidence=https://example.org/3", "--note=x"]],
  "note": [["asyncio", "@1", "redis"], text],
  "edit": [
    session, ["--skill=flask", "--duration=25m", "--note=new", "--tag=t", "--at=yesterday 8:00"],
  ],
  "delete": [session], "learner add": [name], "learner use": [["ada", "bob", "eve"]],
  "learner rename": [name, ["bob", "carol"]], "learner delete": [name],
  "goal set": [["5h", "8h"]], "goal clear": [],
  "roadmap use": [["python-backend", "data-engineering"]],
  "roadmap remove": [["data-engineering", "go-backend"]],
]

@Suite("Any commands, undone and redone")
struct EveryVerbTests {
  @Test("every verb that records an undo step is tried here, but those that need a file")
  func knowsEveryVerb() {
    let records = CommandTree.leaves.filter { node in
      node.form.effect == .records
        && !node.form.words.contains { [.file, .roadmapOrFile].contains($0.kind) }
    }
    #expect(Set(records.map(\.name)) == Set(writing.keys))
  }

  @Test("a verb that only reads changes no byte of the database, whatever it is asked")
  func readsOnly() throws {
    let world = TestWorld()
    defer { world.remove() }
    for words in [["log", "asyncio", "90m"], ["note", "asyncio", "循环"], ["done", "redis"]] {
      #expect(world.perform(words) == .done)
    }
    let file = world.folder.appendingPathComponent(".local/share/rung/rung.db")
    let before = try Data(contentsOf: file)
    for node in CommandTree.leaves where node.form.effect == .reads {
      // Its examples, without what a shell would do or what writes a file, and the verb alone.
      let lines = node.form.examples.map(\.en).filter { !$0.contains(/[|<>;&$*']| -o |\.json/) }
      for line in lines + ["rung " + node.name] {
        world.perform(line.split(separator: " ").dropFirst().map(String.init))
        #expect(try Data(contentsOf: file) == before, "\(line)")
      }
    }
  }

  @Test(
    "as many undos give back each earlier state, fact by fact, and as many redos each later one",
    arguments: 1...rounds(3, long: 8))
  func leadsBackAndForth(seed: Int) throws {
    let world = TestWorld()
    defer { world.remove() }
    var generator = SplitMix64(seed: UInt64(seed))
    world.perform(["stages"])
    var states = [try state(world)]
    // Every verb once, in some order, among others.
    let verbs = writing.keys.sorted()
    for verb in (verbs + verbs).shuffled(using: &generator) {
      world.advance(minutes: .random(in: 1...90, using: &generator))
      let before = try actions(world)
      let arguments = (writing[verb] ?? []).compactMap { $0.randomElement(using: &generator) }
      world.perform(verb.split(separator: " ").map(String.init) + arguments)
      let now = try state(world)
      if try actions(world) > before {
        states.append(now)
      } else {
        #expect(now == states.last, "\(verb) changed something without an undo step")
      }
    }
    try #require(states.count > 12)
    for earlier in states.dropLast().reversed() {
      #expect(world.perform(["undo"]) == .done)
      #expect(try state(world) == earlier, "\(world.output)")
    }
    #expect(world.perform(["undo"]) == .no)
    for later in states.dropFirst() {
      #expect(world.perform(["redo"]) == .done)
      #expect(try state(world) == later, "\(world.output)")
    }
    #expect(world.perform(["redo"]) == .no)
    #expect(world.perform(["db", "verify"]) == .done)
  }

  private func rows(_ sql: String, _ world: TestWorld) throws -> [[SQLValue]] {
    let path = world.folder.appendingPathComponent(".local/share/rung/rung.db").path
    return try Database(path: path, access: .readOnly).all(sql) { try $0.values() }
  }

  private func actions(_ world: TestWorld) throws -> Int {
    try rows("select id from action", world).count
  }

  /// Everything that counts, and what is derived from it.
  private func state(_ world: TestWorld) throws -> [[SQLValue]] {
    try rows(
      """
      select uid, learner_id, kind, skill_id, at, at_offset, zone, local_day, end_at, end_offset,
        evidence, rating, note, tags, about, replaces
      from fact where live order by uid
      """, world)
      + rows("select learner_id, key, value from setting where live order by 2, 1", world)
      + keptSums.flatMap { try rows($0, world) }
  }
}
