import SkillCore
import TestSupport
import Testing
import ThinSQLite

@testable import SkillStore

@Suite("Work that grows with what is given, and no faster")
struct WorkTests {
  @Test("many roadmaps arrive at once")
  func roadmaps() throws {
    let test = try TestStore()
    let roadmaps = (0..<400).map { number in
      var roadmap = Roadmap.small
      roadmap.slug = Slug("m\(number)") ?? roadmap.slug
      return roadmap
    }
    let outcome = try test.store.merge(
      moves: false, isDry: false, canonical: { "\($0.slug)" }, test.command(),
      fill: { take in for roadmap in roadmaps { try take(.roadmap(roadmap)) } })
    #expect(Set(outcome.roadmaps) == Set(roadmaps.map(\.reference)))
    #expect(try test.store.roadmaps().count == 401)
    #expect(try test.undo() == 1)
    #expect(try test.store.roadmaps().count == 1)
  }

  @Test("a chain of corrections is judged and exported")
  func chain() throws {
    let folder = try Folder()
    let test = try TestStore(path: folder.file("rung.db"))
    try test.log(0..<30)
    try damage(
      folder.file("rung.db"),
      """
      pragma foreign_keys = off;
      with recursive n (i) as (select 1 union all select i + 1 from n where i < 20000)
      insert into fact (uid, action_id, learner_id, kind, skill_id, at, at_offset, zone, local_day,
        end_at, end_offset, replaces, live)
      select cast(x'ff' || printf('%015d', i) as blob), action_id, learner_id, kind, skill_id, at, at_offset, zone, local_day,
        end_at, end_offset, fact.id + i - 1, 0 from n, fact;
      update fact set live = id = (select max(id) from fact)
      """)
    let file = try DatabaseFile(path: folder.file("rung.db"), tool: "test")
    // They are of one action; the last has the highest id.
    #expect(try file.check(now: evening + 86400) == [])
    var count = 0
    try test.store.forEachChangedFact(of: test.ada) { _ in count += 1 }
    #expect(count == 20001)
    try damage(folder.file("rung.db"), "update fact set live = 1 where id in (7, 9000)")
    let findings = try file.check(now: evening + 86400)
    #expect(findings.contains(.countingFacts(count: 2)))
  }

  @Test("ids with the same end are shown with as few digits as needed")
  func endings() throws {
    let test = try TestStore()
    var ids: [FactID] = []
    for number in 0..<3000 as Range<UInt64> {
      let id = FactID(high: 7, low: number << 16 | 0xABCD)
      ids.append(id)
    }
    try test.store.importFacts(dry: false, test.command()) { factImport in
      for (number, id) in ids.enumerated() {
        let fact = Fact(
          id: id, skill: "asyncio", at: minute(-Int64(number) * 2), kind: .rating(3))
        _ = try factImport.take(fact, of: test.ada) { _ in false }
      }
    }
    let shorts = try ids.map { try test.store.shortID($0) }
    #expect(Set(shorts).count == ids.count)
    for (id, short) in zip(ids, shorts).prefix(40) {
      #expect(id.description.hasSuffix(short))
      let rivals = ids.filter { $0 != id && $0.description.hasSuffix(short.dropFirst()) }
      #expect(!rivals.isEmpty || short.count == 4)
    }
  }

  @Test("a word of any length is found, and not found, in a long note")
  func longWords() throws {
    let test = try TestStore()
    let length = rounds(10_000, long: 100_000)
    let note = String(repeating: "a", count: length)
    try test.store.addNote(
      test.fact(.note(about: nil), "asyncio", note: note), of: test.ada, test.command("note"))
    func found(_ words: [String]) throws -> Int {
      try test.store.notes(of: test.ada, words: words, skill: nil).count
    }
    #expect(try found([String(repeating: "a", count: 2000)]) == 1)
    #expect(try found([String(repeating: "a", count: 2000), "aaab"]) == 0)
    #expect(try found([String(repeating: "a", count: length + 1)]) == 0)
    #expect(try found((1...rounds(40, long: 200)).map { String(repeating: "a", count: $0) }) == 1)
  }

  @Test("many learners arrive at once, by the bytes of their names")
  func learners() throws {
    let test = try TestStore()
    try test.store.importFacts(dry: false, test.command()) { factImport in
      for number in 0..<1000 {
        let (learner, isHere) = try factImport.learner(
          named: "p\(number)", roadmap: RoadmapReference(slug: "python-backend", version: 1))
        #expect(!isHere && learner.name == "p\(number)")
      }
      let known = try factImport.learner(
        named: "p7", roadmap: RoadmapReference(slug: "python-backend", version: 1))
      #expect(known.isHere)
    }
    #expect(try test.store.learners().count == 1001)
  }
}
