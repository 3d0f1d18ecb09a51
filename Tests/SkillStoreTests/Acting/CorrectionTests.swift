import SkillCore
import Testing

@testable import SkillStore

@Suite("Naming a fact, and deleting it")
struct CorrectionTests {
  let test: TestStore

  init() throws {
    test = try TestStore()
  }

  private func log(_ id: FactID, at minutes: Int64) throws -> Fact {
    let session = Fact(
      id: id, skill: "asyncio", at: minute(minutes), kind: .session(end: minute(minutes + 1)))
    try test.log(session)
    return session
  }

  @Test("four digits do where no other id ends with them")
  func short() throws {
    let fact = try log(FactID(high: 1, low: 0xabcd), at: 0)
    #expect(try test.store.shortID(fact.id) == "abcd")
    #expect(try test.store.fact(idEnding: "ABCD").fact == fact)
    #expect(try test.store.fact(idEnding: "0abcd").fact == fact)
    #expect(try test.store.fact(idEnding: fact.id.description).learner == test.ada)
  }

  @Test("ids that end alike are shown as long as needed, and the short end names neither")
  func collision() throws {
    let one = try log(FactID(high: 1, low: 0x1111_2222_abcd), at: 0)
    let two = try log(FactID(high: 1, low: 0x1111_3222_abcd), at: 2)
    let far = try log(FactID(high: 2, low: 0x1111_3222_abcd), at: 4)
    #expect(try test.store.shortID(one.id) == "2222abcd")
    #expect(try test.store.shortID(two.id) == two.id.description.suffix(17))
    #expect(try test.store.shortID(far.id) == far.id.description.suffix(17))
    for fact in [one, two, far] {
      #expect(try test.store.fact(idEnding: test.store.shortID(fact.id)).fact == fact)
    }
    guard
      case .ambiguousFact("abcd", let ids) = try test.refusal({
        try test.store.fact(idEnding: "abcd")
      })
    else {
      Issue.record("not refused")
      return
    }
    #expect(Set(ids) == [one.id, two.id, far.id])
  }

  @Test("ids that differ in the first digit only are shown whole")
  func nearlyTheSame() throws {
    let one = try log(FactID(high: 1 << 60, low: 7), at: 0)
    let two = try log(FactID(high: 2 << 60, low: 7), at: 2)
    for fact in [one, two] { #expect(try test.store.shortID(fact.id) == fact.id.description) }
  }

  @Test(
    "what is no end of an id names nothing",
    arguments: [
      "", "a", "bcd", "+bcd", "-bcd", "abce", "xyzw", "编号编号", "abcd\u{0}", " abcd", "ab\u{301}cd",
      String(repeating: "0", count: 33), String(repeating: "é", count: 20),
    ])
  func unknown(_ suffix: String) throws {
    _ = try log(FactID(high: 0, low: 0xabcd), at: 0)
    guard
      case .unknownFact(suffix) = try test.refusal({
        try test.store.fact(idEnding: suffix)
      })
    else {
      Issue.record("not refused")
      return
    }
  }

  @Test("deleting twice changes nothing; undo brings back the same id")
  func deleting() throws {
    let fact = try log(FactID(high: 3, low: 0xabcd), at: 0)
    #expect(try test.store.delete(fact.id, test.command()))
    #expect(try test.unchanged { try test.store.delete(fact.id, test.command()) } == false)
    #expect(try test.live() == [])
    let found = try test.store.fact(idEnding: "abcd")
    #expect(found.fact == fact && !found.counts)
    #expect(try test.undo() == 1)
    #expect(try test.live() == [fact])
    let unknown = FactID(high: 9, low: 0xabcd)
    #expect(try test.unchanged { try test.store.delete(unknown, test.command()) } == false)
  }

  @Test("one id cannot be recorded twice")
  func sameID() throws {
    let id = FactID(high: 3, low: 0xabcd)
    _ = try log(id, at: 0)
    let before = try test.store.wholeContent()
    #expect(throws: (any Error).self) { try log(id, at: 5) }
    #expect(try test.store.wholeContent() == before)
  }
}
