import Foundation
import TestSupport
import Testing

@testable import rung

@Suite("Tables out and in again")
struct CSVRoundTripTests {
  private let skills = ["asyncio", "redis", "postgresql", "django", "celery", "grpc"]
  private let texts = [
    "plain", "循环, 装饰器", "two\nlines", "dos\r\nlines", "=1+1", "-2", "+x", "@y", "'=z", "\"quoted\"",
    "tab\there", "null\u{0}byte", "\u{1B}[31m", "שלום \u{202E}rtl", "👩‍👩‍👧 e\u{301}", " blanks ", ",,,",
    "\u{FEFF}bom", "a'b\"c,d;e", "",
  ]

  /// A history of many commands, some of which are refused, as in life.
  private func live(_ world: TestWorld, seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    // Some nights count on the evening before.
    if seed % 2 == 0 { world.perform(["config", "set", "day-start", "04:00"]) }
    world.perform(["learner", "add", "bob"])
    world.perform(["learner", "add", "小明 \"x\", y"])
    let people = ["ada", "bob", "小明 \"x\", y"]
    for _ in 0..<120 {
      world.advance(minutes: .random(in: 1...400, using: &generator))
      func any(_ list: [String]) -> String { list.randomElement(using: &generator) ?? "" }
      let (skill, text) = (any(skills), any(texts))
      let note = text.isEmpty ? [] : ["--note=" + text]
      let words =
        switch Int.random(in: 0..<16, using: &generator) {
        case 0...3:
          ["log", skill, any(["20m", "90m", "37s", "3h"])] + note + ["--tag", "a", "--tag", "深"]
        case 4: ["done", skill, "--evidence", text.isEmpty ? "x" : text] + note
        case 5: ["evidence", skill, "https://example.org/" + any(["1", "2"])]
        case 6: ["note", "@1", "--", text]
        case 7: ["note", skill, "--", text]
        case 8: ["checkin", "habit-oss-pr", "--evidence", "https://example.org/p"] + note
        case 9: ["rate", skill, any(["1", "5"])] + note
        case 10: ["waive", skill, "--note=" + text]
        case 11: ["not-applicable", any(["mongodb", "@native-accel", "cdn"]), "--note=" + text]
        case 12: ["edit", "@1", "--duration", any(["25m", "1h"])]
        case 13, 14:
          ["log", skill, any(["45m", "2h", "1m"]), any(["yesterday", "3 days ago", "today"])] + note
        default: any(["0", "1", "2"]) == "0" ? ["delete", "@1"] : ["undo"]
        }
      world.perform(["--learner", any(people)] + words)
    }
  }

  private func tables(_ folder: String) throws -> [String: Data] {
    var tables: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      tables[name] = FileManager.default.contents(atPath: folder + "/" + name)
    }
    return tables
  }

  private func verdicts(_ world: TestWorld) -> [String] {
    ["ada", "bob", "小明 \"x\", y"].map { name in
      world.perform(["--learner", name, "level", "--json"])
      let level = world.output
      world.perform(["--learner", name, "report", "--all", "--json"])
      return level + world.output
    }
  }

  @Test(
    "export --all, a fresh database, import, export --all: the same bytes and the same verdicts",
    arguments: 1...rounds(3, long: 6))
  func roundTrip(seed: Int) throws {
    let (first, second) = (TestWorld(), TestWorld())
    defer {
      first.remove()
      second.remove()
    }
    live(first, seed: UInt64(seed))
    // Both have come to the same hour.
    second.setClock("2026-06-15T09:00:00 +08:00 Asia/Shanghai")
    first.setClock("2026-06-15T09:00:00 +08:00 Asia/Shanghai")
    let (one, two) = (first.folder.path + "/out", second.folder.path + "/out")
    let flags = [[], ["--bom"], ["--safe"], ["--safe", "--bom"]][seed % 4]
    #expect(first.perform(["export", "csv", "--all", "-o", one] + flags) == .done)
    #expect(second.perform(["import", "csv", one]) == .done, "\(second.stderr)")
    #expect(second.perform(["export", "csv", "--all", "-o", two] + flags) == .done)
    let (before, after) = try (tables(one), tables(two))
    #expect(before.count == 10)
    for (name, bytes) in before {
      // A learner who holds nothing has no rows to bring it along.
      if name != "levels.csv" { #expect(after[name] == bytes, "\(name), seed \(seed)") }
    }
    #expect(verdicts(first) == verdicts(second))
    #expect(second.perform(["db", "check"]) == .done, "\(second.output)")
    // Once more changes nothing, here or where it came from.
    for world in [first, second] {
      #expect(world.perform(["import", "csv", one]) == .done)
      #expect(world.output.hasPrefix("Nothing new"), "\(world.output)\(world.stderr)")
    }
    #expect(second.perform(["undo"]) == .done)
    second.perform(["export", "csv"])
    #expect(second.output.split(separator: "\r\n").count == 1)
    #expect(second.perform(["db", "check"]) == .done)
  }

  @Test("a folder without tables, and a folder that is not there, are refused")
  func folders() throws {
    let world = TestWorld()
    defer { world.remove() }
    try FileManager.default.createDirectory(at: world.folder, withIntermediateDirectories: true)
    #expect(world.perform(["import", "csv", world.folder.path]) == .badFile)
    #expect(world.perform(["import", "csv", world.folder.path + "/none"]) == .noInput)
    #expect(world.perform(["import", "watson", world.folder.path]) == .noInput)
  }

  @Test("notes on a session need the session: alone they are refused, after it they are read")
  func notes() throws {
    let (first, second) = (TestWorld(), TestWorld())
    defer {
      first.remove()
      second.remove()
    }
    first.perform(["log", "asyncio", "1h"])
    first.perform(["note", "@1", "about it"])
    let folder = first.folder.path + "/out"
    first.perform(["export", "csv", "--all", "-o", folder])
    #expect(second.perform(["import", "csv", folder + "/notes.csv"]) == .badFile)
    #expect(second.stderr.contains("notes.csv:2:"))
    #expect(
      second.perform(["import", "csv", folder + "/notes.csv", folder + "/sessions.csv"]) == .done,
      "\(second.stderr)")
  }
}
