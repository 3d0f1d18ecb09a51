import SkillCore
import Testing

@testable import SkillStore

@Suite("Trimming a session to the time that is free")
struct TrimTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let taken: [Range<Int64>]
    let wanted: Range<Int64>
    let left: Range<Int64>?
    var testDescription: String { "\(wanted) without \(taken)" }

    init(_ wanted: Range<Int64>, without taken: [Range<Int64>], leaves left: Range<Int64>?) {
      (self.wanted, self.taken, self.left) = (wanted, taken, left)
    }
  }

  static let cases = [
    Case(0..<60, without: [], leaves: 0..<60),
    Case(0..<60, without: [-30..<0, 60..<90], leaves: 0..<60),
    Case(0..<60, without: [-30..<20], leaves: 20..<60),
    Case(0..<60, without: [50..<90], leaves: 0..<50),
    Case(0..<60, without: [20..<30], leaves: 30..<60),
    Case(0..<60, without: [30..<31], leaves: 0..<30),
    // Of equals, the earliest.
    Case(0..<60, without: [20..<40], leaves: 0..<20),
    Case(0..<60, without: [0..<1, 59..<60], leaves: 1..<59),
    Case(0..<60, without: [10..<20, 15..<45, 12..<13], leaves: 45..<60),
    Case(0..<60, without: [0..<60], leaves: nil),
    Case(0..<60, without: [-5..<30, 30..<65], leaves: nil),
    Case(0..<60, without: [0..<29, 30..<60], leaves: 29..<30),
  ]

  @Test("leaves the longest free stretch", arguments: cases)
  func trims(_ one: Case) throws {
    let test = try TestStore()
    for (index, taken) in one.taken.enumerated() {
      try test.log(test.session(index % 2 == 0 ? "flask" : "zebra", taken), .allow)
    }
    let wanted = test.session("asyncio", one.wanted, note: "n", tags: ["t"])
    guard let left = one.left else {
      #expect(try test.unchanged { try test.log(wanted, .trim) } == nil)
      return
    }
    let logged = try #require(try test.log(wanted, .trim))
    #expect(logged.fact.minutes == left)
    #expect(logged.wasTrimmed == (left != one.wanted))
    #expect(logged.fact.id == wanted.id)
    #expect(logged.fact.note == "n" && logged.fact.tags == ["t"])
    #expect(try test.store.session(number: 1, of: test.ada).map { $0.at.zone } == "Asia/Shanghai")
    // Nothing is left to trim from what was trimmed.
    #expect(try test.store.delete(logged.fact.id, test.command()))
    #expect(try test.log(logged.fact.minutes!, .trim)?.wasTrimmed == false)
  }

  @Test("gives a trimmed end the zone's offset of that instant")
  func newOffset() throws {
    let test = try TestStore()
    try test.log(30..<60)
    let logged = try test.store.log(
      test.session("asyncio", 0..<60), of: test.ada, overlap: .trim,
      moment: { Moment($0, zone: "Asia/Shanghai", offset: $0 == minute(30).instant ? 3_600 : 0) },
      test.command())
    guard case .session(let end) = logged?.fact.kind else {
      Issue.record("no session")
      return
    }
    #expect(end.offset == 3_600)
    #expect(logged?.fact.at.offset == 0)
  }
}
