/// A point in time: whole seconds since 1970-01-01T00:00:00Z.
public struct Instant: Hashable, Comparable, Sendable {
  public var seconds: Int64

  public init(seconds: Int64) {
    self.seconds = seconds
  }

  public static func < (left: Instant, right: Instant) -> Bool {
    left.seconds < right.seconds
  }

  /// Its UTC day, as days since 1970-01-01, for the daily cap.
  public var utcDay: Int {
    seconds.flooredDivision(by: 86_400)
  }
}

/// An instant with its local zone, fixed when it was recorded.
///
/// `offset` is the zone's offset from UTC in seconds, east positive. The local day follows from it
/// and does not change when the learner travels later.
public struct Moment: Hashable, Sendable {
  public let instant: Instant
  /// The IANA name of the zone (`Asia/Shanghai`), or what `TZ` said.
  public let zone: String
  public let offset: Int
  /// The day it counts on: the calendar day, or the one before (`Zone.dayStart`).
  public let localDay: LocalDay

  /// - Parameter localDay: nil is the calendar day.
  public init(_ instant: Instant, zone: String, offset: Int, localDay: LocalDay? = nil) {
    self.instant = instant
    self.zone = zone
    self.offset = offset
    self.localDay =
      localDay
      ?? LocalDay(
        number: Moment.localSeconds(instant, offset).flooredDivision(by: 86_400))
  }

  /// A stand-in instant for a day without a clock: noon in UTC, which is on that day in nearly
  /// every zone.
  init(day: LocalDay, zone: String) {
    let (noon, overflow) = Int64(day.number).multipliedReportingOverflow(by: 86_400)
    self.init(
      Instant(seconds: overflow ? noon : noon &+ 43_200), zone: zone, offset: 0, localDay: day)
  }

  /// The calendar day, whatever day it counts on.
  public var calendarDay: LocalDay {
    LocalDay(number: localSeconds.flooredDivision(by: 86_400))
  }

  /// Whether it can count on that day: the calendar day, or the one before the next morning.
  public func canCount(on day: LocalDay) -> Bool {
    let calendarDay = calendarDay
    return day == calendarDay
      || day + 1 == calendarDay
        && secondOfDay < Zone.latestDayStart
  }

  /// The wall clock as seconds in UTC; saturating.
  public var localSeconds: Int64 { Moment.localSeconds(instant, offset) }

  private static func localSeconds(_ instant: Instant, _ offset: Int) -> Int64 {
    let (sum, overflow) = instant.seconds.addingReportingOverflow(Int64(offset))
    return overflow ? (offset < 0 ? .min : .max) : sum
  }

  /// ISO 8601 with offset: `2026-01-15T14:00:00+08:00`.
  /// Offsets before standard time may have seconds.
  public var iso8601: String { String(digits: Digits.ofMoment) { $0.append(self) } }

  /// The wall clock to the minute: `14:00`.
  public var clock: String {
    String(digits: Digits.ofMoment) { $0.append(clock: secondOfDay, withSeconds: false) }
  }

  /// The wall clock in seconds since midnight.
  public var secondOfDay: Int { Int(localSeconds &- Int64(calendarDay.number) &* 86_400) }

  /// The offset for people: `UTC+2`, `UTC+5:30`, `UTC-4`.
  public var utcText: String {
    let minutes = Int(clamping: offset.magnitude) / 60
    let text = String(digits: Digits.ofMoment) {
      $0.append(number: minutes / 60)
      guard minutes % 60 != 0 else { return }
      $0.append(UInt8(ascii: ":"))
      $0.append(twoOrMore: minutes % 60)
    }
    return "UTC\(offset < 0 ? "-" : "+")\(text)"
  }
}

extension Int64 {
  /// Division that rounds towards minus infinity, for days before 1970.
  func flooredDivision(by divisor: Int64) -> Int {
    let quotient = self / divisor
    return Int(self % divisor < 0 ? quotient - 1 : quotient)
  }
}
