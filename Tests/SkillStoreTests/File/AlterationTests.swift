import TestSupport
import Testing
import ThinSQLite

@testable import SkillStore

@Suite("A database with a view or trigger that Rung did not make")
struct AlterationTests {
  private let folder: Folder
  private let path: String

  init() throws {
    folder = try Folder()
    path = folder.file("rung.db")
    try TestStore(path: path).log(0..<10)
  }

  private static let endless = """
    with recursive n (i) as (select 1 union all select i + 1 from n) select
    """

  static let alterations: [String: String] = [
    "view study_total": """
    alter table study_total rename to old;
    create view study_total as \(endless) i as learner_id, i as skill_id, i as seconds from n
    """,
    "view setting": """
    alter table setting rename to old; create view setting as \(endless) old.* from old, n
    """,
    "view effective_action": """
    drop view effective_action; create view effective_action as \(endless) i as id, i as at from n
    """,
    "trigger t": """
    create trigger t after insert on action begin
      insert into skill (slug) \(endless) 'zz' from n where i < 0; end
    """,
    "table mine": """
    pragma writable_schema = on;
    insert into sqlite_schema values ('table', 'mine', 'mine', 0, 'create/**/view flip as select 1')
    """,
  ]

  @Test("is refused at once, by name", arguments: alterations)
  func refused(object: String, sql: String) throws {
    try damage(path, sql)
    for purpose in [Store.Purpose.reading, .writing, .glancing] {
      do {
        _ = try Store.open(.test(path), for: purpose)
        Issue.record("\(object) was let in")
      } catch StoreError.altered(let named) {
        #expect(named == object)
      } catch is SQLiteError where object == "table mine" {
        // SQLite itself may refuse such a schema.
      }
    }
    let file = try DatabaseFile(path: path, tool: "test")
    #expect(try !file.check(now: evening).isEmpty)
    _ = try? file.repair(now: evening)
  }

  /// Which alteration is refused; nil for none.
  private func alteration<R>(_ body: () throws -> R) -> String? {
    do { _ = try body() } catch StoreError.altered(let name) { return name } catch {}
    return nil
  }

  @Test("is told of by the check, and asked nothing by what looks at the file itself")
  func file() throws {
    try damage(
      path,
      """
      alter table learner rename to old;
      create view learner as \(Self.endless) i as id, i as uid from n
      """)
    let file = try DatabaseFile(path: path, tool: "test")
    #expect(alteration { try file.info() } == "view learner")
    #expect(alteration { try file.migrate(to: 1) } == "view learner")
    #expect(try file.check(now: evening).contains(.schema("view learner", .extra)))
  }

  @Test("keeps no migration busy for ever")
  func migrating() throws {
    let file = try DatabaseFile(path: path, tool: "test")
    _ = try file.migrate(to: 7)
    try damage(
      path,
      """
      create trigger t after insert on schema_migration begin
        insert into skill (slug) \(Self.endless) 'zz' from n where i < 0; end
      """)
    #expect(alteration { try file.migrate(to: nil) } == "trigger t")
    #expect(alteration { try file.info() } == "trigger t")
  }

  @Test("is opened when it is a view of the user's own, or was rebuilt by db check --fix")
  func allowed() throws {
    try damage(path, "create view mine as select count(*) from fact")
    try TestStore(path: path, seed: 2).log(20..<30)
    try damage(path, "create trigger t after insert on action begin select 1; end")
    _ = try DatabaseFile(path: path, tool: "test").repair(now: evening)
    try TestStore(path: path, seed: 3).log(40..<50)
    try damage(path, "drop view effective_action")
    _ = try DatabaseFile(path: path, tool: "test").repair(now: evening)
    try TestStore(path: path, seed: 4).log(60..<70)
  }

  @Test("is none when it is new")
  func own() throws {
    let test = try TestStore()
    let own = OwnViewsAndTriggers.texts.map { "\($0)" }
    #expect(
      try test.store.alterableTexts() == own, "write this into OwnViewsAndTriggers.swift")
  }

  @Test(
    "is found when a single byte differs, is missing or is one too many",
    arguments: [
      "drop trigger fact_is_never_deleted", "drop view present_action; create view zz as select 1",
      """
      pragma writable_schema = on;
      update sqlite_schema set sql = replace(sql, 'never deleted', 'never erased') where name = 'fact_is_never_deleted'
      """,
      """
      pragma writable_schema = on;
      update sqlite_schema set sql = sql || ' -- x' where name = 'fact_is_never_deleted'
      """,
    ])
  func bytes(sql: String) throws {
    try damage(path, sql)
    let db = try Database(path: path, access: .readOnly)
    var comparison = OwnViewsAndTriggers.Comparison()
    try db.forEach(
      """
      select sql from sqlite_schema where sql like 'create view%' or sql like 'create trigger%'
      order by name
      """
    ) { row in try row.withUTF8(0) { comparison.take($0) } }
    #expect(!comparison.isEqual)
  }
}
