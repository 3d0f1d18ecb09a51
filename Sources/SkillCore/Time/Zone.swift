/// A time zone's rules, passed as an argument; only `rung` reads the system's zone.
public struct Zone: Sendable {
  /// The IANA name (`Asia/Shanghai`), or what `TZ` said.
  public let name: String
  /// The second of the day at which a new day begins; earlier times count on the day before.
  public let dayStart: Int
  private let offset: @Sendable (Instant) -> Int

  /// Noon.
  public static let latestDayStart = 43_200

  /// - Parameter offset: seconds east of UTC at an instant.
  public init(
    name: String, dayStart: Int = 0, offset: @escaping @Sendable (Instant) -> Int
  ) {
    self.name = name
    self.dayStart = min(max(dayStart, 0), Zone.latestDayStart - 1)
    self.offset = offset
  }

  /// The same zone with another start of the day.
  public func beginningDays(at second: Int) -> Zone {
    Zone(name: name, dayStart: second, offset: offset)
  }

  public static let utc = Zone(name: "UTC") { _ in 0 }

  /// Seconds east of UTC at that instant.
  public func offset(at instant: Instant) -> Int {
    offset(instant)
  }

  public func moment(_ instant: Instant) -> Moment {
    let moment = Moment(instant, zone: name, offset: offset(instant))
    guard dayStart > 0, moment.secondOfDay < dayStart else { return moment }
    return Moment(instant, zone: name, offset: moment.offset, localDay: moment.localDay + -1)
  }

  /// When a day begins here.
  public func start(of day: LocalDay) -> Instant {
    switch resolve(day: day, secondOfDay: dayStart) {
    case .unique(let moment), .repeated(let moment, _), .skipped(_, let moment): moment.instant
    }
  }

  /// The result of resolving a wall clock reading.
  public enum Resolution: Hashable, Sendable {
    case unique(Moment)
    /// It occurred twice, as clocks were put back.
    case repeated(earlier: Moment, later: Moment)
    /// It was skipped, as clocks were put forward: `before` and `after` read it with the offset
    /// after and before the gap.
    case skipped(before: Moment, after: Moment)
  }

  /// - Parameter secondOfDay: 0..<86 400 on the wall clock, not elapsed since midnight.
  public func resolve(day: LocalDay, secondOfDay: Int) -> Resolution {
    let local = Int64(day.number) &* 86_400 &+ Int64(secondOfDay)
    // The possible offsets: no zone is more than a day from UTC.
    let before = offset(Instant(seconds: local &- 86_400))
    let after = offset(Instant(seconds: local &+ 86_400))
    let candidates = Set([before, offset(Instant(seconds: local)), after])
      .map { Instant(seconds: local &- Int64($0)) }.sorted().map(moment)
    let valid = candidates.filter { $0.localSeconds == local }
    guard let first = valid.first, let last = valid.last else {
      return .skipped(
        before: moment(Instant(seconds: local &- Int64(max(before, after)))),
        after: moment(Instant(seconds: local &- Int64(min(before, after)))))
    }
    return first == last ? .unique(first) : .repeated(earlier: first, later: last)
  }
}
