import Foundation
import SkillCore
import TestSupport
import Testing

@testable import rung

/// P23.
@Suite("A record that moves house as JSON")
struct MovingHouseTests {
  private let questions = [
    ["level", "--json", "--explain"], ["level", "--json", "--policy", "evidenced"],
    ["report", "--all", "--json"], ["report", "--all", "--by", "tag", "--json"],
    ["history", "--json"], ["notes", "--json"], ["goal", "--json"],
    ["skills", "--json"], ["habits", "--json"],
  ]

  private let deeds: [[String]] = [
    ["log", "asyncio", "90m", "--tag", "deep", "--note", "事件 \"循环\"\n\u{1}"],
    ["log", "redis", "20m", "--at", "yesterday 9:00"], ["start", "grpc"], ["stop"],
    ["start", "celery", "--note", "x"], ["cancel"], ["done", "postgresql"],
    ["done", "redis", "--evidence", "https://example.org/1"], ["reopen", "redis"],
    ["waive", "django", "--note", "knew it"], ["rate", "flask", "3"],
    ["not-applicable", "mongodb", "--note", "no"], ["checkin", "habit-oss-pr"],
    ["note", "@1", "about it"], ["note", "plain"], ["edit", "@1", "--duration", "35m"],
    ["edit", "@2", "--note", "new"], ["delete", "@1"], ["undo"], ["undo", "2"], ["redo"],
    ["goal", "set", "5h"], ["goal", "clear"], ["learner", "add", "bob"],
    ["learner", "rename", "bob", "安娜"], ["--learner", "bob", "log", "flask", "1h"],
    ["roadmap", "add", "--example", "data-engineering"], ["roadmap", "use", "data-engineering"],
    ["roadmap", "use", "python-backend"], ["learner", "use", "bob"], ["learner", "use", "ada"],
  ]

  private func world(_ zone: String, seed: UInt64, _ user: String) -> TestWorld {
    let world = TestWorld(seed: seed)
    world.environment["USER"] = user
    world.setClock("2026-01-15T08:00:00 \(zone)")
    return world
  }

  @Test(
    "answers every question as before, and is written byte for byte as before",
    arguments: 1...rounds(4, long: 12))
  func moves(seed: Int) throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let old = world("+08:00 Asia/Shanghai", seed: 7, "ada")
    let new = world("-03:30 America/St_Johns", seed: UInt64(100 + seed), ["zoe", "ada"][seed % 2])
    defer {
      old.remove()
      new.remove()
    }
    old.perform(["log", "asyncio", "5m"])
    for deed in (deeds + deeds).shuffled(using: &generator).prefix(40) {
      old.advance(minutes: .random(in: 1...200, using: &generator))
      old.perform(deed)
    }
    new.environment["RUNG_LANG"] = "zh"
    new.setClock("2026-03-01T12:00:00 -03:30 America/St_Johns")
    let file = old.folder.appendingPathComponent("all.json").path
    #expect(old.perform(["export", "json", "-o", file]) == .done)
    #expect(new.perform(["import", "json", file]) == .done, "\(new.stderr)")
    #expect(new.perform(["import", "json", file]) == .done)
    #expect(new.output.contains("没有新内容"))
    #expect(new.perform(["export", "json"]) == .done)
    let second = new.stdout
    #expect(try Data(second) == Data(contentsOf: URL(fileURLWithPath: file)), "seed \(seed)")
    new.environment["RUNG_LANG"] = "en"
    for world in [old, new] { world.setClock("2026-03-02T20:00:00 +01:00 Europe/Berlin") }
    for question in questions {
      old.perform(question)
      let answer = old.output
      new.perform(question)
      #expect(new.output == answer, "\(question), seed \(seed)")
    }
    #expect(new.perform(["db", "check"]) == .done, "\(new.output)")
    #expect(new.perform(["undo"]) == .done)
    #expect(new.perform(["db", "check"]) == .done, "\(new.output)")
    #expect(new.perform(["history"]) == .no)
    #expect(new.perform(["redo"]) == .done)
    new.perform(["export", "json"])
    #expect(new.stdout == second)
  }

  @Test("one learner alone can move")
  func oneLearner() throws {
    let old = world("+08:00 Asia/Shanghai", seed: 7, "ada")
    let new = world("+00:00 UTC", seed: 8, "zoe")
    defer {
      old.remove()
      new.remove()
    }
    for deed in [
      ["log", "asyncio", "1h"], ["learner", "add", "bob"],
      ["--learner", "bob", "log", "flask", "2h"],
    ] { old.perform(deed) }
    let file = old.folder.appendingPathComponent("bob.json").path
    #expect(old.perform(["--learner", "bob", "export", "json", "-o", file]) == .done)
    new.setClock("2026-03-01T12:00:00 +00:00 UTC")
    #expect(new.perform(["import", "json", file]) == .done)
    #expect(new.output == "Added for bob: 1 session\nNew learners: bob\n")
    new.perform(["history"])
    #expect(new.output.contains("flask") && !new.output.contains("asyncio"))
  }
}
