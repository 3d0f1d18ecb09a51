import Foundation
import SkillCore
import SkillExchange
import SkillStore
import Testing

@testable import rung

@Suite("A roadmap that means harm")
struct HostileRoadmapTests {
  private static let evil = "x\nFORGED\u{1B}]0;pwn\u{7}\u{1B}[31mred\u{1B}[8m\u{9B}2J\u{202E}\u{0}"

  @Test("reaches no terminal raw, with colours and without, in either language")
  func drivesNoTerminal() throws {
    let world = TestWorld()
    defer { world.remove() }
    var roadmap = try DefaultRoadmap.load()
    let evil = Text(same: HostileRoadmapTests.evil)
    roadmap.slug = try #require(Slug("evil"))
    roadmap.title = evil
    let remark = Text(same: HostileRoadmapTests.evil.replacingOccurrences(of: "\n", with: " "))
    roadmap.remark = remark
    for index in roadmap.levels.indices { roadmap.levels[index].label = evil }
    for index in roadmap.capabilities.indices { roadmap.capabilities[index].label = evil }
    for index in roadmap.stages.indices { roadmap.stages[index].title = evil }
    for index in roadmap.groups.indices { roadmap.groups[index].label = evil }
    for index in roadmap.items.indices {
      roadmap.items[index].label = evil
      roadmap.items[index].remark = remark
      roadmap.items[index].resources = [.init(title: evil, url: "https://example.org/\u{1B}[2J")]
    }
    let path = world.folder.appendingPathComponent("evil.json")
    try FileManager.default.createDirectory(at: world.folder, withIntermediateDirectories: true)
    try Data(RoadmapFile.encode(roadmap).utf8).write(to: path)
    #expect(world.perform(["roadmap", "add", path.path]) == .badFile, "\(world.stderr)")
    #expect(world.perform(["roadmap", "validate", path.path]) == .badFile)
    try store(roadmap, in: world)
    #expect(world.perform(["roadmap", "use", "evil"]) == .done, "\(world.stderr)")
    world.perform(["log", "postgresql", "30m"])
    world.perform(["done", "decorators"])
    let verbs = [
      [], ["level"], ["level", "--explain"], ["level", "--all"], ["level", "--diff", "2026-01-01"],
      ["level", "--as-of", "2026-01-15"], ["next"], ["plan"], ["skills"], ["show", "postgresql"],
      ["stages"], ["habits"], ["stale", "--within", "500d"], ["report", "--by", "stage"],
      ["report", "--by", "capability"], ["roadmap", "show"], ["roadmap", "list"],
      ["roadmap", "diff", "python-backend", "evil"], ["history"], ["status"], ["streak"],
    ]
    for verb in verbs {
      for more in [["--color", "always"], ["--color", "never"], ["--lang", "zh"]] {
        world.perform(verb + more)
        let shown = world.output + world.stderr
        var plain = shown
        if more.contains("always") {
          for sequence in Style.sequences {
            plain = plain.replacingOccurrences(of: "\u{1B}" + sequence, with: "")
          }
        }
        let raw = plain.unicodeScalars.first { scalar in
          scalar != "\n" && (scalar.properties.generalCategory == .control || scalar == "\u{202E}")
        }
        #expect(raw == nil, "\(verb) \(more) shows U+\(String(raw?.value ?? 0, radix: 16))")
        #expect(!plain.split(separator: "\n").contains { $0.hasPrefix("FORGED") }, "\(verb)")
        #expect(!shown.contains("\u{1B}[8m") && !shown.contains("\u{1B}]"))
      }
    }
    // Data goes out as it is.
    world.perform(["roadmap", "export", "evil"])
    #expect(world.output == RoadmapFile.encode(roadmap))
  }

  /// As an earlier Rung would have stored it.
  private func store(_ roadmap: Roadmap, in world: TestWorld) throws {
    try FileManager.default.createDirectory(
      atPath: world.folder.path + "/.local/share/rung", withIntermediateDirectories: true)
    let context = world.context()
    let store = try Store.open(
      Store.Opening(
        path: world.folder.path + "/.local/share/rung/rung.db", tool: "rung", login: "ada",
        roadmap: {
          let roadmap = try DefaultRoadmap.load()
          return (roadmap, RoadmapFile.canonical(roadmap))
        }, now: context.now, newID: context.newID), for: .writing)
    let content = RoadmapContent(roadmap, canonical: RoadmapFile.canonical(roadmap))
    #expect(try store.addRoadmap(content, Command("roadmap add", at: context.now)))
  }
}
