/// Runs of local days without a gap.
public struct StudyStreak: Hashable, Sendable {
  /// The longest run, of equal ones the latest; nil without study.
  public private(set) var longest: ClosedRange<LocalDay>?
  /// Whether there was study today.
  public private(set) var studiedToday = false
  private let today: LocalDay
  /// The last run.
  private var run: ClosedRange<LocalDay>?

  public init(today: LocalDay) {
    self.today = today
  }

  /// - Parameter days: the days with study, ascending; duplicates are allowed.
  public init(_ days: [LocalDay], today: LocalDay) {
    self.init(today: today)
    for day in days { add(day) }
  }

  /// Adds a day with study; earlier ones than before are ignored.
  public mutating func add(_ day: LocalDay) {
    if day == today { studiedToday = true }
    guard let last = run else {
      (run, longest) = (day...day, day...day)
      return
    }
    guard day > last.upperBound else { return }
    let next = day == last.upperBound + 1 ? last.lowerBound...day : day...day
    run = next
    if next.dayCount >= longest?.dayCount ?? 0 { longest = next }
  }

  /// The current run; nil if there is none. A run up to yesterday is current, as today is not over;
  /// so is one that is a day ahead, of a learner who travelled west.
  public var current: ClosedRange<LocalDay>? {
    run.flatMap { $0.upperBound + 1 >= today ? $0 : nil }
  }
}

extension ClosedRange<LocalDay> {
  /// The number of days.
  public var dayCount: Int {
    let (length, overflow) = upperBound.number.subtractingReportingOverflow(lowerBound.number)
    return overflow || length == .max ? .max : length + 1
  }
}
