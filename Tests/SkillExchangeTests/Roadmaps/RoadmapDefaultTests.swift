import SkillCore
import Testing

@testable import SkillExchange

@Suite("What a roadmap file need not say")
struct RoadmapDefaultTests {
  private func decode(_ text: String) throws -> RoadmapFile.Decoded {
    try RoadmapFile.decode(Array(text.utf8))
  }

  @Test("A list of items is a roadmap of one level and one capability")
  func minimal() throws {
    let decoded = try decode(
      """
      {"slug": "数据", "version": 1, "title": "数据", "items": [
        {"slug": "cpp", "label": "C++"}, {"slug": "数据库", "label": "数据库"}]}
      """)
    #expect(decoded.faults() == [])
    let roadmap = decoded.roadmap
    #expect(roadmap.levels.map(\.id.description) == ["done"])
    #expect(roadmap.capabilities.map(\.level.description) == ["done"])
    #expect(roadmap.capabilities.map(\.threshold) == [70])
    #expect(roadmap.items.map(\.stars) == [3, 3])
    #expect(roadmap.items.allSatisfy { $0.capability == roadmap.capabilities[0].id })
    #expect(try decode(RoadmapFile.encode(roadmap)).roadmap == roadmap)
    #expect(RoadmapFile.encode(roadmap).contains(#""stars": 3"#), "export writes them out")
  }

  @Test("One level is the capabilities', one capability the items' and groups'")
  func only() throws {
    let decoded = try decode(
      """
      {"slug": "s", "version": 1, "title": "T", "levels": [{"id": "l", "label": "L"}],
       "capabilities": [{"id": "c", "label": "C"}],
       "groups": [{"id": "g", "label": "G", "k": 1}],
       "items": [{"slug": "a", "label": "A", "group": "g"}, {"slug": "b", "label": "B"}]}
      """)
    #expect(decoded.faults() == [])
    #expect(decoded.roadmap.capabilities.map(\.level.description) == ["l"])
    #expect(decoded.roadmap.groups.map(\.capability.description) == ["c"])
    #expect(decoded.roadmap.groups.map(\.stars) == [3])
    #expect(decoded.roadmap.items.map(\.capability.description) == ["c", "c"])
  }

  @Test(
    "Where there are several, the author chooses",
    arguments: [
      (
        #""levels": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}], "items": []"#,
        "1:1", "“capabilities”"
      ),
      (
        #""capabilities": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}], "items": [{"slug": "i", "label": "I"}]"#,
        "1:125", "“capability”"
      ),
      (
        #""levels": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}], "capabilities": [{"id": "c", "label": "C"}], "items": []"#,
        "1:126", "“level”"
      ),
    ] as [(String, String, String)])
  func several(rest: String, position: String, named: String) throws {
    let fault = #expect(throws: FileFault.self) {
      try decode(#"{"slug": "s", "version": 1, "title": "T", \#(rest)}"#)
    }
    #expect(fault?.position.description == position)
    #expect(fault?.message.en.contains(named) == true, "\(fault?.message.en ?? "")")
  }

  @Test("A name that is not a slug is answered with the slug that it becomes")
  func suggestion() {
    let fault = #expect(throws: FileFault.self) {
      try decode(
        #"{"slug": "s", "version": 1, "title": "T", "items": [{"slug": "C++", "label": "C++"}]}"#)
    }
    #expect(fault?.message.en == "“C++” is not a slug; write “cpp”")
  }
}
