/// The half-open interval of instants in which somebody studied.
struct StudySpan: Hashable, Sendable {
  var start: Instant
  var end: Instant
}

extension [StudySpan] {
  /// The seconds that count: the union of the spans (overlaps once), of which at most
  /// 720 minutes in any one UTC day. A span that ends before it starts counts nothing.
  /// Source: TheRule, "The rule".
  func countedSeconds() -> Int {
    var tally = StudyTally()
    for span in sorted(by: { $0.start < $1.start }) { tally.add(from: span.start, to: span.end) }
    return tally.seconds
  }
}

/// The same sum, for whoever hands over the stretches one by one in the order of their starts.
public struct StudyTally: Sendable {
  private var days = DailyTally()
  private var reached = Int64.min

  public init() {}

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

  /// Unsigned, so that even half of all time there is fits.
  private var closed: UInt64 = 0
  private var day = Int.min
  private var inDay: Int64 = 0

  var seconds: Int {
    Int(clamping: closed + UInt64(Swift.min(inDay, DailyTally.cap)))
  }

  mutating func add(from start: Int64, to end: Int64) {
    let firstDay = start.flooredDivision(by: DailyTally.secondsPerDay)
    let lastDay = end.flooredDivision(by: DailyTally.secondsPerDay)
    guard firstDay != lastDay else { return add(end - start, on: firstDay) }
    add(secondsLeft(after: start), on: firstDay)
    // Whole days between are counted by multiplication: a span may be centuries long.
    closed += UInt64(lastDay - firstDay - 1) * UInt64(DailyTally.cap)
    add(secondsGone(before: end), on: lastDay)
  }

  private mutating func add(_ length: Int64, on newDay: Int) {
    if newDay != day {
      closed += UInt64(Swift.min(inDay, DailyTally.cap))
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
