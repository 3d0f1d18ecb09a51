extension PhraseScanner {
  /// The rules for a day, in the order they are tried. A new way to name a day is one more entry
  /// here; it is then understood alone, before a clock, in a range and by `--as-of`.
  private static let dayRules: [@Sendable (inout PhraseScanner, LocalDay) -> DayReading?] = [
    { scanner, _ in scanner.date() },
    { scanner, today in scanner.dateWithoutYear(today) },
    { scanner, today in scanner.dayWord().map { .day(today + $0) } },
    { scanner, today in scanner.daysAgo().map { .day(today + -$0) } },
    { scanner, today in scanner.weekday(today) },
  ]

  /// The day that comes next in the phrase; nil when none does.
  /// - Throws: for a date that no calendar has, and for one before 1900.
  mutating func day(today: LocalDay) throws(PhraseError) -> SaidDay? {
    for rule in PhraseScanner.dayRules {
      var attempt = self
      guard let reading = rule(&attempt, today) else { continue }
      self = attempt
      switch reading {
      case .day(let day):
        try day.requireRecordable()
        return SaidDay(day: day)
      case .latest(let day, let before):
        return SaidDay(day: day, before: before)
      case .impossible(let date):
        throw PhraseError(
          Text("There is no \(date)", zh: "没有 \(date) 这一天"),
          hint: Text("Check the month and the day.", zh: "请检查月份和日期。"))
      }
    }
    return nil
  }

  enum DayReading {
    case day(LocalDay)
    /// A day that comes again and again: the last one up to today, and the one before that.
    case latest(LocalDay, before: LocalDay)
    case impossible(String)
  }

  /// `2026-01-15`, `2026/1/15`, `2026年1月15日`.
  private mutating func date() -> DayReading? {
    let start = rest
    guard let year = digits(4...4), eat("-", "/", "年"), let month = digits(1...2),
      eat("-", "/", "月"), let day = digits(1...2)
    else { return nil }
    let written = start.prefix(start.count - rest.count)
    _ = eat("日", "号")
    return LocalDay(year: year, month: month, day: day).map { .day($0) }
      ?? .impossible(String(written))
  }

  /// Days from today. The days to come are known, so that they can be refused as the future.
  private mutating func dayWord() -> Int? {
    if eat("day before yesterday", "前天") { return -2 }
    if eat("yesterday", "昨天", "昨日", "昨") { return -1 }
    if eat("today", "今天", "今日", "今") { return 0 }
    if eat("tomorrow", "明天", "明日") { return 1 }
    if eat("后天") { return 2 }
    return nil
  }

  /// `2 days ago`, `a week ago`, `3天前`: the same day of the calendar, whatever the clocks did.
  private mutating func daysAgo() -> Int? {
    guard let count = eat("a ") ? 1 : whole() else { return nil }
    _ = eat("个")
    skipSpace()
    let unit: Int
    if eat("days", "day", "d", "天") {
      unit = 1
    } else if eat("weeks", "week", "w", "周", "星期") {
      unit = 7
    } else {
      return nil
    }
    return eatAgo() ? count * unit : nil
  }

  /// `ago`, `前`, `之前`.
  mutating func eatAgo() -> Bool {
    skipSpace()
    return eat("ago", "之前", "以前", "前")
  }

  /// What may stand between a day and a clock: `T`, ` at `, a space, nothing (昨天14:00).
  mutating func skipDayAndClockJoint() {
    if !eat("t", " at ") { skipSpace() }
  }
}

/// A day as it was named.
struct SaidDay {
  let day: LocalDay
  /// What a weekday or a date without a year means when the clock said with it is still to come.
  var before: LocalDay?
}

extension LocalDay {
  /// Reads a day for a report: `2026-01-15`, `yesterday`, `2 days ago`, `last friday`, `上周五`.
  /// A day to come is returned as well: whether it makes sense is for the caller to say.
  /// - Throws: for anything else, an impossible date, and a day before 1900.
  public static func parse(
    _ text: String, now: Instant, zone: Zone
  ) throws(PhraseError) -> LocalDay {
    var scanner = PhraseScanner(text)
    guard let day = try scanner.day(today: zone.moment(now).localDay)?.day, scanner.isAtEnd else {
      let shown = PhraseError.quoted(text)
      throw PhraseError(
        Text("\"\(shown)\" is not a day", zh: "“\(shown)”不是日期"),
        hint: Text(
          "Write it like 2026-01-15, yesterday or friday.", zh: "请写成 2026-01-15、昨天或周五。"))
    }
    return day
  }

  /// Rung keeps dates from 1900 on.
  func requireRecordable() throws(PhraseError) {
    guard self < LocalDay(number: -25_567) else { return }
    throw PhraseError(
      Text("\(self) is before 1900", zh: "\(self) 早于 1900 年"),
      hint: Text("Dates from 1900 on can be recorded.", zh: "只能记录 1900 年及以后的日期。"))
  }
}
