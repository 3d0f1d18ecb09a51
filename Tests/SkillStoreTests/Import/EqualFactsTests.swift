import SkillCore
import Testing
import ThinSQLite

@testable import SkillStore

@Suite("Facts that arrive without an id and are here already")
struct EqualFactsTests {
  /// Takes in facts as a reader without ids does.
  private func take(_ test: TestStore, _ facts: [Fact], dry: Bool = false) throws -> [String] {
    try test.store.importFacts(dry: dry, test.command("import")) { factImport in
      try facts.map { fact in
        let key =
          "\(fact.skill.map { "\($0)" } ?? "") \(fact.at) \(fact.kind) \(fact.note ?? "") \(fact.tags)"
        var naming = FactImport.Naming()
        naming.numbered = FactImport.numbers(key, from: "test", of: test.ada)
        let arrival = try factImport.take(fact, of: test.ada, named: naming) {
          $0.renamed(fact.id) == fact
        }
        switch arrival {
        case .new: return "new"
        case .back: return "back"
        case .known: return "known"
        case .deleted: return "deleted"
        case .different: return "different"
        case .changed: return "changed"
        case .waits: return "waits"
        }
      }
    }
  }

  @Test("as many equal rows as there are equal facts are these; one more is new")
  func counted() throws {
    let test = try TestStore()
    let fact = test.session("asyncio", 0..<60, tags: ["a"])
    try test.log(fact)
    try test.log(test.session("asyncio", 0..<60, tags: ["a"]))
    for dry in [true, false] {
      #expect(try test.unchanged { try take(test, [fact, fact], dry: dry) } == ["known", "known"])
    }
    #expect(try take(test, [fact, fact, fact, fact]) == ["known", "known", "new", "new"])
    #expect(
      try test.unchanged { try take(test, [fact, fact, fact, fact]) }
        == Array(repeating: "known", count: 4))
    #expect(try test.undo() == 1)
    #expect(try take(test, [fact, fact, fact]) == ["known", "known", "back"])
  }

  @Test("other learners, skills, times, lengths, texts and tags are other facts")
  func others() throws {
    let test = try TestStore()
    try test.log(test.session("asyncio", 0..<60, tags: ["a"]))
    let others = [
      test.session("flask", 0..<60, tags: ["a"]), test.session("asyncio", 0..<61, tags: ["a"]),
      test.session("asyncio", 1..<60, tags: ["a"]), test.session("asyncio", 0..<60),
      test.session("asyncio", 0..<60, tags: ["b"]),
    ]
    #expect(try take(test, others, dry: true) == Array(repeating: "new", count: 5))
    let here = test.session("asyncio", 0..<60, tags: ["a"])
    let noted = Fact(
      id: here.id, skill: here.skill, at: here.at, kind: here.kind, note: "é", tags: here.tags)
    #expect(try take(test, [noted]) == ["new"])
    let decomposed = Fact(
      id: here.id, skill: here.skill, at: here.at, kind: here.kind, note: "e\u{301}",
      tags: here.tags)
    #expect(try take(test, [decomposed], dry: true) == ["new"])
    #expect(try take(test, [noted, here], dry: true) == ["known", "known"])
  }

  @Test("what was deleted here stays so; what was corrected is here; what was undone is not")
  func gone() throws {
    let test = try TestStore()
    let facts = [test.session("asyncio", 0..<60), test.session("flask", 70..<90)]
    for fact in facts { try test.log(fact) }
    _ = try test.store.delete(facts[0].id, test.command("delete"))
    let corrected = Fact(
      id: test.newID(), skill: "flask", at: facts[1].at, kind: facts[1].kind, note: "better")
    _ = try test.store.replace(
      facts[1].id, with: corrected, of: test.ada, overlap: .allow, moment: shanghai,
      test.command("edit"))
    for dry in [true, false] {
      #expect(
        try test.unchanged { try take(test, facts, dry: dry) } == ["deleted", "known"])
    }
    #expect(
      try test.unchanged { try take(test, [corrected, facts[1]], dry: true) }
        == ["known", "new"])
    #expect(try test.undo(4) == 4)
    #expect(try take(test, facts) == ["new", "new"])
  }

  @Test("completions, proofs, check-ins, ratings and notes are known by instant and text")
  func kinds() throws {
    let test = try TestStore()
    let at = test.session("asyncio", 0..<60).at
    let kinds: [(Slug?, Fact.Kind, String?)] = [
      ("asyncio", .completion, nil), ("asyncio", .evidence("https://a"), nil),
      ("asyncio", .rating(3), nil), (nil, .note(about: nil), "remark"),
      ("asyncio", .waiver, "why"),
    ]
    let facts = kinds.map { Fact(id: test.newID(), skill: $0, at: at, kind: $1, note: $2) }
    #expect(try take(test, facts) == Array(repeating: "new", count: facts.count))
    let again = kinds.map { Fact(id: test.newID(), skill: $0, at: at, kind: $1, note: $2) }
    #expect(
      try test.unchanged { try take(test, again) } == Array(repeating: "known", count: facts.count))
    let others: [(Slug?, Fact.Kind, String?)] = [
      ("flask", .completion, nil), ("asyncio", .evidence("https://b"), nil),
      ("asyncio", .rating(4), nil),
      (nil, .note(about: nil), "another"), ("asyncio", .waiver, "because"),
    ]
    let new = others.map { Fact(id: test.newID(), skill: $0, at: at, kind: $1, note: $2) }
    #expect(try take(test, new, dry: true) == Array(repeating: "new", count: new.count))
  }

  @Test("many facts at one place are counted, each with its own text")
  func crowd() throws {
    let test = try TestStore()
    let facts = (0..<300).map { number -> Fact in
      let session = test.session("asyncio", 0..<60)
      return Fact(
        id: session.id, skill: session.skill, at: session.at, kind: session.kind,
        note: "\(number % 100)")
    }
    #expect(try Set(take(test, facts)) == ["new"])
    #expect(try Set(test.unchanged { try take(test, facts) }) == ["known"])
    #expect(try Set(test.unchanged { try take(test, facts.reversed()) }) == ["known"])
  }
}
