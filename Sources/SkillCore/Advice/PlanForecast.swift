extension Plan {
  /// The range of days on which the plan is done, by the fastest and the slowest pace. A habit's
  /// weeks and months are a lower bound, whatever the pace.
  ///
  /// Nil if there is study left and no pace, or if it takes more than a hundred years.
  public func days(at paces: [Pace], from today: LocalDay) -> ClosedRange<LocalDay>? {
    let bound = earliestDay(from: today)
    guard studyTime > .zero else { return bound...bound }
    let days = paces.compactMap { $0.days(for: studyTime) }.map { max(today + $0, bound) }
    guard days.count == paces.count, let first = days.min(), let last = days.max() else {
      return nil
    }
    return first...last
  }

  /// The first day on which all habits of the plan can have their full count, this week and this
  /// month included.
  public func earliestDay(from today: LocalDay) -> LocalDay {
    steps.map { step -> LocalDay in
      guard case .habit(let count, let period) = step.step.remaining else { return today }
      // Clamped to a thousand years.
      let further = min(max(count - 1, 0), 12_000)
      return switch period {
      case .week: today.monday + 7 * further
      case .month: today.firstOfMonth.months(later: further)
      }
    }.reduce(today, max)
  }
}

extension LocalDay {
  /// The first of the month `count` months later.
  fileprivate func months(later months: Int) -> LocalDay {
    let (year, month, _) = civil
    let count = month - 1 + months
    return LocalDay(year: year + count / 12, month: count % 12 + 1, day: 1) ?? self
  }
}
