/// A row that refers to a missing row.
public struct ForeignKeyFinding: Hashable, Sendable {
  public let table: String
  /// Nil for a table without row ids.
  public let rowID: Int64?
  public let parent: String
  /// The foreign key's number in `pragma foreign_key_list`.
  public let key: Int
}

extension Database {
  /// The findings of `pragma integrity_check`, at most 100; empty for an intact database.
  /// - Throws: `.outOfMemory`, `.ioError`, ..., also if SQLite reports them as damage.
  public func integrityFindings() throws(SQLiteError) -> [String] {
    do throws(SQLiteError) {
      let findings = try all(
        "pragma integrity_check", row: { row throws(SQLiteError) in try row.text(0) })
      if let code = findings.lazy.compactMap(ResultCode.init(unreadPage:)).first {
        throw SQLiteError(code: code, message: "not checked: \(code.words)", path: path)
      }
      return findings == ["ok"] ? [] : findings
    } catch {
      if error.code.primary != .corrupt { throw error }
      return [error.message]  // too damaged even to be checked to the end
    }
  }

  /// The findings of `pragma foreign_key_check`.
  public func foreignKeyFindings() throws(SQLiteError) -> [ForeignKeyFinding] {
    try all("pragma foreign_key_check") { row throws(SQLiteError) in
      try ForeignKeyFinding(row)
    }
  }

  /// The same of some tables only.
  func foreignKeyFindings(in tables: [String]) throws(SQLiteError) -> [ForeignKeyFinding] {
    var findings: [ForeignKeyFinding] = []
    for table in tables {
      findings += try all(
        "select \"table\", rowid, parent, fkid from pragma_foreign_key_check(?)", table
      ) { row throws(SQLiteError) in try ForeignKeyFinding(row) }
    }
    return findings
  }
}

extension ForeignKeyFinding {
  fileprivate init(_ row: borrowing Row) throws(SQLiteError) {
    self.init(
      table: try row.text(0), rowID: try row.optionalInt64(1), parent: try row.text(2),
      key: try row.int(3))
  }
}

extension ResultCode {
  /// The cause in a finding such as `Page 7: unable to get the page. error code=7`; nil if the file
  /// itself is damaged.
  init?(unreadPage finding: String) {
    guard let start = finding.firstRange(of: "error code=")?.upperBound,
      let number = Int32(finding[start...].prefix { $0.isNumber })
    else { return nil }
    self.init(rawValue: number)
    if ![.outOfMemory, .ioError, .interrupt, .busy].contains(primary) { return nil }
  }
}
