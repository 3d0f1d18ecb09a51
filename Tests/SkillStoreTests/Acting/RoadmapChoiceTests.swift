import SkillCore
import Testing

@testable import SkillStore

@Suite("Roadmap versions to choose")
struct RoadmapChoiceTests {
  private let test: TestStore
  private var store: Store { test.store }

  init() throws {
    test = try TestStore()
  }

  private func content(
    version: Int = 1, slug: Slug = "second", _ canonical: String = "first text",
    _ change: (inout Roadmap) -> Void = { _ in }
  ) -> RoadmapContent {
    var roadmap = Roadmap.small
    (roadmap.slug, roadmap.version) = (slug, version)
    change(&roadmap)
    return RoadmapContent(roadmap, canonical: canonical)
  }

  private func listed() throws -> [String] {
    try store.roadmaps().map { "\($0.reference)" }
  }

  private let second = RoadmapReference("second@1")!

  @Test(
    "An added version is there to choose and reads back as it was; added again, nothing changes")
  func add() throws {
    #expect(try store.addRoadmap(content(), test.command()))
    #expect(try listed() == ["second@1", "small@1"])
    #expect(try store.roadmap(second) == content().roadmap)
    #expect(try test.unchanged { try store.addRoadmap(content(), test.command()) } == false)
    #expect(
      try test.unchanged {
        try store.addRoadmap(
          RoadmapContent(.small, canonical: "small 1"), test.command())
      } == false)
  }

  @Test("Undo hides an added version, redo shows it, and adding it again does so too")
  func undo() throws {
    _ = try store.addRoadmap(content(), test.command())
    _ = try store.addRoadmap(content(version: 2, "two"), test.command())
    #expect(try test.undo(2) == 2)
    #expect(try listed() == ["small@1"])
    #expect(throws: StoreError.self) {
      try store.roadmapReference(slug: "second", for: test.ada)
    }
    #expect(try test.redo() == 1)
    #expect(try listed() == ["second@1", "small@1"])
    #expect(try test.undo() == 1)
    #expect(try store.addRoadmap(content(), test.command()))
    #expect(try listed() == ["second@1", "small@1"])
    #expect(try store.roadmap(second) == content().roadmap)
    #expect(try test.undo() == 1)
    #expect(try listed() == ["small@1"])
  }

  @Test("A stored version keeps its content; one whose add was undone gives way")
  func taken() throws {
    let other = content("other text") { $0.items[0].stars = 2 }
    _ = try store.addRoadmap(content(), test.command())
    guard
      case .roadmapVersionTaken(second)? = try test.refusal({
        try store.addRoadmap(other, test.command())
      })
    else {
      Issue.record("not refused as taken")
      return
    }
    _ = try test.undo()
    #expect(try store.addRoadmap(other, test.command()))
    #expect(try store.roadmap(second) == other.roadmap)
    #expect(try test.redo() == 0)
    #expect(try test.undo() == 1)
    #expect(try test.redo() == 1)
    #expect(try store.roadmap(second) == other.roadmap)
    #expect(try store.db.foreignKeyFindings().isEmpty)
  }

  @Test("Following a version is one step, with the version it adds; facts stay as they are")
  func follow() throws {
    try test.complete("asyncio")
    let facts = try test.live()
    #expect(
      try store.follow(second, adding: content(), of: test.ada, test.command()))
    #expect(try store.roadmapReference(of: test.ada) == second)
    #expect(
      try test.unchanged {
        try store.follow(second, adding: content(), of: test.ada, test.command())
      } == false)
    #expect(
      try test.unchanged { try store.follow(second, of: test.ada, test.command()) } == false)
    #expect(try test.live() == facts)
    #expect(try test.undo() == 1)
    #expect(try store.roadmapReference(of: test.ada) == Roadmap.small.reference)
    #expect(try listed() == ["small@1"])
    #expect(try test.live() == facts)
    #expect(try test.redo() == 1)
    #expect(try store.roadmapReference(of: test.ada) == second)
  }

  @Test("A version that is unknown, or was undone, cannot be followed")
  func unknown() throws {
    func refused(_ reference: RoadmapReference) throws -> Bool {
      if case .unknownRoadmap? = try test.refusal({
        try store.follow(reference, of: test.ada, test.command())
      }) {
        return true
      }
      return false
    }
    _ = try store.addRoadmap(content(), test.command())
    _ = try test.undo()
    #expect(try refused(second))
    #expect(try refused(RoadmapReference("small@2")!))
  }

  @Test("A slug means the learner's own version, else the newest; slug@version means that one")
  func names() throws {
    for version in 1...2 {
      _ = try store.addRoadmap(content(version: version, "\(version)"), test.command())
    }
    _ = try store.addRoadmap(content(version: 2, slug: "small", "s2"), test.command())
    func meant(_ name: String) throws -> String {
      "\(try store.roadmapReference(slug: name, for: test.ada))"
    }
    #expect(try meant("second") == "second@2")
    #expect(try meant("second@1") == "second@1")
    #expect(try meant("small") == "small@1")
    #expect(try meant("small@2") == "small@2")
    for name in ["second@3", "Second", "second@", "", "@1", "second@01x"] {
      #expect(throws: StoreError.self, "\(name)") { try meant(name) }
    }
  }
}
