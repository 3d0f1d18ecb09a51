/// Dates in digits.
extension PhraseScanner {
  /// `2026-W48-4`, `2026W484`: the fourth day of the week.
  mutating func weekDate() -> DayReading? {
    let start = rest
    guard let year = digits(4...4) else { return nil }
    let isLong = eat("-")
    guard eat("w") else { return nil }
    let (week, weekday): (Int, Int)
    if isLong {
      guard let number = digits(2...2), eat("-"), let day = digits(1...1) else { return nil }
      (week, weekday) = (number, day)
    } else {
      guard let both = digits(3...3) else { return nil }
      (week, weekday) = both.quotientAndRemainder(dividingBy: 10)
    }
    let written = start.prefix(start.count - rest.count).uppercased()
    guard (1...7).contains(weekday), let monday = LocalDay(isoYear: year, week: week) else {
      return .impossible(written)
    }
    return .day(monday + (weekday - 1))
  }

  /// `2026-01-15`, `2026/1/15`, `2026年1月15日`, `20260115`, `20.11.2026`, `11/20/2026`, `20/11`.
  mutating func date(_ today: LocalDay) -> DayReading? {
    yearFirst() ?? eightDigits() ?? yearLast() ?? dayAndMonth(today)
  }

  private mutating func yearFirst() -> DayReading? {
    let start = rest
    var attempt = self
    guard let year = attempt.digits(4...4) ?? attempt.chineseYearDigits(),
      attempt.eat("-", "/", ".", "年"),
      let month = attempt.digits(1...2) ?? attempt.whole(), attempt.eat("-", "/", ".", "月"),
      let day = attempt.digits(1...2) ?? attempt.whole()
    else { return nil }
    self = attempt
    let written = start.prefix(start.count - rest.count)
    _ = eat("日", "号")
    return LocalDay(year: year, month: month, day: day).map { .day($0) }
      ?? .impossible(String(written))
  }

  private mutating func eightDigits() -> DayReading? {
    var attempt = self
    guard let number = attempt.digits(8...8), (1900_00_00...9999_99_99).contains(number) else {
      return nil
    }
    self = attempt
    let (year, rest) = number.quotientAndRemainder(dividingBy: 10_000)
    return LocalDay(year: year, month: rest / 100, day: rest % 100).map { .day($0) }
      ?? .impossible("\(number)")
  }

  /// Two numbers and a year: unambiguous if one of them is more than 12.
  private mutating func yearLast() -> DayReading? {
    let start = rest
    var attempt = self
    guard let first = attempt.digits(1...2), let sign = attempt.dateSign(),
      let second = attempt.digits(1...2), attempt.eat(sign), let year = attempt.digits(4...4)
    else { return nil }
    self = attempt
    let written = String(start.prefix(start.count - rest.count))
    let dayFirst = LocalDay(year: year, month: second, day: first)
    let monthFirst = LocalDay(year: year, month: first, day: second)
    switch (dayFirst, monthFirst) {
    case (let one?, let other?) where one != other: return .ambiguous(written, one, other)
    case (let day?, _), (nil, let day?): return .day(day)
    case (nil, nil): return .impossible(written)
    }
  }

  private mutating func dateSign() -> String? {
    for sign in [".", "/", "-"] where eat(sign) { return sign }
    return nil
  }

  /// `20/11`, `11/20`, `20.11.`: the last one up to today.
  private mutating func dayAndMonth(_ today: LocalDay) -> DayReading? {
    let start = rest
    var attempt = self
    guard let first = attempt.digits(1...2) else { return nil }
    let isDotted = attempt.eat(".")
    guard isDotted || attempt.eat("/"), let second = attempt.digits(1...2),
      !isDotted || attempt.eat("."), attempt.rest.first?.isNumber != true
    else { return nil }
    self = attempt
    let written = String(start.prefix(start.count - rest.count))
    let dayFirst = today.latest(month: second, day: first)
    let monthFirst = today.latest(month: first, day: second)
    switch (dayFirst, monthFirst) {
    case (let one?, let other?) where one.day != other.day:
      return .ambiguous(written, one.day, other.day)
    case (let found?, _), (nil, let found?): return .latest(found.day, before: found.before)
    case (nil, nil): return .impossible(written)
    }
  }

  /// `20号`, `上个月20号`, `the 20th`: the last one up to today, or the one of a named month.
  mutating func dayOfMonth(_ today: LocalDay) -> DayReading? {
    let start = rest
    var attempt = self
    let monthsBack = attempt.monthsBack()
    _ = attempt.eat("的")
    guard let day = attempt.whole(), attempt.eat("号", "日") else { return ordinalOfMonth(today) }
    self = attempt
    let written = String(start.prefix(start.count - rest.count))
    return today.dayOfMonth(day, monthsBack: monthsBack) ?? .impossible(written)
  }

  private mutating func monthsBack() -> Int? {
    if eat("上上个月", "上上月") { return 2 }
    if eat("上个月", "上月") { return 1 }
    return eat("这个月", "本月", "这月", "当月") ? 0 : nil
  }

  /// `the 20th`, `the 20th of last month`.
  private mutating func ordinalOfMonth(_ today: LocalDay) -> DayReading? {
    let start = rest
    var attempt = self
    _ = attempt.eat("the ")
    guard let day = attempt.digits(1...2), attempt.eat("st", "nd", "rd", "th") else { return nil }
    var monthsBack: Int?
    if attempt.eat(" of last month") {
      monthsBack = 1
    } else if attempt.eat(" of this month") {
      monthsBack = 0
    } else if attempt.rest.first?.isLetter == true || attempt.rest.hasPrefix(" of") {
      return nil
    }
    // `20th november` is parsed by another rule.
    var after = attempt
    after.skipSpace()
    guard after.monthName() == nil else { return nil }
    self = attempt
    let written = String(start.prefix(start.count - rest.count))
    return today.dayOfMonth(day, monthsBack: monthsBack) ?? .impossible(written)
  }
}

extension LocalDay {
  /// The Monday of an ISO week; nil if the year has no such week.
  public init?(isoYear year: Int, week: Int) {
    guard let fourth = LocalDay(year: year, month: 1, day: 4), (1...53).contains(week) else {
      return nil
    }
    let monday = fourth.monday + 7 * (week - 1)
    guard monday.isoWeek == (year, week) else { return nil }
    self = monday
  }

  /// The latest such date, and the one before; nil for an impossible date.
  func latest(month: Int, day: Int) -> (day: LocalDay, before: LocalDay)? {
    // 29 February may have been eight years ago.
    let found = (0...16).lazy
      .compactMap { LocalDay(year: civil.year - $0, month: month, day: day) }
      .filter { $0 <= self }.prefix(2)
    guard let latest = found.first, let before = found.last else { return nil }
    return (latest, before)
  }

  /// Nil if that month, or every month, lacks the day.
  fileprivate func dayOfMonth(_ day: Int, monthsBack: Int?) -> PhraseScanner.DayReading? {
    guard (1...31).contains(day) else { return nil }
    var first = firstOfMonth
    if let monthsBack {
      for _ in 0..<monthsBack { first = (first + -1).firstOfMonth }
      return LocalDay(year: first.civil.year, month: first.civil.month, day: day)
        .map { .day($0) }
    }
    var found: [LocalDay] = []
    for _ in 0..<6 where found.count < 2 {
      if let day = LocalDay(year: first.civil.year, month: first.civil.month, day: day), day <= self
      {
        found.append(day)
      }
      first = (first + -1).firstOfMonth
    }
    guard let latest = found.first, let before = found.last else { return nil }
    return .latest(latest, before: before)
  }
}
