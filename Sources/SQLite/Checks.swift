/// A row that refers to another one which is not there.
public struct ForeignKeyFinding: Hashable, Sendable {
  public let table: String
  /// Nil for a table without row ids.
  public let rowID: Int64?
  public let parent: String
  /// Which of the table's foreign keys it is, as `pragma foreign_key_list` counts them.
  public let key: Int
}

extension Database {
  /// What `pragma integrity_check` finds, at most 100 things; empty for a sound database.
  public func integrityFindings() throws(SQLiteError) -> [String] {
    do throws(SQLiteError) {
      let findings = try read(
        "pragma integrity_check", row: { row throws(SQLiteError) in try row.text(0) })
      return findings == ["ok"] ? [] : findings
    } catch {
      if error.code.primary != .corrupt { throw error }
      return [error.message]  // too damaged even to be checked to the end
    }
  }

  /// What `pragma foreign_key_check` finds.
  public func foreignKeyFindings() throws(SQLiteError) -> [ForeignKeyFinding] {
    try read("pragma foreign_key_check") { row throws(SQLiteError) in
      ForeignKeyFinding(
        table: try row.text(0), rowID: try row.optionalInt64(1), parent: try row.text(2),
        key: try row.int(3))
    }
  }
}
