/// One table, index, view or trigger of a schema.
public struct SchemaObject: Hashable, Sendable {
  /// `table`, `index`, `view` or `trigger`.
  public let type: String
  public let name: String
  /// Its SQL without comments and with single blanks, so that layout makes no difference.
  public let sql: String
}

extension Database {
  /// The schema, in order of type and name, without what SQLite keeps for itself.
  public func schema() throws(SQLiteError) -> [SchemaObject] {
    try read(
      """
      select type, name, sql from sqlite_schema
      where name not like 'sqlite\\_%' escape '\\' order by type, name
      """
    ) { row throws(SQLiteError) in
      SchemaObject(
        type: try row.text(0), name: try row.text(1),
        sql: withoutLayout(try row.optionalText(2) ?? ""))
    }
  }
}

/// SQL with every run of blanks and comments as one space, and none beside punctuation; what
/// stands in quotes is kept as it is.
func withoutLayout(_ sql: String) -> String {
  var rest = ArraySlice(sql.unicodeScalars)
  var result = String.UnicodeScalarView()
  var sawBlank = false
  while let next = rest.first {
    let piece = layoutLength(rest)
    if piece > 0 {
      rest = rest.dropFirst(piece)
      sawBlank = true
      continue
    }
    if sawBlank, let last = result.last, !isPunctuation(last), !isPunctuation(next) {
      result.append(" ")
    }
    sawBlank = false
    let token = rest.prefix(quotedLength(rest))
    result.append(contentsOf: token)
    rest = rest.dropFirst(token.count)
  }
  return String(result)
}

/// How much blank or comment the text begins with.
private func layoutLength(_ text: ArraySlice<Unicode.Scalar>) -> Int {
  if let first = text.first, first.properties.isWhitespace { return 1 }
  if text.starts(with: "--".unicodeScalars) { return text.prefix { $0 != "\n" }.count }
  if text.starts(with: "/*".unicodeScalars) {
    var length = 2
    var previous: Unicode.Scalar = " "
    for scalar in text.dropFirst(2) {
      length += 1
      if previous == "*", scalar == "/" { break }
      previous = scalar
    }
    return length
  }
  return 0
}

/// The length of the quoted text at the start; 1 where there is none. A doubled quote is simply
/// two quoted texts side by side.
private func quotedLength(_ text: ArraySlice<Unicode.Scalar>) -> Int {
  let ends: [Unicode.Scalar: Unicode.Scalar] = ["'": "'", "\"": "\"", "`": "`", "[": "]"]
  guard let first = text.first, let end = ends[first] else { return 1 }
  let inside = text.dropFirst().prefix { $0 != end }
  return min(text.count, inside.count + 2)
}

private func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
  "(),;=<>+-*/|".unicodeScalars.contains(scalar)
}
