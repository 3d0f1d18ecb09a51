/// A calendar unit by which study is summed. Weeks are ISO weeks, from Monday.
public enum CalendarUnit: String, Hashable, Sendable, CaseIterable {
  case day, week, month, year

  /// The first day of the unit that contains `day`.
  public func start(of day: LocalDay) -> LocalDay {
    switch self {
    case .day: day
    case .week: day.monday
    case .month: day.firstOfMonth
    case .year: day.firstOfMonth.backToJanuary
    }
  }

  /// The first day of the next unit.
  public func startOfNext(after day: LocalDay) -> LocalDay {
    switch self {
    case .day: day + 1
    case .week: day.monday + 7
    case .month: (day.firstOfMonth + 31).firstOfMonth
    case .year: start(of: start(of: day) + 366)
    }
  }

  /// All days of the unit.
  public func days(around day: LocalDay) -> ClosedRange<LocalDay> {
    start(of: day)...(startOfNext(after: day) + -1)
  }

  /// The unit in ISO 8601: `2026-01-15`, `2026-W03`, `2026-01`, `2026`.
  public func name(of day: LocalDay) -> String {
    switch self {
    case .day: "\(day)"
    case .week: day.isoWeekName
    case .month: String("\(day)".dropLast(3))
    case .year: String("\(day)".dropLast(6))
    }
  }
}

extension LocalDay {
  fileprivate var backToJanuary: LocalDay {
    var day = self
    while day.civil.month > 1 { day = (day + -1).firstOfMonth }
    return day
  }

  /// The ISO 8601 week: year and number are those of its Thursday, so the first days of January may
  /// be in the last week of the year before.
  public var isoWeek: (year: Int, week: Int) {
    let thursday = monday + 3
    let january = CalendarUnit.year.start(of: thursday)
    return (thursday.civil.year, (thursday.number - january.number) / 7 + 1)
  }

  fileprivate var isoWeekName: String {
    let (_, week) = isoWeek
    return CalendarUnit.year.name(of: monday + 3) + (week < 10 ? "-W0" : "-W") + "\(week)"
  }
}
