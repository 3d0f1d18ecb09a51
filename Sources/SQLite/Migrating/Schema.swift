/// One table, index, view or trigger of a schema.
public struct SchemaObject: Hashable, Sendable {
  /// `table`, `index`, `view` or `trigger`.
  public let type: String
  public let name: String
  /// Its SQL without comments and with normalized blanks.
  public let sql: String

  /// SQL normalized as in `sql`.
  package static func plain(_ sql: String) -> String { withoutLayout(sql) }
}

extension Database {
  /// The schema, ordered by type and name, without SQLite's internal objects. A tampered schema may
  /// give a trigger any name, so only objects of the internal kinds are left out.
  public func schema() throws(SQLiteError) -> [SchemaObject] {
    try all(
      """
      select type, name, sql from sqlite_schema
      where not (type = 'index' and sql is null and name like 'sqlite\\_autoindex\\_%' escape '\\')
        and not (type = 'table' and name in ('sqlite_sequence', 'sqlite_stat1', 'sqlite_stat4'))
      order by type, name
      """
    ) { row throws(SQLiteError) in
      SchemaObject(
        type: try row.text(0), name: try row.text(1),
        sql: withoutLayout(try row.optionalText(2) ?? ""))
    }
  }
}

/// SQL with each run of blanks and comments as one space, and none beside punctuation; quoted text
/// is unchanged.
func withoutLayout(_ sql: String) -> String {
  let bytes = Array(sql.utf8)
  var result: [UInt8] = []
  var at = 0
  var sawBlank = false
  while at < bytes.count {
    let end = endOfLayout(bytes, at)
    if end > at {
      at = end
      sawBlank = true
      continue
    }
    if sawBlank, let last = result.last,
      !punctuation.contains(last) && !punctuation.contains(bytes[at])
        || beginsComment(last, bytes[at])
    {
      result.append(UInt8(ascii: " "))
    }
    sawBlank = false
    let next = endOfQuoted(bytes, at)
    result += bytes[at..<next]
    at = next
  }
  return String(decoding: result, as: UTF8.self)
}

private let punctuation = Array("(),;=<>+-*/|".utf8)

/// `- -1` without the blank would be the comment `--1`.
private func beginsComment(_ one: UInt8, _ next: UInt8) -> Bool {
  one == next && one == UInt8(ascii: "-") || one == UInt8(ascii: "/") && next == UInt8(ascii: "*")
}

/// The end of the blank or comment that begins here; here, if there is none.
private func endOfLayout(_ bytes: [UInt8], _ at: Int) -> Int {
  let first = bytes[at]
  if first == 32 || 9...13 ~= first { return at + 1 }
  guard at + 1 < bytes.count else { return at }
  switch (first, bytes[at + 1]) {
  case (UInt8(ascii: "-"), UInt8(ascii: "-")):
    return bytes[at...].firstIndex(of: 10) ?? bytes.count
  case (UInt8(ascii: "/"), UInt8(ascii: "*")):
    var end = at + 3
    while end < bytes.count {
      if bytes[end - 1] == UInt8(ascii: "*"), bytes[end] == UInt8(ascii: "/") { return end + 1 }
      end += 1
    }
    return bytes.count
  default: return at
  }
}

/// The end of the quoted text that begins here; the next byte, if there is none. A doubled quote is
/// two adjacent quoted texts.
private func endOfQuoted(_ bytes: [UInt8], _ at: Int) -> Int {
  let quote: UInt8
  switch bytes[at] {
  case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"): quote = bytes[at]
  case UInt8(ascii: "["): quote = UInt8(ascii: "]")
  default: return at + 1
  }
  return bytes[(at + 1)...].firstIndex(of: quote).map { $0 + 1 } ?? bytes.count
}
