import SkillCore
import TestSupport
import Testing

@testable import SkillStore

@Suite("Asking for facts")
struct HistoryTests {
  let test: TestStore

  init() throws {
    test = try TestStore()
  }

  private func minutes(_ change: (inout FactQuery) -> Void) throws -> [Int64] {
    var query = FactQuery()
    change(&query)
    return try test.store.facts(of: test.ada, query)
      .map { ($0.at.instant.seconds - evening) / 60 }
  }

  @Test("by day means the local day of the start, whatever the instant's UTC day is")
  func days() throws {
    for start in [Int64(-1320), -1, 0, 119, 120] { try test.log(start..<start + 1) }
    let today = minute(0).localDay
    #expect(today.description == "2026-01-15")
    #expect(try minutes { $0.from = today } == [120, 119, 0, -1, -1320])
    #expect(try minutes { ($0.from, $0.to) = (today, today) } == [119, 0, -1, -1320])
    #expect(try minutes { $0.to = today + -1 } == [])
    #expect(try minutes { $0.from = today + 1 } == [120])
  }

  @Test("far from UTC, the day asked for is still the one that was lived")
  func farZones() throws {
    for (index, offset) in [-93_600, -43_200, 50_400, 93_600].enumerated() {
      let at = Moment(Instant(seconds: evening + Int64(index)), zone: "Far", offset: offset)
      let note = Fact(id: test.newID(), skill: nil, at: at, kind: .note(about: nil), note: "n")
      try test.store.addNote(note, of: test.ada, test.command())
      var query = FactQuery()
      (query.from, query.to) = (at.localDay, at.localDay)
      #expect(try test.store.facts(of: test.ada, query).contains(note), "\(offset)")
    }
  }

  @Test("of one second, in the order in which they were recorded, whatever their ids are")
  func sameSecond() throws {
    let ids = [FactID(high: 3, low: 1), FactID(high: 1, low: 2), FactID(high: 2, low: 3)]
    for (id, skill) in zip(ids, ["asyncio", "flask", "asyncio"] as [Slug]) {
      let session = test.session(skill, 0..<9, note: "pools")
      try test.log(
        Fact(id: id, skill: skill, at: session.at, kind: session.kind, note: session.note))
    }
    let newestFirst = Array(ids.reversed())
    #expect(try test.store.facts(of: test.ada).map(\.id) == newestFirst)
    var one = FactQuery()
    one.skill = "asyncio"
    #expect(try test.store.facts(of: test.ada, one).map(\.id) == [ids[2], ids[0]])
    one.limit = 2
    #expect(
      try test.store.facts(of: test.ada, on: ["flask", "asyncio"], one).map(\.id)
        == [ids[2], ids[1]])
    #expect(try (1...3).map { try test.store.session(number: $0, of: test.ada)?.id } == newestFirst)
    for words in [[], ["pools"], ["po"]] {
      #expect(
        try test.store.notes(of: test.ada, words: words, skill: nil).map(\.id) == newestFirst,
        "\(words)")
    }
  }

  @Test("by skill, tag, kind and number, newest first")
  func filters() throws {
    try test.log(test.session("asyncio", 0..<1, tags: ["work", "x"]))
    try test.log(test.session("flask", 2..<3, tags: ["homework"]))
    try test.complete("flask", at: 4)
    #expect(try minutes { _ in } == [4, 2, 0])
    #expect(try minutes { $0.skill = "flask" } == [4, 2])
    #expect(try minutes { $0.tag = "work" } == [0])
    #expect(try minutes { $0.tag = "x" } == [0])
    #expect(try minutes { $0.tag = "work x" } == [0])
    #expect(try minutes { $0.kinds = [.completion, .evidence] } == [4])
    #expect(try minutes { $0.kinds = [] } == [])
    #expect(try minutes { $0.limit = 2 } == [4, 2])
    #expect(try minutes { $0.limit = 0 } == [])
  }

  @Test("of everyone comes by time, then id, and leaves the hidden ones out")
  func everyone() throws {
    let bob = try test.store.addLearner(
      named: "bob", roadmap: Roadmap.small.reference, test.command()
    ).learner
    try test.log(10..<11)
    _ = try test.store.log(
      test.session("flask", 0..<1), of: bob, overlap: .tell, moment: shanghai, test.command())
    try test.complete(at: 20)
    func names(_ kinds: Set<FactKind>, _ learner: Learner?) throws -> [String] {
      var names: [String] = []
      try test.store.forEachFact(kinds, of: learner) { names.append("\($0.name) \($1.skill!)") }
      return names
    }
    #expect(try names([.session], nil) == ["bob flask", "ada asyncio"])
    #expect(try names([.session, .completion], test.ada) == ["ada asyncio", "ada asyncio"])
    try test.store.deleteLearner(bob, test.command())
    #expect(try names([.session], nil) == ["ada asyncio"])
  }

  @Test("who reads sees one state from beginning to end, whatever others write meanwhile")
  func oneState() throws {
    let folder = try Folder()
    let path = folder.file("a.db")
    let test = try TestStore(path: path)
    // With a rollback journal the writer would have to wait for the reader.
    try test.store.db.execute("pragma journal_mode = wal")
    let reader = try Store.open(.test(path), for: .reading)
    #expect(try reader.facts(of: test.ada) == [])
    try test.log(0..<1)
    #expect(try reader.reading { try reader.facts(of: test.ada) } == [])
    #expect(try reader.facts(of: test.ada) == [])
    let next = try Store.open(.test(path), for: .reading)
    #expect(try next.facts(of: test.ada).count == 1)
  }
}
