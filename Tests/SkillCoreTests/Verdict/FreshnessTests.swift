import SkillCore
import Testing

@Suite("Freshness")
struct FreshnessTests {
  private let roadmap = smallRoadmap([item("it", stars: 5, mustHave: true)])

  private func verdict(_ diary: Diary, on asOf: LocalDay?) -> Assessment {
    Assessment(roadmap, diary.record, policy: .evidenced, freshOn: asOf)
  }

  @Test(
    "The more days of activity, the longer it stays fresh",
    arguments: [(1, 365), (2, 730), (3, 1460), (4, 2920), (5, 2920), (40, 2920)])
  func window(days: Int, lasts: Int) {
    var diary = Diary()
    let last = day("2020-01-01")
    for back in 1..<days { diary.study("it", minutes: 5, on: last + -back) }
    diary.complete("it", evidence: true, on: last)
    #expect(diary.record["it"].activeDays.count == days)
    #expect(diary.record["it"].freshUntil == last + lasts)
    #expect(verdict(diary, on: last + lasts).mastery("it") == 100)
    #expect(verdict(diary, on: last + lasts + 1).mastery("it") == 50)
    #expect(verdict(diary, on: last + lasts + 1).itemVerdicts()["it"]?.state == .stale)
    #expect(verdict(diary, on: last + lasts + 1).stale == ["it"])
    #expect(verdict(diary, on: nil).mastery("it") == 100)
  }

  @Test func oneNewSessionRepairsIt() {
    var diary = Diary()
    diary.complete("it", evidence: true, on: day("2020-01-01"))
    #expect(verdict(diary, on: day("2026-01-01")).level == nil)
    diary.study("it", seconds: 60, on: day("2026-01-01"))
    #expect(verdict(diary, on: day("2026-01-01")).level?.id == "able")
  }

  @Test func ratingsAndNotesDoNotKeepItFresh() {
    var diary = Diary()
    diary.complete("it", evidence: true, on: day("2020-01-01"))
    diary.add(.rating(5), "it", on: day("2026-01-01"))
    diary.add(.note(about: nil), "it", on: day("2026-01-01"))
    #expect(verdict(diary, on: day("2026-01-01")).mastery("it") == 50)
  }

  @Test func aLowMasteryIsMarkedButNotLifted() {
    var diary = Diary()
    diary.study("it", minutes: 24, on: day("2020-01-01"))
    #expect(verdict(diary, on: day("2026-01-01")).mastery("it") == 1)
    #expect(verdict(diary, on: day("2026-01-01")).stale == ["it"])
    #expect(verdict(Diary(), on: day("2026-01-01")).stale == [])
  }

  @Test func aHabitGoesStaleToo() {
    let habit = Roadmap.Habit(period: .week, needsLink: false)
    let roadmap = smallRoadmap([item("it", target: 1, kind: .habit(habit))])
    var diary = Diary()
    diary.add(.checkIn(evidence: nil), "it", on: day("2020-01-01"))
    let verdict = Assessment(
      roadmap, diary.record, policy: .claimed, freshOn: day("2026-01-01"))
    #expect(verdict.mastery("it") == 50)
  }

  @Test func aPrerequisiteStaysSatisfiedWhenItGoesStale() {
    let roadmap = smallRoadmap([item("old"), item("new", after: [.item("old")])])
    var diary = Diary()
    diary.complete("old", evidence: false, on: day("2020-01-01"))
    let verdict = Assessment(
      roadmap, diary.record, policy: .evidenced, freshOn: day("2026-01-01"))
    #expect(verdict.mastery("old") == 50)
    #expect(verdict.unmetPrerequisites()["new"] == [])
  }
}
