import Migrations
import ThinSQLite

// A view in place of a table, or a trigger, runs whenever Rung reads or writes: before any other
// query, foreign ones are refused.

extension Store {
  /// Without tables and indexes, recognized by their SQL alone: in a tampered schema, type and name
  /// may be anything.
  private static let alterable = """
    select type, name, sql from sqlite_schema
    where substr(sql, 1, 10) not in ('CREATE TAB', 'CREATE IND', 'CREATE UNI', 'CREATE VIR')
    order by name
    """

  /// - Throws: `StoreError.altered` for foreign views or triggers, except views that Rung never
  ///   reads.
  static func refuseAltered(_ db: borrowing Database, version: Int) throws {
    var comparison = OwnViewsAndTriggers.Comparison()
    try db.forEach(Store.alterable) { row in
      try row.withUTF8(2) { comparison.take($0) }
    }
    if comparison.isEqual || comparison.isEmpty { return }
    // An older version's, or others beside them: these are looked at one by one.
    let found = try db.all(Store.alterable) { try ($0.text(0), $0.text(1), $0.text(2)) }
    let migrator = Migrator(
      migrations: try SchemaHistory.migrations(), applicationID: SchemaHistory.applicationID,
      tool: "")
    let fresh = try migrator.freshSchema(version: version)
    let own = Set(fresh.map(\.sql))
    let names = Set(fresh.map { $0.name.lowercased() })
    for (type, name, sql) in found where !own.contains(SchemaObject.plain(sql)) {
      if Store.isView(name, sql), !names.contains(name.lowercased()) { continue }
      throw StoreError.altered("\(type) \(name)")
    }
  }

  /// Not by type and name alone: in a tampered schema these may be anything.
  private static func isView(_ name: String, _ sql: String) -> Bool {
    let words = SchemaObject.plain(sql).lowercased()
    return ["\(name)", "\"\(name)\"", "[\(name)]"].contains {
      let start = ["create", "view", $0.lowercased()].joined(separator: " ")
      return words.hasPrefix(start + " as") || words.hasPrefix(start + "(")
    }
  }

  func alterableTexts() throws -> [String] {
    try db.all(Store.alterable) { try $0.text(2) }
  }
}
