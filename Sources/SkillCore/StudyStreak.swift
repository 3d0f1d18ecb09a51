/// Runs of local days without a gap.
public struct StudyStreak: Hashable, Sendable {
  /// The run that goes on; nil when there is none. A run that reached yesterday goes on: today is
  /// not over. So does one that is a day ahead, by a learner who travelled west since.
  public let current: ClosedRange<LocalDay>?
  /// Of equals, the latest; nil when nothing was studied.
  public let longest: ClosedRange<LocalDay>?

  /// - Parameter days: those with study, in any order.
  public init(_ days: some Sequence<LocalDay>, today: LocalDay) {
    var longest: ClosedRange<LocalDay>?
    var run: ClosedRange<LocalDay>?
    for day in days.sorted() {
      if let open = run, day.number <= open.upperBound.number + 1 {
        run = open.lowerBound...day
      } else {
        run = day...day
      }
      if let run, run.dayCount >= longest?.dayCount ?? 0 { longest = run }
    }
    self.longest = longest
    current = run.flatMap { $0.upperBound.number >= today.number - 1 ? $0 : nil }
  }
}

extension ClosedRange<LocalDay> {
  /// How many days it has, the first and the last included.
  public var dayCount: Int {
    upperBound.number - lowerBound.number + 1
  }
}
