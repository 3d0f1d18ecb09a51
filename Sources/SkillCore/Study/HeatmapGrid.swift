/// Where the days of a heatmap stand: a column for each ISO week, a row for each weekday.
public struct HeatmapGrid: Hashable, Sendable {
  /// The days that are shown; cells beside them stay blank.
  public let days: ClosedRange<LocalDay>
  /// The Monday of each column.
  public let mondays: [LocalDay]
  /// How many weeks had no room.
  public let leftOut: Int

  /// Keeps the newest weeks where there is no room for all.
  ///
  /// - Parameter columns: how many weeks there is room for; one is always shown.
  public init(_ days: ClosedRange<LocalDay>, columns: Int) {
    let first = days.lowerBound.monday
    let last = days.upperBound.monday
    let weeks = (last.number - first.number) / 7 + 1
    let shown = min(weeks, Swift.max(1, columns))
    let start = last + -7 * (shown - 1)
    mondays = (0..<shown).map { start + 7 * $0 }
    self.days = Swift.max(start, days.lowerBound)...days.upperBound
    leftOut = weeks - shown
  }

  /// The year's worth of weeks that ends with the week of `today`.
  public static func year(until today: LocalDay, columns: Int) -> HeatmapGrid {
    HeatmapGrid((today.monday + -52 * 7)...today, columns: columns)
  }

  /// - Parameter weekday: 1 is Monday, 7 is Sunday.
  /// - Returns: nil for a cell that stays blank.
  public func day(column: Int, weekday: Int) -> LocalDay? {
    guard mondays.indices.contains(column), (1...7).contains(weekday) else { return nil }
    let day = mondays[column] + (weekday - 1)
    return days.contains(day) ? day : nil
  }

  /// Of the months, those with so many columns before the next one begins: room for a name. What
  /// the last one has is not asked.
  public func months(atLeast columns: Int) -> [(column: Int, month: Int)] {
    let all = months
    return zip(all, all.dropFirst().map(\.column) + [Int.max]).filter { month, next in
      next - month.column >= columns
    }.map(\.0)
  }

  /// The columns in which a month begins, and the month, 1...12. The first column always counts.
  public var months: [(column: Int, month: Int)] {
    var found: [(column: Int, month: Int)] = []
    for (column, monday) in mondays.enumerated() {
      // The month of the week's last day that is shown.
      let month = min(monday + 6, days.upperBound).civil.month
      if found.last?.month != month { found.append((column, month)) }
    }
    return found
  }
}

/// How a day is shaded. The bounds are the same for everyone, so that two heatmaps compare.
public enum StudyShade: Int, Hashable, Sendable, CaseIterable {
  /// Nothing; less than half an hour; less than one hour; less than two hours; more.
  case none, light, medium, dark, full

  public init(_ time: StudyTime) {
    switch time.seconds {
    case ...0: self = .none
    case ..<1800: self = .light
    case ..<3600: self = .medium
    case ..<7200: self = .dark
    default: self = .full
    }
  }
}
