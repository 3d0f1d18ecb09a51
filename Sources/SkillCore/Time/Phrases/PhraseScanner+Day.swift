extension PhraseScanner {
  /// The rules for a day, in order. A new way to name a day is an entry here; it then works alone,
  /// beside a clock, in a range and in `--as-of`.
  private static let dayRules: [@Sendable (inout PhraseScanner, LocalDay) -> DayReading?] = [
    { scanner, _ in scanner.weekDate() },
    { scanner, today in scanner.date(today) },
    { scanner, today in scanner.dateWithMonthName(today) },
    { scanner, today in scanner.dayOfMonth(today) },
    { scanner, today in scanner.dayWord().map { .day(today + $0) } },
    { scanner, today in scanner.daysAgo().map { .day(today + -$0) } },
    { scanner, today in scanner.weekday(today) },
  ]

  /// The next day in the phrase, with its part of the day; nil if none comes next.
  /// - Throws: for an impossible or ambiguous date, or one before 1900.
  mutating func day(today: LocalDay) throws(PhraseError) -> SaidDay? {
    if let said = dayWithPart(today) { return said }
    for rule in PhraseScanner.dayRules {
      var attempt = self
      guard let reading = rule(&attempt, today) else { continue }
      self = attempt
      var said = try reading.day()
      said.part = dayPart()
      return said
    }
    return nil
  }

  /// `last night`, `this morning`, 前晚: day and part of the day in one.
  private mutating func dayWithPart(_ today: LocalDay) -> SaidDay? {
    var attempt = self
    if attempt.eat(wholeWord: "last night") {
      self = attempt
      return SaidDay(day: today + -1, part: .night)
    }
    if attempt.eat(wholeWord: "tonight") {
      self = attempt
      return SaidDay(day: today, part: .night)
    }
    if attempt.eat("前晚", "前夜") {
      self = attempt
      return SaidDay(day: today + -2, part: .night)
    }
    let isThis = attempt.eat("this ")
    guard isThis || attempt.eat("last "), let part = attempt.partName() else { return nil }
    // Only `evening` and `night` go with `last`.
    guard isThis || part == .evening else { return nil }
    self = attempt
    return SaidDay(day: isThis ? today : today + -1, part: part)
  }

  /// A part of the day, unless it belongs to a following clock.
  private mutating func dayPart() -> DayPart? {
    var attempt = self
    attempt.skipSpace()
    _ = attempt.eat("的")
    if let part = attempt.chinesePart() {
      self = attempt
      return part
    }
    return englishPart()
  }

  enum DayReading {
    case day(LocalDay)
    /// A recurring day: the latest one up to today, and the one before.
    case latest(LocalDay, before: LocalDay)
    case impossible(String)
    /// Day and month are ambiguous.
    case ambiguous(String, LocalDay, LocalDay)

    func day() throws(PhraseError) -> SaidDay {
      switch self {
      case .day(let day):
        try day.requireRecordable()
        return SaidDay(day: day)
      case .latest(let day, let before):
        return SaidDay(day: day, before: before)
      case .impossible(let date):
        throw PhraseError(
          Text("There is no \(date)", zh: "没有 \(date) 这一天"),
          hint: Text("Check the month and the day.", zh: "请检查月份和日期。"))
      case .ambiguous(let date, let one, let other):
        throw PhraseError(
          Text("\(date) could be \(one) or \(other)", zh: "\(date) 可能是 \(one)，也可能是 \(other)"),
          hint: Text("Write it like \(one).", zh: "请写成 \(one) 这样。"))
      }
    }
  }

  /// Days from today. Future days are parsed, to be refused as such.
  private mutating func dayWord() -> Int? {
    if eat("the day before yesterday", "day before yesterday", "前天", "前日") { return -2 }
    if eat("大前天") { return -3 }
    if eat("yesterday", "昨天", "昨日", "昨") { return -1 }
    if eat("today", "今天", "今日", "今") { return 0 }
    if eat("tomorrow", "明天", "明日") { return 1 }
    return eat("后天") ? 2 : nil
  }

  /// `2 days ago`, `a week ago`, `3天前`: calendar days, regardless of clock changes.
  private mutating func daysAgo() -> Int? {
    guard let count = eat("a ") ? 1 : whole() else { return nil }
    _ = eat("个")
    skipSpace()
    let unit: Int
    if eat("days", "day", "d", "天") {
      unit = 1
    } else if eat("weeks", "week", "w", "周", "星期", "礼拜") {
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
}

/// A day as written.
struct SaidDay {
  let day: LocalDay
  /// The earlier alternative of a weekday or a date without a year, if its clock is in the future.
  var before: LocalDay?
  /// `monday evening`, 昨晚.
  var part: DayPart?
}
