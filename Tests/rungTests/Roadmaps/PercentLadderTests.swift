import Foundation
import Testing

@testable import rung

@Suite("One list as a ladder by percent")
struct PercentLadderTests {
  private let world = TestWorld()

  private func follow() throws {
    try FileManager.default.createDirectory(at: world.folder, withIntermediateDirectories: true)
    let path = world.folder.appendingPathComponent("ladder.json").path
    try """
    {"slug": "ladder", "version": 1, "title": "Ladder",
     "levels": [{"id": "apprentice", "label": "Apprentice"}, {"id": "master", "label": "Master"}],
     "capabilities": [
       {"id": "a-third", "level": "apprentice", "label": "A third", "threshold": 33, "itemsOf": "all"},
       {"id": "all", "level": "master", "label": "All of it", "threshold": 90}],
     "items": [{"slug": "a", "label": "A"}, {"slug": "b", "label": "B"}, {"slug": "c", "label": "C"}]}
    """.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(world.perform(["roadmap", "add", path]) == .done, "\(world.stderr)")
    #expect(world.perform(["roadmap", "use", "ladder"]) == .done)
  }

  @Test("It is stored, judged, explained, planned for and written out again")
  func whole() throws {
    defer { world.remove() }
    try follow()
    world.perform(["done", "a", "--evidence", "https://example.org/a"])
    #expect(world.output.contains("Apprentice"), "the level that was reached is said")
    world.perform(["level", "--json"])
    #expect(world.output.contains("\"level\": \"apprentice\""))
    #expect(world.output.contains("\"itemsOf\": \"all\""))
    world.perform(["level", "--explain"])
    #expect(world.output.contains("counts the items of All of it"))
    world.perform(["next", "--capability", "a-third", "--json"])
    #expect(world.output.contains("\"b\""))
    world.perform(["plan", "--json"])
    #expect(world.output.contains("\"reaches\": \"master\""), "\(world.output)")
    world.perform(["roadmap", "show"])
    #expect(world.output.contains("(counts the items of All of it)"))
    world.perform(["roadmap", "export"])
    #expect(world.output.contains("\"itemsOf\": \"all\""))
    world.perform(["export", "json"])
    #expect(world.output.contains("itemsOf"))
    #expect(world.perform(["db", "check"]) == .done, "\(world.output)")
  }
}
