import SkillCore
import Testing

@testable import SkillExchange

@Suite("Toggl's and Clockify's detailed reports")
struct TogglFileTests {
  private static let header =
    "\u{FEFF}User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (EUR)\r\n"

  private func row(
    _ start: String, _ end: String, _ length: String, project: String = "asyncio",
    user: String = "ada"
  ) -> String {
    "\(user),a@b,,\(project),,event loop,No,\(start),\(end),\(length),\"deep, two words\",1\r\n"
  }

  private func order(_ rows: String...) throws -> DateOrder? {
    try TogglFile.dateOrder(
      of: CSVReader(Array((TogglFileTests.header + rows.joined()).utf8)))
  }

  private func entries(
    _ rows: String..., order: DateOrder = .ymd
  ) throws -> Entries {
    let entries = Entries()
    try TogglFile.read(
      CSVReader(Array((TogglFileTests.header + rows.joined()).utf8)), order: order, reading,
      entries.take)
    return entries
  }

  @Test("dates in each of the orders, with clocks of 24 hours and of twelve")
  func orders() throws {
    let wanted = ["2026-01-05T14:00:00+01:00 2026-01-05T15:30:00+01:00 asyncio|deep|two words"]
    let iso = row("2026-01-05,14:00:00", "2026-01-05,15:30:00", "01:30:00")
    #expect(try entries(iso).lines == wanted)
    let european = row("05.01.2026,2:00 PM", "5/1/2026,03:30:00 pm", "1:30:00")
    #expect(try entries(european, order: .dmy).lines == wanted)
    let american = row("01/05/2026,02:00PM", "1-5-2026,03:30 PM", "1:30")
    #expect(try entries(american, order: .mdy).lines == wanted)
    #expect(
      try entries(american, order: .mdy).sessions[0].externalID
        == entries(iso).sessions[0].externalID)
  }

  @Test("the order is guessed only where the whole file leaves no doubt")
  func guesses() throws {
    func day(_ date: String) -> String { row("\(date),14:00", "\(date),15:30", "1:30:00") }
    #expect(try order(day("2026-01-05")) == .ymd)
    #expect(try order(day("05/01/2026"), day("06/01/2026")) == nil)
    #expect(try order(day("05/01/2026"), day("13/01/2026")) == .dmy)
    #expect(try order(day("05/01/2026"), day("01/13/2026")) == .mdy)
    let torn = fault { _ = try order(day("13/01/2026"), day("01/13/2026")) }
    #expect(torn.map { "\($0.position)" } == "3:33")
  }

  @Test(
    "the length tells which of two readings of a clock is meant, and seconds that are not shown")
  func lengths() throws {
    #expect(
      try entries(
        row("2025-10-26,02:10:00", "2025-10-26,02:40:00", "01:30:00"),
        row("2026-01-05,14:00", "2026-01-05,14:45", "0:45:12"),
        row("2026-01-05,14:00:00", "2026-01-05,14:45:00", "0:50:00"),
        row("2025-03-30,01:30:00", "2025-03-30,03:30:00", "01:00:00")
      ).lines == [
        "2025-10-26T02:10:00+02:00 2025-10-26T02:40:00+01:00 asyncio|deep|two words",
        "2026-01-05T14:00:00+01:00 2026-01-05T14:45:12+01:00 asyncio|deep|two words",
        "2026-01-05T14:00:00+01:00 2026-01-05T14:45:00+01:00 asyncio|deep|two words",
        "2025-03-30T01:30:00+01:00 2025-03-30T03:30:00+02:00 asyncio|deep|two words",
      ])
  }

  @Test("Clockify's columns are found by their names, without an end by the duration")
  func clockify() throws {
    let text = """
      Project,Client,Description,Task,User,Tags,Start Date,Start Time,Duration (h)
      Side,,read,routing,ada,,05/01/2026,10:00:00,00:45:00
      """
    let entries = Entries()
    try TogglFile.read(CSVReader(Array(text.utf8)), order: .dmy, reading, entries.take)
    #expect(entries.lines == ["2026-01-05T10:00:00+01:00 2026-01-05T10:45:00+01:00 Side"])
    #expect(entries.sessions[0].note == "routing: read")
    #expect(entries.sessions[0].words == ["routing", "read"])
    #expect(entries.sessions[0].pieces == ["routing", "read"])
  }

  @Test(
    "a bad date, time or clock is one row's fault, told with its column; a second person the file's"
  )
  func refusals() throws {
    func lines(_ row: String) throws -> [String] { try entries(row).lines }
    #expect(
      try lines(row("2026-02-30,14:00", "2026-01-05,15:30", "1:30:00"))
        == ["refused 2:33: Start date: “2026-02-30” is a date that does not exist"])
    #expect(
      try lines(row("2026-01-05,25:00", "2026-01-05,15:30", "1:30:00"))
        == ["refused 2:44: Start time: “25:00” is not a time of day"])
    #expect(
      try lines(row("2026-01-05,14:00", "05/01/2026,15:30", "1:30:00")) == [
        "refused 2:50: End date: “05/01/2026” is not a date in the order ymd; it would be with --date-order dmy"
      ])
    let fine = row("2026-01-05,14:00", "2026-01-05,15:30", "1:30:00")
    #expect(
      fault { _ = try entries(fine, fine.replacingPrefix("ada", "bob")) }.map { "\($0.position)" }
        == "3:1")
    #expect(fault { _ = try entries(fine + "ada,too,short\r\n") }.map { "\($0.position)" } == "3:1")
  }

  @Test(
    "what still runs and breaks are left out; dates that cannot be read do not decide the order")
  func leftOut() throws {
    #expect(
      try entries(
        row("2026-01-05,14:00:00", ",", ""), row("2026-01-05,14:00:00", ",", "-1767617999")
      ).lines == ["running", "running"])
    let text = """
      Project,Activity,Description,User,Start Date,Start Time,End Date,End Time,Duration (h),Type,Client,Mood
      asyncio,routing,read,ada,2026-01-05,10:00:00,2026-01-05,10:45:00,00:45:00,REGULAR,,
      asyncio,,lunch,ada,2026-01-05,10:45:00,2026-01-05,11:45:00,01:00:00,BREAK,ACME,good
      asyncio,,,ada,soon,10:45:00,2026-01-06,11:45:00,01:00:00,Regular,,
      """
    let found = Entries()
    try TogglFile.read(CSVReader(Array(text.utf8)), order: .ymd, reading, found.take)
    #expect(
      found.lines == [
        "2026-01-05T10:00:00+01:00 2026-01-05T10:45:00+01:00 asyncio", "left out: pause",
        "refused 4:15: Start Date: “soon” is not a date", "remark: Columns not used: Mood",
      ])
    #expect(found.sessions[0].note == "routing: read")
    #expect(try TogglFile.dateOrder(of: CSVReader(Array(text.utf8))) == .ymd)
  }

  @Test(
    "lengths in each of Toggl's spellings",
    arguments: [
      ("01:30:00", 5400), ("18:25 min", 1105), ("1:18:25 h", 4705), ("90 min", 5400),
      ("0.31 h", 1116), ("0,75", 2700), ("1:30", 5400), ("1.333333", 4800), ("100:00:00", 360_000),
      ("2 h", 7200), ("long", nil), ("", nil), ("1:75:00", nil), ("45", nil), ("-1:00:00", nil),
      ("99999999999999999999", nil), ("1.99999999999999", nil), ("1:2:3:4", nil),
      ("18:25:10 min", nil),
    ])
  func spellings(text: String, seconds: Int64?) {
    #expect(TogglTime.seconds(text) == seconds)
  }

  @Test("a length that cannot be read, or does not agree, is told where start and end are there")
  func oddLengths() throws {
    let found = try entries(
      row("2026-01-05,14:00", "2026-01-05,15:30", "long"),
      row("2026-01-05,14:00:00", "2026-01-05,14:18:25", "18:25 min"),
      row("2026-01-05,14:00:00", "2026-01-05,15:00:00", "0:45:00"))
    #expect(found.sessions.map(\.time.length.seconds) == [5400, 1105, 3600])
    #expect(found.sessions.map(\.hasOddLength) == [true, false, true])
    let bare = """
      Project,Start Date,Start Time,Duration
      a,2026-01-05,10:00:00,long
      b,2026-01-05,10:00:00,
      """
    let other = Entries()
    try TogglFile.read(CSVReader(Array(bare.utf8)), order: .ymd, reading, other.take)
    #expect(
      other.lines == [
        "refused 2:23: Duration: “long” is not a length of time like 1:30:00", "running",
      ])
  }
}

extension String {
  fileprivate func replacingPrefix(_ old: String, _ new: String) -> String {
    new + dropFirst(old.count)
  }
}
