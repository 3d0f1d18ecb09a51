import Testing
import ThinSQLite

@testable import Migrations

@Suite("Lengths on a day, up and down")
struct LengthsTests {
  private static let length = """
    insert into fact (
      uid, action_id, learner_id, kind, skill_id, at, at_offset, zone, local_day, length)
    values
    """

  private func database() throws -> Database {
    try Population.database(at: 10, by: rungMigrator())
  }

  @Test("a length has no end, stands at its day's noon in UTC, and lasts 24 hours at most")
  func checks() throws {
    let db = try database()
    let noon = 20_468 * 86_400 + 43_200
    let row = { (at: Int, offset: Int, day: Int, length: Int) in
      "\(Self.length) (randomblob(16), 1, 1, 'session', 1, \(at), \(offset), 'X', \(day), \(length))"
    }
    try db.execute(row(noon, 0, 20_468, 1))
    try db.execute(row(noon, 0, 20_468, 86_400))
    for bad in [
      row(noon, 0, 20_468, 0), row(noon, 0, 20_468, 86_401), row(noon + 1, 0, 20_468, 60),
      row(noon, 3600, 20_468, 60), row(noon, 0, 20_467, 60),
      row(noon, 0, 20_468, 60).replacing("'session'", with: "'timer'"),
    ] {
      #expect(throws: SQLiteError.self, "\(bad)") { try db.execute(bad) }
    }
    #expect(throws: SQLiteError.self) {
      try db.execute(
        """
        insert into fact (
          uid, action_id, learner_id, kind, skill_id, at, at_offset, zone, local_day, end_at,
          end_offset, length)
        values (randomblob(16), 1, 1, 'session', 1, \(noon), 0, 'X', 20468, \(noon + 60), 0, 60)
        """)
    }
  }

  @Test("a fact counts on its day, or before noon on the day before; on no other")
  func days() throws {
    let db = try database()
    func note(_ second: Int, on day: Int) throws {
      try db.execute(
        """
        insert into fact (uid, action_id, learner_id, kind, at, at_offset, zone, local_day, note)
        values (randomblob(16), 1, 1, 'note', \(20_468 * 86_400 + second), 0, 'X', \(day), 'x')
        """)
    }
    for (second, day) in [(0, 20_468), (86_399, 20_468), (0, 20_467), (43_199, 20_467)] {
      try note(second, on: day)
    }
    for (second, day) in [(43_200, 20_467), (0, 20_469), (0, 20_466), (86_399, 20_467)] {
      #expect(throws: SQLiteError.self) { try note(second, on: day) }
    }
  }

  @Test(
    "no way leads back from a length, or from a night that counts on the evening before",
    arguments: [
      "\(length) (randomblob(16), 1, 1, 'session', 1, 1768478400, 0, 'X', 20468, 60)",
      """
      insert into fact (
        uid, action_id, learner_id, kind, at, at_offset, zone, local_day, note, live)
      values (randomblob(16), 1, 1, 'note', 1768435200, 3600, 'X', 20467, 'x', 0)
      """,
    ])
  func noWayBack(_ row: String) throws {
    let migrator = try rungMigrator()
    let db = try database()
    try db.execute(row)
    let before = try Content(db)
    #expect(throws: MigrationError.self) { try migrator.migrate(db, to: 9) }
    #expect(try Content(db) == before)
    #expect(try migrator.verify(db) == [])
  }
}
