import SkillCore
import Testing

@testable import SkillExchange

@Suite("Spreadsheets that other programs write")
struct SheetProgramTests {
  @Test("Harvest: decimal hours with a dot or a comma, and no clock")
  func harvest() throws {
    let head =
      "Date,Client,Project,Project Code,Task,Notes,Hours,Hours Rounded,Billable?,Invoiced?,First Name,Last Name,Employee Id,Roles,Teams,Employee?,Billable Rate\n"
    let rows =
      "2026-01-15,,Study,,redis,\"streams, groups\",1.5,1.5,No,No,Ada,L,,,,Yes,0\n"
      + "2026-01-16,,Study,,redis,,\"0,75\",1,No,No,Ada,L,,,,Yes,0\n"
    #expect(
      try Sheets.lines(head + rows)
        == ["Study|redis 2026-01-15 1h 30m (streams, groups)", "Study|redis 2026-01-16 45m"])
  }

  @Test("Kimai: a duration in seconds or in hours, beside from and to")
  func kimai() throws {
    let head =
      "\"Date\",\"From\",\"To\",\"Duration\",\"Rate\",\"User\",\"Customer\",\"Project\",\"Activity\",\"Description\",\"Exported\",\"Tags\",\"Hourly rate\",\"Fixed rate\"\n"
    func line(_ duration: String) throws -> String {
      try Sheets.lines(
        head
          + "\"2026-01-15\",\"14:00\",\"15:30\",\"\(duration)\",\"0\",\"ada\",\"\",\"Study\",\"redis\",\"streams\",\"0\",\"deep,x\",\"\",\"\"\n"
      )[0]
    }
    let expected =
      "Study|redis 2026-01-15T14:00:00+01:00 2026-01-15T15:30:00+01:00 +deep +x (streams)"
    for duration in ["5400", "1.5", "1.50", "90", "1:30", "1,5"] {
      #expect(try line(duration) == expected, "\(duration)")
    }
    #expect(try line("5401.5") == expected)
    #expect(try line("4000").hasPrefix("refused 2:30: Duration: “4000”, but from start to end"))
  }

  @Test("solidtime: its report in local time, its other format in UTC")
  func solidtime() throws {
    let report =
      "Description,Task,Project,Client,User,Start,End,Duration,Duration (decimal),Billable,Tags\nstreams,redis,Study,,ada,2026-01-15 14:00:00,2026-01-15 15:30:00,01:30:00,1.5,No,\"deep, x\"\n"
    let expected =
      "Study|redis 2026-01-15T14:00:00+01:00 2026-01-15T15:30:00+01:00 +deep +x (streams)"
    #expect(try Sheets.lines(report) == [expected])
    let generic =
      "description,billable,client,project,tags,start,end,task,user_name,user_email\nstreams,false,,Study,\"deep,x\",2026-01-15T13:00:00Z,2026-01-15T14:30:00Z,redis,ada,a@b\n"
    #expect(try Sheets.lines(generic) == [expected])
  }

  @Test("timetrap")
  func timetrap() throws {
    let text =
      "start,end,note,sheet\n\"2026-01-15 14:00:00\",\"2026-01-15 15:30:00\",\"streams\",\"redis\"\n"
    #expect(
      try Sheets.lines(text)
        == ["redis 2026-01-15T14:00:00+01:00 2026-01-15T15:30:00+01:00 (streams)"])
  }

  @Test("Super Productivity: the day's own start and end are not the row's")
  func superProductivity() throws {
    let head = "\u{FEFF}Date;Start;End;Titles;Descriptions;Projects;Tags;Worked;Estimate\n"
    func line(_ worked: String, date: String = "2026-01-15") throws -> String {
      try Sheets.lines(head + "\(date);09:00;18:00;redis streams; - ;redis; - ;\(worked); - \n")[0]
    }
    for worked in ["5400000", "1h 30m", "1:30"] {
      #expect(try line(worked) == "redis|redis streams 2026-01-15 1h 30m ( - )", "\(worked)")
    }
    #expect(try line("1h", date: "2026-01-15 - 2026-01-16").contains("grouped by day"))
    let table = try Sheets.table(
      Array((head + "2026-01-15;9:00;18:00;a; - ;redis; - ;1h; - \n").utf8))
    #expect(table.remark?.en.contains("Super Productivity") == true)
  }

  @Test("RescueTime: the hour is a bucket, summed by day and name")
  func rescueTime() throws {
    let text = """
      Date,Time Spent (seconds),Number of People,Activity,Category,Productivity
      2026-01-15T14:00:00,3000,1,redis.io,Reference,2
      2026-01-15T15:00:00,2400,1,redis.io,Reference,2
      2026-01-15T15:00:00,600,1,mail,Email,-1
      2026-01-16T00:00:00,60,1,redis.io,Reference,2
      """
    #expect(
      try Sheets.lines(text)
        == [
          "redis.io|Reference 2026-01-15 1h 30m", "mail|Email 2026-01-15 10m",
          "redis.io|Reference 2026-01-16 1m",
        ])
  }

  @Test("RescueTime: what cannot be recorded keeps its names, by which it may be skipped")
  func rescueTimeNames() throws {
    let head = "Date,Time Spent (seconds),Number of People,Activity,Category,Productivity\n"
    var names: [ForeignNames] = []
    for rows in ["2026-01-15T14:00:00,99999,1,mail,Email,2\n", "soon,60,1,mail,Email,2\n"] {
      var entries = SheetEntries(try Sheets.table(Array((head + rows).utf8)), reading)
      try entries.read { if case .refused(_, let all, _) = $0 { names.append(all) } }
    }
    #expect(names == Array(repeating: ForeignNames(project: "mail", words: ["Email"]), count: 2))
  }

  @Test("Rung's own sessions, as Excel saves them again")
  func own() throws {
    let text = """
      learner,skill,stage,start,end,zone,local_date,duration_seconds,duration,tags,note
      ada,redis,3,2026/1/15 14:00,2026/1/15 15:30,Europe/Berlin,2026/1/15,5400,1:30:00,deep x,
      ada,redis,3,,,Europe/Berlin,2026/1/16,5400,1:30:00,,
      """
    #expect(
      try Sheets.lines(text)
        == [
          "redis 2026-01-15T14:00:00+01:00 2026-01-15T15:30:00+01:00 +deep +x",
          "redis 2026-01-16 1h 30m",
        ])
  }

  @Test("encodings: UTF-16, GB 18030, Windows-1252")
  func encodings() throws {
    let text = "日期;科目;时长\r\n2026/1/15;redis;1,5\r\n"
    let units = Array(text.utf16)
    let expected = ["redis 2026-01-15 1h 30m"]
    #expect(
      try Sheets.lines([0xFF, 0xFE] + units.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })
        == expected)
    #expect(try Sheets.lines(units.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }) == expected)
    // 日期,科目,时长,备注 / 2026-1-15,redis,1.5,缓存
    let chinese: [UInt8] =
      [
        0xC8, 0xD5, 0xC6, 0xDA, 0x2C, 0xBF, 0xC6, 0xC4, 0xBF, 0x2C, 0xCA, 0xB1, 0xB3, 0xA4, 0x2C,
        0xB1,
      ]
      + [0xB8, 0xD7, 0xA2, 0x0A] + Array("2026-1-15,redis,1.5,".utf8) + [
        0xBB, 0xBA, 0xB4, 0xE6, 0x0A,
      ]
    #expect(try Sheets.lines(chinese) == ["redis 2026-01-15 1h 30m (缓存)"])
    #expect(try Sheets.table(chinese).encoding == .gb18030)
    let german =
      Array("Datum;F".utf8) + [0xE4] + Array("higkeit;Dauer;Notiz\r\n15.1.2026;redis;1,5;f".utf8)
      + [0xFC] + Array("r Pr".utf8) + [0xFC] + Array("fung\r\n".utf8)
    #expect(try Sheets.lines(german) == ["redis 2026-01-15 1h 30m (für Prüfung)"])
    #expect(try Sheets.table(german).encoding == .windows1252)
    let plain =
      Array("Datum;Fach;Dauer;Notiz\r\n15.1.2026;redis;1,5;Pr".utf8) + [0xFC]
      + Array("fung\r\n".utf8)
    #expect(try Sheets.table(plain).encoding == .windows1252)
    let unknown = Array("wann;was\n".utf8) + [0xE4, 0x0A]
    #expect(
      fault { _ = try Sheets.table(unknown) }?.message.en.contains("neither UTF-8 nor") == true)
    #expect(
      fault { _ = try Sheets.table([0, 1, 2, 0xFF, 0, 5]) }?.message.en.contains("neither text")
        == true)
  }
}
