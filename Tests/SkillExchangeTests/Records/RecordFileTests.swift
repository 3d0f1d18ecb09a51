import Foundation
import SkillCore
import TestSupport
import Testing

@testable import SkillExchange

@Suite("The whole record as JSON")
struct RecordFileTests {
  private let id = FactID(high: 1, low: 2)
  private let other = FactID(high: 3, low: 4)
  private var learner: LearnerID { LearnerID(bits: other) }
  private var action: ActionID { ActionID(bits: id) }

  private func moment(_ seconds: Int64, _ offset: Int) -> Moment {
    Moment(Instant(seconds: seconds), zone: "Asia/Shanghai", offset: offset)
  }

  private func fact(_ kind: Fact.Kind, note: String? = nil, tags: [String] = []) -> PermanentRecord
  {
    .fact(
      FactRecord(
        Fact(
          id: id, skill: Slug("asyncio"), at: moment(1_768_485_600, 28_800), kind: kind, note: note,
          tags: tags),
        learner: learner, actions: [action, ActionID(bits: other)], replaces: other,
        isRunning: kind == .timer))
  }

  private var records: [PermanentRecord] {
    [
      .learner(LearnerRecord(id: LearnerID(bits: id), name: "安娜\u{0}\"\\", isCurrent: true)),
      .learner(LearnerRecord(id: learner, name: nil, isCurrent: false)),
      .action(
        ActionRecord(
          id: action, at: Instant(seconds: -2_208_988_800), words: "log\n", isDone: false,
          changedAt: Instant(seconds: 253_402_300_799))),
      .setting(
        SettingRecord(
          id: id, action: nil, learner: learner, key: "name", value: "ada", at: Instant(seconds: 0))
      ),
      fact(.session(end: moment(1_768_489_200, 29_143)), note: "e\u{301} \u{9}", tags: ["a", "ä"]),
      fact(.timer), fact(.completion), fact(.evidence("")), fact(.note(about: other), note: ""),
      fact(.checkIn(evidence: nil)), fact(.rating(5)), fact(.waiver, note: "x"),
      fact(.notApplicable, note: "y"), length, night,
      .void(VoidRecord(action: action, fact: other)),
    ]
  }

  /// A length on a day, which has no clock.
  private var length: PermanentRecord {
    let session = try? Session(
      StudyTime(minutes: 90), on: LocalDay(number: 20_468), zone: "America/New_York")
    guard let session else { return fact(.completion) }
    return .fact(
      FactRecord(
        Fact(id: id, skill: Slug("asyncio"), session: session, note: "n", tags: ["a"]),
        learner: learner, actions: [action], replaces: nil, isRunning: false))
  }

  /// A completion at night that counts on the evening before.
  private var night: PermanentRecord {
    let at = Moment(
      Instant(seconds: 1_768_500_000), zone: "Asia/Shanghai", offset: 28_800,
      localDay: LocalDay(number: 20_468))
    return .fact(
      FactRecord(
        Fact(id: other, skill: Slug("redis"), at: at, kind: .completion), learner: learner,
        actions: [action], replaces: nil, isRunning: false))
  }

  @Test("a length on a day has no clock in it; a night says the day that it counts on")
  func lengths() throws {
    let text = String(decoding: try written([length, night]), as: UTF8.self)
    #expect(
      text.contains(#""zone":"America/New_York","day":"2026-01-15","length":5400,"note":"n""#))
    #expect(
      text.contains(#""at":"2026-01-16T02:00:00+08:00","zone":"Asia/Shanghai","day":"2026-01-15"}"#)
    )
    let back = try read(Array(text.utf8))
    #expect(back.map { "\($0)" } == [length, night].map { "\($0)" })
    #expect(fault(text.replacing("5400", with: "86401")) != nil)
    #expect(fault(text.replacing("5400", with: "0")) != nil)
    #expect(
      fault(text.replacing(#""2026-01-15","length""#, with: #""2026-02-30","length""#)) != nil)
    #expect(fault(text.replacing(#""day":"2026-01-15","length""#, with: #""length""#)) != nil)
    for (day, isGood) in [("2026-01-16", true), ("2026-01-14", false), ("2026-01-17", false)] {
      let other = try read(
        Array(text.replacing(#""day":"2026-01-15"}"#, with: "\"day\":\"\(day)\"}").utf8))[1]
      let isRefused: Bool
      do throws(BadRecord) {
        try other.check()
        isRefused = false
      } catch { isRefused = true }
      #expect(isRefused != isGood, "\(day)")
    }
  }

  private func written(_ records: [PermanentRecord]) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var writer = RecordWriter { bytes += $0 }
    for record in records { try writer.append(record) }
    try writer.finish()
    return bytes
  }

  private func read(_ bytes: [UInt8], pieces: Int = 65_536) throws -> [PermanentRecord] {
    var rest = bytes[...]
    var records: [PermanentRecord] = []
    var reader = RecordReader {
      defer { rest = rest.dropFirst(pieces) }
      return Array(rest.prefix(pieces))
    }
    let keep = { (record: PermanentRecord) in records.append(record) }
    try reader.forEach(keep)
    return records
  }

  private func fault(_ text: String) -> String? {
    do {
      _ = try read(Array(text.utf8))
      return nil
    } catch let fault as FileFault {
      return "\(fault.position) \(fault.message.en)"
    } catch { return "\(error)" }
  }

  @Test("what is written is read back, whatever the pieces are", arguments: [1, 7, 65_536])
  func roundTrip(pieces: Int) throws {
    let bytes = try written(records)
    let back = try read(bytes, pieces: pieces)
    #expect(back.map { "\($0)" } == records.map { "\($0)" })
    #expect(try written(back) == bytes)
  }

  @Test("kinds are spelled as the schema does; the old spelling of a check-in is read")
  func kinds() throws {
    let text = String(decoding: try written(records), as: UTF8.self)
    for kind in FactKind.allCases { #expect(text.contains("\"kind\":\"\(kind.rawValue)\"")) }
    let old = try read(Array(text.replacing(#""checkin""#, with: #""check-in""#).utf8))
    #expect(old.map { "\($0)" } == records.map { "\($0)" })
    let wrong = fault(text.replacing(#""checkin""#, with: #""checkIn""#))
    #expect(wrong?.contains("rating, waiver or not-applicable") == true)
  }

  @Test("other layout, other order and a byte order mark make no difference")
  func layout() throws {
    let object = try JSONSerialization.jsonObject(with: Data(written(records)))
    let pretty = try JSONSerialization.data(
      withJSONObject: object, options: [.prettyPrinted, .sortedKeys])
    let back = try read([0xEF, 0xBB, 0xBF] + Array(pretty))
    #expect(Set(back.map { "\($0)" }) == Set(records.map { "\($0)" }))
  }

  @Test("there is a record to a line")
  func lines() throws {
    let text = String(decoding: try written(records), as: UTF8.self)
    #expect(text.split(separator: "\n").count == records.count + 1 + 6 + 5)
  }

  @Test("an empty record is a document")
  func empty() throws {
    #expect(try read(written([])).isEmpty)
  }

  @Test(
    "errors have a place",
    arguments: [
      ("", "1:1 a record of Rung begins with {"),
      ("[1]", "1:1 a record of Rung begins with {"),
      (
        "{}",
        "1:1 this is not what rung export json writes: it begins with \"format\": \"rung\" and a \"version\""
      ),
      (
        #"{"format":"x"}"#,
        "1:11 this is not what rung export json writes: it begins with \"format\": \"rung\" and a \"version\""
      ),
      (
        #"{"format":"rung","version":1,"mood":[]}"#,
        "1:30 unknown key “mood”; known: learners, roadmaps, actions, settings, facts, voids"
      ),
      (
        #"{"format":"rung","version":1,"voids":[]"#,
        "1:40 a comma or “}” must follow; is the file complete?"
      ),
      (
        #"{"format":"rung","version":1,"voids":["#,
        "1:39 the file ends here, but a value must follow"
      ),
      (
        #"{"format":"rung","version":1}x"#,
        "1:30 more text after the value; a JSON file holds one value, remove the rest"
      ),
      (
        "{\"format\":\"rung\",\"version\":1,\n\"voids\":[\n {\"action\":\"1\"}]}",
        "3:12 this must be an id of 32 hexadecimal digits, but it is a string"
      ),
      (
        #"{"format":"rung","version":1,"voids":[],"voids":[]}"#,
        "1:41 the key “voids” occurs twice; remove one"
      ),
      (#"{"format":"rung","version":1,"voids":{}}"#, "1:38 this must be an array [...]"),
      (
        #"{"format":"rung","version":1,"voids":[{"action":1}]}"#,
        "1:49 this must be an id of 32 hexadecimal digits, but it is 1"
      ),
    ])
  func faults(_ text: String, _ expected: String) {
    #expect(fault(text) == expected)
  }

  @Test("no cut-off file crashes or passes", arguments: [rounds(7, long: 1), 11])
  func truncated(step: Int) throws {
    let bytes = try written(records)
    for length in stride(from: 0, to: bytes.count - 2, by: step) {
      #expect(throws: FileFault.self) { try read(Array(bytes[..<length])) }
    }
  }

  @Test("broken bytes never crash the reader")
  func garbage() throws {
    var generator = SystemRandomNumberGenerator()
    let bytes = try written(records)
    for _ in 0..<2000 {
      var broken = bytes
      for _ in 0..<3 {
        broken[Int.random(in: 0..<bytes.count, using: &generator)] = .random(in: 0...255)
      }
      _ = try? read(broken)
    }
    let deep =
      Array(#"{"format":"rung","version":1,"facts":["#.utf8)
      + [UInt8](repeating: 91, count: 1_000_000)
    #expect(throws: FileFault.self) { try read(deep) }
  }

  @Test("the schema that ships accepts what is written, by another program's judgement")
  func schema() throws {
    let text = String(decoding: try written(records), as: UTF8.self)
    let script = """
      import json, sys
      from jsonschema import Draft202012Validator as Validator
      schema, good, bad = [json.loads(one) for one in json.load(sys.stdin)]
      Validator.check_schema(schema)
      print(json.dumps([Validator(schema).is_valid(one) for one in (good, bad)]))
      """
    let bad = text.replacingOccurrences(of: "\"rating\":5", with: "\"rating\":6")
    let texts = [String(decoding: RecordFile.schema, as: UTF8.self), text, bad]
    let answer = try PythonValidator.run(script, input: JSON(texts).bytes())
    #expect(String(decoding: answer, as: UTF8.self) == "[true, false]\n")
  }
}
