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
  public var iso8601: String { String(writing: { write(to: &$0) }) }

  /// The wall clock to the minute: `14:00`.
  public var clock: String {
    let second = Int(localSeconds &- Int64(localDay.number) &* 86_400)
    return String(writing: { $0.appendClock(second, withSeconds: false) })
  }

  /// The distance from UTC, for people: `UTC+2`, `UTC+5:30`, `UTC-4`.
  public var utcText: String {
    let minutes = Int(clamping: offset.magnitude) / 60
    return String(writing: {
      $0 += "UTC\(offset < 0 ? "-" : "+")".utf8
      $0.appendNumber(minutes / 60)
      guard minutes % 60 != 0 else { return }
      $0.append(UInt8(ascii: ":"))
      $0.appendTwoDigits(minutes % 60)
    })
  }
}

extension Int64 {
  /// Division that rounds towards minus infinity, so that days before 1970 count right.
  func flooredDivision(by divisor: Int64) -> Int {
    let quotient = self / divisor
    return Int(self % divisor < 0 ? quotient - 1 : quotient)
  }
}
