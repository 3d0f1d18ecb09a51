import TestSupport
import Testing

@testable import SkillCore

private func streak(
  _ last: ClosedRange<LocalDay>?, today: String, studiedToday: Bool = false
) -> StudyStreak {
  StudyStreak(last: last, longest: last, studiedToday: studiedToday, today: day(today))
}

@Test("Without study there is no streak")
func hasNoStreak() {
  let none = streak(nil, today: "2026-01-15")
  #expect(none.current == nil && none.longest == nil && !none.studiedToday)
}

@Test("A day that is not over breaks nothing; a whole day without study does")
func waitsForToday() {
  let run = day("2025-12-30")...day("2026-01-01")
  #expect(streak(run, today: "2026-01-01", studiedToday: true).current == run)
  #expect(streak(run, today: "2026-01-02").current == run)
  #expect(streak(run, today: "2026-01-03").current == nil)
  #expect(streak(run, today: "2026-01-03").longest == run)
  #expect(run.dayCount == 3)
}

@Test("A learner who flew west has studied on a day that is still to come here")
func travelsWest() {
  let run = day("2026-01-15")...day("2026-01-16")
  #expect(streak(run, today: "2026-01-15", studiedToday: true).current == run)
}
