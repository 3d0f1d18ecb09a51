extension Migrator {
  /// Whether a schema object holds no rows of its own, and so can be rebuilt.
  /// - Parameter object: as ``MigrationFinding/schema(name:expected:found:)`` names it.
  package static func canRebuild(_ object: String) -> Bool {
    ["trigger ", "view ", "index "].contains { object.hasPrefix($0) }
  }

  /// Rebuilds such objects as the migrations make them: creates missing ones, drops extra ones,
  /// replaces different ones. Call it in a transaction.
  /// - Returns: the objects that were changed.
  package func rebuildSchema(_ db: borrowing Database) throws -> [String] {
    let state = try state(of: db)
    let expected = try freshSchema(version: max(0, state.version)).filter { isRebuildable($0) }
    let found = try db.schema().filter { isRebuildable($0) }
    let wrong = Set(found).symmetricDifference(expected)
    for object in found where wrong.contains(object) {
      try db.execute("drop \(object.type) if exists \(quoted(object.name))")
    }
    for object in expected where wrong.contains(object) { try db.execute(object.sql) }
    return Set(wrong.map { "\($0.type) \($0.name)" }).sorted()
  }

  /// Rewrites the recorded names and down parts of the migrations that this program knows.
  package func rewriteRecord(_ db: borrowing Database) throws {
    for migration in forgeries(in: try state(of: db)) {
      try db.run(
        "update schema_migration set name = ?, down = ? where version = ?", migration.name,
        migration.down, migration.version)
    }
  }

  /// The whole word: in a tampered schema a type may be anything, and it becomes SQL.
  private func isRebuildable(_ object: SchemaObject) -> Bool {
    ["trigger", "view", "index"].contains(object.type)
  }

  /// Drops a virtual table with its shadow tables, and creates it as the migrations do.
  package func rebuildVirtualTables(_ names: [String], in db: borrowing Database) throws {
    let state = try state(of: db)
    let fresh = try freshSchema(version: max(0, state.version))
    for name in names.reversed() { try db.execute("drop table if exists \(quoted(name))") }
    // Its shadow tables go with it, unless it was removed from the schema by hand.
    for left in try db.schema() where left.type == "table" {
      guard names.contains(where: { left.name.hasPrefix($0 + "_") }) else { continue }
      try db.execute("drop table \(quoted(left.name))")
    }
    for name in names {
      for object in fresh where object.type == "table" && object.name == name {
        try db.execute(object.sql)
      }
    }
  }
}

/// Quotes a name, or words of a search, for SQL.
package func quoted(_ name: String) -> String {
  // By scalars: a quote with a combining mark is another `Character`.
  let parts = name.unicodeScalars.split(separator: "\"", omittingEmptySubsequences: false)
  return "\"" + parts.map(String.init).joined(separator: "\"\"") + "\""
}
