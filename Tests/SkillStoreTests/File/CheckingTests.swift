import SkillCore
import TestSupport
import Testing
import ThinSQLite

@testable import SkillStore

@Suite("Looking for damage")
struct CheckingTests {
  let folder: Folder
  let test: TestStore
  let file: DatabaseFile

  /// A database with something undone, something deleted and something done again.
  init() throws {
    folder = try Folder()
    let path = folder.file("a.db")
    test = try TestStore(path: path)
    file = try DatabaseFile(path: path, tool: "test")
    let first = try test.log(0..<10)
    try test.log(20..<30)
    try test.complete()
    _ = try test.undo()
    _ = try test.store.delete(first!.fact.id, test.command())
    try test.start(at: 40)
    _ = try test.undo()
    _ = try test.redo()
  }

  private func findings(now: Int64 = evening + 3600) throws -> [String] {
    try file.check(now: now, canonical: { "\($0.slug) \($0.version)" }).map(\.words)
  }

  @Test("a sound database has no findings")
  func sound() throws {
    #expect(try findings() == [])
  }

  @Test(
    "each kind of damage is found, and only that",
    arguments: [
      ("update fact set live = 1 where kind = 'completion'", ["countingFacts 1"]),
      ("update fact set live = 1 where id = 1", ["countingFacts 1", "studyTotals 3"]),
      ("update fact set live = 0 where id = 2", ["countingFacts 1", "studyTotals 3"]),
      (
        "insert into void select action_id, 2 from fact where id = 1",
        ["countingFacts 1", "voidOfLater 1"]
      ),
      ("delete from void", ["countingFacts 1"]),
      ("update action set done = 0 where id = 2", ["countingFacts 1"]),
      ("update setting set live = 0 where key = 'name'", ["countingSettings 1", "nameless 1"]),
      (
        "pragma foreign_keys = off; delete from learner",
        [
          "fact -> learner", "setting -> learner", "study_day -> learner", "study_tag -> learner",
          "study_total -> learner",
        ]
      ),
    ])
  func damage(_ sql: String, expected: [String]) throws {
    try test.store.db.execute(sql)
    #expect(try Set(findings()) == Set(expected))
  }

  @Test("a clock that went back a day is found, one that went back an hour is not")
  func future() throws {
    #expect(try findings(now: evening - 3600) == [])
    #expect(try findings(now: evening - 86_400) == ["laterThanNow 2"])
  }

  @Test("a database of an older version is checked as far as it goes")
  func older() throws {
    _ = try file.migrate(to: 1)
    #expect(try findings() == [])
  }

  @Test("another program's database, and a newer one, are refused and not judged")
  func strangers() throws {
    let other = try Database(path: folder.file("b.db"), access: .create)
    try other.execute("create table fact (live)")
    let stranger = try DatabaseFile(path: folder.file("b.db"), tool: "test")
    #expect { try stranger.check(now: evening) } throws: { isForeign($0) }
    try test.store.db.execute("pragma user_version = 99; alter table fact rename to facts")
    #expect { try file.check(now: evening) } throws: { isNewer($0) }
  }

  private func isForeign(_ error: any Error) -> Bool {
    if case .foreign = StorageProblem(error) { true } else { false }
  }

  private func isNewer(_ error: any Error) -> Bool {
    if case .newer(99, _, _) = StorageProblem(error) { true } else { false }
  }
}
