import SkillCore
import Testing

@testable import SkillStore

@Suite("Marking as done")
struct CompletionTests {
  let test: TestStore

  init() throws {
    test = try TestStore()
  }

  @Test("again keeps the first date and changes nothing")
  func twice() throws {
    let first = try test.complete(at: 0)
    #expect(!first.wasDone && !first.changedNothing)
    let again = try test.unchanged { try test.complete(at: 50) }
    #expect(again.wasDone && again.changedNothing)
    #expect(again.completion == first.completion)
  }

  @Test("again with new evidence or a remark adds just that, in one undo step")
  func onlyWhatIsNew() throws {
    try test.complete(evidence: "https://example.org")
    let same = try test.unchanged { try test.complete(at: 5, evidence: "https://example.org") }
    #expect(same.changedNothing)
    let again = try test.complete(at: 6, evidence: "another", note: "why")
    #expect(again.wasDone && !again.changedNothing)
    #expect(again.evidence?.kind == .evidence("another"))
    #expect(again.note?.note == "why")
    #expect(try test.live().count == 4)
    #expect(try test.undo() == 1)
    #expect(try test.live().count == 2)
  }

  @Test("of one skill says nothing of another, nor of another learner")
  func separate() throws {
    let bob = try test.store.addLearner(
      named: "bob", roadmap: Roadmap.small.reference, test.command()
    ).learner
    try test.complete("asyncio")
    #expect(try test.complete("flask").wasDone == false)
    let his = try test.store.complete(
      test.fact(.completion), evidence: nil, of: bob, test.command())
    #expect(his.wasDone == false)
  }

  @Test("reopening takes back completion and waiver; then it can be done again, with a new date")
  func reopening() throws {
    let done = try test.complete(at: 0, evidence: "x").completion
    let waiver = test.fact(.waiver, at: 1, note: "knew it")
    _ = try test.store.complete(waiver, evidence: nil, of: test.ada, test.command("waive"))
    let reopened = try test.store.reopen("asyncio", of: test.ada, test.command("reopen"))
    #expect(Set(reopened) == [done, waiver])
    #expect(try test.live().map(\.kind) == [.evidence("x")])
    let nothing = try test.unchanged {
      try test.store.reopen("asyncio", of: test.ada, test.command())
    }
    #expect(nothing == [])
    let again = try test.complete(at: 9)
    #expect(!again.wasDone && again.completion.at == minute(9))
    #expect(try test.undo(2) == 2)
    #expect(try Set(test.live(.completion, .waiver)) == [done, waiver])
  }

  @Test("the same evidence again changes nothing; text that only looks the same is other evidence")
  func evidence() throws {
    func add(_ text: String) throws -> Bool {
      try test.store.addEvidence(test.fact(.evidence(Evidence(text))), of: test.ada, test.command())
    }
    #expect(try add("caf\u{e9}"))
    #expect(try test.unchanged { try add("caf\u{e9}") } == false)
    #expect(try add("cafe\u{301}"))
    #expect(try add("caf\u{e9} "))
    #expect(try test.live(.evidence).count == 3)
    #expect(try test.undo() == 1)
    #expect(try add("caf\u{e9} "))
  }

  @Test("a skill that no roadmap has is refused, and nothing is written")
  func unknownSkill() throws {
    let before = try test.store.wholeContent()
    #expect(throws: (any Error).self) { try test.complete("no-such-skill") }
    #expect(throws: (any Error).self) { try test.log(test.session("no-such-skill", 0..<1)) }
    #expect(try test.store.wholeContent() == before)
  }
}
