import SkillCore
import Testing

@testable import SkillStore

@Suite("Stored roadmaps")
struct RoadmapTests {
  let test: TestStore

  init() throws {
    test = try TestStore()
  }

  private func insert(_ roadmap: Roadmap, _ canonical: String) throws -> Bool {
    try test.store.db.transaction {
      try test.store.insert(
        RoadmapContent(roadmap, canonical: canonical), at: Instant(seconds: evening))
    }
  }

  @Test("are read back as they were stored, with every feature")
  func whole() throws {
    let stored = try test.store.roadmap(Roadmap.small.reference)
    #expect(stored == .small)
    #expect(
      stored.items[0].remark.map { Array($0.en.utf8) } == Array("e\u{301} is not \u{e9}".utf8))
  }

  @Test("the same content again changes nothing")
  func twice() throws {
    #expect(try test.unchanged { try insert(.small, "small 1") } == false)
    #expect(try test.store.roadmaps().map(\.reference) == [Roadmap.small.reference])
  }

  @Test("another content under the same version is refused")
  func taken() throws {
    var other = Roadmap.small
    other.items.removeLast(1)
    guard
      case .roadmapVersionTaken(Roadmap.small.reference) = try test.refusal({
        try insert(other, "other")
      })
    else {
      Issue.record("not refused")
      return
    }
    #expect(try test.store.roadmap(Roadmap.small.reference) == .small)
  }

  @Test("versions stand side by side, the newest first; the learner's own comes before it")
  func versions() throws {
    var two = Roadmap.small
    two.version = 2
    two.items[1].stars = 1
    var ten = two
    ten.version = 10
    #expect(try insert(ten, "small 10"))
    #expect(try insert(two, "small 2"))
    var other = two
    (other.slug, other.version) = ("other", 3)
    #expect(try insert(other, "other 3"))
    let known = try test.store.roadmaps().map { "\($0.reference)" }
    #expect(known == ["other@3", "small@10", "small@2", "small@1"])
    #expect(try test.store.roadmap(two.reference) == two)
    #expect(try test.store.roadmap(Roadmap.small.reference) == .small)
    func chosen(_ slug: String) throws -> String {
      "\(try test.store.roadmapReference(slug: slug, for: test.ada))"
    }
    #expect(try chosen("small") == "small@1")
    #expect(try chosen("other") == "other@3")
  }

  @Test("a version that is not stored is refused, and what is there is named")
  func unknown() throws {
    let missing = RoadmapReference(slug: "small", version: 9)
    guard
      case .unknownRoadmap("small@9", ["small@1"]) = try test.refusal({
        try test.store.roadmap(missing)
      })
    else {
      Issue.record("not refused")
      return
    }
    guard
      case .unknownRoadmap("sm", ["small"]) = try test.refusal({
        try test.store.roadmapReference(slug: "sm", for: test.ada)
      })
    else {
      Issue.record("not refused")
      return
    }
  }

  @Test("one that the schema cannot hold leaves nothing behind")
  func allOrNothing() throws {
    var broken = Roadmap.small
    broken.version = 2
    broken.items[broken.items.count - 1].capability = "no-such"
    let before = try test.store.wholeContent()
    #expect(throws: (any Error).self) { try insert(broken, "broken") }
    #expect(try test.store.roadmaps().count == 1)
    #expect(try test.store.wholeContent() == before)
  }
}
