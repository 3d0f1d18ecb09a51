/// Runs of local days with study without a gap.
public struct StudyStreak: Hashable, Sendable {
  /// The current run; nil if there is none. A run up to yesterday is current, as today is not over;
  /// so is one that is a day ahead, of a learner who travelled west.
  public let current: ClosedRange<LocalDay>?
  /// Of equal ones the latest; nil without study.
  public let longest: ClosedRange<LocalDay>?
  /// Whether there was study today.
  public let studiedToday: Bool

  /// - Parameter last: the run of the latest day with study; nil without study.
  public init(
    last: ClosedRange<LocalDay>?, longest: ClosedRange<LocalDay>?, studiedToday: Bool,
    today: LocalDay
  ) {
    current = last.flatMap { $0.upperBound + 1 >= today ? $0 : nil }
    self.longest = longest
    self.studiedToday = studiedToday
  }
}

extension ClosedRange<LocalDay> {
  /// The number of days.
  public var dayCount: Int {
    let (length, overflow) = upperBound.number.subtractingReportingOverflow(lowerBound.number)
    return overflow || length == .max ? .max : length + 1
  }
}
