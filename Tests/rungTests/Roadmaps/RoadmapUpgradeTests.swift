import Foundation
import SkillCore
import SkillExchange
import TestSupport
import Testing

@testable import rung

@Suite("Roadmap files and upgrades")
struct RoadmapUpgradeTests {
  private let world = TestWorld()

  private func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    try FileManager.default.createDirectory(at: world.folder, withIntermediateDirectories: true)
    let url = world.folder.appendingPathComponent(name)
    try Data(bytes).write(to: url)
    return url.path
  }

  /// The default roadmap's next version, with what `change` does to it.
  private func next(_ change: (inout Roadmap) throws -> Void = { _ in }) throws -> String {
    var roadmap = try DefaultRoadmap.load()
    roadmap.version = 3
    try change(&roadmap)
    return try file("next.json", Array(RoadmapFile.encode(roadmap).utf8))
  }

  private var followed: String? {
    world.perform(["roadmap", "list"])
    return world.output.split(separator: "\n").first { $0.hasPrefix("*") }
      .map {
        $0.split(separator: " ", omittingEmptySubsequences: true)[1...3].joined(separator: " ")
      }
  }

  @Test(
    "On a terminal it shows the difference, asks, and does what the answer says",
    arguments: [
      ("y", true), ("YES", true), ("是", true), ("", false), ("n", false), ("yesterday", false),
      (nil, false),
    ] as [(String?, Bool)])
  func asks(answer: String?, applied: Bool) throws {
    defer { world.remove() }
    let path = try next { $0.capabilities[0].threshold = 71 }
    var context = world.context()
    nonisolated(unsafe) var questions: [String] = []
    context.ask = { question in
      questions.append(question)
      return answer
    }
    #expect(rung.perform(["roadmap", "upgrade", path], in: context) == .done)
    #expect(questions.count == 1)
    #expect(questions.first?.contains("threshold: 70 → 71") == true)
    #expect(questions.first?.hasSuffix("[y/N] ") == true)
    #expect(followed == "python-backend version \(applied ? 3 : 2)")
    // Declined: nothing was stored, and there is nothing to undo.
    #expect(world.perform(["undo"]) == (applied ? .done : .no))
  }

  @Test("A newer shipped version is announced, shown, followed, and undone")
  func shipped() throws {
    defer { world.remove() }
    world.perform(["done", "asyncio"])
    #expect(world.perform(["roadmap", "list"]) == .done && world.stderr == "")
    #expect(world.perform(["roadmap", "upgrade"]) == .done)
    #expect(world.output.contains("followed already"))
    var newer = try DefaultRoadmap.load()
    newer.version = 4
    newer.capabilities[0].threshold = 71
    world.shipped = newer
    #expect(world.perform(["roadmap", "list"]) == .done)
    #expect(world.stderr.contains("python-backend@4") && world.stderr.contains("roadmap upgrade"))
    #expect(world.perform(["roadmap", "upgrade", "--dry-run"]) == .done)
    #expect(world.output.contains("threshold: 70 → 71"))
    #expect(followed == "python-backend version 2")
    #expect(world.perform(["roadmap", "upgrade", "--yes"]) == .done)
    #expect(followed == "python-backend version 4")
    #expect(world.stderr == "", "there is nothing newer any more")
    #expect(world.perform(["undo"]) == .done)
    #expect(followed == "python-backend version 2")
    // A stored version that is newer than the program's wins.
    newer.version = 5
    _ = try file("five.json", Array(RoadmapFile.encode(newer).utf8))
    world.perform(["roadmap", "add", world.folder.appendingPathComponent("five.json").path])
    #expect(world.perform(["roadmap", "upgrade", "python-backend", "--yes"]) == .done)
    #expect(followed == "python-backend version 5")
  }

  @Test(
    "Without a terminal it changes nothing without --yes, and names it",
    arguments: ["en", "zh"])
  func refusesUnasked(language: String) throws {
    defer { world.remove() }
    let path = try next { $0.capabilities[0].threshold = 71 }
    #expect(world.perform(["--lang", language, "roadmap", "upgrade", path]) == .usage)
    #expect(world.output == "" && world.stderr.contains("rung roadmap upgrade \(path) --yes"))
    #expect(followed == "python-backend version 2")
    #expect(world.perform(["undo"]) == .no)
  }

  @Test("--yes and --dry-run do not ask", arguments: [("--yes", "3"), ("--dry-run", "2")])
  func doesNotAsk(flag: String, version: String) throws {
    defer { world.remove() }
    var context = world.context()
    context.ask = { _ in
      Issue.record("it asked")
      return "n"
    }
    #expect(rung.perform(["roadmap", "upgrade", try next(), flag], in: context) == .done)
    #expect(followed == "python-backend version \(version)")
  }

  @Test(
    "An upgrade that renames, deprecates and removes loses no fact, and undo gives all back (P21)")
  func losesNothing() throws {
    defer { world.remove() }
    for skill in ["redis", "kafka", "cdn", "asyncio"] {
      world.perform(["done", skill, "--evidence", "https://example.org/\(skill)"])
      world.perform(["log", skill, "30m", "--allow-overlap"])
    }
    world.perform(["level", "--json", "--explain"])
    let level = world.output
    let facts = history()
    #expect(facts.count > 10)
    let path = try next { roadmap in
      func index(_ slug: String) throws -> Int {
        try #require(roadmap.items.firstIndex { $0.slug.description == slug })
      }
      var successor = roadmap.items[try index("redis")]
      successor.slug = try #require(Slug("valkey"))
      roadmap.items.append(successor)
      roadmap.items[try index("redis")].replacedBy = successor.slug
      roadmap.items[try index("redis")].prerequisites = []
      roadmap.items[try index("kafka")].deprecated = true
      let gone = try #require(Slug("cdn"))
      roadmap.items.removeAll { $0.slug == gone }
    }
    #expect(world.perform(["roadmap", "upgrade", path, "--yes"]) == .done, "\(world.stderr)")
    #expect(world.output.contains("redis counts as valkey, with its 3 facts."))
    #expect(world.output.contains("kafka no longer counts; its 3 facts are kept."))
    #expect(world.output.contains("cdn no longer counts; its 3 facts are kept."))
    #expect(history() == facts)
    #expect(world.perform(["log", "redis", "10m", "--allow-overlap"]) == .done)
    #expect(world.stderr == "redis is valkey now\n" && world.output.contains("valkey"))
    #expect(world.perform(["undo"]) == .done)
    for verb in [["show"], ["history", "--skill"], ["notes", "--skill"]] {
      for skill in ["redis", "kafka", "cdn"] {
        #expect(world.perform(verb + [skill]) == .done, "\(verb) \(skill): \(world.stderr)")
      }
    }
    world.perform(["history", "--skill", "redis", "--json", "--lang", "zh"])
    #expect(world.output.contains("https://example.org/redis"))
    #expect(world.stderr == "redis 现在是 valkey\n")
    #expect(world.perform(["log", "kafka", "10m"]) == .usage)
    #expect(world.stderr.contains("rung history --skill kafka"))
    world.perform(["show", "valkey", "--json"])
    #expect(world.output.contains("https://example.org/redis"))
    #expect(world.perform(["undo"]) == .done)
    #expect(history() == facts)
    world.perform(["level", "--json", "--explain"])
    #expect(world.output == level)
  }

  private func history() -> [String] {
    world.perform(["history", "--json"])
    return world.output.split(separator: "\n").map(String.init)
  }

  @Test("What export writes can be added again, and is known as the same")
  func exportAndAdd() throws {
    defer { world.remove() }
    let path = world.folder.path + "/out.json"
    #expect(world.perform(["roadmap", "export", "-o", path]) == .done)
    #expect(world.perform(["roadmap", "add", path]) == .done)
    #expect(world.output.contains("nothing changed"))
    #expect(world.perform(["undo"]) == .no)
  }

  @Test("A file of 16 MiB is read, one byte more is refused; a folder or nothing is not accepted")
  func limits() throws {
    defer { world.remove() }
    let text = RoadmapFile.encode(try DefaultRoadmap.load())
    let blanks = [UInt8](repeating: 0x20, count: RoadmapFindings.limit - text.utf8.count)
    let full = try file("full.json", Array(text.utf8) + blanks)
    #expect(world.perform(["roadmap", "validate", full]) == .done)
    let over = try file("over.json", Array(text.utf8) + blanks + [0x20])
    #expect(world.perform(["roadmap", "validate", over]) == .badFile)
    #expect(world.stderr.contains("16 MiB"))
    #expect(world.perform(["roadmap", "add", over]) == .badFile)
    #expect(world.perform(["roadmap", "upgrade", world.folder.path]) == .noInput)
    #expect(world.perform(["roadmap", "diff", "python-backend", full + "x"]) == .noInput)
  }

  @Test("Who follows version 1 keeps it, is offered version 2, and sees what it changes")
  func fromVersionOne() throws {
    defer { world.remove() }
    let first = Repository.file("Tests/SkillExchangeTests/Fixtures/python-backend-1.json").path
    #expect(world.perform(["roadmap", "add", first]) == .done, "\(world.stderr)")
    #expect(world.perform(["roadmap", "use", "python-backend@1"]) == .done)
    world.perform(["log", "fastapi", "5h"])
    #expect(world.perform(["show", "fastapi"]) == .done && world.output.contains("20h"))
    #expect(world.perform(["roadmap", "upgrade", "--dry-run"]) == .done)
    #expect(world.output.contains("decision-record") && world.output.contains("@team-practice"))
    #expect(followed == "python-backend version 1")
    #expect(world.perform(["roadmap", "upgrade", "--yes"]) == .done)
    #expect(world.perform(["show", "fastapi"]) == .done && world.output.contains("30h"))
    #expect(world.perform(["undo"]) == .done)
    #expect(followed == "python-backend version 1")
  }

  @Test("The schema and the exported file are valid as they are printed")
  func prints() throws {
    defer { world.remove() }
    #expect(world.perform(["roadmap", "schema"]) == .done)
    #expect(world.stdout == RoadmapSchema.bytes)
    #expect(world.perform(["roadmap", "export", "python-backend@2"]) == .done)
    #expect(try RoadmapFile.decode(world.stdout).roadmap == DefaultRoadmap.load())
  }
}
