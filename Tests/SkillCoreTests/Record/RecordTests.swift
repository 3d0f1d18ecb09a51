import SkillCore
import Testing

@Suite("The record of a skill")
struct RecordTests {
  @Test func asOfLeavesOutLaterLocalDays() {
    var diary = Diary()
    diary.add(.completion, "sql", on: day("2026-01-15"), second: 0)
    diary.add(.evidence("a"), "sql", on: day("2026-01-16"), second: 0)
    let record = Record(facts: diary.facts, asOf: day("2026-01-15"))
    #expect(record["sql"].completions.count == 1)
    #expect(record["sql"].evidence.isEmpty)
  }

  @Test func theLocalDayDecidesNotTheUTCDay() {
    var diary = Diary()
    // 20:00 UTC on the 15th is already the 16th in Shanghai.
    diary.add(.completion, "sql", on: day("2026-01-15"), second: 20 * 3600, offset: 8 * 3600)
    #expect(Record(facts: diary.facts, asOf: day("2026-01-15"))["sql"].completions.isEmpty)
    #expect(Record(facts: diary.facts, asOf: day("2026-01-16"))["sql"].completions.count == 1)
  }

  @Test func aSessionBelongsToTheDayOfItsStart() {
    var diary = Diary()
    diary.study("sql", minutes: 120, on: day("2026-01-15"), second: 23 * 3600)
    let record = Record(facts: diary.facts, asOf: day("2026-01-15"))
    #expect(record["sql"].studied == StudyTime(minutes: 120))
    #expect(record["sql"].activeDays == [day("2026-01-15")])
  }

  @Test func notApplicableMarksAreUndated() {
    var diary = Diary()
    let mark = diary.add(.notApplicable, "sql", on: day("2026-01-15"))
    #expect(Record(facts: diary.facts, asOf: day("2020-01-01"))["sql"].notApplicable == mark)
  }

  @Test func theLatestRatingIsShownInWhateverOrderTheFactsCome() {
    var diary = Diary()
    diary.add(.rating(2), "sql", second: 10)
    diary.add(.rating(5), "sql", second: 30)
    diary.add(.rating(4), "sql", second: 20)
    #expect(diary.record["sql"].rating == 5)
    #expect(Record(facts: diary.facts.reversed())["sql"].rating == 5)
  }

  @Test func theFirstCompletionKeepsItsDate() {
    var diary = Diary()
    diary.add(.waiver, "sql", on: day("2024-01-01"))
    diary.add(.completion, "sql", on: day("2026-01-15"))
    diary.add(.completion, "sql", on: day("2025-01-15"))
    #expect(diary.record["sql"].firstCompletion?.localDay == day("2025-01-15"))
  }

  @Test func ratingsAndNotesAreNotActivity() {
    var diary = Diary()
    diary.add(.rating(3), "sql")
    diary.add(.note(about: nil), "sql")
    diary.add(.note(about: nil), nil)
    #expect(diary.record["sql"].activeDays.isEmpty)
    diary.add(.waiver, "sql")
    #expect(diary.record["sql"].activeDays.count == 1)
  }

  @Test(
    "Only http and https make a link",
    arguments: [
      ("https://a", true), ("HTTP://a", true), ("http://", false), ("ftp://a", false),
      ("see https://a", false), ("", false),
    ])
  func links(text: String, isLink: Bool) {
    var diary = Diary()
    diary.add(.checkIn(evidence: Evidence(text)), "habit")
    #expect(diary.record["habit"].checkIns.map(\.hasLink) == [isLink])
  }
}
