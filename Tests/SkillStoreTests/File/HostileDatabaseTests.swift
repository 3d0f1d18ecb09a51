import Foundation
import SkillCore
import TestSupport
import Testing
import ThinSQLite

@testable import SkillStore

@Suite("A file that somebody made to do harm")
struct HostileDatabaseTests {
  let folder: Folder
  let own: TestStore
  let ownFile: DatabaseFile
  let path: String

  init() throws {
    folder = try Folder()
    own = try TestStore(path: folder.file("own.db"))
    ownFile = try DatabaseFile(path: folder.file("own.db"), tool: "test")
    try own.log(0..<10)
    path = folder.file("evil.db")
    let other = try TestStore(path: path, seed: 2)
    try other.log(other.session("asyncio", 20..<30, note: "a note"))
  }

  private static let endless = """
    with recursive n (i) as (select 1 union all select i + 1 from n)
    """

  static let attacks: [String: String] = [
    "a trigger that deletes": """
    create trigger t after insert on action begin delete from void; update setting set value = 'x'; end
    """,
    "a trigger that loads code": """
    create trigger t after insert on fact begin select load_extension('/tmp/x.so'); end
    """,
    "a trigger that writes files": """
    create trigger t after insert on fact begin select writefile('/tmp/rung-x', 'x'); end
    """,
    "a trigger of SQLite's own name": """
    pragma writable_schema = on; insert into sqlite_schema values ('trigger', 'sqlite_t', 'fact', 0,
      'create trigger sqlite_t after insert on fact begin delete from claim; end')
    """,
    "a view without an end in place of ours": """
    drop view effective_action;
    create view effective_action as \(endless) select i as id, i as at from n
    """,
    "a view in place of a table": """
    alter table claim rename to old;
    create view claim as \(endless) select i as fact_id, i as action_id from n
    """,
    "a generated column": """
    alter table fact add column evil text as (hex(zeroblob(1000000000))) virtual
    """,
    "an index on an expression": "create index i on fact (load_extension(note))",
    "a virtual table": "create virtual table v using fts5 (a)",
    "a table that is not strict": """
    pragma writable_schema = on;
    update sqlite_schema set sql = replace(sql, ' strict', '') where name = 'void'
    """,
    "a schema that is no SQL": """
    pragma writable_schema = on;
    update sqlite_schema set sql = 'create table fact (((((' where name = 'fact'
    """,
    "a schema of thousands of views": """
    pragma writable_schema = on;
    \(endless.replacingOccurrences(of: "from n)", with: "from n where i < 3000)"))
    insert into sqlite_schema select 'view', 'v' || i, 'v' || i, 0,
      'create view v' || i || ' as select 1' from n
    """,
    "our number and another schema": """
    pragma writable_schema = on; delete from sqlite_schema where name <> 'schema_migration'
    """,
    "a way back that is not ours": """
    update schema_migration set checksum = 'x', down = 'drop table fact' where version = 7
    """,
    "pages that lead to one another": """
    pragma writable_schema = on; update sqlite_schema set rootpage = 2
    """,
    "a page that is none": """
    pragma writable_schema = on; update sqlite_schema set rootpage = 2000000000 where name = 'fact'
    """,
  ]

  @Test(
    "is neither merged nor restored, and runs nothing",
    arguments: share(of: attacks.keys.sorted(), from: 2))
  func attack(_ name: String) throws {
    do { try damage(path, Self.attacks[name] ?? "") } catch {
      // Some SQLite libraries themselves refuse to make such a thing.
      return
    }
    let evil = try Data(contentsOf: URL(fileURLWithPath: path))
    let before = try own.store.wholeContent()
    #expect(throws: OtherDatabase.Fault.self, "\(name)") {
      try OtherDatabase(path: path, draft: folder.file("draft"), tool: "test").forEachRecord { _ in
      }
    }
    #expect { try ownFile.restore(from: path, progress: nil) } throws: { error in
      switch StorageProblem(error) {
      case .badCopy, .drift, .corrupt: true
      default: false
      }
    }
    #expect(try own.store.wholeContent() == before)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == evil)
    #expect(!FileManager.default.fileExists(atPath: "/tmp/rung-x"))
    #expect(try folder.names.filter { $0.hasPrefix("draft") } == [])
    // Looked through, it is found out or refused, in finite time.
    let findings = Result { try DatabaseFile(path: path, tool: "test").check(now: evening + 3600) }
    switch findings {
    case .success(let found): #expect(!found.isEmpty)
    case .failure(let error): #expect(StorageProblem(error) != nil, "\(error)")
    }
  }

  static let values: [String: String] = [
    "a note of 100 MB": """
    pragma ignore_check_constraints = on; drop trigger fact_is_never_changed;
    update fact set note = hex(zeroblob(50000000))
    """,
    "a note that is no text": """
    drop trigger fact_is_never_changed; update fact set note = cast(x'edA080ff' as text)
    """,
    "a blob for a name": "update setting set value = cast(x'c080' as text) where key = 'name'",
    "an id of another length": """
    pragma ignore_check_constraints = on; update learner set uid = x'00'
    """,
    "the largest number": """
    pragma ignore_check_constraints = on; drop trigger fact_is_never_changed;
    update fact set at = 9223372036854775807, end_at = -9223372036854775808
    """,
    "an offset of years": """
    pragma ignore_check_constraints = on; drop trigger fact_is_never_changed;
    update fact set at_offset = 9223372036854775807, end_offset = -9223372036854775808
    """,
    "a day beyond all": """
    pragma ignore_check_constraints = on; drop trigger fact_is_never_changed;
    update fact set local_day = 9223372036854775807
    """,
    "sums beyond all": """
    update study_total set seconds = 9223372036854775807, spent = 9223372036854775807;
    update study_day set spent = 9223372036854775807, shared = 9223372036854775807,
      run = 9223372036854775807, longest = -9223372036854775808, longest_until = 9223372036854775807;
    update study_tag set spent = 9223372036854775807, sessions = 9223372036854775807
    """,
    "a circle of corrections": "drop trigger fact_is_never_changed; update fact set replaces = id",
    "a roadmap of nothing": """
    pragma foreign_keys = off; delete from item; delete from capability; delete from level
    """,
    "weights beyond all":
      "update item set weight = 9223372036854775807, target = 9223372036854775807",
  ]

  @Test(
    "with values that no Rung wrote is read, written and looked through without a crash",
    arguments: share(of: values.keys.sorted(), from: 2))
  func value(_ name: String) throws {
    try damage(path, Self.values[name] ?? "")
    func attempt(_ work: () throws -> Void) {
      do { try work() } catch {
        let isOurs =
          StorageProblem(error) != nil || error is StoreError || error is OtherDatabase.Fault
          || error is BadRecord
        #expect(isOurs, "\(name): \(error)")
      }
    }
    attempt {
      let findings = try DatabaseFile(path: path, tool: "test").check(now: evening) {
        $0 == .small ? "small 1" : "another"
      }
      #expect(!findings.isEmpty)
    }
    attempt {
      let other = try OtherDatabase(path: path, draft: folder.file("draft"), tool: "test")
      try other.forEachRecord { try $0.check() }
    }
    attempt {
      let store = try Store.open(.test(path), for: .reading)
      for learner in try store.learners() {
        attempt { _ = try store.facts(of: learner) }
        attempt {
          let record = try store.record(of: learner)
          guard let reference = try store.roadmapReference(of: learner) else { return }
          let roadmap = try store.roadmap(reference)
          _ = Assessment(roadmap, record, policy: .claimed)
        }
        attempt { _ = try store.verdictFacts(of: learner, enough: StudyTime(seconds: 72_000)) }
        for from in [nil, LocalDay(number: 20_000)] {
          attempt { _ = try store.studyDays(of: learner, from: from) }
          attempt { _ = try store.studySkills(of: learner, from: from) }
          attempt { _ = try store.studyTags(of: learner, from: from) }
          attempt { _ = try store.studyRows(of: learner, from: from, count: 1) { _ in 0 } }
        }
        attempt { _ = try store.notes(of: learner, words: ["no"], skill: nil) }
        attempt { _ = try store.currentStreak(of: learner, today: LocalDay(number: 20_468)) }
      }
    }
    attempt {
      let store = try Store.open(.test(path), for: .writing)
      guard let learner = try store.currentLearner() else { return }
      let session = Fact(
        id: .random(), skill: "asyncio", at: minute(25), kind: .session(end: minute(50)))
      attempt {
        _ = try store.log(
          session, of: learner, overlap: .trim, moment: shanghai,
          Command("log", at: Instant(seconds: evening + 4000)))
      }
      attempt { _ = try store.undo(3, now: Instant(seconds: evening + 5000)) }
      attempt { _ = try store.redo(3, now: Instant(seconds: evening + 5000)) }
    }
  }
}
