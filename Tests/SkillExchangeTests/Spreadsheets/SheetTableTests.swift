import SkillCore
import Testing

@testable import SkillExchange

@Suite("Spreadsheets of sessions")
struct SheetTableTests {
  private static let length = "redis 2026-01-15 1h 30m"
  private static let timed = "redis 2026-01-15T14:00:00+01:00 2026-01-15T15:30:00+01:00"

  @Test(
    "a day, a skill and a length, in three languages and with any separator",
    arguments: [
      "date,skill,hours\n2026-01-15,redis,1.5\n", "日期,技能,时长\n2026/1/15,redis,1.5\n",
      "Datum;Fach;Stunden\n15.01.2026;redis;1,5\n",
      "Date\tTopic\tDuration\n2026-01-15\tredis\t1:30\n",
      "sep=;\nDate;Subject;Hours\n2026-01-15;redis;1,5\n",
      "\"sep=,\"\r\ndate,skill,hours\r\n2026-01-15,redis,1.5",
      "SEP=|\ndate|skill|hours\n2026-01-15|redis|1.5",
      "sep=\t\ndate\tskill\thours\n2026-01-15\tredis\t1.5",
      "\u{FEFF}date,skill,hours\n2026-01-15,redis,1.5\n",
      "Date , SKILL, Hours \n2026-01-15, redis ,1.5\n",
      "date,skill,hours\r2026-01-15,redis,1.5\r", "DATE,ＳＫＩＬＬ,時長\n2026-01-15,redis,1.5\n",
      "Day,Course,Duration (h)\n2026-01-15,redis,1.5\n", "Tag;Thema;Dauer\n15.1.2026;redis;1:30\n",
      "Datum;Kurs;Dauer (min)\n15.1.2026;redis;90\n", "日期,科目,时长（分钟）\n2026年1月15日,redis,90\n",
      "date,skill,minutes\n2026-01-15,redis,90\n", "date,skill,seconds\n2026-01-15,redis,5400\n",
      "date,skill,duration_seconds\n2026-01-15,redis,5400\n",
      "local_date,skill,duration\n2026-01-15,redis,1:30:00\n",
      "Date,Time Spent (seconds),Topic\n2026-01-15,5400,redis\n",
      "日期,课程,学时\n2026-01-15,redis,1小时30分\n",
      "date,skill,hours,minutes\n2026-01-15,redis,1,30\n",
      "date,skill,hours,minutes\n2026-01-15,redis,1.5,90\n",
      "date,skill,duration,duration_seconds\n2026-01-15,redis,1:30:00,5400\n",
      "start,skill,hours\n2026-01-15,redis,1.5\n",
      "date,start,end,skill,hours\n2026-01-15,,,redis,1.5\n",
      "Date,Skill,Duration (ms)\n2026-01-15,redis,5400000\n",
      "date,skill,h\n2026-01-15 00:00:00,redis,1.5\n",
      "\n,,\n  \ndate,,skill,hours,,\n,,,,\n2026-01-15,,redis,1.5,,\n\n,,\n",
      "My study log\n\ndate,skill,hours\n2026-01-15,redis,1.5\n",
      "Log,of,2026\nBy,Ada\ndate,skill,hours\n2026-01-15,redis,1.5,\n",
      "日子;主题;用时\n2026-01-15;redis;90分钟\n",
      "Lerntag;Modul;Lernzeit\n15.01.26;redis;1,5\n",
      "date,skill,hours,x,end\n2026-01-15,redis,1.5,,\n",
    ])
  func lengths(text: String) throws {
    #expect(try Sheets.lines(text) == [SheetTableTests.length], "\(text)")
  }

  @Test(
    "a start with a length or an end is timed",
    arguments: [
      "start,end,skill\n2026-01-15 14:00,2026-01-15 15:30,redis\n",
      "date,start,end,skill\n2026-01-15,14:00,15:30,redis\n",
      "start,hours,skill\n2026-01-15T14:00,1.5,redis\n",
      "Datum;Beginn;Ende;Fach\n15.01.2026;14:00;15:30;redis\n",
      "日期,开始时间,结束时间,科目\n2026/1/15,下午2:00,下午3:30,redis\n",
      "Date,From,To,Project\n1/15/2026,2:00 PM,3:30 PM,redis\n",
      "Start,Ende,Thema\n15.1.2026 14:00,15.1.2026 15:30,redis\n",
      "日期,开始,时长,技能\n2026-01-15,14:00,1:30,redis\n",
      "Datum;von;bis;Stunden;Kurs\n15.01.2026;14:00;15:30;1,5;redis\n",
      "date,time,hours,skill\n2026-01-15,14:00,1.5,redis\n",
      "date,time,end,skill\n2026-01-15,14:00,15:30,redis\n",
      "start,stop,sheet\n2026-01-15T13:00:00Z,2026-01-15T14:30:00Z,redis\n",
      "开始日期,开始时间,结束日期,结束时间,项目\n2026-1-15,14:00,2026-1-15,15:30,redis\n",
      "Start Date,Start Time,End Date,End Time,Task\n2026-01-15,14:00,2026-01-15,15:30,redis\n",
      "date,hours,skill\n2026-01-15 14:00,1.5,redis\n",
      "datetime,duration,topic\n2026-01-15 14:00,90 min,redis\n",
      "date,start,end,skill,minutes\n2026-01-15,2026-01-15 14:00,15:30,redis,90\n",
      "Datum;Uhrzeit;Dauer;Fach\n15.01.2026;14 Uhr;1 Std 30 Min;redis\n",
      "起,止,主题\n2026年1月15日14时,2026年1月15日15时30分,redis\n",
    ])
  func timed(text: String) throws {
    #expect(try Sheets.lines(text) == [SheetTableTests.timed], "\(text)")
  }

  @Test("notes, tags and further names are kept")
  func more() throws {
    let text =
      "date,hours,project,task,notes,tags\n2026-01-15,1,Work,redis,\" as, written\",\"deep; cache,x x\"\n"
    #expect(try Sheets.lines(text) == ["Work|redis 2026-01-15 1h +deep +cache +x ( as, written)"])
    let chinese = "日期,小时,科目,标签,备注\n2026-1-15,1,redis,深度、缓存，x,学了 \n"
    #expect(try Sheets.lines(chinese) == ["redis 2026-01-15 1h +深度 +缓存 +x (学了 )"])
  }

  @Test("past midnight an end belongs to the next day, twelve hours later at most")
  func midnight() throws {
    let head = "date,start,end,skill\n"
    #expect(
      try Sheets.lines(head + "2026-01-15,23:00,0:30,redis\n")
        == ["redis 2026-01-15T23:00:00+01:00 2026-01-16T00:30:00+01:00"])
    #expect(
      try Sheets.lines(head + "2026-01-15,23:00,24:00,redis\n")
        == ["redis 2026-01-15T23:00:00+01:00 2026-01-16T00:00:00+01:00"])
    #expect(
      try Sheets.lines(head + "2026-01-15,10:00,9:00,redis\n")[0].hasPrefix("refused 2:18: end: "))
    #expect(try Sheets.lines(head + "2026-01-15,10:00,10:00,redis\n") == ["empty"])
  }

  @Test("the length tells which of two readings of a clock is meant")
  func repeated() throws {
    let head = "date,start,end,hours,skill\n2026-10-25,2:30,2:45,"
    #expect(
      try Sheets.lines(head + "1:15,redis\n")
        == ["redis 2026-10-25T02:30:00+02:00 2026-10-25T02:45:00+01:00"])
    #expect(
      try Sheets.lines(head + "0:15,redis\n")
        == ["redis 2026-10-25T02:30:00+02:00 2026-10-25T02:45:00+02:00"])
  }

  @Test("totals, breaks and rows without any time are left out, and told")
  func leftOut() throws {
    let text = """
      date,skill,hours,type
      2026-01-15,redis,1.5,Regular
      2026-01-15,redis,0.25,Break
      2026-01-16,redis,0,Regular
      Total,,1.75,
       Total ,,1.75,
      2026-01-31,Summe,1,
      2026-01-31," Total: ",1,
      ,合计,1.75,
      总时长,,1.75,
      Grand Total,,1.75,
      ,,1.75,
      """
    #expect(
      try Sheets.lines(text)
        == [SheetTableTests.length, "pause", "empty"] + Array(repeating: "total", count: 8))
  }

  @Test("what --column says wins over what the headings say")
  func chosen() throws {
    let text = "wann,was,wie lange,note\n2026-01-15,redis,90,x\n"
    #expect(
      try Sheets.lines(text, columns: ["date=wann", "skill=WAS", "minutes=wie_lange"])
        == ["redis 2026-01-15 1h 30m (x)"])
    let wrong = "date,skill,title,hours\n2026-01-15,x,redis,90\n"
    #expect(
      try Sheets.lines(wrong, columns: ["skill=title", "minutes=hours"])
        == ["redis|x 2026-01-15 1h 30m"])
    let fault = fault { _ = try Sheets.lines(wrong, columns: ["skill=topic"]) }
    #expect(fault?.message.en.contains("“topic”") == true)
  }

  @Test("the order of day and month is that of the first day which tells, else it is asked for")
  func orders() throws {
    let head = "date,skill,hours\n"
    let torn = head + "5/1/2026,redis,1\n13/1/2026,redis,1\n"
    #expect(try Sheets.lines(torn) == ["redis 2026-01-05 1h", "redis 2026-01-13 1h"])
    let american = head + "5/1/2026,redis,1\n1/13/2026,redis,1\n13/1/2026,redis,1\n"
    let lines = try Sheets.lines(american)
    #expect(lines.prefix(2) == ["redis 2026-05-01 1h", "redis 2026-01-13 1h"])
    #expect(lines[2].hasPrefix("refused 4:1: date: “13/1/2026” is not a day in the order"))
    let fault = fault { _ = try Sheets.lines(head + "5/1/2026,redis,1\n") }
    #expect(fault?.position.description == "2:1")
    #expect(fault?.message.en.contains("dmy (2026-01-05) or --date-order mdy (2026-05-01)") == true)
    #expect(try Sheets.lines(head + "5/1/2026,redis,1\n", order: .mdy) == ["redis 2026-05-01 1h"])
    #expect(try Sheets.lines(head + "5/5/2026,redis,1\n") == ["redis 2026-05-05 1h"])
  }

  @Test(
    "what cannot be is refused with line, heading and text",
    arguments: [
      ("2026-02-30,redis,1", "3:1: date: “2026-02-30”: this date does not exist"),
      ("46037,redis,1", "3:1: date: “46037” is Excel's own number of a day"),
      ("soon,redis,1", "3:1: date: “soon” is not a day"),
      (",redis,1", "3:1: date: the day is missing"),
      ("2026-01-15,redis,", "3:18: hours: the length is missing"),
      ("2026-01-15,redis,long", "3:18: hours: “long” is not a length of time"),
      (
        "2026-01-15,redis,90",
        "3:18: hours: “90” hours are more than a day has; are these minutes? --column 'minutes=hours'"
      ),
      ("2026-01-15,redis,90 h", "3:18: hours: “90 h” is more than 24 hours"),
      ("2026-01-15,redis,-1", "3:18: hours: “-1” is not a length of time"),
      ("2026-11-02,redis,1", "3:1: date: 2026-11-02 is in the future"),
      ("1899-12-31,redis,1", "3:1: date: only dates from 1900 on can be recorded"),
      ("2026-01-15 25:00,redis,1", "3:1: date: “2026-01-15 25:00” is not a day"),
    ])
  func refused(row: String, expected: String) throws {
    let lines = try Sheets.lines(
      "date,skill,hours\n2026-01-15,redis,1.5\n\(row)\n2026-01-15,redis,1.5\n")
    #expect(lines.count == 3 && lines[0] == lines[2])
    #expect(lines[1].hasPrefix("refused \(expected)"), "\(lines[1])")
  }

  @Test("a length must agree with start and end to a minute; of a bare number the unit may differ")
  func disagreeing() throws {
    func line(_ length: String) throws -> String {
      try Sheets.lines("date,from,to,duration,project\n2026-01-15,14:00,15:30,\(length),redis\n")[0]
    }
    for length in ["1.5", "1:30", "1:31", "1:29:01", "5400", "90", "1h30m", "5399", ""] {
      #expect(try line(length) == SheetTableTests.timed, "\(length)")
    }
    for length in ["2", "1:32", "5300", "80", "2h", "0"] {
      #expect(try line(length).contains("but from start to end are 1h 30m"), "\(length)")
    }
    let start = "start,hours,date,skill\n2026-01-15 14:00,1.5,2026-01-16,redis\n"
    #expect(try Sheets.lines(start)[0].hasPrefix("refused 2:22: date: this is another day"))
    let alone = "date,start,end,hours,skill\n2026-01-15,14:00,,,redis\n"
    #expect(try Sheets.lines(alone)[0].hasPrefix("refused 2:18: end: there is neither"))
    let apart = "date,skill,hours,minutes\n2026-01-15,redis,1.5,30\n"
    #expect(
      try Sheets.lines(apart)[0].hasPrefix(
        "refused 2:22: minutes: “30”, but another column says 1h 30m"))
    let thousands = "date,skill,seconds\n2026-01-15,redis,\"5,400\"\n"
    #expect(try Sheets.lines(thousands)[0].contains("could be thousands"))
  }

  @Test("a text of more than 1 MiB is named by its own column")
  func longNote() throws {
    let text =
      "date,skill,hours,note\n2026-01-15,redis,1," + String(repeating: "x", count: 1 << 20 + 1)
    #expect(
      try Sheets.lines(text) == ["refused 2:20: note: this text is longer than 1 MiB; shorten it"])
    #expect(try Sheets.lines(String(text.dropLast()))[0].hasPrefix("redis 2026-01-15 1h ("))
  }

  @Test("the time of several people is refused")
  func people() {
    let text = "date,user,skill,hours\n2026-01-15,ada,redis,1\n2026-01-15,bob,redis,1\n"
    #expect(fault { _ = try Sheets.lines(text) }?.position.description == "3:12")
  }

  @Test("equal content has an equal name, however it is written")
  func identity() throws {
    func id(_ text: String) throws -> String {
      var id = ""
      var entries = SheetEntries(try Sheets.table(Array(text.utf8)), reading)
      try entries.read { if case .session(let session) = $0 { id = session.externalID } }
      return id
    }
    let first = try id("date,skill,hours\n2026-01-15,redis,1.5\n")
    #expect(try first == id("Datum;Fach;Dauer\n15.1.2026;redis;90 min\n"))
    #expect(try first != id("date,skill,hours\n2026-01-15,redis,1\n"))
    #expect(try first != id("date,skill,hours,note\n2026-01-15,redis,1.5,x\n"))
    #expect(try first != id("date,start,skill,hours\n2026-01-15,14:00,redis,1.5\n"))
  }
}
