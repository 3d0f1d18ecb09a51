import ThinSQLite

/// Rows for every table that a version adds, with a value in each column at least once.
enum Population {
  /// By version; a new migration asks for a new entry here, if only an empty one.
  static let sql: [Int: String] = [
    1: """
    insert into action (id, uid, at, command, done, changed_at, abandoned) values
      (1, x'000102030405060708090a0b0c0d0e0f', 1768485600, 'learner add 安娜', 1, 1768485600, 0),
      (2, x'010102030405060708090a0b0c0d0e0f', 1768485601, 'learner use ada', 0, 1768485602, 1);
    insert into learner (id, uid) values
      (1, x'100102030405060708090a0b0c0d0e0f'), (2, x'110102030405060708090a0b0c0d0e0f');
    insert into setting (id, uid, action_id, learner_id, key, value, at, live) values
      (1, x'200102030405060708090a0b0c0d0e0f', null, 1, 'name', 'ada', 1768485600, 1),
      (2, x'210102030405060708090a0b0c0d0e0f', 1, 2, 'name', '安娜', 1768485600, 1),
      (3, x'220102030405060708090a0b0c0d0e0f', 2, null, 'learner', 'x', 1768485601, 0),
      (4, x'230102030405060708090a0b0c0d0e0f', 1, 2, 'name', 'e' || char(769), -1, 0);
    """,
    2: """
    insert into skill (id, slug) values (1, 'asyncio'), (2, 'threading'), (3, 'habit'), (4, 'old');
    insert into roadmap values
      (1, 'small', 1, hex(zeroblob(32)), 'Small', '小', null, null, 1768485600),
      (2, 'small', 2, replace(hex(zeroblob(32)), '0', 'a'), 'Small', '小', 'why', '为何', 1768485600);
    insert into level values
      (1, 'junior', 0, 'Junior', '初级', '8-15K', '8-15K'), (1, 'mid', 1, 'Mid', '中级', null, null);
    insert into capability values (1, 'crud', 0, 'junior', 'CRUD', '增删改查', 70);
    insert into stage values (1, 1, 'Core', '核心');
    insert into skill_group values (1, 'web', 0, 'Web', '网络', 1, 5, 5, 1, 'crud');
    insert into item values
      (1, 1, 0, 'asyncio', '异步', 1, 5, 5, 1, 1200, 'crud', null, 'skill', null, null, 'r', '注', 0,
        null),
      (1, 2, 1, 'threading', '线程', null, 3, 4, 0, 600, 'crud', 'web', 'decision', null, null, null,
        null, 0, null),
      (1, 3, 2, 'a habit', '习惯', null, 1, 1, 0, 12, 'crud', null, 'habit', 'week', 1, null, null, 0,
        null),
      (1, 4, 3, 'old', '旧', null, 1, 1, 0, 240, 'crud', null, 'resource', null, null, null, null, 1,
        1);
    insert into prerequisite values
      (1, 1, 0, 2, null, null), (1, 1, 1, null, 'web', 1), (1, 2, 0, null, 'web', null);
    insert into resource values
      (1, 1, 0, 'Docs', '文档', 'https://example.org'), (1, 1, 1, 'Book', '书', null);
    """,
    3: """
    insert into fact (
      id, uid, action_id, learner_id, kind, skill_id, at, at_offset, zone, local_day, end_at,
      end_offset, evidence, rating, note, tags, about, replaces, live)
    values
      (1, x'300102030405060708090a0b0c0d0e0f', 1, 1, 'session', 1, 1768485600, 28800,
        'Asia/Shanghai', 20468, 1768489200, 28800, null, null, 'a' || char(0) || 'b', 'x y', null,
        null, 0),
      (2, x'310102030405060708090a0b0c0d0e0f', 1, 1, 'session', 1, -2208988800, 0, 'UTC', -25567,
        -2208988799, 0, null, null, null, null, null, 1, 1),
      (3, x'320102030405060708090a0b0c0d0e0f', 1, 1, 'note', null, 0, 0, 'UTC', 0, null, null, null,
        null, '', null, 1, null, 1),
      (4, x'330102030405060708090a0b0c0d0e0f', 2, 2, 'evidence', 2, 0, -3600, 'X', -1, null, null,
        'https://example.org', null, null, null, null, null, 0),
      (5, x'340102030405060708090a0b0c0d0e0f', 1, 2, 'rating', 2, 0, 0, 'UTC', 0, null, null, null, 3,
        null, null, null, null, 1),
      (6, x'350102030405060708090a0b0c0d0e0f', 1, 2, 'timer', 2, 0, 0, 'UTC', 0, null, null, null,
        null, null, null, null, null, 1),
      (7, x'360102030405060708090a0b0c0d0e0f', 1, 1, 'checkin', 3, 0, 0, 'UTC', 0, null, null, null,
        null, null, null, null, null, 1);
    insert into void values (1, 1), (2, 3);
    """,
    // What the migration itself makes of the live session: one second of it.
    4: "",
    5: "insert into note_search (rowid, note) values (100, '事件循环')",
    // What the migration itself makes of the live session: its day.
    7: "",
    6: "insert into claim values (1, 2); insert into flip values (1, 2, 0, 1768485600, 1);",
    8: "insert into study_tag values (2, 'x y', 60, 1)",
    9: "",
    // What it has room for, no earlier version keeps: see LengthsTests.
    10: "",
    // See SharedItemsTests.
    11: "",
    12: "",
    // What the migration itself makes of the days.
    13: "",
    14: "",
  ]

  /// A new database in memory at a version, with rows in every table.
  static func database(at version: Int, by migrator: Migrator) throws -> Database {
    let db = try Database.inMemory()
    for step in 0..<version {
      try migrator.migrate(db, to: step + 1)
      try db.execute(sql[step + 1] ?? "")
    }
    return db
  }
}

/// Everything that a database holds: its schema, and each table's rows in a fixed order.
struct Content: Equatable {
  let schema: [SchemaObject]
  let version: Int?
  let rows: [String: Set<[SQLValue]>]

  init(_ db: borrowing Database) throws {
    schema = try db.schema()
    version = try db.first("pragma user_version") { try $0.int(0) }
    var rows: [String: Set<[SQLValue]>] = [:]
    for table in schema where table.type == "table" {
      rows[table.name] = Set(try db.all("select * from \(table.name)") { try $0.values() })
    }
    self.rows = rows
  }
}
