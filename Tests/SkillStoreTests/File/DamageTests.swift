import Foundation
import SkillCore
import TestSupport
import Testing
import ThinSQLite

@testable import SkillStore

@Suite("Every class of damage")
struct DamageTests {
  let folder: Folder
  let test: TestStore
  let file: DatabaseFile

  /// Sessions of which one is corrected, one is deleted and one undone; notes; a timer.
  init() throws {
    folder = try Folder()
    test = try TestStore(path: folder.file("a.db"))
    file = try DatabaseFile(path: folder.file("a.db"), tool: "test")
    let first = try #require(try test.log(0..<10))
    try test.log(test.session("asyncio", 20..<30, note: "事件循环"))
    try test.log(test.session("asyncio", 60..<90))
    _ = try test.store.delete(first.fact.id, test.command())
    try test.log(100..<110)
    _ = try test.undo()
    try test.store.addNote(
      test.fact(.note(about: nil), nil, note: "a loop of thoughts"), of: test.ada, test.command())
  }

  private func findings() throws -> Set<String> {
    Set(try file.check(now: evening + 86_400, canonical: canonical).map(\.words))
  }

  private func repair() throws -> DatabaseFile.Repaired {
    try file.repair(now: evening + 86_400, canonical: canonical)
  }

  private func canonical(_ roadmap: Roadmap) -> String {
    roadmap == .small ? "small 1" : "another"
  }

  static let derived: [(sql: String, found: Set<String>)] = [
    ("update study_total set seconds = seconds + 1", ["studyTotals 1"]),
    ("delete from study_total", ["studyTotals 1"]),
    ("insert into study_day values (1, 5, 60, 1, 0, 1, 1, 5)", ["studyTotals 1"]),
    ("update study_day set run = run + 1", ["studyTotals 1"]),
    ("update study_day set longest = longest + 1", ["studyTotals 1"]),
    ("update study_day set longest_until = longest_until - 1", ["studyTotals 1"]),
    ("update study_tag set spent = spent + 1", ["studyTotals 1"]),
    ("update study_tag set tags = 'x' where tags = ''", ["studyTotals 2"]),
    ("delete from study_tag", ["studyTotals 1"]),
    ("update fact set live = 1 where id = 1", ["countingFacts 1", "studyTotals 3"]),
    ("update fact set live = 0 where id = 2", ["countingFacts 1", "studyTotals 3"]),
    ("update fact set live = 1 where id = 4", ["countingFacts 1", "studyTotals 3"]),
    ("update setting set live = 0 where key = 'roadmap'", ["countingSettings 1"]),
    ("insert into note_search (note_search) values ('delete-all')", []),
    (
      "insert into note_search (note_search) values ('delete-all');"
        + "insert into note_search (rowid, note) values (99, 'no such note')",
      ["noteIndex"]
    ),
    ("delete from note_search_data where id > 10", ["noteIndex"]),
    ("delete from note_search_docsize", ["noteIndex"]),
    (
      "pragma writable_schema = on; delete from sqlite_schema where name = 'note_search'",
      ["missing table note_search"]
    ),
    (
      "pragma writable_schema = on; delete from sqlite_schema where name = 'fact_at';"
        + "pragma writable_schema = reset; vacuum",
      ["missing index fact_at"]
    ),
    ("drop trigger fact_is_never_deleted", ["missing trigger fact_is_never_deleted"]),
    (
      "create trigger spy after insert on fact begin delete from void; end",
      ["extra trigger spy"]
    ),
    (
      "pragma writable_schema = on; insert into sqlite_schema values ('trigger', 'sqlite_x', 'fact', 0,"
        + "'create trigger sqlite_x after insert on fact begin delete from void; end')",
      ["extra trigger sqlite_x"]
    ),
    (
      "drop view effective_action; create view effective_action as select id, at from action",
      ["different view effective_action"]
    ),
    (
      "create view extra as with recursive n (i) as (select 1 union all select i + 1 from n)"
        + " select i from n", ["extra view extra"]
    ),
    (
      "pragma writable_schema = on; update sqlite_schema set sql = replace(sql, 'fact_id', 'action_id')"
        + " where name = 'void_fact'; pragma writable_schema = reset; reindex void_fact;"
        + "pragma writable_schema = on; update sqlite_schema set sql ="
        + " replace(sql, 'action_id', 'fact_id') where name = 'void_fact'", ["index void_fact"]
    ),
  ]

  @Test(
    "that can be rebuilt is found, repaired after a copy, and then gone",
    arguments: share(of: derived, from: 1))
  func mendable(_ sql: String, _ found: Set<String>) throws {
    #expect(try findings() == [])
    let facts = try test.store.wholeContent()
    try damage(file.path, sql)
    let before = try findings()
    #expect(before == found, "\(before) for \(found)")
    let damaged = try Data(contentsOf: URL(fileURLWithPath: file.path))
    let repaired = try repair()
    #expect(repaired.after == [], "\(repaired.after)")
    #expect(try findings() == [])
    #expect((repaired.copy == nil) == found.isEmpty)
    if let copy = repaired.copy {
      #expect(try Data(contentsOf: URL(fileURLWithPath: copy)).count == damaged.count)
      #expect(
        try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int == 0o600)
      let copied = try DatabaseFile(path: copy, tool: "test")
      let there = try copied.check(now: evening + 86_400, canonical: canonical).map(\.words)
      #expect(Set(there) == before)
    }
    // Facts are what they were, and there is nothing to do a second time.
    let opened = try Store.open(.test(file.path), for: .reading)
    #expect(try opened.wholeContent() == facts)
    #expect(try opened.notes(of: test.ada, words: ["循环"], skill: nil).count == 1)
    let names = try folder.names
    let again = try repair()
    #expect(again.repairs == [] && again.copy == nil && again.after == [])
    #expect(try folder.names == names)
  }

  static let recorded: [(sql: String, found: Set<String>)] = [
    (
      changingFacts("update fact set end_at = at - 60 where id = 2"),
      ["constraint fact", "endsBeforeStart 1"]
    ),
    (
      changingFacts("update fact set rating = 3 where id = 2"),
      ["constraint fact", "wrongParts 1"]
    ),
    (
      changingFacts("update fact set local_day = 5 where id = 2"),
      ["constraint fact", "wrongDay 1"]
    ),
    (
      changingFacts("update fact set at = at + 864000, local_day = local_day + 10 where id = 5"),
      ["laterThanNow 1"]
    ),
    (
      changingFacts(
        "update fact set at = -3000000000, at_offset = 0, local_day = -34723 where id = 5"),
      ["beforeTime 1"]
    ),
    (changingFacts("update fact set replaces = 5 where id = 5"), ["circle 1"]),
    ("pragma foreign_keys = off; insert into void values (1, 77)", ["void -> fact"]),
    ("pragma foreign_keys = off; insert into void values (77, 1)", ["void -> action"]),
    (changingFacts("update fact set skill_id = 77 where id = 5"), ["fact -> skill"]),
    ("update schema_migration set checksum = 'x' where version = 2", ["changed 2"]),
    ("delete from schema_migration where version = 2", ["unrecorded 2"]),
    ("drop table claim", ["missing table claim", "missing index claim_action"]),
    ("create table extra (a)", ["extra table extra"]),
    ("update skill set slug = 'NO SLUG' where slug = 'asyncio'", ["unreadable slug"]),
    ("update item set target = 999", ["roadmap small@1"]),
    (
      "update roadmap set title_en = cast(x'ff' as text)",
      ["unreadable column 2 (title_en) holds TEXT where TEXT in valid UTF-8 is asked for"]
    ),
    (
      "update setting set value = '' where key = 'name'",
      ["unreadable invalid value “” for “name”"]
    ),
  ]

  @Test(
    "that cannot is found, told apart, and left as it is", arguments: share(of: recorded, from: 0))
  func lasting(_ sql: String, _ found: Set<String>) throws {
    try damage(file.path, sql)
    let before = try findings()
    #expect(before.isSuperset(of: found), "\(before) for \(found)")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file.path))
    let repaired = try repair()
    #expect(Set(repaired.after.map(\.words)) == before)
    #expect(repaired.copy == nil && repaired.repairs == [])
    #expect(try Data(contentsOf: URL(fileURLWithPath: file.path)) == bytes)
  }

  @Test("a page of other bytes is a finding with its remedy, and nothing is repaired")
  func page() throws {
    let root = try Database(path: file.path, access: .readOnly)
      .first("select rootpage from sqlite_schema where name = 'fact'") { try $0.int(0) }
    var bytes = try Data(contentsOf: URL(fileURLWithPath: file.path))
    let start = (try #require(root) - 1) * 4096
    bytes.replaceSubrange(start..<start + 4096, with: Data(repeating: 0xAA, count: 4096))
    try bytes.write(to: URL(fileURLWithPath: file.path))
    #expect(try findings() == ["integrity"])
    #expect(try repair().copy == nil)
    #expect(try Data(contentsOf: URL(fileURLWithPath: file.path)) == bytes)
  }
}
