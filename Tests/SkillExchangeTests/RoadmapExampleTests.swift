import SkillCore
import Testing

@testable import SkillExchange

@Suite("The example roadmaps")
struct RoadmapExampleTests {
  @Test(
    "Each is sound, without warnings, and named after its slug", arguments: RoadmapExample.allCases)
  func sound(example: RoadmapExample) throws {
    let decoded = try RoadmapFile.decode(example.bytes)
    #expect(decoded.faults() == [])
    #expect(decoded.warnings() == [])
    #expect(decoded.roadmap.slug.description == example.rawValue)
    #expect((20...30).contains(decoded.roadmap.items.count))
    #expect(decoded.roadmap.levels.count == 2)
  }

  @Test("Every sentence is there in both languages", arguments: RoadmapExample.allCases)
  func languages(example: RoadmapExample) throws {
    let roadmap = try RoadmapFile.decode(example.bytes).roadmap
    let texts =
      [roadmap.title, try #require(roadmap.remark)] + roadmap.levels.map(\.label)
      + roadmap.capabilities.map(\.label) + roadmap.stages.map(\.title)
      + roadmap.groups.map(\.label)
    for text in texts {
      #expect(text.en.utf8.allSatisfy { $0 < 128 }, "\(text.en)")
      #expect(
        text.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(text.zh)")
    }
  }

  @Test("What data engineering shares with the default roadmap carries progress over")
  func shared() throws {
    let example = try RoadmapFile.decode(RoadmapExample.dataEngineering.bytes).roadmap
    let known = Set(try defaultRoadmap.get().items.map(\.slug))
    let shared = example.items.map(\.slug).filter(known.contains).map(\.description)
    #expect(
      Set(shared) == [
        "postgresql", "type-hints-mypy", "docker", "kafka", "terraform", "prometheus-grafana",
      ])
  }
}
