import Foundation
import SkillCore
import TestSupport
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
    #expect(decoded.roadmap.title == example.title)
    #expect((2...3).contains(decoded.roadmap.levels.count))
  }

  @Test(
    "Each is whole: hours, a choice, what done means in both languages, and where to read",
    arguments: RoadmapExample.allCases)
  func whole(example: RoadmapExample) throws {
    let text = String(decoding: example.bytes, as: UTF8.self)
    let roadmap = try RoadmapFile.decode(example.bytes).roadmap
    #expect((40...70).contains(roadmap.items.count))
    #expect((5...8).contains(roadmap.capabilities.count))
    #expect(roadmap.groups.count >= 3)
    #expect(text.split(separator: "\"target\":").count == roadmap.items.count + 1)
    for item in roadmap.items {
      let remark = try #require(item.remark, "\(item.slug)")
      #expect(remark.en != remark.zh, "\(item.slug)")
      let urls = item.resources.compactMap(\.url)
      #expect(!urls.isEmpty && urls.allSatisfy { $0.hasPrefix("https://") }, "\(item.slug)")
    }
  }

  @Test("The literals that ship are the files beside them: Scripts/embed makes them")
  func literals() throws {
    let folder = Repository.file("Sources/SkillExchange/Roadmaps")
    for example in RoadmapExample.allCases {
      let file = folder.appendingPathComponent("\(example.rawValue).json")
      #expect(try Array(Data(contentsOf: file)) == example.bytes + [UInt8(ascii: "\n")])
    }
  }

  @Test("A slug means the same in all of them: a habit is nowhere a skill")
  func sameKind() throws {
    var habits: [Slug: Bool] = [:]
    let all =
      try [defaultRoadmap.get()]
      + RoadmapExample.allCases.map { try RoadmapFile.decode($0.bytes).roadmap }
    for item in all.flatMap(\.items) {
      #expect(habits[item.slug, default: item.isHabit] == item.isHabit, "\(item.slug)")
      habits[item.slug] = item.isHabit
    }
    for name in ["git", "docker", "postgresql", "redis"] {
      #expect(all.count { $0.items.contains { $0.slug.description == name } } >= 3, "\(name)")
    }
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
        "github-actions", "mentoring",
      ])
  }

  @Test("Version 3 of data engineering has every item of version 2: no progress is lost")
  func keepsVersion2() throws {
    let version2 = """
      sql-queries sql-window-functions postgresql query-plans dimensional-modelling clickhouse
      duckdb python-data-scripts type-hints-mypy file-formats idempotent-loads airflow dagster
      dbt docker kafka spark flink kafka-streams change-data-capture table-formats terraform
      data-quality-tests lineage personal-data prometheus-grafana storage-decision
      project-data-platform habit-incident-review
      """
    let roadmap = try RoadmapFile.decode(RoadmapExample.dataEngineering.bytes).roadmap
    let slugs = Set(roadmap.items.map(\.slug.description))
    #expect(roadmap.version == 3)
    for slug in version2.split(whereSeparator: \.isWhitespace) {
      #expect(slugs.contains(String(slug)), "\(slug)")
    }
  }
}
