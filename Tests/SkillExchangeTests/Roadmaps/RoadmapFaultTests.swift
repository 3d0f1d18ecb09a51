import Foundation
import SkillCore
import Testing

@testable import SkillExchange

/// One mistake each in an otherwise good file: it is found where it stands and named.
@Suite struct RoadmapFaultTests {
  private static let good = #"""
    // a comment
    {
      "$schema": "roadmap.schema.json",
      "slug": "s", "version": 1, "title": {"en": "T", "zh": "题"},
      "levels": [{"id": "l", "label": "L"}],
      "capabilities": [{"id": "c", "level": "l", "label": "C", "threshold": 70}],
      "stages": [{"number": 1, "title": "S"}],
      "groups": [{"id": "g", "label": "G", "k": 1, "stars": 3, "capability": "c"}],
      "items": [
        {"slug": "i", "label": "I", "stars": 3, "capability": "c", "stage": 1, "group": "g"},
        {"slug": "h", "label": "H", "stars": 3, "capability": "c", "kind": "habit",
         "period": "week", "prerequisites": ["i", "@g:1"], "resources": [{"title": "R"}]},
      ],
    }
    """#

  @Test(
    "A line break or a control character in what stands in one line is reported where it stands",
    arguments: [
      (#"{"en": "T", "zh": "题"}"#, "4:39"), (#""label": "L""#, "5:35"), (#""label": "C""#, "6:55"),
      (#""title": "S""#, "7:37"), (#""label": "G""#, "8:35"), (#""label": "I""#, "10:28"),
      (#""title": "R""#, "12:80"),
    ])
  func oneLine(field: String, place: String) throws {
    for odd in [#"\n"#, #"\r\n"#, #"\t"#, #"\u0000"#, #"\u001b[2J"#, #"\u0085"#, #"\u2028"#] {
      let end = try #require(field.lastIndex(of: "\""))
      let text = Self.good.replacingOccurrences(
        of: field, with: field[..<end] + odd + "x" + field[end...])
      let faults = RoadmapFile.examine(Array(text.utf8)).faults
      #expect(faults.map { "\($0.position)" } == [place], "\(odd)")
      #expect(faults.first?.message.en.contains("one line") == true)
    }
  }

  @Test("A remark may have several lines, but no control characters")
  func remark() {
    func faults(_ remark: String) -> Int {
      let text = Self.good.replacingOccurrences(
        of: #""slug": "s","#, with: #""slug": "s", "remark": "\#(remark)","#)
      return RoadmapFile.examine(Array(text.utf8)).faults.count
    }
    #expect(faults(#"one\n\ttwo"#) == 0)
    for odd in [#"\r"#, #"\u001b"#, #"\u0007"#, #"\u2029"#] { #expect(faults(odd) == 1, "\(odd)") }
  }

  @Test("A link of several lines is none")
  func linkOfLines() {
    let text = Self.good.replacingOccurrences(
      of: #"{"title": "R"}"#, with: #"{"title": "R", "url": "https://a\nb"}"#)
    #expect(RoadmapFile.examine(Array(text.utf8)).faults.count == 1)
  }

  @Test("The file without a mistake is read")
  func noMistake() throws {
    let roadmap = try RoadmapFile.decode(Array(Self.good.utf8)).roadmap
    #expect(roadmap.items.count == 2)
  }

  @Test(
    "Each mistake is reported with its place and its name",
    arguments: [
      (#""version": 1"#, #""version": 1000001"#, "4:27", "-1000000...1000000"),
      (#""version": 1"#, #""version": 1.0"#, "4:27", "a number"),
      (#""version": 1, "#, "", "2:1", "“version”"),
      (#""slug": "s""#, #""slug": "S""#, "4:11", "“S”"),
      (#""slug": "s""#, #""slug": null"#, "4:11", "null"),
      (#"{"en": "T", "zh": "题"}"#, #"{"en": "T"}"#, "4:39", "“zh”"),
      (#"{"en": "T", "zh": "题"}"#, #"{"en": "T", "zh": "题", "fr": ""}"#, "4:62", "“fr”"),
      (#"{"en": "T", "zh": "题"}"#, "[]", "4:39", "an array"),
      (#""levels": ["#, #""level": ["#, "5:3", "“levels”"),
      (#""levels": [{"id": "l", "label": "L"}]"#, #""levels": {}"#, "5:13", "an object"),
      (#""threshold": 70"#, #""treshold": 70"#, "6:60", "“threshold”"),
      (#""threshold": 70"#, #""threshold": "70""#, "6:73", "a string"),
      (#""number": 1"#, #""number": "1""#, "7:25", "a string"),
      (#""k": 1, "#, "", "8:14", "“k”"),
      (#""stage": 1"#, #""stage": 99999999999"#, "10:73", "99999999999"),
      (
        #""stars": 3, "capability": "c", "stage""#, #""star": 3, "capability": "c", "stage""#,
        "10:33", "“stars”"
      ),
      (#""stage": 1"#, #""stage": 1, "mustHave": 1"#, "10:88", "true or false"),
      (#""group": "g""#, #""group": "@g""#, "10:85", "“@g”"),
      (#""group": "g""#, #""period": "week""#, "10:76", "“period”"),
      (#""kind": "habit""#, #""kind": "habits""#, "11:72", "project, habit"),
      (#""period": "week", "#, "", "11:5", "“period”"),
      (#""period": "week""#, #""period": "day""#, "12:16", "month"),
      (#""@g:1""#, #""@g:-1""#, "12:47", "@group:2"),
      (#""@g:1""#, #""@g:1:1""#, "12:47", "@group:2"),
      (#""@g:1""#, #""@""#, "12:47", "“”"),
      (#""@g:1""#, "7", "12:47", "7"),
      (#"{"title": "R"}"#, #"{"name": "R"}"#, "12:70", "“title”"),
      (#"{"title": "R"}"#, #"{"titel": "R"}"#, "12:71", "did you mean “title”?"),
      (#"{"title": "R"}"#, #"{"title": "R", "url": 1}"#, "12:92", "1"),
    ] as [(String, String, String, String)])
  func mistake(old: String, new: String, position: String, named: String) throws {
    let parts = Self.good.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
    try #require(parts.count == 2)
    let bytes = Array((parts[0] + new + parts[1]).utf8)
    let fault = #expect(throws: FileFault.self) { try RoadmapFile.decode(bytes) }
    #expect(fault?.position.description == position)
    #expect(fault?.message.en.contains(named) == true, "\(fault?.message.en ?? "")")
  }

  @Test("Mistakes in several places are all found in one reading, from the top to the end")
  func severalMistakes() {
    var text = Self.good
    let changes = [
      (#""version": 1"#, #""version": "1""#), (#"{"en": "T", "zh": "题"}"#, #"{"en": "T"}"#),
      (#""label": "L""#, #""lable": "L""#), (#""threshold": 70"#, #""treshold": 70"#),
      (#""k": 1, "#, ""),
      (
        #""stars": 3, "capability": "c", "stage": 1"#,
        #""stars": "3", "capability": 4, "stage": 1, "foo": 1"#
      ),
      (#""kind": "habit""#, #""kind": "habits""#), (#""@g:1""#, #""@g:-1", 7"#),
      (#"{"title": "R"}"#, #"{"titel": "R"}, 5"#),
    ]
    for (old, new) in changes {
      let parts = text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
      text = parts.joined(separator: new)
    }
    let (decoded, faults) = RoadmapFile.examine(Array(text.utf8))
    #expect(decoded == nil)
    #expect(
      faults.map(\.position.description) == [
        "4:27", "4:41", "5:26", "6:60", "8:14", "10:42", "10:61", "10:76", "11:72", "12:47",
        "12:56", "12:75", "12:90",
      ])
    // Nothing is said of what only follows from another mistake: whose keys these are.
    #expect(!faults.contains { $0.message.en.contains("period") })
  }

  @Test("A slip of the pen gets a suggestion, anything else the list of keys")
  func suggestions() {
    #expect(nearestWord(to: "lable", in: ["label", "slug"]) == "label")
    #expect(nearestWord(to: "xyz", in: ["label", "slug"]) == nil)
    #expect(nearestWord(to: "", in: ["label"]) == nil)
    #expect(nearestWord(to: "k", in: ["k2", "id"]) == "k2")
    #expect(nearestWord(to: String(repeating: "a", count: 1_000_000), in: ["a"]) == nil)
  }
}
