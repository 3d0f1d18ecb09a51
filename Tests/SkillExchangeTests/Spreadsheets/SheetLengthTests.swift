import SkillCore
import Testing

@testable import SkillExchange

@Suite("What a spreadsheet's cell says of a length")
struct SheetLengthTests {
  @Test(
    "an hour and a half, as spreadsheets and people write it",
    arguments: [
      "1h30m", "1h 30m", "1 h 30 m", "1:30", "01:30", "1:30:00", "1:30 h", "1:30:00 h", "1.5h",
      "1.5 h", "1,5 h", "1.5 hrs", "1.5 hours", "90 min", "90min", "90m", "90'", "90分钟", "90 分钟",
      "1小时30分", "1小时30分钟", "1 小时 30 分", "1小时半", "1个半小时", "1.5小时", "1 Std 30 Min",
      "1 Std. 30 Min.", "1,5 Std", "1 Stunde 30 Minuten", "1 Stunde und 30 Minuten", "90 Minuten",
      "1 hour 30 minutes", "1 hour and 30 minutes", "1h30", "1h 30", "1 Std 30", "PT1H30M",
      "5400 s", "5400秒", "90:00 min",
      "1.50", "1,50", "1.5", "1,5", "01.50", "1½", "1½ h", "１．５", "１：３０", "1时30分", "1h30min",
      "1 hr, 30 mins", "1h 29m 60s", "1:30:00.4", "一小时三十分", "一个半小时", "一小时半", "一个小时三十分钟",
      "1个小时30分", "一個半小時", "九十分钟", "一小时两刻钟", "１小时半", "一个小时半", "六刻钟",
    ])
  func same(text: String) {
    #expect(SheetLength(text)?.seconds(.hours) == 5400, "\(text)")
  }

  @Test(
    "a bare number is of the column's unit, rounded to whole seconds",
    arguments: [
      ("90", SheetUnit.minutes, 5400), ("5400", .seconds, 5400), ("1.5", .hours, 5400),
      ("0.31", .hours, 1116), ("0,333", .hours, 1199), ("0.0001", .hours, 0),
      ("0.00014", .hours, 1),
      ("1500", .milliseconds, 2), ("1499", .milliseconds, 1), ("5400000", .milliseconds, 5400),
      ("0", .hours, 0), ("0.5", .seconds, 1), (".5", .minutes, 30),
      ("1.9999999999999", .hours, 7200), ("999999999", .hours, 3_599_999_996_400),
      ("90.25", .minutes, 5415),
    ])
  func units(text: String, unit: SheetUnit, expected: Int) {
    #expect(SheetLength(text)?.seconds(unit) == expected)
  }

  @Test(
    "a unit in the cell wins over the column's",
    arguments: [
      ("18:25 min", 1105), ("1:18:25 h", 4705), ("0.31 h", 1116), ("30s", 30), ("45 min", 2700),
      ("半小时", 1800), ("0:00", 0), ("2 Stunden", 7200), ("½ h", 1800), ("10分30秒", 630),
      ("一小时", 3600), ("两小时", 7200), ("两个半小时", 9000), ("半个小时", 1800),
      ("三刻钟", 2700), ("一刻钟", 900), ("二十五分钟", 1500), ("十分钟", 600), ("十五分", 900), ("十二小时", 43_200),
      ("四十五分钟", 2700), ("一小时零五分", 3900), ("一个钟头", 3600), ("兩小時", 7200), ("俩小时", 7200),
    ])
  func own(text: String, expected: Int) {
    for unit in SheetUnit.allCases { #expect(SheetLength(text)?.seconds(unit) == expected) }
  }

  @Test(
    "a clock is of minutes and seconds in a column of minutes, and of nothing in one of seconds")
  func clocks() {
    #expect(SheetLength("18:25")?.seconds(.minutes) == 1105)
    #expect(SheetLength("18:25")?.seconds(.hours) == 66_300)
    #expect(SheetLength("90:00")?.seconds(.minutes) == 5400)
    #expect(SheetLength("1:30:00")?.seconds(.minutes) == 5400)
    #expect(SheetLength("18:25 h")?.seconds(.minutes) == 66_300)
    #expect(SheetLength("18:25")?.isUnclear(.seconds) == true)
    #expect(SheetLength("18:25")?.isUnclear(.minutes) == false)
    #expect(SheetLength("0:18:25")?.isUnclear(.seconds) == false)
  }

  @Test("three digits behind the sign could be thousands, but not of hours")
  func thousands() {
    #expect(SheetLength("5,400")?.isUnclear(.seconds) == true)
    #expect(SheetLength("1.440")?.isUnclear(.minutes) == true)
    #expect(SheetLength("1,500")?.isUnclear(.hours) == false)
    #expect(SheetLength("1,500")?.seconds(.hours) == 5400)
    #expect(SheetLength("0.750")?.isUnclear(.minutes) == false)
    #expect(SheetLength("5400.123")?.isUnclear(.seconds) == false)
  }

  @Test(
    "anything else is no length",
    arguments: [
      "", " ", "x", "1:60", "1:3", "-1", "-1:30", "1h30m20", "30m1h", "1h1h", "h", "1.5.2",
      "1,500,000",
      "1e3", "12345678901", "1:30:60", "1 day", "∞", "nan", "1:30 x", "1:30 pm", "\u{0}", "1 30",
      "半", "一", "十", "两", "一半", "三十", "零十分", "一二小时", "十十分",
      "0x10", ":30", "1：：3", "999999999999999999999h", "2026-01-15", "2.",
    ])
  func nothing(text: String) {
    #expect(SheetLength(text) == nil)
  }
}
