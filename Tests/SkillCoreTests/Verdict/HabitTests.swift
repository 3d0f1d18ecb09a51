import SkillCore
import Testing

@Suite("Habits")
struct HabitTests {
  private let weekly = Roadmap.Habit(period: .week, needsLink: true)
  private let monthly = Roadmap.Habit(period: .month, needsLink: false)

  private func verdict(_ diary: Diary, _ habit: Roadmap.Habit, target: Int) -> ItemVerdict? {
    let roadmap = smallRoadmap([item("habit", target: target, kind: .habit(habit))])
    return Assessment(roadmap, diary.record, policy: .evidenced).itemVerdicts()["habit"]
  }

  private func kept(_ days: String..., link: Evidence? = "https://example.com/pr/1") -> Diary {
    var diary = Diary()
    for text in days { diary.add(.checkIn(evidence: link), "habit", on: day(text)) }
    return diary
  }

  @Test func daysOfOneISOWeekCountOnceEvenOverNewYear() {
    // 2024-12-30 (Monday) to 2025-01-05 (Sunday) is week 1 of 2025.
    let diary = kept("2024-12-30", "2025-01-01", "2025-01-05")
    #expect(verdict(diary, weekly, target: 4)?.mastery == 25)
    #expect(
      verdict(kept("2024-12-29", "2024-12-30", "2025-01-06"), weekly, target: 4)?.mastery == 75)
  }

  @Test func monthsCountOnce() {
    // Four weeks, since January's last day and February's first share one; but three months.
    let diary = kept(
      "2025-01-01", "2025-01-20", "2025-01-31", "2025-02-01", "2026-01-01", link: nil)
    #expect(verdict(diary, monthly, target: 6)?.mastery == 50)
  }

  @Test func aWeekWithoutALinkDoesNotCountWhereALinkIsNeeded() {
    #expect(verdict(kept("2025-01-01", link: nil), weekly, target: 1)?.mastery == 0)
    #expect(verdict(kept("2025-01-01", link: "ftp://x"), weekly, target: 1)?.mastery == 0)
    #expect(verdict(kept("2025-01-01", link: nil), weekly, target: 1)?.state == .studying)
  }

  @Test func itIsACountNotAStreak() {
    let scattered = kept("2020-01-01", "2022-01-01", "2025-01-01")
    #expect(verdict(scattered, weekly, target: 3)?.mastery == 100)
    #expect(verdict(scattered, weekly, target: 3)?.state == .done)
  }

  @Test(
    "12 weeks are asked for, and more add nothing",
    arguments: [(0, 0), (1, 8), (11, 91), (12, 100), (13, 100)])
  func weeks(count: Int, expected: Int) {
    var diary = Diary()
    for week in 0..<count {
      diary.add(
        .checkIn(evidence: "http://example.com"), "habit", on: day("2025-01-01") + 7 * week)
    }
    let target = Roadmap.Item.defaultTarget(stars: 5, kind: .habit(weekly))
    #expect(verdict(diary, weekly, target: target)?.mastery == expected)
    #expect(verdict(diary, weekly, target: target)?.facts.count == count)
  }

  @Test func neitherCompletionNorHoursMakeAHabit() {
    var diary = Diary()
    diary.complete("habit", evidence: true)
    diary.add(.waiver, "habit")
    diary.study("habit", minutes: 600)
    #expect(verdict(diary, weekly, target: 1)?.mastery == 0)
  }

  @Test func theLocalDayDecidesTheWeek() {
    var diary = Diary()
    let link = Fact.Kind.checkIn(evidence: "https://example.com")
    // Sunday 20:00 UTC is Monday in Shanghai: two weeks there, one in UTC.
    diary.add(link, "habit", on: day("2025-01-04"), offset: 8 * 3600)
    diary.add(link, "habit", on: day("2025-01-05"), second: 20 * 3600, offset: 8 * 3600)
    #expect(verdict(diary, weekly, target: 2)?.mastery == 100)
  }
}
