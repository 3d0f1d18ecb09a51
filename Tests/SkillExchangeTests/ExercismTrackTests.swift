import Foundation
import SkillCore
import Testing

@testable import SkillExchange

/// `Fixtures/exercism-config.json`: the shape of a track's file, with what Rung must not trip over.
func exercismSample() throws -> ExercismTrack {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures/exercism-config.json")
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
    return try ExercismTrack(json.bytes()).roadmap(version: 1).roadmap
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

  @Test("It is a sound roadmap without warnings, and reads back")
  func sound() throws {
    let decoded = try exercismSample().roadmap(version: 3)
    #expect(decoded.faults() == [])
    #expect(decoded.warnings() == [])
    #expect(decoded.roadmap.reference.description == "exercism-python@3")
    let text = RoadmapFile.encode(decoded.roadmap)
    #expect(try RoadmapFile.decode(Array(text.utf8)).roadmap == decoded.roadmap)
  }

  @Test("What a concept exercise teaches is a skill; what is unfinished or untaught is none")
  func items() throws {
    let items = try exercismSample().roadmap(version: 1).roadmap.items
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
      items[0].resources.map(\.url) == ["https://exercism.org/tracks/python/concepts/basics"])
  }

  @Test(
    "The stages are shared out to at most three levels, each with something to learn",
    arguments: [
      (1, [1]), (2, [1, 1]), (3, [1, 1, 1]), (4, [2, 1, 1]), (5, [2, 2, 1]), (7, [3, 2, 2]),
      (30, [10, 10, 10]),
    ] as [(Int, [Int])])
  func levels(count: Int, shares: [Int]) throws {
    let names = (0..<count).map { "c\($0)" }
    let roadmap = try track(
      names, names.enumerated().map { ($1, $0 == 0 ? [] : ["c\($0 - 1)"]) })
    #expect(roadmap.faults() == [])
    #expect(roadmap.stages.count == count)
    #expect(
      roadmap.capabilities.map { one in roadmap.items.count { $0.capability == one.id } } == shares)
  }

  @Test("A circle, a concept given twice and a slug that is none are faults, not crashes")
  func faults() throws {
    let circle = try track(["a", "b", "c"], [("a", ["b"]), ("b", ["a"]), ("c", ["b"])])
    #expect(circle.faults() == [.cycle([.item(slug("t-a")), .item(slug("t-b"))])])
    #expect(try track(["a"], [("a", ["a"])]).faults() == [.selfReference(slug("t-a"))])
    #expect(
      try track(["a", "a"], [("a", [])]).faults().contains(.duplicate(.item(slug("t-a")))))
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
