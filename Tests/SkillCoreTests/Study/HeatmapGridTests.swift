import Testing

@testable import SkillCore

@Test("A year of weeks ends with this week, Monday in the first row")
func layoutsYear() {
  let grid = HeatmapGrid.year(until: day("2026-01-15"), columns: 76)
  #expect(grid.mondays.count == 53 && grid.leftOut == 0)
  #expect(grid.day(column: 52, weekday: 1) == day("2026-01-12"))
  #expect(grid.day(column: 52, weekday: 4) == day("2026-01-15"))
  #expect(grid.day(column: 52, weekday: 5) == nil)
  #expect(grid.day(column: 0, weekday: 1) == day("2025-01-13"))
  #expect(grid.day(column: 53, weekday: 1) == nil && grid.day(column: -1, weekday: 1) == nil)
  #expect(grid.day(column: 0, weekday: 0) == nil && grid.day(column: 0, weekday: 8) == nil)
}

@Test(
  "Every calendar year shows each of its days once",
  arguments: [(2026, 53, 365), (2024, 53, 366), (2012, 54, 366), (2018, 53, 365)])
func layoutsCalendarYear(year: Int, weeks: Int, days: Int) throws {
  let january = try #require(LocalDay(year: year, month: 1, day: 1))
  let grid = HeatmapGrid(CalendarUnit.year.days(around: january), columns: 100)
  let shown = grid.mondays.indices.flatMap { column in
    (1...7).compactMap { grid.day(column: column, weekday: $0) }
  }
  #expect(grid.mondays.count == weeks)
  #expect(shown == (0..<days).map { january + $0 })
  #expect(grid.months.map(\.month) == Array(1...12))
  #expect(grid.months.first?.column == 0)
}

@Test("A narrow terminal keeps the newest weeks", arguments: [(36, 36), (1, 1), (0, 1), (-5, 1)])
func keepsNewest(columns: Int, shown: Int) {
  let grid = HeatmapGrid.year(until: day("2026-01-15"), columns: columns)
  #expect(grid.mondays.count == shown && grid.leftOut == 53 - shown)
  #expect(grid.mondays.last == day("2026-01-12"))
  #expect(grid.days.lowerBound == grid.mondays.first)
}

@Test("A month is above the week in which it begins")
func placesMonths() {
  let grid = HeatmapGrid(day("2025-12-20")...day("2026-02-01"), columns: 80)
  #expect(grid.months.map(\.month) == [12, 1, 2])
  #expect(grid.months.map(\.column) == [0, 2, 6])
  #expect(grid.months(atLeast: 3).map(\.month) == [1, 2], "two weeks of December have no room")
}

@Test("A month that is still to come has no place yet")
func hidesMonthToCome() {
  let grid = HeatmapGrid(day("2026-01-12")...day("2026-01-30"), columns: 80)
  #expect(grid.months.map(\.month) == [1])
}

@Test(
  "Shades change at half an hour, one and two hours",
  arguments: [
    (0, StudyShade.none), (-1, .none), (1, .light), (1799, .light), (1800, .medium),
    (3599, .medium), (3600, .dark), (7199, .dark), (7200, .full), (Int.max, .full),
  ])
func shades(seconds: Int, shade: StudyShade) {
  #expect(StudyShade(StudyTime(seconds: seconds)) == shade)
}
