import SkillCore
import Testing

@testable import SkillExchange

@Suite("A Markdown checklist as a roadmap")
struct MarkdownChecklistTests {
  private func read(_ text: String, _ wanted: RoadmapImport = .init()) throws -> ImportedRoadmap {
    let imported = try MarkdownChecklist.read(Array(text.utf8), wanted)
    #expect(imported.decoded.faults() == [])
    let again = try RoadmapFile.decode(Array(RoadmapFile.encode(imported.roadmap).utf8)).roadmap
    #expect(again == imported.roadmap)
    return imported
  }

  private func labels(_ text: String) throws -> [String] {
    try read(text).roadmap.items.map(\.label.en)
  }

  @Test("Headings are stages, boxes are skills, links are resources, ticks are told")
  func whole() throws {
    let imported = try read(
      """
      ---
      layout: page
      ---
      # Front-end path

      Some words. <!-- - [ ] not me -->

      ## Markup
      - [x] HTML [docs](https://example.org/html)
        - [ ] Forms
          https://example.org/forms
      * [X] **Grid** ([docs](https://example.org/grid))

      ```
      - [ ] not me
      ```

      ## Code
      ### Language
      1. [ ] [The Tour](https://example.org/tour "title")
      2. [ ] Read [the *spec*](https://example.org/spec) twice
      - a remark
      """, .init(fileName: "README"))
    let roadmap = imported.roadmap
    #expect(roadmap.reference.description == "front-end-path@1")
    #expect(roadmap.title.en == "Front-end path")
    #expect(roadmap.stages.map(\.title.en) == ["Markup", "Code / Language"])
    #expect(
      roadmap.items.map(\.label.en) == ["HTML", "Forms", "Grid", "The Tour", "Read the spec twice"])
    #expect(
      roadmap.items.map(\.slug.description) == [
        "html", "forms", "grid", "the-tour", "read-the-spec-twice",
      ])
    #expect(roadmap.items.map(\.stage) == [1, 1, 1, 2, 2])
    #expect(
      roadmap.items.map { $0.resources.first?.url?.dropFirst(20) } == [
        "html", "forms", "grid", "tour", "spec",
      ])
    #expect(roadmap.items.allSatisfy { $0.prerequisites.isEmpty && $0.stars == 3 })
    #expect(imported.ticked.map(\.description) == ["html", "grid"])
    #expect(imported.remarks.map(\.en) == ["1 bullet without a box - [ ] is not an item"])
    #expect(roadmap.levels.map(\.id.description) == ["done"])
  }

  @Test("Without a box all bullets are items; without headings there are no stages")
  func plain() throws {
    let roadmap = try read("- Git\n- C++\n+ C#\n* 数据库\n", .init(fileName: "我的 路线")).roadmap
    #expect(roadmap.items.map(\.slug.description) == ["git", "cpp", "csharp", "数据库"])
    #expect(roadmap.stages.isEmpty)
    #expect(roadmap.slug.description == "我的-路线")
  }

  @Test("Where there is no box, the rows of tables that link to something are the items")
  func tables() throws {
    let text = """
      # Courses
      - be patient
      ## Core
      Courses | Duration | Prerequisites
      :-- | :--: | :--:
      [Systematic Design](https://example.org/sd) ([2](https://example.org/2)) | 13 weeks | none
      1 | [`C` \\| C++](https://example.org/c) | none |

      Words | and a bar
      ## Maths

      | | Course |
      |---|---|
      | x | **[Calculus](https://example.org/calculus)** |
      | no link | only words |
      """
    let imported = try read(text)
    #expect(imported.roadmap.items.map(\.label.en) == ["Systematic Design", "C | C++", "Calculus"])
    #expect(imported.roadmap.items.map(\.stage) == [1, 1, 2])
    #expect(
      imported.roadmap.items[0].resources.map(\.url) == [
        "https://example.org/sd", "https://example.org/2",
      ])
    #expect(imported.remarks.count == 1)
    let boxed = try read(text + "\n- [ ] one\n- [ ] ~~two~~\n")
    #expect(
      boxed.remarks.map(\.en) == [
        "1 struck out is left out", "4 rows of tables are not items",
        "1 bullet without a box - [ ] is not an item",
      ])
    // Links within the page are not courses.
    let inside = "- a\n\nx | y\n--|--\n[b](#b) | 1\n[c](#c) | 2\n[d](#d) | 3\n"
    #expect(try labels(inside) == ["a"])
    // A box anywhere, or too few rows: the tables are text.
    #expect(try labels(text + "\n- [ ] one\n") == ["one"])
    #expect(
      try labels("- a\n\nx | y\n--|--\n[b](https://example.org/) | c\n") == ["a"])
  }

  @Test("Several first headings are stages, underlined ones too; a clash gets a number")
  func headings() throws {
    let roadmap = try read(
      "# A\n- [ ] x\n# C# #\n- [ ] x\n\nDeep\n====\n> - [ ] y\n\nLow\n---\n- [ ] z\n",
      .init(fileName: "p")
    ).roadmap
    #expect(roadmap.stages.map(\.title.en) == ["A", "C#", "Deep", "Deep / Low"])
    #expect(roadmap.items.map(\.slug.description) == ["x", "x-2", "y", "z"])
  }

  @Test(
    "A label is what people would call the thing",
    arguments: [
      ("`async`/**await**", "async/await"),
      ("snake_case and _emphasis_", "snake_case and emphasis"),
      ("5 \\* 3", "5 * 3"), ("~~old~~ new", "old new"), ("R&amp;D", "R&D"),
      ("![logo](https://e.org/l.png) Rust", "Rust"), ("<b>Bold</b> tag", "Bold tag"),
      ("<https://example.org/x>", "https://example.org/x"), ("Grid: https://example.org/g", "Grid"),
      ("HTML ([a](https://e.org/a), [b](https://e.org/b))", "HTML"),
      ("HTML - [a](https://e.org/a) | [b](https://e.org/b)", "HTML"),
      ("[[Notes/Loop|the loop]]", "the loop"), ("footnote[^1]", "footnote"),
      ("[Grid][g] basics", "Grid basics"), ("[not a link]", "[not a link]"),
      ("[![badge](https://e.org/b.png)](https://e.org/c) Course", "https://e.org/c Course"),
      ("<a href=\"https://e.org\">Site</a> tour", "Site tour"), ("C++", "C++"), ("C#", "C#"),
      ("f(x) and g[0]", "f(x) and g[0]"), ("HTTP (verbs, codes)", "HTTP (verbs, codes)"),
      ("文档（[链接](https://e.org/z)）", "文档"), ("a `b` c` d", "a b c d"), ("trailing:", "trailing"),
    ])
  func label(written: String, label: String) throws {
    let text = "- [ ] \(written)\n\n[g]: https://example.org/grid\n"
    #expect(try labels(text) == [label])
  }

  @Test("Boxes are written in many ways")
  func boxes() throws {
    let imported = try read(
      "[ ]no bullet\n[x ] half\n- [] empty\n\t- [X] tab\n1) [✓] sign\n- [-] dropped\n- [x](https://e.org)\n"
    )
    #expect(
      imported.roadmap.items.map(\.label.en) == [
        "no bullet", "half", "empty", "tab", "sign", "dropped",
      ])
    #expect(imported.ticked.map(\.description) == ["half", "tab", "sign"])
  }

  @Test("Control characters of a checklist do not reach the roadmap's file")
  func control() throws {
    let roadmap = try read("# A\u{1B}[31m\n- [ ] x\u{7}y\u{2028}z\u{0}\n", .init(fileName: "p"))
      .roadmap
    #expect(roadmap.items.map(\.label.en) == ["x y"])
  }

  @Test("A slug that another roadmap gives to another thing is not shared; an equal label is")
  func known() throws {
    let known = [
      slug("redis"): [Text("Redis (cache)", zh: "Redis")],
      slug("testing"): [Text("Unit tests in Go", zh: "测试")],
    ]
    let roadmap = try read("- Redis\n- Testing\n", .init(fileName: "mine", known: known)).roadmap
    #expect(roadmap.items.map(\.slug.description) == ["redis", "mine-testing"])
  }

  @Test(
    "Nothing to learn and bytes that are not text are faults at their place",
    arguments: [
      (Array("".utf8), "1:1"), (Array("words\n".utf8), "1:1"), (Array("- [ ] \n".utf8), "1:1"),
      (Array("- a\n- ".utf8) + [0xFF], "2:1"),
      (Array(String(repeating: "- a\n", count: 10_001).utf8), "10001:1"),
    ] as [([UInt8], String)])
  func faults(bytes: [UInt8], position: String) {
    let fault = #expect(throws: FileFault.self) {
      try MarkdownChecklist.read(bytes, RoadmapImport())
    }
    #expect(fault?.position.description == position)
  }

  @Test(
    "Hostile files end soon", arguments: ["[", "](", "`", "<", "(", "[a](", "*", "> ", "# ", "- "])
  func hostile(part: String) {
    let line = "- [ ] x" + String(repeating: part, count: 60_000)
    let many = String(repeating: "- [ ] x" + String(repeating: part, count: 300) + "\n", count: 300)
    let clock = ContinuousClock()
    let time = clock.measure {
      _ = try? MarkdownChecklist.read(Array(line.utf8), .init())
      _ = try? MarkdownChecklist.read(Array(many.utf8), .init())
    }
    #expect(time < .seconds(20), "\(time)")
  }
}
