import SkillCore
import Testing

@testable import SkillExchange

@Suite("Starts and ends in spreadsheets")
struct SheetSpanTests {
  private static let timed = "redis 2026-01-15T14:00:00+01:00 2026-01-15T15:30:00+01:00"

  @Test(
    "an offset that is written once is meant for both",
    arguments: [
      "start,end,skill\n2026-01-15T21:00+08:00,22:30,redis\n",
      "start,end,skill\n2026-01-15T21:00+08:00,2026-01-15 22:30,redis\n",
      "start,end,skill\n2026-01-15 13:00,2026-01-15T14:30Z,redis\n",
      "start,end,end date,skill\n2026-01-15T13:00Z,14:30,2026-01-15,redis\n",
      "date,start (UTC),end (UTC),skill\n2026-01-15,13:00,14:30,redis\n",
      "Start (UTC),Duration,skill\n2026-01-15 13:00,1:30,redis\n",
      "Start (+08:00),End,skill\n2026-01-15 21:00,22:30,redis\n",
      "start,end,skill\n2026-01-15T08:00-05:00,09:30,redis\n",
    ])
  func offsets(text: String) throws {
    #expect(try Sheets.lines(text) == [SheetSpanTests.timed], "\(text)")
  }

  @Test(
    "without a start it is the length before the end",
    arguments: [
      "date,end,hours,skill\n2026-01-15,15:30,1.5,redis\n",
      "end,hours,skill\n2026-01-15 15:30,1.5,redis\n",
      "Finished,Minutes,Topic\n2026-01-15 3:30 PM,90,redis\n",
      "日期,结束时间,时长,科目\n2026-01-15,15:30,1:30,redis\n",
      "date,start,end,hours,skill\n2026-01-15,,15:30,1.5,redis\n",
      "start,end,hours,skill\n2026-01-15,15:30,1.5,redis\n",
      "end date,end time,minutes,skill\n2026-01-15,15:30,90,redis\n",
      "Datum;Ende;Dauer (Min.);Fach\n15.01.2026;15:30;90;redis\n",
      "end,hours,skill\n2026-01-15T22:30+08:00,1.5,redis\n",
    ])
  func ends(text: String) throws {
    #expect(try Sheets.lines(text) == [SheetSpanTests.timed], "\(text)")
  }

  @Test("past midnight the day of an end must be written")
  func endsPastMidnight() throws {
    let text = "date,end,hours,skill\n2026-01-15,0:30,1.5,redis\n2026-01-15,1:30,1.5,redis\n"
    let lines = try Sheets.lines(text)
    #expect(lines[0].hasPrefix("refused 2:12: end: with this length it began on another day"))
    #expect(lines[1] == "redis 2026-01-15T00:00:00+01:00 2026-01-15T01:30:00+01:00")
    #expect(
      try Sheets.lines("end,hours,skill\n2026-01-15 0:30,1.5,redis\n")
        == ["redis 2026-01-14T23:00:00+01:00 2026-01-15T00:30:00+01:00"])
    #expect(
      try Sheets.lines("date,start,end,skill\n2026-01-15,,15:30,redis\n")
        == ["refused 2:12: start: the start is missing"])
    #expect(
      try Sheets.lines("end,hours,skill\n2026-01-15,1.5,redis\n") == ["redis 2026-01-15 1h 30m"])
    #expect(
      try Sheets.lines("end,hours,skill\n15:30,1.5,redis\n")[0].contains("the day is missing"))
  }

  @Test("days of two digits everywhere begin with the year only where that is said or sure")
  func yearFirst() throws {
    let head = "date,skill,hours\n"
    func lines(_ days: String..., order: DateOrder? = nil) throws -> [String] {
      try Sheets.lines(head + days.map { "\($0),redis,1\n" }.joined(), order: order)
        .map { String($0.dropFirst(6).prefix(10)) }
    }
    #expect(try lines("26-01-15", order: .ymd) == ["2026-01-15"])
    #expect(try lines("26/01/15", "25.12.31", order: .ymd) == ["2026-01-15", "2025-12-31"])
    #expect(try lines("15-01-26", order: .dmy) == ["2026-01-15"])
    let open = fault { _ = try lines("26-01-15", "26-02-03") }
    #expect(
      open?.message.en.hasSuffix(
        "say --date-order ymd (2026-01-15) or --date-order dmy (2015-01-26)") == true)
    // A day over the year's number tells where the year is.
    #expect(try lines("26-01-15", "26-01-31") == ["2026-01-15", "2026-01-31"])
    #expect(try lines("15/01/26", "31/01/26") == ["2026-01-15", "2026-01-31"])
    // So does a month over twelve, and a day of one digit.
    #expect(try lines("01/05/26", "01/15/26") == ["2026-01-05", "2026-01-15"])
    #expect(try lines("13/1/26", "5/1/26") == ["2026-01-13", "2026-01-05"])
    // They tell nothing of others.
    #expect(fault { _ = try lines("26-01-15", "5/1/2026") } != nil)
    #expect(fault { _ = try lines("5/1/2026", "26-01-31") } != nil)
    #expect(try lines("15.01.26") == ["2026-01-15"])
  }
}
