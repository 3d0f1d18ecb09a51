extension Database {
  /// The time by SQLite's clock, `20260115T140000Z`.
  func utcStamp() throws(SQLiteError) -> String {
    let row = try all("select strftime('%Y%m%dT%H%M%SZ', 'now')") { row throws(SQLiteError) in
      try row.text(0)
    }
    return row.first ?? ""
  }

  /// Application id, version, schema, and the row count of each table.
  func contents() throws(SQLiteError) -> [SQLValue] {
    var contents: [SQLValue] = [
      SQLValue(try pragma("application_id")), SQLValue(try pragma("user_version")),
    ]
    let objects = try all(
      "select name, sql, type, rootpage from sqlite_schema order by name, type"
    ) { row throws(SQLiteError) in try row.values() }
    for object in objects {
      contents += object
      guard object[2] == "table", object[3] != 0, case .text(let name) = object[0] else { continue }
      contents += try all("select count(*) from \(quoted(name))") { row throws(SQLiteError) in
        try row.value(0)
      }
    }
    return contents
  }

  /// A checksum of the rows of each table. Databases with equal ``contents()`` and checksums are
  /// equal.
  func everything() throws(SQLiteError) -> [SQLValue] {
    let tables = try all(
      "select name from sqlite_schema where type = 'table' and rootpage <> 0 order by name"
    ) { row throws(SQLiteError) in try row.text(0) }
    var numbers: [SQLValue] = []
    for table in tables {
      let isKeyed = try hasRowIDs(table)
      var sum: UInt64 = 0
      _ = try all("select \(isKeyed ? "rowid, " : "")* from \(quoted(table))") {
        row throws(SQLiteError) in
        var mix = Mix()
        for value in try row.values() { mix.add(value) }
        // A sum, as the order of rows may differ.
        sum &+= mix.number
      }
      numbers += [.text(table), .integer(Int64(bitPattern: sum))]
    }
    return numbers
  }

  private func hasRowIDs(_ table: String) throws(SQLiteError) -> Bool {
    let rows = try all(
      "select wr from pragma_table_list where schema = 'main' and name = ?", table
    ) { row throws(SQLiteError) in try row.int(0) }
    return rows != [1]
  }
}

/// The FNV hash, 64 bits: against chance, not against an attacker.
private struct Mix {
  private(set) var number: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ value: SQLValue) {
    switch value {
    case .null: add(0, [])
    case .integer(let number): add(1, withUnsafeBytes(of: number) { Array($0) })
    case .real(let number): add(2, withUnsafeBytes(of: number) { Array($0) })
    case .text(let text): add(3, Array(text.utf8))
    case .blob(let bytes): add(4, bytes)
    }
  }

  private mutating func add(_ kind: UInt8, _ bytes: [UInt8]) {
    let size = withUnsafeBytes(of: bytes.count) { Array($0) }
    for byte in [kind] + size + bytes { number = (number ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }
}
