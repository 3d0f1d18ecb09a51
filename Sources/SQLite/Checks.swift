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
  /// - Throws: `.outOfMemory`, `.ioError`, ... also where SQLite takes them for damage.
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

  /// What `pragma foreign_key_check` finds.
  public func foreignKeyFindings() throws(SQLiteError) -> [ForeignKeyFinding] {
    try all("pragma foreign_key_check") { row throws(SQLiteError) in
      ForeignKeyFinding(
        table: try row.text(0), rowID: try row.optionalInt64(1), parent: try row.text(2),
        key: try row.int(3))
    }
  }
}

extension ResultCode {
  /// Why a page could not be read, by a finding such as `Page 7: unable to get the page. error code=7`;
  /// nil where the file is to blame.
  init?(unreadPage finding: String) {
    guard let start = finding.firstRange(of: "error code=")?.upperBound,
      let number = Int32(finding[start...].prefix { $0.isNumber })
    else { return nil }
    self.init(rawValue: number)
    if ![.outOfMemory, .ioError, .interrupt, .busy].contains(primary) { return nil }
  }
}
