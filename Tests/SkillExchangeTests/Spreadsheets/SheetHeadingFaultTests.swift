import SkillCore
import Testing

@testable import SkillExchange

@Suite("What is wrong with the headings of a spreadsheet")
struct SheetHeadingFaultTests {
  @Test(
    "what no column says is named, with the headings that are not used",
    arguments: [
      (
        "When,What,hours\n2026-01-15,redis,1\n",
        "no column says the day (date or start) and the skill; the headings not used: When, What. Say which it is, as in: --column 'date=When' --column 'skill=What'"
      ),
      (
        "skill,mood,x\nredis,good,1\n",
        "no column says the day (date or start) and how long it was (hours, minutes or end); the headings not used: mood, x. Say which it is, as in: --column 'date=mood' --column 'hours=x'"
      ),
      (
        "date,skill,mood\n2026-01-15,redis,good\n",
        "no column says how long it was (hours, minutes or end); the headings not used: mood. Say which it is, as in: --column 'hours=mood'"
      ),
      (
        "date,hours\n2026-01-15,1\n",
        "no column says the skill; the headings here: date, hours. Add what is missing"
      ),
      (
        "skill,hours\nredis,1\n",
        "no column says the day (date or start); the headings here: skill, hours. Add what is missing"
      ),
      (
        "date,skill,Duration (days),mood\n2026-01-15,redis,1,good\n",
        "no column says how long it was (hours, minutes or end); the unit of “Duration (days)” is not known; the headings not used: Duration (days), mood. Say which it is, as in: --column 'hours=Duration (days)'"
      ),
      (
        "2026-01-15,redis,1.5\n2026-01-16,redis,1\n",
        "the table has no row of headings: its first row is 2026-01-15, redis, 1.5. Add a row above it, such as date,skill,hours"
      ),
      (
        "redis;90\n",
        "the table has no row of headings: its first row is redis, 90. Add a row above it, such as date,skill,hours"
      ),
      (
        "My study log\n\nWhen,What,Hours\n2026-01-15,redis,1\n",
        "no column says the day (date or start) and the skill; the headings not used: When, What. Say which it is, as in: --column 'date=When' --column 'skill=What'"
      ),
      ("", "the table is empty"), ("\n,,\n", "the table is empty"),
    ])
  func missing(text: String, message: String) {
    #expect(fault { _ = try Sheets.lines(text) }?.message.en == message)
  }

  @Test("headings are listed in Chinese as Chinese lists are written")
  func chineseList() {
    let fault = fault { _ = try Sheets.lines("何时,什么,小时\n2026-01-15,redis,1\n") }
    #expect(
      fault?.message.zh
        == "没有一列写明日期（date 或 start）和技能；未使用的表头：何时、什么。请指明，例如：--column 'date=何时' --column 'skill=什么'")
  }
}
