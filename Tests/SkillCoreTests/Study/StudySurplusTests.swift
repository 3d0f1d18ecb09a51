import Testing

@testable import SkillCore

private let hour = 3600

private struct Rows {
  var surplus = StudySurplus(rows: 2)

  mutating func add(_ from: Int, _ to: Int, on number: Int? = 0, row: Int = 0) {
    surplus.add(
      from: Instant(seconds: Int64(from * hour)), to: Instant(seconds: Int64(to * hour)),
      on: number.map { LocalDay(number: $0) }, to: row)
  }

  var hours: [Int] { surplus.seconds.map { $0 / hour } }
}

@Test("Minutes that a row's sessions share are more than its own time; other rows' do not matter")
func surplusOfOneRow() {
  var rows = Rows()
  #expect(rows.hours == [0, 0])
  rows.add(8, 12)
  rows.add(9, 10, row: 1)
  #expect(rows.hours == [0, 0])
  rows.add(9, 10)  // within the first
  rows.add(11, 13)  // an hour of it
  rows.add(13, 14)  // begins when the last one ends
  #expect(rows.hours == [2, 0])
}

@Test("What is not asked for only shares time with what is")
func surplusOfOtherDays() {
  var rows = Rows()
  rows.add(-2, 2, on: nil)
  rows.add(-1, 1, on: nil)
  #expect(rows.hours == [0, 0])
  rows.add(0, 3)
  #expect(rows.hours == [2, 0])
}

@Test("A day has 24 hours, also where a later session lies on an earlier day")
func surplusOfLongDays() {
  var rows = Rows()
  rows.add(0, 20)
  rows.add(22, 40)  // 38 hours of one day
  #expect(rows.hours == [14, 0])
  rows.add(40, 50, on: 1)
  rows.add(41, 51, on: 0)  // a journey to the west; an hour is new, and too much as well
  rows.add(51, 55, on: 1)
  #expect(rows.hours == [14 + 10, 0])
}

@Test("What ends before it starts, or belongs to no row, adds nothing")
func surplusOfNonsense() {
  var rows = Rows()
  rows.add(3, 3)
  rows.add(5, 4)
  rows.add(0, 30, row: 2)
  rows.add(0, 30, row: -1)
  #expect(rows.hours == [0, 0])
  rows.surplus.add(
    from: Instant(seconds: .min), to: Instant(seconds: .max), on: LocalDay(number: 0), to: 0)
  rows.surplus.add(
    from: Instant(seconds: .min), to: Instant(seconds: .max), on: LocalDay(number: 1), to: 0)
  #expect(rows.surplus.seconds[0] == .max)
  #expect(StudySurplus(rows: -1).seconds.isEmpty)
}
