/// A point in time: whole seconds since 1970-01-01T00:00:00Z, the same everywhere.
public struct Instant: Hashable, Comparable, Sendable {
  public var seconds: Int64

  public init(seconds: Int64) {
    self.seconds = seconds
  }

  public static func < (left: Instant, right: Instant) -> Bool {
    left.seconds < right.seconds
  }

  /// The UTC day it lies in, as days since 1970-01-01. The daily cap counts by it.
  public var utcDay: Int {
    seconds.flooredDivision(by: 86_400)
  }
}

/// An instant with the place it was seen from, fixed when it was recorded.
///
/// `offset` is the zone's distance from UTC in seconds at that instant, east positive.
/// The local day follows from it and never changes when the learner travels later.
public struct Moment: Hashable, Sendable {
  public var instant: Instant
  /// The IANA name of the zone (`Asia/Shanghai`), or what `TZ` said.
  public var zone: String
  public var offset: Int

  public init(_ instant: Instant, zone: String, offset: Int) {
    self.instant = instant
    self.zone = zone
    self.offset = offset
  }

  public var localDay: LocalDay {
    LocalDay(number: localSeconds.flooredDivision(by: 86_400))
  }

  /// The wall clock read as if it were UTC. At the very ends of time it stands still.
  public var localSeconds: Int64 {
    let (sum, overflow) = instant.seconds.addingReportingOverflow(Int64(offset))
    return overflow ? (offset < 0 ? .min : .max) : sum
  }

  /// ISO 8601 with offset: `2026-01-15T14:00:00+08:00`.
  /// Offsets before standard time had seconds; they are shown when there are any.
  public var iso8601: String {
    let secondOfDay = Int(localSeconds &- Int64(localDay.number) &* 86_400)
    return "\(localDay)T\(Clock(secondOfDay: secondOfDay).withSeconds)\(offsetText)"
  }

  /// The wall clock to the minute: `14:00`.
  public var clock: String {
    Clock(secondOfDay: Int(localSeconds &- Int64(localDay.number) &* 86_400)).withMinutes
  }

  /// The distance from UTC, for people: `UTC+2`, `UTC+5:30`, `UTC-4`.
  public var utcText: String {
    let (hours, minutes) = (abs(offset) / 3600, abs(offset) / 60 % 60)
    let tail = minutes == 0 ? "" : ":" + Clock.twoDigits(minutes)
    return "UTC\(offset < 0 ? "-" : "+")\(hours)\(tail)"
  }

  private var offsetText: String {
    let distance = Clock(secondOfDay: abs(offset))
    let sign = offset < 0 ? "-" : "+"
    return sign + (abs(offset) % 60 == 0 ? distance.withMinutes : distance.withSeconds)
  }
}

/// Hours, minutes and seconds as two digits each.
private struct Clock {
  var secondOfDay: Int

  var withMinutes: String {
    "\(Clock.twoDigits(secondOfDay / 3600)):\(Clock.twoDigits(secondOfDay / 60 % 60))"
  }

  var withSeconds: String {
    "\(withMinutes):\(Clock.twoDigits(secondOfDay % 60))"
  }

  static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}

extension Int64 {
  /// Division that rounds towards minus infinity, so that days before 1970 count right.
  func flooredDivision(by divisor: Int64) -> Int {
    let quotient = self / divisor
    return Int(self % divisor < 0 ? quotient - 1 : quotient)
  }
}
