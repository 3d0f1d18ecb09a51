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
        "refused 4:73: the duration is not what lies between start and end",
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
    #expect(entries.sessions[0].words == ["routing", "read", "routing", "read"])
  }

  @Test("a bad date, time, length or a second person is refused at its cell")
  func refusals() {
    func place(_ rows: String...) -> String? {
      fault { _ = try entries(rows.joined()) }.map { "\($0.position)" }
    }
    #expect(place(row("2026-02-30,14:00", "2026-01-05,15:30", "1:30:00")) == "2:33")
    #expect(place(row("2026-01-05,25:00", "2026-01-05,15:30", "1:30:00")) == "2:44")
    #expect(place(row("2026-01-05,14:00", "2026-01-05,15:30", "long")) == "2:67")
    let fine = row("2026-01-05,14:00", "2026-01-05,15:30", "1:30:00")
    #expect(place(fine, fine.replacingPrefix("ada", "bob")) == "3:1")
    #expect(place(fine + "ada,too,short\r\n") == "3:1")
  }
}

extension String {
  fileprivate func replacingPrefix(_ old: String, _ new: String) -> String {
    new + dropFirst(old.count)
  }
}
