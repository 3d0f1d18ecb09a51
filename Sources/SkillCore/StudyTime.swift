/// A length of study in whole seconds. How people write it is `StudyTime(parsing:)`'s business.
public struct StudyTime: Hashable, Comparable, Sendable {
  public var seconds: Int

  public init(seconds: Int) {
    self.seconds = seconds
  }

  public init(minutes: Int) {
    self.init(seconds: minutes * 60)
  }

  public init(from start: Instant, to end: Instant) {
    let (length, overflow) = end.seconds.subtractingReportingOverflow(start.seconds)
    self.init(seconds: overflow ? (start < end ? .max : .min) : Int(length))
  }

  public static let zero = StudyTime(seconds: 0)

  public var wholeMinutes: Int { seconds / 60 }

  public static func < (left: StudyTime, right: StudyTime) -> Bool {
    left.seconds < right.seconds
  }

  public static func + (left: StudyTime, right: StudyTime) -> StudyTime {
    StudyTime(seconds: left.seconds + right.seconds)
  }

  public static func += (left: inout StudyTime, right: StudyTime) {
    left = left + right
  }
}
