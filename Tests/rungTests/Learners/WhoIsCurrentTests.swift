import Testing

@testable import rung

@Suite("Whom commands speak of")
struct WhoIsCurrentTests {
  private let world = TestWorld()

  private func current() -> String? {
    world.perform(["learner", "list"])
    return world.output.split(separator: "\n").first { $0.hasPrefix("*") }.map {
      String($0.dropFirst(2))
    }
  }

  @Test("the first learner stays the current one until another is chosen, whatever the names")
  func stays() {
    defer { world.remove() }
    world.environment["USER"] = "zoe"
    world.perform(["log", "redis", "10m"])
    world.perform(["learner", "add", "Alice"])
    world.perform(["log", "asyncio", "1h"])
    #expect(current() == "zoe")
    world.perform(["--learner", "Alice", "history"])
    #expect(world.output.contains("No records found"))
    world.perform(["learner", "use", "Alice"])
    #expect(current() == "Alice")
    world.perform(["undo"])
    #expect(current() == "zoe")
    world.perform(["learner", "rename", "zoe", "Zzz"])
    #expect(current() == "Zzz")
  }

  @Test("what an answer says to type next is for the learner that the command named")
  func hintsNameTheLearner() {
    defer { world.remove() }
    world.perform(["log", "redis", "10m"])
    world.perform(["learner", "add", "Jörg K"])
    let named = ["--learner", "Jörg K"]
    world.perform(named + ["done", "redis"])
    #expect(world.stderr.contains("rung --learner 'Jörg K' evidence redis LINK"))
    world.perform(named + ["level"])
    #expect(world.output.contains("rung --learner 'Jörg K' next"))
    for verb in ["next", "plan"] {
      world.perform(named + [verb])
      #expect(world.output.contains("First: rung --learner 'Jörg K' "), "\(world.output)")
    }
    world.perform(["next"])
    #expect(world.output.contains("First: rung start "))
  }

  @Test("import of tables: the new learner becomes the current one only if there was none")
  func moves() {
    defer { world.remove() }
    world.environment["USER"] = "zed"
    let tables =
      "learner,skill,start,end\nada,asyncio,2026-01-10T20:00+08:00,2026-01-10T21:00+08:00\n"
    #expect(world.perform(["import", "csv", "-"], input: tables) == .done, "\(world.stderr)")
    #expect(current() == "ada")
    world.perform(["export", "csv", "levels"])
    #expect(!world.output.contains("zed") && world.output.contains("ada"))
    world.perform(["undo"])
    #expect(current() == "zed")
    world.perform(["log", "redis", "10m"])
    #expect(world.perform(["import", "csv", "-"], input: tables) == .done)
    #expect(current() == "zed")
  }

  @Test("a learner without facts has no row among the levels")
  func emptyLevels() {
    defer { world.remove() }
    world.perform(["export", "csv", "levels"])
    #expect(world.output.split(separator: "\r\n").count == 1)
  }
}
