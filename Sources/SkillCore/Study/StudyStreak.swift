/// Runs of local days without a gap.
public struct StudyStreak: Hashable, Sendable {
  /// The run that goes on; nil when there is none. A run that reached yesterday goes on: today is
  /// not over. So does one that is a day ahead, by a learner who travelled west since.
  public let current: ClosedRange<LocalDay>?
  /// Of equals, the latest; nil when nothing was studied.
  public let longest: ClosedRange<LocalDay>?

  /// - Parameter days: those with study, in ascending order; one may stand there twice.
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
  /// How many days it has, the first and the last included.
  public var dayCount: Int {
    let (length, overflow) = upperBound.number.subtractingReportingOverflow(lowerBound.number)
    return overflow || length == .max ? .max : length + 1
  }
}
