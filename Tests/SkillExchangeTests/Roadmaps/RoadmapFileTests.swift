import SkillCore
import Testing

@testable import SkillExchange

@Suite struct RoadmapFileTests {
  private func decode(_ text: String) throws -> RoadmapFile.Decoded {
    try RoadmapFile.decode(Array(text.utf8))
  }

  /// A file with one level, one capability and the given items.
  private func file(items: String, groups: String = "") -> String {
    """
    {"slug": "s", "version": 1, "title": "T", "levels": [{"id": "junior", "label": "J"}],
     "capabilities": [{"id": "crud", "level": "junior", "label": "C"}], "groups": [\(groups)],
     "items": [
    \(items)
    ]}
    """
  }

  @Test("What is left out follows from the stars")
  func defaults() throws {
    let roadmap = try decode(
      file(
        items: """
          {"slug": "a", "label": "A", "stars": 5, "capability": "crud"},
          {"slug": "b", "label": "B", "stars": 5, "capability": "crud", "group": "g"},
          {"slug": "h", "label": "H", "stars": 2, "capability": "crud", "kind": "habit", "period": "month"},
          """,
        groups: #"{"id": "g", "label": "G", "k": 1, "stars": 4, "capability": "crud"}"#)
    ).roadmap
    #expect(roadmap.capabilities[0].threshold == 70)
    #expect(roadmap.items.map(\.weight) == [5, 5, 2])
    #expect(roadmap.items.map(\.mustHave) == [true, false, false])
    #expect(roadmap.items.map(\.target) == [1200, 1200, 6])
    #expect(roadmap.items[2].kind == .habit(.init(period: .month, needsLink: false)))
    #expect(roadmap.groups[0].weight == 4 && !roadmap.groups[0].mustHave)
  }

  @Test("Every field is written and read back, whether it follows from the stars or not")
  func roundTrip() throws {
    let roadmap = try everyField()
    #expect(try decode(RoadmapFile.encode(roadmap)).roadmap == roadmap)
    #expect(try decode(RoadmapFile.canonical(roadmap)).roadmap == roadmap)
    let plain = try DefaultRoadmap.load()
    #expect(try decode(RoadmapFile.encode(plain)).roadmap == plain)
    #expect(try decode(RoadmapFile.canonical(plain)).roadmap == plain)
  }

  @Test("The canonical text spells out what the readable one leaves to the stars")
  func canonical() throws {
    let roadmap = try decode(
      file(items: #"{"slug": "a", "label": "A", "stars": 5, "capability": "crud"}"#)
    ).roadmap
    #expect(
      RoadmapFile.canonical(roadmap) == #"{"slug":"s","version":1,"title":"T","#
        + #""levels":[{"id":"junior","label":"J"}],"#
        + #""capabilities":[{"id":"crud","level":"junior","label":"C","threshold":70}],"#
        + #""items":[{"slug":"a","label":"A","stars":5,"weight":5,"mustHave":true,"target":1200,"#
        + #""capability":"crud"}]}"#)
    #expect(!RoadmapFile.encode(roadmap).contains("weight"))
    #expect(!RoadmapFile.encode(roadmap).contains("null"))
    #expect(RoadmapFile.encode(roadmap).hasSuffix("}\n"))
  }

  @Test("A change anywhere changes the canonical text")
  func canonicalTells() throws {
    let roadmap = try everyField()
    let text = RoadmapFile.canonical(roadmap)
    var changed = roadmap
    changed.items[0].weight += 1
    #expect(RoadmapFile.canonical(changed) != text)
    changed = roadmap
    changed.items[0].label.zh = "e\u{301}"
    var twin = changed
    twin.items[0].label.zh = "\u{E9}"
    // Swift calls texts equal that only look the same; their bytes tell.
    let differ =
      Array(RoadmapFile.canonical(changed).utf8) != Array(RoadmapFile.canonical(twin).utf8)
    #expect(differ)
  }

  @Test("Values that only the validator judges are read as they are")
  func lenient() throws {
    let roadmap = try decode(
      file(
        items: #"{"slug": "a", "label": "A", "stars": 9, "weight": -1, "target": 0, "#
          + #""capability": "nowhere", "prerequisites": ["a", "@x:3"], "group": "y"}"#)
    ).roadmap
    #expect(roadmap.items[0].stars == 9)
    #expect(roadmap.items[0].prerequisites.map(\.text) == ["a", "@x:3"])
  }

  @Test("A name is found where it stands; of two, the second")
  func positions() throws {
    let decoded = try decode(
      file(
        items: """
          {"slug": "a", "label": "A", "stars": 1, "capability": "crud"},
            {"label": "A", "slug": "a", "stars": 1, "capability": "crud"},
          """, groups: #"{"id": "g", "label": "G", "k": 1, "stars": 4, "capability": "crud"}"#))
    let (item, group) = (try #require(Slug("a")), try #require(Slug("g")))
    let level = try #require(Slug("junior"))
    #expect(decoded.position(of: .item(item)).description == "5:26")
    #expect(decoded.position(of: .group(group)).description == "2:87")
    #expect(decoded.position(of: .level(level)).description == "1:61")
    #expect(decoded.position(of: .item(group)) == .start)
  }

  @Test("What the validator finds comes with its place, from top to bottom")
  func placedFaults() throws {
    let decoded = try decode(
      file(
        items: """
          {"slug": "b", "label": "B", "stars": 6, "capability": "crud"},
          {"slug": "c", "label": "C", "stars": 5, "capability": "crud", "prerequisites": ["d"]},
          {"slug": "a", "label": "A", "stars": 1, "capability": "crud", "stage": 1},
          """))
    #expect(decoded.faults().map(\.position.line) == [4, 5, 6])
    #expect(decoded.faults().first?.message.en.contains("b") == true)
    #expect(decoded.warnings().map(\.position.line) == [5])
  }

  private func everyField() throws -> Roadmap {
    let slugs = try ["x", "l", "c", "g", "i", "h", "old"].map { try #require(Slug($0)) }
    let text = Text("en \"\\\u{202E}", zh: "中")
    let remark = Text("two\nlines\tof it", zh: "中")
    let resources = [Roadmap.Resource(title: text), .init(title: Text(same: "u"), url: "http://a")]
    var items = try [Roadmap.Item.Kind.skill, .decision, .resource, .project].enumerated().map {
      index, kind in
      Roadmap.Item(
        slug: try #require(Slug("i\(index)")), label: text, stage: index + 1, stars: 3, weight: 7,
        mustHave: true, target: 11, capability: slugs[2],
        prerequisites: [
          .item(slugs[4]), .group(slugs[3], atLeast: nil), .group(slugs[3], atLeast: 2),
        ], group: slugs[3], kind: kind, resources: resources, remark: remark, deprecated: true,
        replacedBy: slugs[4])
    }
    for period in Roadmap.Habit.Period.allCases {
      let habit = Roadmap.Habit(period: period, needsLink: period == .week)
      items.append(
        Roadmap.Item(
          slug: slugs[5], label: text, stars: 5, mustHave: false, capability: slugs[2],
          kind: .habit(habit)))
    }
    return Roadmap(
      slug: slugs[0], version: 42, title: text, remark: Text(same: ""),
      levels: [.init(id: slugs[1], label: text, salary: text), .init(id: slugs[1], label: text)],
      capabilities: [.init(id: slugs[2], level: slugs[1], label: text, threshold: 1)],
      stages: [.init(number: 3, title: text)],
      groups: [
        .init(id: slugs[3], label: text, k: 2, stars: 5, capability: slugs[2]),
        .init(
          id: slugs[3], label: text, k: 2, stars: 5, weight: 1, mustHave: false,
          capability: slugs[2]),
      ], items: items)
  }
}
