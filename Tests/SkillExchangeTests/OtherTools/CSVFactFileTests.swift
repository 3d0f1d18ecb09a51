import SkillCore
import Testing

@testable import SkillExchange

@Suite("Rung's own tables, read back")
struct CSVFactFileTests {
  private func rows(_ text: String, table: CSVTable? = nil) throws -> [CSVFactRow] {
    var file = try CSVFactFile(
      CSVReader(Array(text.utf8)), table: table, reading)
    var rows: [CSVFactRow] = []
    while let row = try file.next() { rows.append(row) }
    return rows
  }

  private func place(_ text: String, table: CSVTable? = nil) -> String {
    fault { _ = try rows(text, table: table) }.map { "\($0.position)" } ?? "read"
  }

  @Test("a session with only skill, start and a length")
  func shortest() throws {
    let row = try rows("skill,start,duration\nasyncio,2026-01-15T14:00,1:30\n")[0]
    #expect(row.at.iso8601 == "2026-01-15T14:00:00+01:00" && row.at.zone == "Europe/Berlin")
    guard case .session(let end) = row.kind else { throw Wrong() }
    #expect(end.iso8601 == "2026-01-15T15:30:00+01:00")
    #expect(row.id == nil && row.learner == nil && row.skill == "asyncio" && row.tags == [])
  }

  private struct Wrong: Error {}

  @Test(
    "a row without a clock is a length on its day, in any notation",
    arguments: [
      "start,end,zone,local_date,duration_seconds\n,,America/New_York,2026-01-15,5400",
      "start,local_date,duration\n,2026-01-15,1:30:00",
      "start,duration\n2026-01-15,1h30m",
      "start,end,local_date,duration_seconds,duration\n2026-01-15,,2026-01-15,5400,1:30:00",
    ])
  func lengths(text: String) throws {
    let lines = text.split(separator: "\n").map(String.init)
    let row = try rows("skill,\(lines[0])\nasyncio,\(lines[1])\n")[0]
    #expect(row.kind == .length(StudyTime(minutes: 90)))
    #expect(row.at.localDay.description == "2026-01-15")
    #expect(row.at.zone == (text.contains("New_York") ? "America/New_York" : "Europe/Berlin"))
  }

  @Test(
    "a length that cannot be is refused with its row",
    arguments: [
      "start,local_date,duration\na,,2026-01-15,\n",
      "start,local_date,duration\na,,2026-01-15,25h\n",
      "start,local_date,duration\na,2026-01-15,2026-01-16,1h\n",
      "start,local_date,duration\na,,2126-01-15,1h\n",
      "start,local_date,duration\na,,1899-12-31,1h\n",
      "start,local_date,duration_seconds,duration\na,,2026-01-15,60,2m\n",
    ])
  func wrongLengths(text: String) {
    #expect(fault { _ = try rows("skill,\(text)") }?.line == 2, "\(text)")
  }

  @Test(
    "in the hour that came twice, an end and a length tell which time is meant",
    arguments: [
      ("02:10,2025-10-26T02:40,30m", "02:10:00+02:00", "02:40:00+02:00"),
      ("02:10,2025-10-26T02:40,1h30m", "02:10:00+02:00", "02:40:00+01:00"),
      ("02:30,2025-10-26T02:10,40m", "02:30:00+02:00", "02:10:00+01:00"),
      ("02:50,2025-10-26T03:20,30m", "02:50:00+01:00", "03:20:00+01:00"),
      ("02:50,2025-10-26T03:20,1h30m", "02:50:00+02:00", "03:20:00+01:00"),
      ("02:10,2025-10-26T02:40+01:00,30m", "02:10:00+01:00", "02:40:00+01:00"),
      ("02:10+01:00,2025-10-26T02:40,30m", "02:10:00+01:00", "02:40:00+01:00"),
      ("01:50,2025-10-26T02:10,1h20m", "01:50:00+02:00", "02:10:00+01:00"),
    ])
  func twice(row: String, start: String, end: String) throws {
    let row = try rows("skill,start,end,duration\nasyncio,2025-10-26T\(row)\n")[0]
    guard case .session(let last) = row.kind else { throw Wrong() }
    #expect(row.at.iso8601 == "2025-10-26T" + start && last.iso8601 == "2025-10-26T" + end)
  }

  @Test("a length that fits neither reading is refused")
  func neither() {
    #expect(
      place("skill,start,end,duration\nasyncio,2025-10-26T02:10,2025-10-26T02:40,45m\n") == "2:43")
  }

  @Test("a night may count on the evening before; no other day")
  func nights() throws {
    func row(_ time: String, _ day: String) throws -> CSVFactRow {
      try rows("skill,start,duration,local_date\na,\(time),1h,\(day)\n")[0]
    }
    let night = try row("2026-01-15T01:00", "2026-01-14")
    #expect(night.at.localDay.description == "2026-01-14")
    #expect(night.at.iso8601 == "2026-01-15T01:00:00+01:00")
    #expect(try row("2026-01-15T01:00", "2026-01-15").at.localDay.description == "2026-01-15")
    for (time, day) in [
      ("2026-01-15T12:00", "2026-01-14"), ("2026-01-15T01:00", "2026-01-13"),
      ("2026-01-15T01:00", "2026-01-16"),
    ] {
      #expect(fault { _ = try row(time, day) }?.line == 2, "\(time) \(day)")
    }
  }

  @Test("columns may be in any order, in any case, with a byte order mark and blanks around them")
  func order() throws {
    let row = try rows(
      "\u{FEFF}NOTE, End ,start,skill\r\n\"a, b\",2026-01-15T15:00Z,2026-01-15T14:00Z,redis\r\n")[0]
    #expect(row.note == "a, b" && row.at.iso8601 == "2026-01-15T15:00:00+01:00")
  }

  @Test("with an offset and a zone the row's own are kept; with an offset alone the machine's hold")
  func zones() throws {
    let found = try rows(
      """
      skill,start,end,zone
      a,2026-01-15T14:00:00+08:00,2026-01-15T15:00:00+08:00,Asia/Shanghai
      a,2026-01-15T14:00:00+08:00,2026-01-15T15:00:00+08:00,
      """)
    #expect(found[0].at.iso8601 == "2026-01-15T14:00:00+08:00")
    #expect(found[0].at.zone == "Asia/Shanghai")
    #expect(found[1].at.iso8601 == "2026-01-15T07:00:00+01:00")
    #expect(found[0].at.instant == found[1].at.instant)
  }

  @Test(
    "the columns tell the table",
    arguments: [
      (CSVTable.sessions, "skill,start,end"), (.completions, "skill,completed_at"),
      (.evidence, "skill,at,evidence"), (.notes, "session,at,note"), (.checkins, "habit,at"),
      (.ratings, "skill,at,rating"),
    ])
  func tables(table: CSVTable, header: String) throws {
    let file = try CSVFactFile(CSVReader(Array(header.utf8)), table: nil, reading)
    #expect(file.table == table)
    let whole = table.header.joined(separator: ",")
    #expect(try CSVFactFile(CSVReader(Array(whole.utf8)), table: nil, reading).table == table)
  }

  @Test("two tables have the same columns: the name must tell")
  func alike() throws {
    let text = "skill,at,note\nredis,2026-01-15,why\n"
    #expect(place(text) == "1:1")
    guard case .waiver = try rows(text, table: .waivers)[0].kind else { throw Wrong() }
    guard case .notApplicable = try rows(text, table: .notApplicable)[0].kind else { throw Wrong() }
  }

  @Test("answers are not records")
  func answers() {
    for table in [CSVTable.skills, .levels] {
      let found = fault { _ = try rows(table.header.joined(separator: ",")) }
      #expect(found?.message.en.contains("not a record") == true)
    }
  }

  @Test(
    "what cannot be is refused at its cell",
    arguments: [
      ("", "1:1"), ("skill,start,end,notr\n", "1:17"), ("skill,start,skill\n", "1:13"),
      ("skill,start\n", "1:1"), ("skill,end\n", "1:1"), ("just,words\n", "1:1"),
      ("skill,start,end\nasyncio,2026-01-15T14:00\n", "2:1"),
      ("skill,start,end\n,2026-01-15T14:00,2026-01-15T15:00\n", "2:1"),
      ("skill,start,end\na,2026-01-15,2026-01-15T15:00\n", "2:3"),
      ("skill,start,end\na,2026-01-15T14:00,2026-01-15T14:00\n", "2:20"),
      ("skill,start,end\na,2026-01-15T14:00,2026-01-16T14:01\n", "2:20"),
      ("skill,start,end\na,2026-11-01T12:00,2026-11-01T13:01\n", "2:20"),
      ("skill,start,end\na,1899-12-31T12:00,1899-12-31T13:01\n", "2:1"),
      ("skill,start,end,duration_seconds\na,2026-01-15T14:00,2026-01-15T15:00,3601\n", "2:37"),
      ("skill,start,end,duration\na,2026-01-15T14:00,2026-01-15T15:00,1:00:01\n", "2:37"),
      ("skill,start,duration,duration_seconds\na,2026-01-15T14:00,1h,60\n", "2:20"),
      ("skill,start,end\na,2026-01-15T14:00,\n", "2:20"),
      ("skill,start,end,local_date\na,2026-01-15T14:00,2026-01-15T15:00,2026-01-16\n", "2:37"),
      ("skill,start,end,zone\na,2026-01-15T14:00,2026-01-15T15:00,Asia/Tokyo\n", "2:3"),
      ("skill,start,end\na,2026-03-29T02:30,2026-03-29T04:00\n", "2:3"),
      ("id,skill,start,end\nxyz,a,2026-01-15T14:00,2026-01-15T15:00\n", "2:1"),
      ("skill,start,end,tags\na,2026-01-15T14:00,2026-01-15T15:00,\"a\tb\"\n", "2:37"),
      ("skill,at,rating\na,2026-01-15,6\n", "2:14"), ("habit,at\n,2026-01-15\n", "2:1"),
      ("skill,at,evidence\na,2026-01-15,\n", "2:14"), ("session,at,note\n,2026-01-15,\n", "2:13"),
      ("skill,start,end\na,2026-01-15T14:00,\"2026\n", "2:20"),
    ])
  func refusals(text: String, place wanted: String) {
    #expect(place(text) == wanted, "\(text)")
  }

  /// As a spreadsheet program saves it again.
  private func saved(_ bytes: [UInt8], _ order: DateOrder? = nil) throws -> [String] {
    var reading = reading
    reading.dateOrder = order
    var file = try CSVFactFile(ForeignFile(bytes), table: nil, reading)
    var lines: [String] = []
    while let row = try file.next() {
      switch row.kind {
      case .session(let end): lines.append("\(row.at.iso8601) \(end.iso8601)")
      case .length(let length): lines.append("\(row.at.localDay) \(length.seconds)")
      default: lines.append(row.at.iso8601)
      }
    }
    return lines
  }

  private static let whole =
    "id,learner,skill,stage,start,end,zone,local_date,duration_seconds,duration,tags,note\r\n"

  @Test(
    "what Excel makes of an export is read as the same",
    arguments: [
      ",ada,redis,3,2026/1/15 14:00,2026/1/15 15:30,Europe/Berlin,2026/1/15,5400,1:30:00,,\r\n",
      ",ada,redis,3,2026-01-15T14:00:00+01:00,2026-01-15T15:30:00+01:00,Europe/Berlin,2026/1/15,5400,1:30:00,,\r\n",
      ",ada,redis,3,2026-01-15T14:00:00+01:00,,,1/15/2026,5400,01:30:00,,\r\n,,,,,,,,,,,\r\n\r\n",
      ",ada,redis,3,1/15/2026 2:00 PM,1/15/2026 3:30 PM,,1/15/2026,5400,1:30:00,,\r\n",
      ",ada,redis,3,15.01.2026 14:00,15.01.2026 15:30,,15.01.2026,5400,90 min,,\r\n",
      ",ada,redis,3,2026年1月15日 14:00,2026年1月15日 15:30,,,,,,\r\n",
    ])
  func savedAgain(row: String) throws {
    let timed = ["2026-01-15T14:00:00+01:00 2026-01-15T15:30:00+01:00"]
    let text = CSVFactFileTests.whole + row
    #expect(try saved(Array(text.utf8)) == timed)
    let semicolons = text.split(separator: ",", omittingEmptySubsequences: false).joined(
      separator: ";")
    #expect(try saved(Array(semicolons.utf8)) == timed)
    #expect(try saved(Array(("sep=;\r\n" + semicolons).utf8)) == timed)
    let wide = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try saved([0xFF, 0xFE] + wide) == timed)
  }

  @Test("a length on a day, saved again by Excel; empty and other columns are passed over")
  func savedLengths() throws {
    let text =
      "skill,start,end,zone,local_date,duration_seconds,duration,tags,note,,mood,\nredis,,,Europe/Berlin,2026/1/15,5400,1:30:00,,,,good,\n"
    #expect(try saved(Array(text.utf8)) == ["2026-01-15 5400"])
    #expect(try CSVFactFile(ForeignFile(Array(text.utf8)), table: nil, reading).unused == ["mood"])
    let days = "skill,start,duration\nredis,5/1/2026,1h\n"
    #expect(try saved(Array(days.utf8), .dmy) == ["2026-01-05 3600"])
    #expect(fault { _ = try saved(Array(days.utf8)) }?.message.en.contains("--date-order") == true)
    let others = days + "redis,13/1/2026,1h\n"
    #expect(try saved(Array(others.utf8)) == ["2026-01-05 3600", "2026-01-13 3600"])
    // A note in GB 18030.
    let chinese =
      Array("skill,start,duration,note\nredis,2026/1/15,1h,".utf8) + [0xBB, 0xBA, 0xB4, 0xE6, 0x0A]
    #expect(try CSVFactFile(ForeignFile(chinese), table: nil, reading).encoding == .gb18030)
  }

  @Test("tables of Rung's are recognised in any encoding, others are not")
  func recognised() {
    func isOwn(_ text: String) -> Bool { CSVFactFile.recognises(ForeignFile(Array(text.utf8))) }
    #expect(isOwn(CSVFactFileTests.whole))
    #expect(isOwn("learner;skill;start;end\n"))
    #expect(isOwn("skill,start,local_date,duration,mood\n"))
    #expect(!isOwn("date,skill,hours\n"))
    #expect(!isOwn("Datum;Fach;Stunden\n"))
    #expect(!isOwn(""))
  }

  @Test("a text longer than a note may be, and a cell or row that no table has, are refused")
  func limits() {
    let long = String(repeating: "x", count: (1 << 20) + 1)
    #expect(place("skill,at,evidence\na,2026-01-15,\(long)\n") == "2:14")
    #expect(place(String(repeating: "a,", count: 2000)) == "1:1")
  }

  @Test("the guards of --safe are taken off where Rung put them on, and nowhere else")
  func guards() throws {
    let start = "2026-01-15T14:00,1h"
    let own = try rows("id,skill,start,duration,note\n\"\",a,\(start),'=1\n,a,\(start),'=1\n")
    #expect(own.map(\.note) == ["=1", "'=1"])
    let quoting = try rows(
      "\"id\",\"skill\",\"start\",\"duration\",\"note\"\n\"\",a,\(start),'=1\n")
    #expect(quoting.map(\.note) == ["'=1"])
    let other = try rows("skill,start,duration,note\n\"a\",\(start),'=1\n")
    #expect(other.map(\.note) == ["'=1"])
  }

  @Test("rows that say the same have the same content, others have not")
  func content() throws {
    let found = try rows(
      """
      id,skill,start,duration,note
      ,a,2026-01-15T14:00,1h,x
      ,a,2026-01-15T14:00,1h,x
      ,a,2026-01-15T14:00,1h,y
      0a45f286b9e7d38251ce3318362240f6,a,2026-01-15T14:00,1h,x
      """)
    #expect(found[0].content == found[1].content && found[0].content != found[2].content)
    // It has its name already.
    #expect(found[3].content.isEmpty)
  }
}
