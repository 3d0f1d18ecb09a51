import Testing

@testable import ThinSQLite

@Suite("Values go in and come out as they are")
struct ValueTests {
  @Test(
    "every kind of value, at its edges",
    arguments: [
      .null, .integer(.min), .integer(.max), .integer(0), .real(-0.5), .real(.infinity),
      .real(.greatestFiniteMagnitude), .text(""), .text("a"), .text("昨天 café 👩‍👩‍👧"),
      .text("a\0b\0"), .text("\0"), .text(String(repeating: "长", count: 100_000)), .blob([]),
      .blob([0]), .blob([0xff, 0, 0xfe]),
    ] as [SQLValue])
  func roundTrip(value: SQLValue) throws {
    let db = try Database.inMemory()
    #expect(try db.all("select ?", value) { try $0.value(0) } == [value])
    try db.execute("create table t(x any) strict")
    try db.run("insert into t values (?)", value)
    #expect(try db.first("select x from t") { try $0.value(0) } == value)
  }

  @Test("text with a zero character is whole for SQLite too, both ways")
  func embeddedZero() throws {
    let db = try Database.inMemory()
    let length = try db.first("select length(cast(? as blob)), ?1", "a\0bc") { row in
      (try row.int(0), try row.text(1), try row.withUTF8(1) { $0.count })
    }
    #expect(length?.0 == 4)
    #expect(length?.1 == "a\0bc")
    #expect(length?.2 == 4)
    #expect(try db.first("select char(97, 0, 98)") { try $0.text(0) } == "a\0b")
  }

  @Test("text and blobs that are not copied are the same bytes")
  func lentBytes() throws {
    let db = try Database.inMemory()
    try db.forEach("select 'héé', x'00ff'") { row in
      let count = try row.withUTF8(0) { $0.count }
      let bytes = try row.withBlob(1) { [$0[0], $0[1]] }
      #expect(count == 5)
      #expect(bytes == [0, 255])
    }
  }

  @Test("text that is not UTF-8 is refused however it is read, except as bare bytes")
  func invalidUTF8() throws {
    let db = try Database.inMemory()
    let sql = "select cast(x'61ff62' as text)"
    #expect(failure { _ = try db.all(sql) { try $0.text(0) } }?.code == .mismatch)
    #expect(failure { _ = try db.all(sql) { try $0.value(0) } }?.code == .mismatch)
    #expect(try db.first(sql) { try $0.withUTF8(0) { $0.count } } == 3)
  }

  @Test("a number that does not fit is refused")
  func integerOverflow() throws {
    let db = try Database.inMemory()
    try db.forEach("select 255, 256, -1, 9223372036854775807, 9007199254740993") { row in
      let fitting: (UInt8, Int64) = (try row.integer(0), try row.int64(3))
      #expect(fitting == (255, .max))
      #expect(failure { _ = try row.integer(1, as: UInt8.self) }?.code == .mismatch)
      #expect(failure { _ = try row.integer(2, as: UInt.self) }?.code == .mismatch)
      #expect(failure { _ = try row.double(4) }?.code == .mismatch)
    }
  }

  @Test("a column of another type is refused, and the message names column and types")
  func wrongType() throws {
    let db = try Database.inMemory()
    try db.forEach("select 'x' as word, 1.0, 3, null, x'61', '12'") { row in
      #expect(failure { _ = try row.int(0) }?.message.contains("0 (word) holds TEXT") == true)
      #expect(failure { _ = try row.int(1) }?.code == .mismatch)
      #expect(failure { _ = try row.int(5) }?.code == .mismatch)
      #expect(failure { _ = try row.text(2) }?.code == .mismatch)
      #expect(failure { _ = try row.text(4) }?.code == .mismatch)
      #expect(failure { _ = try row.blob(0) }?.code == .mismatch)
      #expect(failure { _ = try row.int(3) }?.message.contains("holds NULL") == true)
      #expect(failure { _ = try row.text(3) }?.code == .mismatch)
      #expect(failure { _ = try row.bool(2) }?.code == .mismatch)
      let double = try row.double(2)
      let absent = (try row.optionalInt(3), try row.optionalText(3))
      let blob = try row.optionalBlob(4)
      #expect(double == 3)
      #expect(absent == (nil, nil))
      #expect(blob == [0x61])
      #expect(failure { _ = try row.optionalInt(0) }?.code == .mismatch)
    }
  }

  @Test("a column that is not there is an error, not NULL", arguments: [-1, 1, .min, .max])
  func noSuchColumn(index: Int) throws {
    let db = try Database.inMemory()
    try db.forEach("select 1") { row in
      #expect(failure { _ = try row.int(index) }?.code == .range)
      #expect(failure { _ = try row.optionalText(index) }?.code == .range)
      #expect(failure { _ = try row.value(index) }?.code == .range)
      let name = row.name(index)
      #expect(name == nil)
    }
  }

  @Test("SQLite would store NaN as NULL; it is refused instead")
  func notANumber() throws {
    let db = try Database.inMemory()
    #expect(failure { try db.run("select ?", Double.nan) }?.code == .mismatch)
    try db.createFunction("nan", argumentCount: 0, deterministic: true) { _ in .real(.nan) }
    #expect(failure { try db.run("select nan()") }?.message == "SQLite cannot store NaN")
  }
}
