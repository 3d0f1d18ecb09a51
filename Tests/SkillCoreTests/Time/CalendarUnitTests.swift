import Testing

@testable import SkillCore

@Test(
  "Weeks are named as ISO 8601 does, also over new year",
  arguments: [
    ("2026-01-01", "2026-W01"), ("2025-12-29", "2026-W01"), ("2025-12-28", "2025-W52"),
    ("2027-01-01", "2026-W53"), ("2027-01-03", "2026-W53"), ("2027-01-04", "2027-W01"),
    ("2024-12-30", "2025-W01"), ("2021-01-03", "2020-W53"), ("1900-01-01", "1900-W01"),
    ("1969-12-31", "1970-W01"), ("2008-12-28", "2008-W52"),
  ])
func namesWeeks(text: String, name: String) {
  #expect(CalendarUnit.week.name(of: day(text)) == name)
}

@Test("Every week of four centuries has the number after the one before, or 1")
func countsWeeks() {
  var monday = day("1900-01-01")
  var last = monday.isoWeek
  while monday < day("2300-01-01") {
    monday = monday + 7
    let week = monday.isoWeek
    #expect(
      week == (last.year, last.week + 1)
        || week == (last.year + 1, 1) && (52...53).contains(last.week))
    #expect((monday + 6).isoWeek == week)
    last = week
  }
}

@Test(
  "Stretches begin and end where the calendar says",
  arguments: [
    (CalendarUnit.day, "2024-02-29", "2024-02-29", "2024-02-29"),
    (.week, "2026-01-01", "2025-12-29", "2026-01-04"),
    (.month, "2024-02-29", "2024-02-01", "2024-02-29"),
    (.month, "2026-01-31", "2026-01-01", "2026-01-31"),
    (.month, "2026-12-01", "2026-12-01", "2026-12-31"),
    (.year, "2024-12-31", "2024-01-01", "2024-12-31"),
    (.year, "2023-01-01", "2023-01-01", "2023-12-31"),
    (.year, "1968-03-01", "1968-01-01", "1968-12-31"),
  ])
func boundsStretches(unit: CalendarUnit, text: String, first: String, last: String) {
  #expect(unit.days(around: day(text)) == day(first)...day(last))
}

@Test("Each stretch follows the one before without a gap")
func followsOn() {
  for unit in CalendarUnit.allCases {
    for number in -800..<800 {
      let start = unit.start(of: LocalDay(number: number))
      let next = unit.startOfNext(after: LocalDay(number: number))
      #expect(start <= LocalDay(number: number) && LocalDay(number: number) < next)
      #expect(unit.start(of: next + -1) == start && unit.start(of: next) == next)
    }
  }
}
