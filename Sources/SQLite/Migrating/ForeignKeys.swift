/// The foreign keys of a database, by table.
///
/// A check of all of them reads every row. A reference can come to dangle only in a table whose rows or
/// keys were changed, or that refers to such a table.
struct ForeignKeys {
  private struct Key: Hashable {
    let parent: String
    let from: String
    let to: String?
  }

  /// Names in lower case, as SQLite does not distinguish them; a table without keys has an empty set.
  private let keys: [String: Set<Key>]

  init(of db: borrowing Database) throws(SQLiteError) {
    let rows = try db.all(
      """
      select lower(entry.name), lower(key."table"), lower(key."from"), lower(key."to")
      from sqlite_schema as entry left join pragma_foreign_key_list(entry.name) as key
      where entry.type = 'table'
      """
    ) { row throws(SQLiteError) in
      let table = try row.text(0)
      guard let parent = try row.optionalText(1) else { return (table: table, key: Key?.none) }
      let key = Key(parent: parent, from: try row.text(2), to: try row.optionalText(3))
      return (table: table, key: key)
    }
    keys = rows.reduce(into: [:]) { keys, row in
      keys[row.table, default: []].formUnion([row.key].compactMap { $0 })
    }
  }

  /// The tables in which references can dangle after a change.
  ///
  /// - Parameters:
  ///   - changed: the tables that were written, dropped or altered, in lower case.
  ///   - after: the foreign keys since then.
  func tables(changed: Set<String>, after: ForeignKeys) -> [String] {
    after.keys.filter { table, keys in
      guard !keys.isEmpty else { return false }
      return changed.contains(table) || self.keys[table] != keys
        || keys.contains { changed.contains($0.parent) }
    }.map(\.key).sorted()
  }
}
