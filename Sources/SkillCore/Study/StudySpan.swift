/// A half-open interval of study.
struct StudySpan: Hashable, Sendable {
  var start: Instant
  var end: Instant
}

extension [StudySpan] {
  /// The seconds that count: per UTC day, the union of the spans plus the lengths of that day, at
  /// most 720 minutes. A span that ends before it starts counts 0. Source: TheRule, "The rule".
  ///
  /// - Parameter lengths: lengths on a day, by the day's number.
  func countedSeconds(with lengths: [Int: StudyTime] = [:]) -> Int {
    var tally = StudyTally(lengths: lengths)
    for span in sorted(by: { $0.start < $1.start }) { tally.add(from: span.start, to: span.end) }
    return tally.seconds
  }
}

/// The same sum, incrementally, for spans in the order of their starts.
public struct StudyTally: Sendable {
  private var days: DailyTally
  private var reached = Int64.min

  /// - Parameter lengths: lengths on a day, by the day's number.
  public init(lengths: [Int: StudyTime] = [:]) {
    // As a rule none, and the first of a type of dictionary is dear.
    days = DailyTally(
      lengths: lengths.isEmpty ? [:] : lengths.mapValues { Int64(max($0.seconds, 0)) })
  }

  /// The seconds that count so far.
  public var seconds: Int { days.seconds }

  /// - Parameter start: not before the start of the span added last.
  public mutating func add(from start: Instant, to end: Instant) {
    let start = max(start.seconds, reached)
    guard start < end.seconds else { return }
    days.add(from: start, to: end.seconds)
    reached = end.seconds
  }
}

/// Sums disjoint spans in ascending order, each UTC day up to its cap.
private struct DailyTally {
  private static let secondsPerDay: Int64 = 86_400
  private static let cap: Int64 = 720 * 60

  /// Of the days not closed yet.
  private var lengths: [Int: Int64]
  /// Unsigned, so that the sum cannot overflow.
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
    // Whole days in between by multiplication: a span may be centuries long.
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
