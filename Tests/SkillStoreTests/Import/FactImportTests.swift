import SkillCore
import TestSupport
import Testing
import ThinSQLite

@testable import SkillStore

@Suite("Taking in facts from elsewhere")
struct FactImportTests {
  private func take(
    _ test: TestStore, _ facts: [Fact], dry: Bool = false
  ) throws -> (arrivals: [String], overlaps: Int) {
    try test.store.importFacts(dry: dry, test.command("import")) { factImport in
      let arrivals = try facts.map { fact in
        switch try factImport.take(fact, of: test.ada, isSame: { $0 == fact }) {
        case .new: "new"
        case .back: "back"
        case .known: "known"
        case .deleted: "deleted"
        case .different: "different"
        case .changed: "changed"
        case .waits: "waits"
        }
      }
      return (arrivals, try factImport.overlaps())
    }
  }

  @Test("new, known, different and back, with sums that are right after each")
  func arrivals() throws {
    let test = try TestStore()
    let facts = [test.session("asyncio", 0..<60), test.session("flask", 10..<30)]
    #expect(try take(test, facts).arrivals == ["new", "new"])
    #expect(try test.unchanged { try take(test, facts).arrivals } == ["known", "known"])
    let other = Fact(
      id: facts[0].id, skill: "flask", at: facts[0].at, kind: facts[0].kind, note: "x")
    #expect(try test.unchanged { try take(test, [other]).arrivals } == ["different"])
    #expect(try test.undo() == 1)
    #expect(try test.live().isEmpty)
    #expect(try take(test, facts).arrivals == ["back", "back"])
    #expect(try test.live().count == 2)
    #expect(try test.store.wronglyLive().isEmpty)
    let totals = Dictionary(uniqueKeysWithValues: try test.store.studyTotals(of: test.ada))
    #expect(totals == ["asyncio": StudyTime(minutes: 60), "flask": StudyTime(minutes: 20)])
  }

  @Test("after many sessions, too, the sums are what the sessions say")
  func many() throws {
    let test = try TestStore()
    try test.log(test.session("zebra", 0..<10, tags: ["a"]))
    var facts: [Fact] = []
    for number in 0..<450 {
      let skill: Slug = number % 3 == 0 ? "flask" : "asyncio"
      let start = Int64(-60 * number - 100)
      let tags = [[], ["a"], ["a", "b"]][number % 7 % 3]
      facts.append(test.session(skill, start..<start + 70, tags: tags))
    }
    #expect(try Set(take(test, facts).arrivals) == ["new"])
    let before = try test.store.liveContent()
    #expect(try test.live().count == 451 && test.store.wrongSums() == 0)
    #expect(try test.undo() == 1)
    #expect(try test.live().count == 1 && test.store.wrongSums() == 0)
    #expect(try test.redo() == 1)
    // Undo and redo work their sums out in another way.
    #expect(try test.store.liveContent() == before)
  }

  @Test("looking writes nothing and counts a fact that comes twice once")
  func dry() throws {
    let test = try TestStore()
    let fact = test.session("asyncio", 0..<60)
    let found = try test.unchanged { try take(test, [fact, fact], dry: true) }
    #expect(found.arrivals == ["new", "known"])
  }

  @Test("what the learner deleted is told from what is here, corrected or not, and stays deleted")
  func deleted() throws {
    let test = try TestStore()
    let facts = [test.session("asyncio", 0..<60), test.session("flask", 70..<90)]
    _ = try take(test, facts)
    _ = try test.store.delete(facts[0].id, test.command("delete"))
    let corrected = Fact(
      id: test.newID(), skill: "flask", at: facts[1].at, kind: facts[1].kind, note: "better")
    let edited = try test.store.replace(
      facts[1].id, with: corrected, of: test.ada, overlap: .allow, moment: shanghai,
      test.command("edit"))
    for dry in [true, false] {
      #expect(
        try test.unchanged { try take(test, facts, dry: dry).arrivals } == ["deleted", "known"])
    }
    _ = try test.store.delete(edited.fact.id, test.command("delete"))
    #expect(try test.unchanged { try take(test, facts).arrivals } == ["deleted", "deleted"])
    #expect(try test.undo(3) == 3)
    #expect(try test.unchanged { try take(test, facts).arrivals } == ["known", "known"])
  }

  @Test(
    "looking foretells what taking in does, with ids that come again",
    arguments: 1...rounds(6, long: 24))
  func foretells(seed: Int) throws {
    let test = try TestStore(seed: UInt64(seed))
    var generator = SplitMix64(seed: UInt64(seed))
    let ids = (0..<4).map { _ in test.newID() }
    func facts() -> [Fact] {
      (0..<8).map { _ in
        let start = Int64.random(in: 0..<2, using: &generator)
        let session = test.session("asyncio", start..<start + 30)
        return Fact(
          id: ids.randomElement(using: &generator) ?? ids[0], skill: session.skill,
          at: session.at, kind: session.kind)
      }
    }
    _ = try take(test, facts())
    switch seed % 3 {
    case 0: _ = try test.undo()
    case 1: _ = try test.store.delete(test.live()[0].id, test.command("delete"))
    default: break
    }
    let file = facts()
    let foretold = try test.unchanged { try take(test, file, dry: true) }
    #expect(try take(test, file) == foretold)
  }

  @Test(
    "a session that no session can be is refused, among many, too; so is what comes after",
    arguments: [0, -5, 1441])
  func unsound(minutes: Int64) throws {
    let test = try TestStore()
    let sound = (0..<300).map { test.session("asyncio", Int64($0) * 60..<Int64($0) * 60 + 30) }
    let wrong = Fact(
      id: test.newID(), skill: "asyncio", at: minute(-9000),
      kind: .session(end: minute(-9000 + minutes)))
    #expect(throws: BadRecord.self) {
      try test.unchanged { try take(test, sound + [wrong] + sound) }
    }
    #expect(try test.live().isEmpty)
    #expect(throws: BadRecord.self) {
      try test.store.importFacts(dry: false, test.command("import")) { factImport in
        for fact in sound { _ = try factImport.take(fact, of: test.ada) { _ in true } }
        let note = Fact(id: test.newID(), skill: nil, at: minute(0), kind: .note(about: nil))
        _ = try factImport.take(note, of: test.ada) { _ in true }
      }
    }
    #expect(throws: BadRecord.self) { try test.log(wrong, .allow) }
    #expect(try test.live().isEmpty)
    #expect(try Set(take(test, sound).arrivals) == ["new"])
    #expect(throws: BadRecord.self) { try test.log(wrong, .allow) }
  }

  @Test("an error in the middle leaves nothing")
  func nothing() throws {
    let test = try TestStore()
    let fact = test.session("asyncio", 0..<60)
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try test.unchanged {
        try test.store.importFacts(dry: false, test.command("import")) { factImport in
          _ = try factImport.take(fact, of: test.ada) { _ in true }
          throw Stop()
        }
      }
    }
    #expect(try test.live().isEmpty && test.store.actionCount() == 0)
  }

  @Test(
    "new sessions that share time with any other are counted, each once",
    arguments: 1...rounds(8, long: 40))
  func overlaps(seed: Int) throws {
    let test = try TestStore()
    var generator = SplitMix64(seed: UInt64(seed))
    func sessions(_ count: Int) -> [Fact] {
      (0..<count).map { _ in
        let start = Int64.random(in: -3000 ... -1500, using: &generator)
        return test.session("asyncio", start..<start + .random(in: 1...90, using: &generator))
      }
    }
    let here = sessions(5)
    for session in here { try test.log(session, .allow) }
    let new = sessions(8)
    let wanted = new.count { session in
      (here + new).contains { other in
        other.id != session.id && other.minutes!.overlaps(session.minutes!)
      }
    }
    #expect(try take(test, new, dry: true).overlaps == wanted, "seed \(seed)")
    #expect(try take(test, new).overlaps == wanted, "seed \(seed)")
    // Undone and imported again.
    #expect(try test.undo() == 1)
    #expect(try take(test, Array(new[..<3])).overlaps <= wanted)
    #expect(try test.undo() == 1)
    let again = try take(test, new)
    #expect(again.overlaps == wanted && again.arrivals.allSatisfy { $0 == "back" }, "seed \(seed)")
  }

  @Test("a name derived from a tool's own is the same everywhere, and another for each tool")
  func derived() {
    let learner = LearnerID(bits: FactID(high: 1, low: 2))
    let id = FactID.derived(from: "watson", "0f3c", of: learner)
    #expect(id == FactID.derived(from: "watson", "0f3c", of: learner))
    // The first 16 bytes of SHA-256 over the four parts with NUL between them.
    #expect(id.description == FactImportTests.wanted)
    #expect(id != FactID.derived(from: "klog", "0f3c", of: learner))
    #expect(
      id != FactID.derived(from: "watson", "0f3c", of: LearnerID(bits: FactID(high: 1, low: 3))))
  }

  private static let wanted = "1667f49e32da341e8eb29fa5a9ace0af"
}
