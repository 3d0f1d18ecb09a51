/// From one moment to a later one, both in the past: `14:00-15:30`.
public struct TimeRange: Hashable, Sendable {
  public let start: Moment
  public let end: Moment
  /// What should be said about the reading (clocks that were put back).
  public let notice: Text?

  public var duration: StudyTime {
    StudyTime(seconds: Int(end.instant.seconds - start.instant.seconds))
  }

  /// Reads `14:00-15:30`, `23:30-00:15` (across midnight), `yesterday 14:00-15:30`,
  /// `2026-01-15 23:30-00:15`, `昨天 9点到10点半`.
  ///
  /// A named day is that of the start. Without one, the range is the last that has ended by now.
  /// - Returns: nil when the text is no range at all (it may be a length of time).
  /// - Throws: for a range that cannot be: empty, in the future, or skipped by the clocks.
  public static func parse(
    _ text: String, now: Instant, zone: Zone
  ) throws(PhraseError) -> TimeRange? {
    // Without a sign between two times it is no range, whatever else is wrong with it.
    guard ["-", "–", "—", "~", "〜", "到", "至", "to "].contains(where: text.contains) else {
      return nil
    }
    let here = Here(now: now, zone: zone)
    var scanner = PhraseScanner(text)
    let said = try scanner.day(today: here.today)
    scanner.skipDayAndClockJoint()
    guard let first = try scanner.clock() else { return nil }
    scanner.skipSpace()
    guard scanner.eat("-", "–", "—", "~", "〜", "到", "至", "to ") else { return nil }
    scanner.skipSpace()
    guard let second = try scanner.clock(), scanner.isAtEnd else { throw bad(text) }
    guard first != second else { throw empty }
    let range =
      if let said {
        try here.range(
          from: first, to: second, on: here.day(said, upTo: second < first ? 86_400 : second))
      } else {
        try here.latestRange(from: first, to: second)
      }
    try here.requirePast(range.start)
    try here.requirePast(range.end)
    // The clocks may have been put back so far that the end lies before the start.
    guard range.start.instant < range.end.instant else { throw empty }
    return range
  }

  private static func bad(_ text: String) -> PhraseError {
    let shown = PhraseError.quoted(text)
    return PhraseError(
      Text("\"\(shown)\" is not a range of time", zh: "“\(shown)”不是时间段"),
      hint: Text("Write it like 14:00-15:30.", zh: "请写成 14:00-15:30。"))
  }

  private static var empty: PhraseError {
    PhraseError(
      Text("The range has no time in it", zh: "这个时间段的时长为零"),
      hint: Text(
        "Its end must come after its start, as in 14:00-15:30.", zh: "结束要晚于开始，例如 14:00-15:30。"))
  }
}

extension Here {
  fileprivate func range(
    from first: Int, to second: Int, on day: LocalDay
  ) throws(PhraseError) -> TimeRange {
    let start = try reading(day, first)
    let end = try reading(second < first ? day + 1 : day, second)
    return TimeRange(start: start.moment, end: end.moment, notice: start.notice ?? end.notice)
  }

  fileprivate func latestRange(from first: Int, to second: Int) throws(PhraseError) -> TimeRange {
    let end = try latest(second).moment
    let endDay = second == 86_400 ? end.localDay + -1 : end.localDay
    return try range(from: first, to: second, on: second < first ? endDay + -1 : endDay)
  }
}
