/// How people say when something happened. The grammar is the list of `Rule`s; how a day, a clock and
/// a length of time are written is in `PhraseScanner+Day`, `+Clock` and `StudyTime+Parsing`.
public enum TimePhrase {
  /// The rules in the order they are tried; each must use up the whole phrase.
  private enum Rule: CaseIterable {
    case now, ago, dateAndClock, clock, wholeDay
  }

  private static func read(
    _ phrase: PhraseScanner, by rule: Rule, _ here: Here
  ) throws(PhraseError) -> Reading? {
    switch rule {
    case .now: now(phrase, here)
    case .ago: ago(phrase, here)
    case .dateAndClock: try dateAndClock(phrase, here)
    case .clock: try clock(phrase, here)
    case .wholeDay: try wholeDay(phrase, here)
    }
  }

  /// Reads one time, always in the past, for example `14:00`, `yesterday 14:00`,
  /// `2026-01-15T14:00+08:00`, `40 minutes ago`, `last friday 9pm`, `昨天 9点半`, `刚才`.
  ///
  /// - A clock alone is today's, or yesterday's when today's is still to come; as the end of what began
  ///   at `start`, the first one after that.
  /// - A weekday is the last one; with a clock that is still to come today, the one before.
  /// - A day alone is 12:00 of that day, or now when that is still to come (today).
  /// - An offset or Z fixes only the instant; the moment's zone is always `zone`.
  /// - A reading that clocks showed twice is the first one, and `notice` says so.
  /// - Throws: for what is no time, lies in the future or before 1900, or was skipped by the clocks.
  public static func parse(
    _ text: String, now: Instant, zone: Zone, after start: Instant? = nil
  ) throws(PhraseError) -> (moment: Moment, notice: Text?) {
    let here = Here(now: now, zone: zone, start: start)
    for rule in Rule.allCases {
      if let reading = try read(PhraseScanner(text), by: rule, here) {
        try here.requirePast(reading.moment)
        return (reading.moment, reading.notice)
      }
    }
    let shown = PhraseError.quoted(text)
    throw PhraseError(
      Text("\"\(shown)\" is not a time", zh: "“\(shown)”不是时间"),
      hint: Text(
        "Write it like 14:00, \"yesterday 14:00\", 2026-01-15T14:00 or \"40 minutes ago\".",
        zh: "请写成 14:00、\"昨天 14:00\"、2026-01-15T14:00 或 40分钟前。"))
  }

  /// `now`, `刚才`.
  private static func now(_ phrase: PhraseScanner, _ here: Here) -> Reading? {
    var scanner = phrase
    guard scanner.eat("now", "just now", "现在", "刚才", "刚刚"), scanner.isAtEnd else { return nil }
    return Reading(moment: here.zone.moment(here.now))
  }

  /// `40 minutes ago`, `half an hour ago`, `1h30m ago`, `3小时前`.
  private static func ago(_ phrase: PhraseScanner, _ here: Here) -> Reading? {
    var scanner = phrase
    let inWords = scanner.eat("half an hour") ? 1800 : scanner.eat("an hour") ? 3600 : nil
    guard let length = inWords ?? scanner.length(), scanner.eatAgo(), scanner.isAtEnd else {
      return nil
    }
    return Reading(
      moment: here.zone.moment(Instant(seconds: here.now.seconds &- Int64(length))))
  }

  /// `yesterday 14:00`, `friday 9pm`, `2026-01-15T14:00`; after an ISO date also with an offset or Z.
  private static func dateAndClock(
    _ phrase: PhraseScanner, _ here: Here
  ) throws(PhraseError) -> Reading? {
    var scanner = phrase
    guard let said = try scanner.day(today: here.today) else { return nil }
    scanner.skipDayAndClockJoint()
    guard let second = try scanner.clock() else { return nil }
    let day = here.day(said, upTo: second)
    if phrase.rest.hasPrefix(day.description), let offset = scanner.offset(), scanner.isAtEnd {
      let instant = Instant(
        seconds: Int64(day.number) * 86_400 + Int64(second) - Int64(offset))
      return Reading(moment: here.zone.moment(instant))
    }
    return scanner.isAtEnd ? try here.reading(day, second) : nil
  }

  /// `14:00`.
  private static func clock(
    _ phrase: PhraseScanner, _ here: Here
  ) throws(PhraseError) -> Reading? {
    var scanner = phrase
    guard let second = try scanner.clock(), scanner.isAtEnd else { return nil }
    if let first = try here.first(second) { return first }
    return try here.latest(second)
  }

  /// `yesterday`, `2026-01-15`.
  private static func wholeDay(
    _ phrase: PhraseScanner, _ here: Here
  ) throws(PhraseError) -> Reading? {
    var scanner = phrase
    guard let day = try scanner.day(today: here.today)?.day, scanner.isAtEnd else { return nil }
    if day == here.today, here.secondOfToday < 43_200 {
      return Reading(moment: here.zone.moment(here.now))
    }
    return try here.reading(day, 43_200)
  }
}
