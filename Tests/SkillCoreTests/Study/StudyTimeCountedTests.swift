import SkillCore
import Testing

@Suite("Study time that counts")
struct StudyTimeCountedTests {
  @Test func overlapsCountOnce() {
    var diary = Diary()
    diary.study("sql", minutes: 60, second: 0)
    diary.study("sql", minutes: 60, second: 1800)
    diary.study("sql", minutes: 10, second: 600)
    #expect(diary.record["sql"].studied == StudyTime(minutes: 90))
  }

  @Test func sessionsThatTouchAreOneStretch() {
    var diary = Diary()
    diary.study("sql", minutes: 60, second: 0)
    diary.study("sql", minutes: 60, second: 3600)
    #expect(diary.record["sql"].studied == StudyTime(minutes: 120))
  }

  @Test(
    "Of one UTC day 720 minutes count",
    arguments: [(719, 719), (720, 720), (721, 720), (1440, 720)])
  func dailyCap(minutes: Int, counted: Int) {
    var diary = Diary()
    diary.study("sql", minutes: minutes, second: 0)
    #expect(diary.record["sql"].studied == StudyTime(minutes: counted))
  }

  @Test func theCapHoldsForSeveralSessionsOfOneDay() {
    var diary = Diary()
    diary.study("sql", minutes: 500, second: 0)
    diary.study("sql", minutes: 500, second: 600 * 60)
    #expect(diary.record["sql"].studied == StudyTime(minutes: 720))
  }

  @Test func aSessionOverMidnightIsSplitByUTCDays() {
    var diary = Diary()
    diary.study("sql", minutes: 720, second: 0)
    diary.study("sql", minutes: 120, second: 23 * 3600)
    // The hour before midnight meets a full day; the hour after it counts.
    #expect(diary.record["sql"].studied == StudyTime(minutes: 780))
  }

  @Test func theDayIsUTCWhereverTheLearnerWas() {
    for offset in [-11 * 3600, 0, 8 * 3600, 14 * 3600] {
      var diary = Diary()
      diary.study("sql", seconds: 20 * 3600, second: 14 * 3600, offset: offset)
      #expect(diary.record["sql"].studied == StudyTime(minutes: 600 + 600), "offset \(offset)")
    }
  }

  @Test func aSessionOfManyDaysCountsEachDayToItsCap() {
    var diary = Diary()
    diary.study("sql", seconds: 86_400 * 1000, second: 0)
    #expect(diary.record["sql"].studied == StudyTime(minutes: 720 * 1000))
  }

  @Test func daysBefore1970AreSplitAtTheirMidnightToo() {
    var diary = Diary()
    diary.study("sql", minutes: 24 * 60, on: day("1960-02-29"), second: 12 * 3600)
    #expect(diary.record["sql"].studied == StudyTime(minutes: 1440))
    diary.study("sql", minutes: 24 * 60, on: day("1960-02-29"), second: 0)
    #expect(diary.record["sql"].studied == StudyTime(minutes: 1440))
    diary.study("evening", minutes: 360, on: day("1960-02-29"), second: 20 * 3600)
    #expect(diary.record["evening"].studied == StudyTime(minutes: 360))
  }

  @Test func aSessionThatEndsBeforeItStartsCountsNothing() {
    var diary = Diary()
    diary.study("sql", seconds: -3600)
    diary.study("sql", seconds: 0)
    #expect(diary.record["sql"].studied == .zero)
    #expect(diary.record["sql"].sessions.count == 2)
  }

  @Test func absurdInstantsDoNotTrap() {
    let first = Moment(Instant(seconds: .min), zone: "UTC", offset: -1)
    let last = Moment(Instant(seconds: .max), zone: "UTC", offset: 1)
    let id = FactID(high: 0, low: 1)
    let fact = Fact(id: id, skill: "sql", at: first, kind: .session(end: last))
    let record = Record(facts: [fact])
    #expect(record["sql"].studied.seconds > 0)
    #expect(fact.duration != nil)
    #expect(record["sql"].isStale(on: day("2026-01-15")))
  }

  @Test func aStoreMayGiveTheSumInsteadOfTheSessions() {
    var record = Diary().record
    record.setStudied(StudyTime(minutes: 77), for: "sql")
    #expect(record["sql"].studied == StudyTime(minutes: 77))
    record.setStudied(StudyTime(minutes: 5), for: "sql")
    #expect(record["sql"].studied == StudyTime(minutes: 5))
  }

  @Test func aRunningTimerCountsNothing() {
    var diary = Diary()
    diary.add(.timer, "sql")
    #expect(diary.record["sql"].studied == .zero)
    #expect(diary.record["sql"].lastActive == nil)
  }
}
