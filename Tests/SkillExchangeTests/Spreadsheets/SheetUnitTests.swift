import SkillCore
import Testing

@testable import SkillExchange

@Suite("The units of lengths in spreadsheets")
struct SheetUnitTests {
  private static let length = "redis 2026-01-15 1h 30m"

  @Test(
    "the heading tells the unit",
    arguments: [
      ("Dauer (Min.)", "90"), ("Dauer (in Min.)", "90"), ("Duration (mins.)", "90"),
      ("Duration (in minutes)", "90"), ("Duration (number of minutes)", "90"), ("时长(分)", "90"),
      ("用时(分)", "90"), ("时长（单位：分钟）", "90"), ("Duration (sec.)", "5400"), ("Dauer (Sek.)", "5400"),
      ("Duration (mm:ss)", "90:00"), ("Duration [min:sec]", "90:00"), ("Minutes", "90:00"),
      ("Duration (hh:mm)", "1:30"), ("Duration (h)", "1,5"), ("Duration (ms)", "5400000"),
      ("Duration", "1:30"), ("Duration", "1.5"), ("Time", "1:30"), ("Dauer", "90 min"),
    ])
  func units(heading: String, cell: String) throws {
    let text = "date,skill,\(heading)\n2026-01-15,redis,\"\(cell)\"\n"
    #expect(try Sheets.lines(text) == [SheetUnitTests.length])
  }

  @Test("a column whose unit is not known is not taken, and said")
  func unknown() throws {
    let text = "date,skill,Duration (days),hours\n2026-01-15,redis,7,1.5\n"
    #expect(try Sheets.lines(text) == [SheetUnitTests.length])
    #expect(try Sheets.table(Array(text.utf8)).unused == ["Duration (days)"])
    let alone = fault { _ = try Sheets.lines("date,skill,Duration (days)\n2026-01-15,redis,7\n") }
    #expect(alone?.message.en.contains("the unit of “Duration (days)” is not known") == true)
    #expect(
      try Sheets.lines(
        "date,skill,Duration (approx.)\n2026-01-15,redis,90\n",
        columns: ["minutes=Duration (approx.)"]) == [SheetUnitTests.length])
  }

  @Test(
    "a number without any unit is refused with all of the file, and both readings",
    arguments: [
      ("Duration", "90", "minutes=Duration' (1h 30m) or --column 'seconds=Duration' (1m 30s)"),
      ("Dauer", "13", "hours=Dauer' (13h) or --column 'minutes=Dauer' (13m)"),
      ("时长", "12.5", "hours=时长' (12h 30m) or --column 'minutes=时长' (12m 30s)"),
      ("Time", "45", "minutes=Time' (45m) or --column 'seconds=Time' (45s)"),
      ("Duration", "5400", "seconds=Duration' (1h 30m)"),
      ("Duration", "18:25", "hours=Duration' (18h 25m) or --column 'minutes=Duration' (18m 25s)"),
      ("Duration", "45:00", "minutes=Duration' (45m)"),
      ("Time", "14:00", "start=Time' (from 14:00 on) or --column 'hours=Time' (14h)"),
      ("Zeit", "9:05", "start=Zeit' (from 9:05 on) or --column 'hours=Zeit' (9h 5m)"),
    ])
  func open(heading: String, cell: String, readings: String) {
    let text = "date,skill,\(heading)\n2026-01-15,redis,1\n2026-01-15,nothing,\(cell)\n"
    let fault = fault { _ = try Sheets.lines(text) }
    #expect(fault?.position.line == 3)
    #expect(fault?.message.en.contains(readings) == true, "\(fault?.message.en ?? "-")")
  }

  @Test("what --column says is taken, and so is what start and end decide")
  func decided() throws {
    let text = "date,skill,Duration\n2026-01-15,redis,90\n"
    #expect(try Sheets.lines(text, columns: ["minutes=Duration"]) == [SheetUnitTests.length])
    let clock = "date,Time,skill,Duration\n2026-01-15,14:00,redis,90\n"
    #expect(fault { _ = try Sheets.lines(clock) } != nil)
    let timed =
      "date,start,end,skill,Duration\n2026-01-15,14:00,15:30,redis,90\n2026-01-15,16:00,,redis,90\n"
    let lines = try Sheets.lines(timed)
    #expect(lines[0] == "redis 2026-01-15T14:00:00+01:00 2026-01-15T15:30:00+01:00")
    #expect(lines[1].hasPrefix("refused 3:25: Duration: “90” is of no unit"))
    let beside = "date,skill,Duration,Minutes\n2026-01-15,redis,90,90\n2026-01-15,redis,1,30\n"
    let pairs = try Sheets.lines(beside)
    #expect(pairs[0] == SheetUnitTests.length)
    #expect(pairs[1].contains("“1”, but another column says 30m"))
  }

  @Test(
    "hours, minutes and seconds apart are added; the same within a hundredth is one length",
    arguments: [
      ("hours,minutes", "1,30"), ("hours,minutes", "1.5,90"), ("hours,minutes", "0,90"),
      ("hours,minutes", ",90"), ("hours,minutes", "1.5,"), ("hours,minutes", "1.5,0"),
      ("hours,minutes,seconds", "1,29,60"), ("hours,minutes,seconds", "1,30,0"),
      ("hours,minutes,seconds", "1.5,90,5400"), ("Minuten,Sekunden", "90,0"),
      ("Stunden,Minuten", "1,30"), ("小时,分钟,秒", "1,30,"), ("Std.,Min.,Sek.", "1,30,0"),
      ("seconds,hours", "1800,1"), ("Duration (h),Duration (decimal)", "01:30:00,1.50"),
      ("Duration,Duration (decimal)", "1:30,1.50"), ("Duration,Duration (decimal)", "90,1.5"),
      ("hours,minutes", "1.49,90"), ("hours (decimal),seconds", "1.5,5400"),
    ])
  func apart(headings: String, cells: String) throws {
    let text = "date,skill,\(headings)\n2026-01-15,redis,\(cells)\n"
    #expect((try? Sheets.lines(text)) == [SheetUnitTests.length] || cells == "1,29,60")
    if cells == "1,29,60" { #expect(try Sheets.lines(text)[0].contains("another column")) }
  }

  @Test(
    "hours, minutes and seconds that are neither are refused",
    arguments: [
      ("hours,minutes", "1.5,30"), ("hours,minutes", "1,90"), ("hours,minutes", "2,60"),
      ("hours,minutes,seconds", "1,30,90"), ("minutes,seconds", "1.5,30"),
      ("hours,minutes", "1:30,30"),
      ("hours,seconds", "1,3700"),
    ])
  func apartOdd(headings: String, cells: String) throws {
    let text = "date,skill,\(headings)\n2026-01-15,redis,\(cells)\n"
    #expect(try Sheets.lines(text)[0].contains("but another column says"))
  }

  @Test("minutes and seconds apart")
  func minutesAndSeconds() throws {
    let text = "date,skill,minutes,seconds\n2026-01-15,redis,18,25\n2026-01-15,redis,1,30\n"
    #expect(try Sheets.lines(text) == ["redis 2026-01-15 18m 25s", "redis 2026-01-15 1m 30s"])
    let three = "date,skill,hours,minutes,seconds\n2026-01-15,redis,1,30,15\n"
    #expect(try Sheets.lines(three) == ["redis 2026-01-15 1h 30m 15s"])
  }
}
