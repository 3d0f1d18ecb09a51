import TestSupport
import Testing

@testable import SkillCore

private func streak(_ days: [String], today: String) -> StudyStreak {
  StudyStreak(days.map(day).sorted(), today: day(today))
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

@Test("The longest run may be long past, and of equal ones the latest is shown")
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

@Test("The runs are those that one finds by asking of each day whether it and the next are there")
func findsRuns() {
  for seed in UInt64(0)..<300 {
    var random = SplitMix64(seed: seed)
    let numbers = Set(
      (0..<Int.random(in: 0...40, using: &random)).map { _ in
        Int.random(in: -30...30, using: &random)
      })
    let today = LocalDay(number: Int.random(in: -32...32, using: &random))
    var runs: [ClosedRange<LocalDay>] = []
    for number in numbers.sorted() where !numbers.contains(number - 1) {
      let end = (number...).first { !numbers.contains($0 + 1) } ?? number
      runs.append(LocalDay(number: number)...LocalDay(number: end))
    }
    let found = StudyStreak(numbers.sorted().map { LocalDay(number: $0) }, today: today)
    let most = runs.map(\.dayCount).max()
    #expect(found.longest == runs.last { $0.dayCount == most }, "seed \(seed)")
    #expect(found.current == runs.last.flatMap { $0.upperBound + 1 >= today ? $0 : nil })
  }
}
