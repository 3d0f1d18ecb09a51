/// A parsed time, with a notice on how it was read.
public struct TimeReading: Hashable, Sendable {
  /// How much of it was given, and how much was supplied.
  public enum Precision: Hashable, Sendable {
    case clock
    /// `last night`: the usual hour of the part of the day.
    case partOfDay
    /// `yesterday`: no time of day was given.
    case day
  }

  public let moment: Moment
  public var notice: Text?
  public var precision = Precision.clock
  /// The day, if no clock was given.
  public var day: LocalDay?
}

/// Parses phrases of time. The grammar is the list of `Rule`s; days, clocks and lengths are in
/// `PhraseScanner+Day`, `+Clock` and `+Length`.
public enum TimePhrase {
  /// The rules in order; each must consume the whole phrase.
  private enum Rule: CaseIterable {
    case now, ago, point
  }

  private static func read(
    _ phrase: PhraseScanner, by rule: Rule, _ here: Here, bareClock: Bool
  ) throws(PhraseError) -> TimeReading? {
    switch rule {
    case .now: now(phrase, here)
    case .ago: ago(phrase, here)
    case .point: try point(phrase, here, bareClock: bareClock)
    }
  }

  /// Reads one time, always in the past, for example `14:00`, `yesterday 14:00`, `9pm yesterday`,
  /// `2026-01-15T14:00+08:00`, `40 minutes ago`, `last friday 9pm`, `last night`, `昨天 9点半`, `刚才`.
  ///
  /// - A clock alone is today's, or yesterday's when today's is still to come; as the end of what began
  ///   at `start`, the first one after that; of what is on `day`, that day's.
  /// - A weekday is the last one; with a clock that is still to come today, the one before.
  /// - A day alone is 12:00 of that day, or now when that is still to come (today).
  /// - A part of a day alone is an hour that stands for it, and `notice` says which.
  /// - Of both, `day` says the day: a length on it needs no clock.
  /// - An offset or Z fixes only the instant; the moment's zone is always `zone`.
  /// - A reading that clocks showed twice is the first one, and `notice` says so.
  /// - Throws: for what is no time, lies in the future or before 1900, or was skipped by the clocks.
  public static func parse(
    _ text: String, now: Instant, zone: Zone, after start: Instant? = nil, on day: LocalDay? = nil
  ) throws(PhraseError) -> TimeReading {
    try parse(text, Here(now: now, zone: zone, start: start, day: day), bareClock: false)
  }

  /// - Parameter bareClock: whether a bare number is an hour (`yesterday 9`).
  static func parse(
    _ text: String, _ here: Here, bareClock: Bool
  ) throws(PhraseError) -> TimeReading {
    let phrase = PhraseScanner(text)
    for rule in Rule.allCases {
      if let reading = try read(phrase, by: rule, here, bareClock: bareClock) {
        try here.requirePast(reading)
        return reading
      }
    }
    let shown = PhraseError.quoted(text)
    throw PhraseError(
      Text("\"\(shown)\" is not a time", zh: "“\(shown)”不是时间"),
      hint: Text(
        "Write it like 14:00, \"yesterday 14:00\", 2026-01-15T14:00 or \"40 minutes ago\".",
        zh: "请写成 14:00、\"昨天 14:00\"、2026-01-15T14:00 或 40分钟前。"), isGeneral: true)
  }

  /// The day or clock of the text, with a bare number as an hour; nil if it has neither.
  static func point(_ text: String, _ here: Here) throws(PhraseError) -> TimeReading? {
    guard let reading = try point(PhraseScanner(text), here, bareClock: true) else { return nil }
    try here.requirePast(reading)
    return reading
  }

  /// `now`, `刚才`.
  private static func now(_ phrase: PhraseScanner, _ here: Here) -> TimeReading? {
    var scanner = phrase
    guard scanner.eat("now", "just now", "right now", "现在", "刚才", "刚刚"), scanner.isAtEnd else {
      return nil
    }
    return TimeReading(moment: here.zone.moment(here.now))
  }

  /// `40 minutes ago`, `half an hour ago`, `1h30m ago`, `3小时前`.
  private static func ago(_ phrase: PhraseScanner, _ here: Here) -> TimeReading? {
    var scanner = phrase
    _ = scanner.eat("at ")
    guard let length = scanner.length(), scanner.eatAgo(), scanner.isAtEnd else { return nil }
    return TimeReading(
      moment: here.zone.moment(Instant(seconds: here.now.seconds &- Int64(length))))
  }

  /// `yesterday 14:00`, `friday 9pm`, `14:00`, `last night`; after an ISO date also with an offset
  /// or Z.
  private static func point(
    _ phrase: PhraseScanner, _ here: Here, bareClock: Bool
  ) throws(PhraseError) -> TimeReading? {
    var scanner = phrase
    guard let point = try scanner.point(today: here.today) else { return nil }
    guard let clock = point.clock else {
      guard scanner.isAtEnd, let day = point.day else { return nil }
      guard here.today != here.countedToday else { return try here.reading(day, counted: day.day) }
      var again = phrase
      let counted = try again.point(today: here.countedToday)?.day?.day
      return try here.reading(day, counted: counted ?? day.day)
    }
    guard bareClock || !clock.isBare || point.day?.part != nil else { return nil }
    let second = try clock.seconds(in: point.day?.part)
    guard let said = point.day else {
      guard scanner.isAtEnd else { return nil }
      if let day = here.day { return try here.reading(day, second) }
      if let first = try here.first(second) { return here.noting(first, clock) }
      return here.noting(try here.latest(second), clock)
    }
    let day = here.day(said, upTo: second)
    if !point.dayFollows, phrase.rest.hasPrefix(day.description), let offset = scanner.offset(),
      scanner.isAtEnd
    {
      let local = Int64(day.number) * 86_400 + Int64(second)
      return TimeReading(moment: here.zone.moment(Instant(seconds: local - Int64(offset))))
    }
    guard scanner.isAtEnd else { return nil }
    let reading = try here.reading(day, second)
    return said.part == nil ? here.noting(reading, clock) : reading
  }
}
