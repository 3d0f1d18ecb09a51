import Foundation
import SkillCore
import Testing

@testable import SkillExchange

/// The shipped JSON Schema, judged by Python's `jsonschema` (PyPI).
@Suite struct RoadmapSchemaTests {
  /// The file as it stands in `Roadmaps/`, without its comments.
  private func plain(_ bytes: [UInt8]) throws -> JSON {
    try #require(try PositionedJSON.read(bytes, relaxed: true).plain)
  }

  private func text(_ json: String) throws -> JSON {
    try plain(Array(json.utf8))
  }

  @Test("Draft 2020-12 accepts the schema; the schema accepts what Rung ships and writes")
  func accepts() throws {
    let roadmap = try defaultRoadmap.get()
    var good = [
      try plain(PackageResources.python_backend_json), try text(RoadmapFile.encode(roadmap)),
      try text(RoadmapFile.canonical(roadmap)),
    ]
    good += try RoadmapExample.allCases.map { try plain($0.bytes) }
    good.append(try text(RoadmapFile.encode(exercismSample().imported(.init()).roadmap)))
    good += try [
      #"{"slug": "s", "version": 1, "title": "T", "items": [{"slug": "数据库", "label": "L"}]}"#,
      #"{"slug": "ü", "version": 1, "title": "T", "capabilities": [{"id": "c", "label": "C"}], "items": [{"slug": "i", "label": "L"}]}"#,
    ].map(text)
    #expect(try verdicts(good) == good.map { _ in true })
  }

  @Test(
    "The schema refuses what the reader or the validator refuses by its form alone",
    arguments: [
      (#""version": 1"#, #""version": 0"#), (#""version": 1"#, #""version": "1""#),
      (#""title": "T", "#, ""), (#""threshold": 70"#, #""treshold": 70"#),
      (#""threshold": 70"#, #""threshold": 101"#), (#""threshold": 70"#, #""threshold": 0"#),
      (#""stars": 3, "target""#, #""stars": 6, "target""#), (#""target": 1"#, #""target": 0"#),
      (#""slug": "i""#, #""slug": "I""#), (#""slug": "i""#, #""slug": "C++""#),
      (#""slug": "i""#, #""slug": "\#(Self.long)""#),
      (#""k": 1"#, #""k": 0"#), (#""@g:1""#, #""@g:0""#), (#""@g:1""#, #""@G""#),
      (#", "period": "week""#, ""), (#""kind": "habit", "#, ""),
      (#""period": "week""#, #""period": "day""#), (#""kind": "habit""#, #""kind": "habits""#),
      (#"{"en": "L", "zh": "级"}"#, #"{"en": "L"}"#), (#""title": "R""#, #""name": "R""#),
      (#""levels": [{"id": "l", "label": {"en": "L", "zh": "级"}}]"#, #""levels": []"#),
    ] as [(String, String)])
  func refuses(old: String, new: String) throws {
    let parts = Self.good.components(separatedBy: old)
    try #require(parts.count == 2, "the sample has that text once")
    let bad = parts.joined(separator: new)
    let isRefused =
      (try? RoadmapFile.decode(Array(bad.utf8)).faults().isEmpty) != true
    #expect(isRefused, "Rung refuses it too")
    #expect(try verdicts([try text(Self.good), try text(bad)]) == [true, false])
  }

  private static let long = String(repeating: "a", count: 65)
  private static let good = #"""
    {"slug": "s", "version": 1, "title": "T", "levels": [{"id": "l", "label": {"en": "L", "zh": "级"}}],
     "capabilities": [{"id": "c", "level": "l", "label": "C", "threshold": 70}],
     "groups": [{"id": "g", "label": "G", "k": 1, "stars": 2, "capability": "c"}],
     "items": [
      {"slug": "i", "label": "I", "stars": 3, "target": 1, "capability": "c", "group": "g"},
      {"slug": "h", "label": "H", "stars": 2, "capability": "c", "kind": "habit", "period": "week",
       "prerequisites": ["i", "@g:1"], "resources": [{"title": "R"}]}]}
    """#

  /// Whether the schema accepts each of the files.
  private func verdicts(_ files: [JSON]) throws -> [Bool] {
    let schema = try plain(RoadmapSchema.bytes)
    let script = """
      import json, sys
      from jsonschema import Draft202012Validator as Validator
      asked = json.load(sys.stdin)
      Validator.check_schema(asked["schema"])
      judge = Validator(asked["schema"])
      print(json.dumps([judge.is_valid(one) for one in asked["files"]]))
      """
    let answer = try PythonValidator.run(
      script, input: (["schema": schema, "files": .array(files)] as JSON).bytes())
    guard case .array(let rows) = try PositionedJSON.read(answer).value else { return [] }
    return try rows.map { try $0.asBool() }
  }
}

/// A Python that has `jsonschema`. Without one the tests fail: `Scripts/test` installs it.
enum PythonValidator {
  private static let interpreter: String? = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let folders = path.split(separator: ":").map(String.init) + ["/usr/bin"]
    return folders.map { $0 + "/python3" }.first { python in
      guard FileManager.default.isExecutableFile(atPath: python) else { return false }
      return (try? start(python, "from jsonschema import Draft202012Validator", input: nil)) != nil
    }
  }()

  static func run(_ script: String, input: [UInt8]) throws -> [UInt8] {
    let python = try #require(
      interpreter,
      "No python3 has jsonschema. Run: apt-get install python3-jsonschema (or: python3 -m pip install jsonschema)"
    )
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("rung-\(UUID().uuidString).json")
    try Data(input).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    return try start(python, script, input: try FileHandle(forReadingFrom: file))
  }

  private struct Failed: Error {
    let status: Int32
  }

  private static func start(_ python: String, _ script: String, input: FileHandle?) throws
    -> [UInt8]
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = ["-c", script]
    process.standardInput = input ?? FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    if input == nil { process.standardError = FileHandle.nullDevice }
    try process.run()
    let answer = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed(status: process.terminationStatus) }
    return Array(answer)
  }
}
