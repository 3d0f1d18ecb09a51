import Foundation
import SkillCore
import TestSupport
import Testing

@testable import SkillExchange

/// `Fixtures/exercism-config.json`: the shape of a track's file, with what Rung must not trip over.
func exercismSample() throws -> ExercismTrack {
  let file = Repository.file("Tests/SkillExchangeTests/Fixtures/exercism-config.json")
  return try ExercismTrack(Array(Data(contentsOf: file)))
}

@Suite("An Exercism track as a roadmap")
struct ExercismTrackTests {
  private func track(_ concepts: [String], _ exercises: [(String, [String])]) throws -> Roadmap {
    let list = exercises.map { concept, needs in
      JSON.object([("concepts", JSON([concept])), ("prerequisites", JSON(needs))])
    }
    let json: JSON = [
      "slug": "t", "language": "T", "exercises": ["concept": .array(list)],
      "concepts": .array(concepts.map { ["slug": .string($0), "name": .string($0)] }),
    ]
    return try ExercismTrack(json.bytes()).imported(.init()).roadmap
  }

  @Test("An exercise has at most a hundred prerequisites")
  func prerequisites() throws {
    let names = (0..<3000).map { "a\($0)" }
    #expect(try track(["b"], [("b", Array(names.prefix(100)))]).items.count == 1)
    do {
      _ = try track(["b"], [("b", names)])
      Issue.record("3000 prerequisites were taken")
    } catch let fault as FileFault {
      #expect(fault.message.en == "this exercise has 3000 prerequisites; leave at most 100")
    }
  }

  @Test("It is a valid roadmap without warnings, and reads back")
  func sound() throws {
    let decoded = try exercismSample().imported(.init(version: 3)).decoded
    #expect(decoded.faults() == [])
    #expect(decoded.warnings() == [])
    #expect(decoded.roadmap.reference.description == "exercism-python@3")
    let text = RoadmapFile.encode(decoded.roadmap)
    #expect(try RoadmapFile.decode(Array(text.utf8)).roadmap == decoded.roadmap)
  }

  @Test("What a concept exercise teaches is a skill; what is unfinished or untaught is none")
  func items() throws {
    let items = try exercismSample().imported(.init()).roadmap.items
    #expect(
      items.map(\.slug.description) == [
        "python-basics", "python-numbers", "python-bools", "python-conditionals",
        "python-comparisons", "python-lists", "python-loops",
      ])
    #expect(items[3].prerequisites.map(\.text) == ["python-basics", "python-bools"])
    #expect(items[6].prerequisites.map(\.text) == ["python-lists"])
    #expect(items.map(\.stage) == [1, 2, 2, 3, 3, 4, 5])
    #expect(items.map(\.stars) == [4, 4, 4, 4, 3, 4, 3])
    #expect(items.allSatisfy { !$0.mustHave && $0.target == 120 })
    #expect(
      items[0].resources.map(\.url) == ["https://exercism.org/tracks/python/concepts/basics#a"])
  }

  @Test("Knowing the concepts is one level, the syllabus, however long its chain is")
  func levels() throws {
    let names = (0..<30).map { "c\($0)" }
    let roadmap = try track(
      names, names.enumerated().map { ($1, $0 == 0 ? [] : ["c\($0 - 1)"]) })
    #expect(roadmap.faults() == [])
    #expect(roadmap.stages.count == 30)
    #expect(roadmap.levels.map(\.label.en) == ["Syllabus"])
  }

  private func document(
    concepts: [(uuid: String, slug: String)], practice: [(uuid: String, slug: String, hard: Int)],
    teaches: Bool = true
  ) throws -> ExercismTrack {
    let exercises = practice.map { one -> JSON in
      [
        "uuid": .string(one.uuid), "slug": .string(one.slug), "name": .string(one.slug),
        "prerequisites": JSON(concepts.prefix(1).map(\.slug)), "difficulty": .integer(one.hard),
      ]
    }
    let teaching = teaches ? concepts.map { JSON.object([("concepts", JSON([$0.slug]))]) } : []
    let json: JSON = [
      "slug": "t", "language": "T",
      "exercises": ["concept": .array(teaching), "practice": .array(exercises)],
      "concepts": .array(
        concepts.map { ["uuid": .string($0.uuid), "slug": .string($0.slug), "name": "N"] }),
    ]
    return try ExercismTrack(json.bytes())
  }

  @Test("Practice exercises are projects where they are wanted, by difficulty, and told where not")
  func practice() throws {
    let track = try document(
      concepts: [("u1", "a")],
      practice: [("p1", "two-fer", 1), ("p2", "zipper", 8), ("p3", "a", 4)])
    let plain = try track.imported(.init())
    #expect(plain.roadmap.items.map(\.slug.description) == ["t-a"])
    #expect(plain.remarks.map(\.en).contains { $0.contains("3 practice exercises") })
    let whole = try track.imported(.init(), practice: true)
    #expect(whole.decoded.faults() == [])
    #expect(
      whole.roadmap.items.map(\.slug.description) == ["t-a", "t-two-fer", "t-a-2", "t-zipper"])
    #expect(whole.roadmap.levels.map(\.id.description) == ["syllabus", "easy", "medium", "hard"])
    #expect(whole.roadmap.items.dropFirst().allSatisfy { $0.kind == .project })
    #expect(whole.roadmap.items[1].prerequisites.map(\.text) == ["t-a"])
    #expect(whole.roadmap.items.map(\.target) == [120, 60, 150, 270])
  }

  @Test("A track without concepts is its practice exercises")
  func practiceOnly() throws {
    let track = try document(
      concepts: [("u1", "a")], practice: [("p1", "two-fer", 1), ("p2", "zipper", 8)], teaches: false
    )
    let imported = try track.imported(.init())
    #expect(imported.decoded.faults() == [])
    #expect(imported.roadmap.levels.map(\.id.description) == ["easy", "hard"])
    #expect(imported.roadmap.items.allSatisfy { $0.prerequisites.isEmpty })
  }

  @Test("A track whose file has no key for concepts is its practice exercises too")
  func withoutKeys() throws {
    let exercise = #"{"uuid": "p", "slug": "x", "name": "X", "difficulty": 2}"#
    for rest in [
      "", #", "concepts": []"#, #", "concepts": [{"uuid": "a", "slug": "a", "name": "A"}]"#,
    ] {
      let text =
        #"{"slug": "c", "language": "C", "exercises": {"practice": [\#(exercise)]}\#(rest)}"#
      let imported = try ExercismTrack(Array(text.utf8)).imported(.init())
      #expect(imported.decoded.faults() == [])
      #expect(imported.roadmap.items.map(\.slug.description) == ["c-x"])
    }
  }

  @Test("What is renamed keeps its progress by its uuid, over several versions")
  func renamed() throws {
    var previous = try document(
      concepts: [("u1", "a"), ("u2", "b"), ("u3", "gone")], practice: [("p1", "x", 1)]
    ).imported(.init(), practice: true).roadmap
    let names = [[("u1", "a-new"), ("u2", "b")], [("u1", "a-last"), ("u2", "b")]]
    for (offset, concepts) in names.enumerated() {
      let imported = try document(concepts: concepts, practice: [("p1", "y", 1)])
        .imported(.init(version: offset + 2, previous: previous), practice: true)
      #expect(imported.decoded.faults() == [])
      let named = imported.remarks.map(\.en)
      #expect(named.contains { $0.hasSuffix(" is t-\(concepts[0].1) now") })
      previous = imported.roadmap
    }
    let heirs = previous.replacements()
    #expect(heirs[slug("t-a")] == slug("t-a-last") && heirs[slug("t-x")] == slug("t-y"))
    #expect(heirs[slug("t-a-new")] == slug("t-a-last") && heirs[slug("t-gone")] == nil)
    #expect(previous.items.filter(\.counts).map(\.slug.description) == ["t-a-last", "t-b", "t-y"])
  }

  @Test(
    "A circle and a slug that is none are faults, a concept given twice is two; nothing crashes")
  func faults() throws {
    let circle = try track(["a", "b", "c"], [("a", ["b"]), ("b", ["a"]), ("c", ["b"])])
    #expect(circle.faults() == [.cycle([.item(slug("t-a")), .item(slug("t-b"))])])
    #expect(try track(["a"], [("a", ["a"])]).faults() == [.selfReference(slug("t-a"))])
    let twice = try track(["a", "a"], [("a", [])])
    #expect(twice.items.map(\.slug.description) == ["t-a", "t-a-2"])
    #expect(throws: FileFault.self) { try track(["A"], [("A", [])]) }
    #expect(throws: FileFault.self) { try track([], []) }
    #expect(throws: FileFault.self) { try track(["a"], [("b", [])]) }
  }

  @Test(
    "Another file than a track's names what is missing, and where",
    arguments: [
      ("[]", "1:1", "an array"), ("{}", "1:1", "slug"), (#"{"slug": "x"}"#, "1:1", "language"),
      (#"{"slug": "x", "language": "X", "exercises": {}}"#, "1:45", "concept"),
      (
        #"{"slug": "x", "language": "X", "exercises": {"concept": [{"concepts": 1}]}}"#, "1:71", "1"
      ),
    ] as [(String, String, String)])
  func notATrack(text: String, position: String, named: String) throws {
    let fault = #expect(throws: FileFault.self) { try ExercismTrack(Array(text.utf8)) }
    #expect(fault?.position.description == position)
    #expect(fault?.message.en.contains(named) == true, "\(fault?.message.en ?? "")")
  }
}
