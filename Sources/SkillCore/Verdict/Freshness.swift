// Knowledge that was used on more days lasts longer. Source: TheRule, "Freshness".

extension Record.Item {
  /// The last day on which it is fresh: its last activity plus 365 days, doubled for each further
  /// active day, at most three times. Nil without activity.
  public var freshUntil: LocalDay? {
    guard let lastActive else { return nil }
    let doublings = min(activeDays.count - 1, 3)
    return lastActive + 365 << doublings
  }

  /// Whether it is stale on a day: it had activity, and was fresh until an earlier day.
  public func isStale(on day: LocalDay) -> Bool {
    guard let freshUntil else { return false }
    return freshUntil < day
  }
}
