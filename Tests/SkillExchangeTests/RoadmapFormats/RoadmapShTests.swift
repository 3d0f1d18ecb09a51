import SkillCore
import Testing

@testable import SkillExchange

@Suite("A map of roadmap.sh as a roadmap")
struct RoadmapShTests {
  private static let map = #"""
    {"nodes": [
      {"id": "t", "type": "title", "data": {"label": "Data"}, "position": {"x": 0, "y": 0}},
      {"id": "b", "type": "topic", "data": {"label": "Storage"}, "position": {"x": 0, "y": 300.5}},
      {"id": "a", "type": "topic", "data": {"label": "Learn\nSQL"}, "position": {"x": 0, "y": 100}},
      {"id": "s1", "type": "subtopic", "data": {"label": "Joins"}, "position": {"x": 9, "y": 400}},
      {"id": "s2", "type": "subtopic", "data": {"label": "Disks"}, "position": {"x": 9, "y": 310}},
      {"id": "s3", "type": "subtopic", "data": {"label": "First"}, "position": {"x": 9, "y": 1}},
      {"id": "p", "type": "paragraph", "data": {"label": "words"}, "position": {"x": 9, "y": 1}},
      {"id": "v", "type": "vertical", "data": {}, "position": {"x": 9, "y": 1}}],
     "edges": [{"id": "e1", "source": "s1", "target": "a", "data": {"edgeStyle": "dashed"}},
      {"id": "e2", "target": "b", "data": {"edgeStyle": "solid"}},
      {"id": "e3", "source": "a", "target": "b", "data": {"edgeStyle": "solid"}}]}
    """#

  @Test("Topics and what hangs on them are stages, from the top of the map to its end")
  func whole() throws {
    let imported = try RoadmapSh.read(Array(Self.map.utf8), .init(fileName: "data")) { id in
      id == "a"
        ? Array("# SQL\n\n- [@article@A guide](https://e.org/g)\n- [B](https://e.org/b)\n".utf8)
        : nil
    }
    #expect(imported.decoded.faults() == [])
    let roadmap = imported.roadmap
    #expect(roadmap.title.en == "Data" && roadmap.slug.description == "data")
    #expect(roadmap.stages.map(\.title.en) == ["Learn SQL", "Storage"])
    #expect(roadmap.items.map(\.label.en) == ["Learn SQL", "First", "Joins", "Storage", "Disks"])
    #expect(roadmap.items.map(\.stage) == [1, 1, 1, 2, 2])
    #expect(roadmap.items.map(\.stars) == [4, 3, 3, 4, 3])
    #expect(roadmap.items.allSatisfy { $0.prerequisites.isEmpty })
    #expect(roadmap.items[0].resources.map(\.title.en) == ["A guide", "B"])
    #expect(imported.remarks.map(\.en) == ["2 nodes are drawing, not topics"])
  }

  @Test(
    "What is not a map is refused at its place",
    arguments: [
      ("[]", "1:1"), ("{}", "1:1"), (#"{"nodes": 1}"#, "1:11"), (#"{"nodes": []}"#, "1:11"),
      (#"{"nodes": [1]}"#, "1:11"), (#"{"nodes": [{"type": 7}]}"#, "1:21"),
      (#"{"nodes": [{"type": "title", "data": {"label": "x"}}]}"#, "1:11"),
    ])
  func faults(text: String, position: String) {
    let fault = #expect(throws: FileFault.self) {
      try RoadmapSh.read(Array(text.utf8), RoadmapImport())
    }
    #expect(fault?.position.description == position)
  }
}
