/// The layout of a heatmap: a column per ISO week, a row per weekday.
public struct HeatmapGrid: Hashable, Sendable {
  /// The days shown; other cells stay blank.
  public let days: ClosedRange<LocalDay>
  /// The Monday of each column.
  public let mondays: [LocalDay]
  /// How many weeks did not fit.
  public let leftOut: Int

  /// Keeps the newest weeks that fit.
  ///
  /// - Parameter columns: how many weeks fit; at least one is shown.
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

  /// A year of weeks that ends with the week of `today`.
  public static func year(until today: LocalDay, columns: Int) -> HeatmapGrid {
    HeatmapGrid((today.monday + -52 * 7)...today, columns: columns)
  }

  /// - Parameter weekday: 1 is Monday, 7 is Sunday.
  /// - Returns: nil for a blank cell.
  public func day(column: Int, weekday: Int) -> LocalDay? {
    guard mondays.indices.contains(column), (1...7).contains(weekday) else { return nil }
    let day = mondays[column] + (weekday - 1)
    return days.contains(day) ? day : nil
  }

  /// The months with at least this many columns, enough for a name; the last one is always
  /// included.
  public func months(atLeast columns: Int) -> [(column: Int, month: Int)] {
    let all = months
    return zip(all, all.dropFirst().map(\.column) + [Int.max]).filter { month, next in
      next - month.column >= columns
    }.map(\.0)
  }

  /// The columns in which a month begins, and the month, 1...12; the first column is always
  /// included.
  public var months: [(column: Int, month: Int)] {
    var found: [(column: Int, month: Int)] = []
    for (column, monday) in mondays.enumerated() {
      // The month of the week's last day shown.
      let month = min(monday + 6, days.upperBound).civil.month
      if found.last?.month != month { found.append((column, month)) }
    }
    return found
  }
}

/// The shade of a day. The thresholds are fixed, so that heatmaps are comparable.
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
