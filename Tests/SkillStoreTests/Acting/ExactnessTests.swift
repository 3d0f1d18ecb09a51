import SkillCore
import Testing
import ThinSQLite

@testable import SkillStore

@Suite("What was recorded is kept exactly")
struct ExactnessTests {
  let test: TestStore

  init() throws {
    test = try TestStore()
  }

  static let texts = [
    "", " ", "a\u{0}b", "\u{0}", "\u{301}", " \u{301}", "e\u{301}", "\u{e9}", "\u{feff}x", "\r\n",
    "👩‍👩‍👧", "\u{10ffff}", "'; drop table fact; --", "%_\\", "-2", "\u{202e}",
  ]

  @Test("texts of any kind, byte for byte", arguments: texts)
  func text(_ text: String) throws {
    let facts = [
      test.fact(.evidence(Evidence(text)), at: 0),
      test.fact(.note(about: nil), nil, at: 1, note: text),
      test.fact(.checkIn(evidence: Evidence(text)), "weekly", at: 2, note: text),
      test.fact(.waiver, at: 3, note: text),
    ]
    for fact in facts { try test.store.act(test.command()) { try $0.add(fact, of: test.ada) } }
    let read = try test.live()
    // Swift calls texts equal that only look the same, so their bytes are compared.
    for (fact, kept) in zip(facts, read) {
      #expect(kept == fact)
      #expect(kept.note.map { Array($0.utf8) } == fact.note.map { Array($0.utf8) })
      #expect(
        FactParts(kept).evidence.map { Array($0.utf8) }
          == FactParts(fact).evidence.map { Array($0.utf8) })
    }
    #expect(read.count == facts.count)
  }

  @Test("a text of 1 MiB")
  func long() throws {
    let text = String(repeating: "学\u{0}a", count: 1 << 20 / 5)
    try test.log(test.session("asyncio", 0..<1, note: text))
    #expect(try test.live().first?.note?.utf8.elementsEqual(text.utf8) == true)
  }

  @Test(
    "tags, also ones that begin with a combining mark",
    arguments: [
      ["a"], ["b", "a"], ["\u{301}"], ["x", "\u{301}y", "z"], ["a", "\u{200d}b"], ["标签", "🏷️"],
    ])
  func tag(_ tags: [String]) throws {
    try test.log(test.session("asyncio", 0..<1, tags: tags))
    let read = try #require(try test.live().first?.tags)
    #expect(read.map { Array($0.utf8) } == tags.map { Array($0.utf8) })
    var query = FactQuery()
    for tag in tags {
      query.tag = tag
      #expect(try test.store.facts(of: test.ada, query).count == 1)
    }
  }

  @Test(
    "times before 1970, from 1900 on, and at the edge of a day",
    arguments: [Int64(-2_208_988_800), -2_208_988_801, -86_400, -86_401, -1, 0, 1, 253_402_300_798])
  func times(_ seconds: Int64) throws {
    for offset in [-39_600, -1, 0, 1, 28_800, 29_143, 50_400] {
      let at = Moment(Instant(seconds: seconds), zone: "Asia/Shanghai", offset: offset)
      let end = Moment(Instant(seconds: seconds + 1), zone: "Asia/Shanghai", offset: offset + 60)
      let session = Fact(id: test.newID(), skill: "asyncio", at: at, kind: .session(end: end))
      guard at.localDay.isRecordable else {
        #expect(throws: BadRecord.self) { try test.log(session, .allow) }
        continue
      }
      try test.log(session, .allow)
      let kept = try test.store.fact(idEnding: session.id.description).fact
      #expect(kept == session)
      #expect(kept.at.localDay == at.localDay)
      var query = FactQuery()
      (query.from, query.to) = (at.localDay, at.localDay)
      #expect(try test.store.facts(of: test.ada, query).contains(session))
    }
  }

  @Test("zone and local day stay those of the recording")
  func travelling() throws {
    let places = [
      ("Pacific/Auckland", 46_800, "2026-01-16"), ("Pacific/Pago_Pago", -39_600, "2026-01-15"),
    ]
    for (zone, offset, day) in places {
      let at = Moment(Instant(seconds: evening), zone: zone, offset: offset)
      try test.store.addNote(
        Fact(id: test.newID(), skill: nil, at: at, kind: .note(about: nil), note: zone),
        of: test.ada, test.command())
      let kept = try #require(try test.live().first { $0.note == zone })
      #expect(kept.at == at)
      #expect(kept.at.localDay.description == day)
    }
  }

  @Test("no SQL deletes or changes a fact")
  func appendOnly() throws {
    try test.log(0..<1)
    let store = test.store
    #expect(throws: SQLiteError.self) { try store.db.run("delete from fact") }
    let columns = try store.db.all(
      "select name from pragma_table_info('fact') where name <> 'live'"
    ) { try $0.text(0) }
    #expect(columns.count == 19)
    for column in columns {
      #expect(throws: SQLiteError.self, "\(column)") {
        try store.db.run("update fact set \(column) = \(column)")
      }
    }
    try store.db.run("update fact set live = live")
  }

  @Test(
    "the schema refuses what no fact can be",
    arguments: [
      "kind = 'dream'", "local_day = local_day + 1", "at_offset = 93601", "zone = ''",
      "skill_id = null", "end_at = at", "end_at = at + 86401", "end_offset = null",
      "rating = 3", "evidence = 'x'", "tags = ''", "live = 2", "uid = x'00'", "learner_id = 99",
      "about = 1", "at = 'now'",
    ])
  func refused(_ change: String) throws {
    try test.log(0..<1)
    let store = test.store
    try store.db.execute("drop trigger fact_is_never_changed")
    #expect(throws: SQLiteError.self) { try store.db.run("update fact set \(change)") }
  }
}
