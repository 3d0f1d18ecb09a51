/// A place's rule for the wall clock, as an argument: who reads the system's is `rung`.
public struct Zone: Sendable {
  /// The IANA name (`Asia/Shanghai`), or what `TZ` said.
  public let name: String
  /// The second of the day at which a new day begins for the learner: what is before it belongs to the
  /// evening before.
  public let dayStart: Int
  private let offset: @Sendable (Instant) -> Int

  /// A day begins before noon.
  public static let latestDayStart = 43_200

  /// - Parameter offset: seconds east of UTC at an instant.
  public init(
    name: String, dayStart: Int = 0, offset: @escaping @Sendable (Instant) -> Int
  ) {
    self.name = name
    self.dayStart = min(max(dayStart, 0), Zone.latestDayStart - 1)
    self.offset = offset
  }

  /// The same rule, with days that begin at another time.
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

  /// What a wall clock reading means where clocks are put forward and back.
  public enum Resolution: Hashable, Sendable {
    case unique(Moment)
    /// Clocks were put back over it: it was read twice.
    case repeated(earlier: Moment, later: Moment)
    /// Clocks were put forward over it: nobody read it. As far before the gap as it lies before the
    /// gap's end, and as far after the gap as it lies after the gap's beginning.
    case skipped(before: Moment, after: Moment)
  }

  /// - Parameter secondOfDay: 0..<86 400 on the wall clock, not the time since midnight.
  public func resolve(day: LocalDay, secondOfDay: Int) -> Resolution {
    let local = Int64(day.number) &* 86_400 &+ Int64(secondOfDay)
    // Every offset that could be in force: no zone is more than a day from UTC.
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
