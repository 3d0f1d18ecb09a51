import SkillCore
import Testing

@testable import SkillExchange

@Suite("Headings of lengths")
struct SheetHeadingTests {
  @Test(
    "minutes",
    arguments: [
      "minutes", "Mins.", "Min", "Min.", "Minuten", "分钟", "分钟数", "分鐘", "Dauer (Min.)",
      "Dauer (in Min.)",
      "Duration (mins.)", "Duration (in minutes)", "Duration (number of minutes)", "Time [min]",
      "时长(分)", "用时(分)", "时长（单位：分钟）", "Duration (mm:ss)", "Duration [min:sec]", "Dauer in Minuten",
      "duration_minutes", "Duration in mins", "Total minutes", "Minutes studied",
      "Study time (min)",
      "Number of minutes", "学习时长（分钟）", "学习时间(分钟)", "时间（分钟）", "用时/分钟", "Dauer/Min", "Dauer, Min.",
      "Duration: minutes", "DURATION (MINUTES)", "Ｄｕｒａｔｉｏｎ（ｍｉｎ）", "Zeit (Minuten):",
      "Lernzeit [Min]",
      "Minuten gesamt", "总时长(分钟)", "学习分钟数", "耗时 分钟", "Time spent (m)", "Dauer [mm:ss]", "时长(分:秒)",
      "Dauer (Min:Sek)", "Duration (M:SS)", "time spent in minutes", "单位分钟", "Zeit in Min.",
    ])
  func minutes(text: String) {
    #expect(unit(text) == .minutes, "\(text)")
  }

  @Test(
    "seconds",
    arguments: [
      "seconds", "secs", "Sek.", "Sekunden", "秒", "秒数", "Duration (sec.)", "Dauer (Sek.)",
      "Time Spent (seconds)",
      "duration_seconds", "Duration in seconds", "时长(秒)", "用时（单位：秒）", "Duration [s]",
      "Total seconds",
      "Dauer in Sekunden", "elapsed (s)", "Zeit/Sek.",
    ])
  func seconds(text: String) {
    #expect(unit(text) == .seconds, "\(text)")
  }

  @Test(
    "hours",
    arguments: [
      "hours", "Hrs.", "h", "Stunden", "Std.", "小时", "小时数", "学时", "时数", "Duration (h)",
      "Dauer (Std.)",
      "Duration (decimal)", "Duration (hh:mm)", "Zeit (h:mm)", "Dauer [hh:mm:ss]", "时长(小时)",
      "时长（时:分）",
      "Hours spent", "Hours worked", "Total hours", "Study hours", "Number of hours",
      "Lernzeit in Stunden",
      "学习小时数", "Stunden gesamt", "Time (hours)", "Duration ([h]:mm)", "Dauer (dezimal)", "总时长（小时）",
      "Duration (decimal hours)", "Zeit in h", "Anzahl Stunden", "时间(小时)", "Hours (h:mm)",
    ])
  func hours(text: String) {
    #expect(unit(text) == .hours, "\(text)")
  }

  @Test(
    "no unit",
    arguments: [
      "Duration", "Time", "Dauer", "时长", "用时", "Zeit", "length", "worked", "Time spent",
      "Total time",
      "study_time", "学习时长", "学习时间", "Lernzeit", "elapsed", "Duration (total)", "總時長", "持续时间",
      "Lerndauer",
    ])
  func bare(text: String) {
    #expect(SheetHeading(text).length == .bare, "\(text)")
  }

  @Test(
    "another unit than a length of time has here",
    arguments: [
      "Duration (days)", "Dauer (Tage)", "时长（天）", "时长(课时)", "Hours (billable)",
      "Duration (planned)",
      "Duration (%)", "Time (UTC)", "Hours (min)", "Dauer (Std./Min.)", "Duration (h/day)", "时长（节）",
      "Duration (weeks)", "Duration (hh.mm)", "Zeit (UE)", "Minutes (hours)",
      "Duration (pomodoros)",
    ])
  func unknown(text: String) {
    #expect(SheetHeading(text).length == .unknown, "\(text)")
  }

  @Test(
    "no heading of lengths",
    arguments: [
      "", "m", "s", "Break minutes", "Planned hours", "time in", "Time zone", "hours per week",
      "Startzeit",
      "timestamp", "Uhrzeit", "时间", "studied", "in", "total", "Zeitraum", "Stundenplan",
      "Minutes of meeting",
      "Hours Rounded", "Uhrzeit (Std.)", "start time", "学习", "days", "(min)", "学习内容",
      "seconds hours",
      "时间（北京）", "Secret", "hi",
    ])
  func none(text: String) {
    #expect(SheetHeading(text).length == nil, "\(text)")
  }

  @Test("a zone in the brackets of a clock counts")
  func zones() {
    #expect(SheetHeading("Start (UTC)").offset == 0)
    #expect(SheetHeading("Start [+08:00]").offset == 28_800)
    #expect(SheetHeading("Start (local)").offset == nil)
    #expect(SheetHeading("Start").offset == nil)
  }

  private func unit(_ text: String) -> SheetUnit? {
    guard case .unit(let unit, _)? = SheetHeading(text).length else { return nil }
    return unit
  }
}
