import Foundation
import TestSupport
import Testing
import ThinSQLite

@testable import Migrations

@Suite("The schema that the migrations make")
struct GoldenSchemaTests {
  /// `RUNG_RECORD=1 swift test --filter GoldenSchema` rewrites the file.
  @Test("is the one that Golden/schema.sql shows")
  func golden() throws {
    let file = Repository.file("Tests/MigrationsTests/Golden/schema.sql")
    let schema = try rungMigrator().freshSchema(version: SchemaHistory.newestVersion)
    let shown = schema.map { laidOut($0.sql) + ";\n" }.joined(separator: "\n")
    if ProcessInfo.processInfo.environment["RUNG_RECORD"] != nil {
      try shown.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try shown == String(contentsOf: file, encoding: .utf8))
  }

  @Test("has only strict tables")
  func strict() throws {
    let db = try Database.inMemory()
    try rungMigrator().migrate(db)
    let loose = try db.all(
      """
      select name from pragma_table_list
      where schema = 'main' and type = 'table' and not strict and name not like 'sqlite_%'
      """
    ) { try $0.text(0) }
    #expect(loose == [])
  }
}

/// A table's SQL with each column and constraint on a line of its own; other SQL as it is.
private func laidOut(_ sql: String) -> String {
  guard sql.lowercased().hasPrefix("create table") else { return sql }
  var text = ""
  var depth = 0
  var isQuoted = false
  for character in sql {
    if character == "'" { isQuoted.toggle() }
    if character == ")", !isQuoted {
      if depth == 1 { text += "\n" }
      depth -= 1
    }
    text.append(character)
    if isQuoted { continue }
    if character == "(" { depth += 1 }
    if depth == 1, character == "(" || character == "," { text += "\n  " }
  }
  return text
}
