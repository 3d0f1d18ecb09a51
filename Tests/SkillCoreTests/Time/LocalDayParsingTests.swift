import Testing

@testable import SkillCore

/// 2026-11-22T00:30+08:00, still the 21st in Berlin.
private let now = instant("2026-11-21T16:30:00")

@Test(
  "A day is read as a date or from today, wherever that is",
  arguments: [
    ("2026-01-15", "2026-01-15"), ("today", "2026-11-22"), ("yesterday", "2026-11-21"),
    ("今天", "2026-11-22"), ("昨天", "2026-11-21"), ("2 weeks ago", "2026-11-08"),
    ("tomorrow", "2026-11-23"), ("2030-01-01", "2030-01-01"), ("1900-01-01", "1900-01-01"),
  ])
func readsDays(phrase: String, day: String) throws {
  #expect(try LocalDay.parse(phrase, now: now, zone: shanghai).description == day)
}

@Test("Today is the day of the zone, not of UTC")
func readsTodayInZone() throws {
  #expect(try LocalDay.parse("today", now: now, zone: berlin).description == "2026-11-21")
}

@Test(
  "What is no day is refused",
  arguments: ["", "14:00", "2026-02-30", "1899-12-31", "2026-01-15T14:00", "yesterdayx", "now"])
func refusesDays(phrase: String) {
  #expect(throws: PhraseError.self) { try LocalDay.parse(phrase, now: now, zone: shanghai) }
}
