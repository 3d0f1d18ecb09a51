import Foundation
import Testing
import ThinSQLite

@testable import Migrations

@Suite("Checks as comparisons, up and down")
struct PlainChecksTests {
  private func row(
    kind: String, evidence: String = "null", rating: String = "null", note: String = "null"
  ) -> String {
    """
    insert into fact (
      uid, action_id, learner_id, kind, skill_id, at, at_offset, zone, local_day, evidence, rating, note)
    values (
      randomblob(16), 1, 1, '\(kind)', 1, 1768435200, 0, 'X', 20468, \(evidence), \(rating), \(note))
    """
  }

  /// Each with whether the table takes it.
  private var rows: [(String, Bool)] {
    [
      (row(kind: "completion"), true), (row(kind: "evidence", evidence: "'x'"), true),
      (row(kind: "checkin"), true), (row(kind: "checkin", evidence: "'x'"), true),
      (row(kind: "rating", rating: "3"), true), (row(kind: "note", note: "'x'"), true),
      (row(kind: "waiver", note: "'x'"), true), (row(kind: "not-applicable", note: "'x'"), true),
      (row(kind: "session"), false), (row(kind: "Completion"), false), (row(kind: ""), false),
      (row(kind: "completion", evidence: "'x'"), false), (row(kind: "evidence"), false),
      (row(kind: "rating"), false), (row(kind: "note"), false), (row(kind: "waiver"), false),
      (row(kind: "not-applicable"), false), (row(kind: "completion", rating: "3"), false),
    ]
  }

  @Test("take and refuse the same rows as before", arguments: [11, 12])
  func rows(version: Int) throws {
    let db = try Population.database(at: version, by: rungMigrator())
    for (sql, isGood) in rows {
      if isGood {
        try db.execute(sql)
      } else {
        #expect(throws: SQLiteError.self, "\(sql)") { try db.execute(sql) }
      }
    }
  }

  @Test("hold at once on the connection that migrated, and on one that was open before")
  func connections() throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "rung-checks-\(UUID()).db").path
    defer {
      for file in [path, path + "-journal"] { try? FileManager.default.removeItem(atPath: file) }
    }
    let db = try Database(path: path, access: .create)
    for step in 1...11 {
      try rungMigrator().migrate(db, to: step, backups: .none)
      try db.execute(Population.sql[step] ?? "")
    }
    let other = try Database(path: path, access: .readWrite)
    let before = try other.schema()
    try rungMigrator().migrate(db, to: 12, backups: .none)
    let fresh = try rungMigrator().freshSchema(version: 12)
    #expect(try db.schema() == fresh && other.schema() == fresh && fresh != before)
    for (sql, isGood) in rows where !isGood {
      #expect(throws: SQLiteError.self, "\(sql)") { try db.execute(sql) }
      #expect(throws: SQLiteError.self, "\(sql)") { try other.execute(sql) }
    }
    #expect(throws: SQLiteError.self, "still defensive") {
      try db.execute("pragma writable_schema = on; delete from sqlite_schema")
    }
    #expect(try rungMigrator().verify(db).isEmpty)
    try rungMigrator().migrate(db, to: 11, backups: .none)
    #expect(try db.schema() == before && other.schema() == before)
  }
}
