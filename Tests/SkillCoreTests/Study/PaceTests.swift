import SkillCore
import Testing

@Suite("Pace, and when a plan is done")
struct PaceTests {
  private let today = day("2026-03-01")

  private func pace(_ diary: Diary, weeks: Int = 4) -> Pace? {
    Pace(sessions: diary.facts, weeks: weeks, until: today)
  }

  /// An hour on each of the days so long ago.
  private func diary(daysAgo: Int..., minutes: Int = 60) -> Diary {
    var diary = Diary()
    for days in daysAgo { diary.study("a", minutes: minutes, on: today + -days) }
    return diary
  }

  @Test func theWindowEndsTodayAndCountsWholeWeeks() {
    #expect(pace(diary(daysAgo: 0, 5, 27))?.studied == StudyTime(minutes: 180))
    #expect(pace(diary(daysAgo: 0, 5, 27, 28))?.studied == StudyTime(minutes: 180))
    #expect(pace(diary(daysAgo: -1, 0, 5, 27))?.studied == StudyTime(minutes: 180))
    #expect(pace(diary(daysAgo: 0, 5, 27, 28), weeks: 12)?.studied == StudyTime(minutes: 240))
    #expect(pace(diary(daysAgo: 0, 5, 27))?.perWeek == StudyTime(minutes: 45))
  }

  @Test func aRecordYoungerThanTheWindowIsMeasuredByItsOwnDays() {
    let young = pace(diary(daysAgo: 1, 2, 13))
    #expect(young?.days == 14)
    #expect(young?.perWeek == StudyTime(minutes: 90))
  }

  @Test func tooLittleToGoByIsNoPace() {
    #expect(pace(Diary()) == nil)
    #expect(pace(diary(daysAgo: 0, 1, 12)) == nil, "not two weeks yet")
    #expect(pace(diary(daysAgo: 3, 13)) == nil, "two days only")
    #expect(pace(diary(daysAgo: 3, 13, 40)) == nil, "two days in the window")
    #expect(pace(diary(daysAgo: 1, 2, 13, minutes: 0)) == nil, "no time at all")
    #expect(pace(diary(daysAgo: 0, 5, 27), weeks: 0) == nil)
    #expect(pace(diary(daysAgo: 0, 5, 27), weeks: .max)?.days == 28)
  }

  @Test func overlappingSessionsAndOtherFactsDoNotQuickenIt() {
    var diary = diary(daysAgo: 0, 5, 27)
    diary.study("b", minutes: 60, on: today)
    diary.add(.completion, "a", on: today + -400)
    #expect(pace(diary) == pace(self.diary(daysAgo: 0, 5, 27)))
  }

  @Test func daysAreRoundedUp() {
    // Three hours in 28 days.
    let pace = pace(diary(daysAgo: 0, 5, 27))
    #expect(pace?.days(for: StudyTime(minutes: 180)) == 28)
    #expect(pace?.days(for: StudyTime(seconds: 180 * 60 + 1)) == 29)
    #expect(pace?.days(for: .zero) == 0)
    #expect(pace?.days(for: StudyTime(seconds: .max)) == nil)
  }

  private func plan(_ items: [Roadmap.Item], _ diary: Diary = Diary()) -> Plan? {
    Assessment(smallRoadmap(items), diary.record, policy: .claimed).plan(to: "able")
  }

  @Test func twoPacesMakeARange() throws {
    let slow = try #require(pace(diary(daysAgo: 0, 5, 27)))
    let fast = try #require(pace(diary(daysAgo: 0, 5, 27, minutes: 240)))
    let plan = try #require(self.plan([item("b", target: 720)]))
    #expect(plan.days(at: [slow, fast], from: today) == today + 28...today + 112)
    #expect(plan.days(at: [slow], from: today) == today + 112...today + 112)
    #expect(plan.days(at: [], from: today) == nil)
    let long = try #require(self.plan([item("b", target: 100_000_000)]))
    #expect(long.days(at: [slow, fast], from: today) == nil)
  }

  @Test func aHabitKeepsThePlanFromEndingSooner() throws {
    func habit(_ period: Roadmap.Habit.Period, _ target: Int) -> Roadmap.Item {
      item("keep", target: target, kind: .habit(Roadmap.Habit(period: period, needsLink: false)))
    }
    // 2026-03-01 is a Sunday: its week counts as the first of three.
    #expect(plan([habit(.week, 3)])?.earliestDay(from: today) == day("2026-03-09"))
    #expect(plan([habit(.week, 1)])?.earliestDay(from: today) == today)
    #expect(plan([habit(.month, 12)])?.earliestDay(from: today) == day("2027-02-01"))
    #expect(plan([habit(.month, .max)])?.earliestDay(from: today) == day("3026-03-01"))
    let both = try #require(
      plan([item("b", target: 60, after: [.item("keep")]), habit(.month, 6)]))
    let pace = try #require(self.pace(diary(daysAgo: 0, 5, 27)))
    #expect(both.days(at: [pace], from: today) == day("2026-08-01")...day("2026-08-01"))
    let only = try #require(plan([habit(.month, 6)]))
    #expect(only.days(at: [], from: today) == day("2026-08-01")...day("2026-08-01"))
  }
}
