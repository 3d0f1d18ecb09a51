/// A length of study in whole seconds. Sums and products saturate at the bounds of `Int`.
public struct StudyTime: Hashable, Comparable, Sendable {
  public var seconds: Int

  public init(seconds: Int) {
    self.seconds = seconds
  }

  public init(minutes: Int) {
    let (seconds, overflow) = minutes.multipliedReportingOverflow(by: 60)
    self.init(seconds: overflow ? (minutes < 0 ? .min : .max) : seconds)
  }

  public init(from start: Instant, to end: Instant) {
    let (length, overflow) = end.seconds.subtractingReportingOverflow(start.seconds)
    self.init(seconds: overflow ? (start < end ? .max : .min) : Int(length))
  }

  public static let zero = StudyTime(seconds: 0)
  /// No session lasts longer, and no day has more study.
  public static let wholeDay = StudyTime(seconds: 86_400)

  public var wholeMinutes: Int { seconds / 60 }

  public static func < (left: StudyTime, right: StudyTime) -> Bool {
    left.seconds < right.seconds
  }

  public static func + (left: StudyTime, right: StudyTime) -> StudyTime {
    let (sum, overflow) = left.seconds.addingReportingOverflow(right.seconds)
    return StudyTime(seconds: overflow ? (left.seconds < 0 ? .min : .max) : sum)
  }

  public static func - (left: StudyTime, right: StudyTime) -> StudyTime {
    let (rest, overflow) = left.seconds.subtractingReportingOverflow(right.seconds)
    return StudyTime(seconds: overflow ? (left.seconds < 0 ? .min : .max) : rest)
  }

  public static func += (left: inout StudyTime, right: StudyTime) {
    left = left + right
  }
}
