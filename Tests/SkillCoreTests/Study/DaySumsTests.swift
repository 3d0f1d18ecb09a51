import TestSupport
import Testing

@testable import SkillCore

@Test("Sums by day, added in any order, equal those of a dictionary")
func sumsDaysInAnyOrder() {
  for seed in UInt64(0)..<200 {
    var random = SplitMix64(seed: seed)
    var (sums, plain) = (DaySums(), [LocalDay: StudySum]())
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      let day = LocalDay(number: Int.random(in: -40...40, using: &random))
      let sum = StudySum(time: StudyTime(seconds: .random(in: 1...9, using: &random)), sessions: 1)
      sums.add(sum, on: day)
      plain[day, default: StudySum()].add(sum)
    }
    #expect(sums.entries.map(\.day) == plain.keys.sorted(), "seed \(seed)")
    for number in -41...41 {
      let day = LocalDay(number: number)
      #expect(sums[day] == plain[day], "seed \(seed)")
    }
    #expect(sums.first == plain.keys.min() && sums.last == plain.keys.max())
    #expect(sums.count == plain.count && sums.isEmpty == plain.isEmpty)
  }
}

@Test(
  "Sums by week, month and year add up the days that lie in each", arguments: CalendarUnit.allCases)
func sumsDaysByUnit(unit: CalendarUnit) {
  for seed in UInt64(0)..<100 {
    var random = SplitMix64(seed: seed)
    var (sums, plain) = (DaySums(), [LocalDay: StudySum]())
    for _ in 0..<Int.random(in: 0...80, using: &random) {
      let day = LocalDay(number: Int.random(in: 20_000...21_000, using: &random))
      let sum = StudySum(time: StudyTime(seconds: .random(in: 1...9, using: &random)), sessions: 1)
      sums.add(sum, on: day)
      plain[unit.start(of: day), default: StudySum()].add(sum)
    }
    let stretches = sums.sums(by: unit)
    #expect(stretches.entries.map(\.day) == plain.keys.sorted(), "seed \(seed)")
    for entry in stretches.entries { #expect(entry.sum == plain[entry.day], "seed \(seed)") }
  }
}

@Test("Nothing sums to nothing, and a total is that of the days in its range")
func totalsDays() {
  var sums = DaySums()
  let (first, last) = (LocalDay(number: 0), LocalDay(number: 9))
  #expect(sums.total == StudySum() && sums.time(from: first, to: last) == .zero)
  for number in [0, 4, 9] {
    sums.add(StudySum(time: StudyTime(minutes: number + 1), sessions: 2), on: first + number)
  }
  #expect(sums.total == StudySum(time: StudyTime(minutes: 16), sessions: 6))
  #expect(sums.time(from: first, to: last) == StudyTime(minutes: 16))
  #expect(sums.time(from: first + 1, to: first + 8) == StudyTime(minutes: 5))
  #expect(sums.time(from: last, to: first) == .zero)
}
