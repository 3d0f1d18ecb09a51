/// Runs of local days without a gap.
public struct StudyStreak: Hashable, Sendable {
  /// The current run; nil if there is none. A run up to yesterday is current, as today is not over;
  /// so is one that is a day ahead, of a learner who travelled west.
  public let current: ClosedRange<LocalDay>?
  /// The longest run, of equal ones the latest; nil without study.
  public let longest: ClosedRange<LocalDay>?

  /// - Parameter days: the days with study, ascending; duplicates are allowed.
  public init(_ days: [LocalDay], today: LocalDay) {
    guard let first = days.first, let last = days.last else {
      (current, longest) = (nil, nil)
      return
    }
    var (start, before, best) = (first, first, first...first)
    for day in days.dropFirst() where day > before {
      if day != before + 1 { start = day }
      if (start...day).dayCount >= best.dayCount { best = start...day }
      before = day
    }
    longest = best
    current = last + 1 >= today ? start...before : nil
  }
}

extension ClosedRange<LocalDay> {
  /// The number of days.
  public var dayCount: Int {
    let (length, overflow) = upperBound.number.subtractingReportingOverflow(lowerBound.number)
    return overflow || length == .max ? .max : length + 1
  }
}
