import SkillCore
import Testing

@testable import SkillStore

@Suite("Roadmap versions that are removed")
struct RoadmapRemovalTests {
  private let test: TestStore
  private var store: Store { test.store }

  init() throws {
    test = try TestStore()
  }

  private func content(_ version: Int, _ text: String = "text") -> RoadmapContent {
    var roadmap = Roadmap.small
    (roadmap.slug, roadmap.version) = ("second", version)
    if text != "text" { roadmap.items[0].stars = 2 }
    return RoadmapContent(roadmap, canonical: text + "\(version)")
  }

  private func listed() throws -> [String] {
    try store.roadmaps().map { "\($0.reference)" }
  }

  private func remove(_ name: String) throws -> [String] {
    switch try store.removeRoadmap(name, test.command()) {
    case .removed(let references): return references.map { "\($0)" }
    case .followed(let reference, let names): return ["followed \(reference)"] + names
    }
  }

  @Test("One version or all of a slug go out of the choice; undo and redo take turns")
  func removed() throws {
    for version in 1...3 { _ = try store.addRoadmap(content(version), test.command()) }
    #expect(try remove("second@2") == ["second@2"])
    #expect(try listed() == ["second@3", "second@1", "small@1"])
    #expect(try remove("second") == ["second@3", "second@1"])
    #expect(try listed() == ["small@1"])
    #expect(throws: StoreError.self) { try remove("second") }
    #expect(try test.undo() == 1)
    #expect(try listed() == ["second@3", "second@1", "small@1"])
    #expect(try test.redo() == 1)
    #expect(try listed() == ["small@1"])
    #expect(try test.undo(2) == 2)
    #expect(try listed() == ["second@3", "second@2", "second@1", "small@1"])
  }

  @Test("A removed version can be added again, with other content too")
  func again() throws {
    _ = try store.addRoadmap(content(1), test.command())
    _ = try remove("second")
    #expect(try store.addRoadmap(content(1), test.command()))
    #expect(try listed() == ["second@1", "small@1"])
    _ = try remove("second@1")
    #expect(try store.addRoadmap(content(1, "other"), test.command()))
    #expect(try store.roadmap(RoadmapReference("second@1")!).items[0].stars == 2)
  }

  @Test("What somebody follows stays, and so does what came with the program once it is undone")
  func followed() throws {
    _ = try store.addRoadmap(content(1), test.command())
    _ = try store.follow(RoadmapReference("second@1")!, of: test.ada, test.command())
    #expect(try test.unchanged { try remove("second") } == ["followed second@1", "ada"])
    #expect(try remove("small") == ["small@1"])
    #expect(try listed() == ["second@1"])
    #expect(try test.undo() == 1)
    #expect(try listed() == ["second@1", "small@1"])
  }
}
