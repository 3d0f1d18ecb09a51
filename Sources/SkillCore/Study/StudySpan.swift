/// The half-open interval of instants in which somebody studied.
struct StudySpan: Hashable, Sendable {
  var start: Instant
  var end: Instant
}

extension [StudySpan] {
  /// The seconds that count: day by day in UTC, the union of the spans (overlaps once) and the lengths
  /// of that day, of which at most 720 minutes. A span that ends before it starts counts nothing.
  /// Source: TheRule, "The rule".
  ///
  /// - Parameter lengths: what was studied on a day without a clock, by the day's number.
  func countedSeconds(with lengths: [Int: StudyTime] = [:]) -> Int {
    var tally = StudyTally(lengths: lengths)
    for span in sorted(by: { $0.start < $1.start }) { tally.add(from: span.start, to: span.end) }
    return tally.seconds
  }
}

/// The same sum, for whoever hands over the stretches one by one in the order of their starts.
public struct StudyTally: Sendable {
  private var days: DailyTally
  private var reached = Int64.min

  /// - Parameter lengths: what was studied without a clock, by the number of the day.
  public init(lengths: [Int: StudyTime] = [:]) {
    days = DailyTally(lengths: lengths.mapValues { Int64(max($0.seconds, 0)) })
  }

  /// What counts so far.
  public var seconds: Int { days.seconds }

  /// - Parameter start: not before the start of the stretch that was added last.
  public mutating func add(from start: Instant, to end: Instant) {
    let start = max(start.seconds, reached)
    guard start < end.seconds else { return }
    days.add(from: start, to: end.seconds)
    reached = end.seconds
  }
}

/// Adds up disjoint stretches of time in ascending order, each UTC day to its cap.
private struct DailyTally {
  private static let secondsPerDay: Int64 = 86_400
  private static let cap: Int64 = 720 * 60

  /// Of the days that are not closed yet.
  private var lengths: [Int: Int64]
  /// Unsigned, so that even half of all time there is fits.
  private var closed: UInt64 = 0
  private var day = Int.min
  private var inDay: Int64 = 0

  init(lengths: [Int: Int64]) {
    self.lengths = lengths
  }

  var seconds: Int {
    var sum = closed + DailyTally.capped(inDay, lengths[day])
    for (other, length) in lengths where other != day { sum += DailyTally.capped(0, length) }
    return Int(clamping: sum)
  }

  private static func capped(_ timed: Int64, _ length: Int64?) -> UInt64 {
    UInt64(min(min(timed, cap) + min(length ?? 0, cap), cap))
  }

  mutating func add(from start: Int64, to end: Int64) {
    let firstDay = start.flooredDivision(by: DailyTally.secondsPerDay)
    let lastDay = end.flooredDivision(by: DailyTally.secondsPerDay)
    guard firstDay != lastDay else { return add(end - start, on: firstDay) }
    add(secondsLeft(after: start), on: firstDay)
    // Whole days between are counted by multiplication: a span may be centuries long.
    if lastDay - firstDay > 1 {
      closed += UInt64(lastDay - firstDay - 1) * UInt64(DailyTally.cap)
      for full in lengths.keys where full > firstDay && full < lastDay { lengths[full] = nil }
    }
    add(secondsGone(before: end), on: lastDay)
  }

  private mutating func add(_ length: Int64, on newDay: Int) {
    if newDay != day {
      closed += DailyTally.capped(inDay, lengths.removeValue(forKey: day))
      day = newDay
      inDay = 0
    }
    inDay += length
  }

  private func secondsGone(before instant: Int64) -> Int64 {
    let rest = instant % DailyTally.secondsPerDay
    return rest < 0 ? rest + DailyTally.secondsPerDay : rest
  }

  private func secondsLeft(after instant: Int64) -> Int64 {
    DailyTally.secondsPerDay - secondsGone(before: instant)
  }
}
