import SkillCore
import Testing

@testable import SkillStore

@Suite("Check-ins, ratings, remarks and marks")
struct MarkTests {
  let test: TestStore

  init() throws {
    test = try TestStore()
  }

  private func checkIn(
    _ evidence: Evidence? = nil, at minutes: Int64 = 0, note: String? = nil
  ) throws -> Bool {
    try test.store.checkIn(
      test.fact(.checkIn(evidence: evidence), "weekly", at: minutes, note: note), of: test.ada,
      test.command("checkin"))
  }

  @Test("checking in twice on one local day changes nothing, unless it says more")
  func sameDay() throws {
    #expect(try checkIn())
    #expect(try test.unchanged { try checkIn(at: 119) } == false)
    #expect(try checkIn("https://example.org", at: 1))
    #expect(try checkIn(at: 2, note: "a remark"))
    // 22:00 and two hours: it is tomorrow in Shanghai.
    #expect(try checkIn(at: 120))
    #expect(try test.live(.checkin).count == 4)
  }

  @Test("the same rating again changes nothing; another, and the first one again, count")
  func ratings() throws {
    func rate(_ value: Int, at minutes: Int64, note: String? = nil) throws -> Bool {
      try test.store.rate(
        test.fact(.rating(value), at: minutes, note: note), of: test.ada, test.command("rate"))
    }
    #expect(try rate(3, at: 0))
    #expect(try test.unchanged { try rate(3, at: 1) } == false)
    #expect(try rate(3, at: 2, note: "why"))
    #expect(try rate(4, at: 3))
    #expect(try rate(3, at: 4))
    #expect(throws: (any Error).self) { try rate(6, at: 5) }
    #expect(throws: (any Error).self) { try rate(0, at: 5) }
  }

  @Test("a remark may be about a session; it stays when the session is deleted")
  func remarks() throws {
    let session = try #require(try test.log(0..<10)).fact
    let note = test.fact(.note(about: session.id), nil, note: "which was fun")
    try test.store.addNote(note, of: test.ada, test.command("note"))
    #expect(try test.store.delete(session.id, test.command()))
    #expect(try test.live() == [note])
  }

  @Test("a mark of not applicable is made once, also on a group; undo takes it away")
  func notApplicable() throws {
    func mark(_ name: Slug) throws -> Bool {
      try test.store.markNotApplicable(
        test.fact(.notApplicable, name, note: "no need"), of: test.ada, test.command())
    }
    #expect(try mark("flask"))
    #expect(try test.unchanged { try mark("flask") } == false)
    #expect(try mark("web"))
    #expect(try Set(test.live().map(\.skill)) == ["flask", "web"])
    #expect(try test.undo() == 1)
    #expect(try test.live().map(\.skill) == ["flask"])
    #expect(try mark("web"))
  }
}
