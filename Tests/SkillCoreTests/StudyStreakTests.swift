import Testing

@testable import SkillCore

private func streak(_ days: [String], today: String) -> StudyStreak {
  StudyStreak(days.map(day), today: day(today))
}

@Test("Without study there is no streak")
func hasNoStreak() {
  let none = streak([], today: "2026-01-15")
  #expect(none.current == nil && none.longest == nil)
}

@Test("A day that is not over breaks nothing; a whole day without study does")
func waitsForToday() {
  let days = ["2025-12-30", "2025-12-31", "2026-01-01"]
  let run = day("2025-12-30")...day("2026-01-01")
  #expect(streak(days, today: "2026-01-01").current == run)
  #expect(streak(days, today: "2026-01-02").current == run)
  #expect(streak(days, today: "2026-01-03").current == nil)
  #expect(streak(days, today: "2026-01-03").longest == run)
  #expect(run.dayCount == 3)
}

@Test("The longest run may be long past, and of equals the latest is told")
func findsLongest() {
  let days = [
    "2026-01-15", "2024-02-28", "2024-02-29", "2024-03-01", "2026-01-14", "2025-06-01",
    "2024-03-01",
  ]
  let found = streak(days, today: "2026-01-15")
  #expect(found.longest == day("2024-02-28")...day("2024-03-01"))
  #expect(found.current == day("2026-01-14")...day("2026-01-15"))
  let equals = streak(["2026-01-01", "2026-01-05"], today: "2026-02-01")
  #expect(equals.longest == day("2026-01-05")...day("2026-01-05"))
}

@Test("A learner who flew west has studied on a day that is still to come here")
func travelsWest() {
  let found = streak(["2026-01-15", "2026-01-16"], today: "2026-01-15")
  #expect(found.current == day("2026-01-15")...day("2026-01-16"))
}
