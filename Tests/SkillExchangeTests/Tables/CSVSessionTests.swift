import SkillCore
import TestSupport
import Testing

@testable import SkillExchange

@Suite("A session written straight into the table")
struct CSVSessionTests {
  private let texts = [
    "", "plain", "循环, 装饰器", "two\nlines", "dos\r\nlines", "\"quoted\"", "=1+1", "\u{FEFF}bom",
    "null\u{0}byte", "e\u{301} 👩‍👩‍👧", String(repeating: "long ", count: 20_000),
  ]

  private func bytes(_ body: (inout CSVWriter) throws -> Void) throws -> [UInt8] {
    let out = Pieces()
    var writer = CSVWriter { out.pieces.append($0) }
    try body(&writer)
    try writer.finish()
    return Array(out.pieces.joined())
  }

  @Test(
    "is byte for byte the row of the other tables' way", arguments: UInt64(1)...rounds(3, long: 20))
  func same(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    for _ in 0..<50 {
      func any<T>(_ list: [T]) -> T { list[Int.random(in: list.indices, using: &generator)] }
      let zone = any(["UTC", "Asia/Shanghai", "<+03>-3,M3.5.0", "\"odd\""])
      let offsets = [0, 28_800, -12_600, 19_800, -1_172, 93_600, -93_600, 59]
      let seconds: Int64 = .random(
        in: any([0...2_000_000_000, -2_208_800_000...250_000_000_000, -2_208_800_000...0]),
        using: &generator)
      let start = Moment(Instant(seconds: seconds), zone: zone, offset: any(offsets))
      let length: Int64 = .random(
        in: any([1...59, 1...86_400] as [ClosedRange<Int64>]), using: &generator)
      let end = Moment(Instant(seconds: seconds &+ length), zone: zone, offset: any(offsets))
      let time =
        any([true, false])
        ? try Session(from: start, to: end)
        : try Session(StudyTime(seconds: Int(length)), on: start.localDay, zone: zone)
      let (note, tags) = (any(texts), any([[], ["deep"], ["a", "深,"]]))
      let (skill, stage, isGroup) = (Slug("asyncio"), any([nil, 3]), any([true, false]))
      let id = FactID.random(using: &generator)
      let fact = CSVFact(
        Fact(id: id, skill: skill, session: time, note: note, tags: tags),
        learner: any(texts), stage: stage, isGroup: isGroup)
      let session = CSVSession(
        id: id, learner: CSVSession.Cells([fact.learner]),
        skill: CSVSession.Cells(CSVFact.skillCells(skill, stage: stage, isGroup: isGroup)),
        time: time, tags: tags.joined(separator: " "), note: note)
      let (straight, other) = try (
        bytes { try $0.append(session) }, bytes { try $0.append(fact.row) }
      )
      #expect(straight == other, "seed \(seed): \(fact.row.prefix(11))")
    }
  }

  @Test("years of less and more than four digits, and offsets of seconds")
  func extremes() {
    func text(_ seconds: Int64, _ offset: Int) -> String {
      Moment(Instant(seconds: seconds), zone: "x", offset: offset).iso8601
    }
    #expect(text(-62_135_596_800, 0) == "0001-01-01T00:00:00+00:00")
    #expect(text(-62_167_219_201, 0) == "-0001-12-31T23:59:59+00:00")
    #expect(text(253_402_300_800, 0) == "10000-01-01T00:00:00+00:00")
    #expect(text(0, -1172) == "1969-12-31T23:40:28-00:19:32")
    #expect(text(0, 93_600) == "1970-01-02T02:00:00+26:00")
    #expect(Moment(Instant(seconds: 0), zone: "x", offset: .min).iso8601.hasPrefix("-"))
  }
}
