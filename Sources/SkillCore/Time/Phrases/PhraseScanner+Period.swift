extension PhraseScanner {
  /// The rules for periods longer than a day, in order; each must consume the whole phrase.
  static let periodRules: [@Sendable (inout PhraseScanner, LocalDay) -> Period?] = [
    { scanner, _ in scanner.eat("all time", "all", "everything", "ever", "全部", "所有") ? .all : nil },
    { scanner, today in scanner.rest == "day" && scanner.eat("day") ? .this(.day, of: today) : nil
    },
    { scanner, today in scanner.relative(today) },
    { scanner, today in scanner.lastDays(today) },
    { scanner, _ in scanner.calendarWeek() },
    { scanner, _ in scanner.quarter() },
    { scanner, today in scanner.calendarMonth(today) },
    { scanner, _ in scanner.calendarYear() },
  ]

  /// `week`, `this month`, `last year`, 上周, 上上个月, 去年.
  private mutating func relative(_ today: LocalDay) -> Period? {
    let (unit, back): (CalendarUnit, Int)
    if let chinese = chineseRelative() {
      (unit, back) = chinese
    } else {
      let isLast = eat("last ", "previous ")
      if !isLast { _ = eat("this ") }
      guard let named = unitName() else { return nil }
      let isBeforeLast = !isLast && eat(" before last")
      (unit, back) = (named, isLast ? 1 : isBeforeLast ? 2 : 0)
    }
    guard back > 0 else { return .this(unit, of: today) }
    var start = unit.start(of: today)
    for _ in 0..<back { start = unit.start(of: start + -1) }
    let titles: [CalendarUnit: Text] = [
      .week: Text("Last week", zh: "上周"), .month: Text("Last month", zh: "上个月"),
      .year: Text("Last year", zh: "去年"),
    ]
    return Period(unit.days(around: start), title: back == 1 ? titles[unit] : nil)
  }

  private mutating func unitName() -> CalendarUnit? {
    if eat(wholeWord: "week") { return .week }
    if eat(wholeWord: "month") { return .month }
    return eat(wholeWord: "year") ? .year : nil
  }

  private mutating func chineseRelative() -> (CalendarUnit, Int)? {
    if eat("今年") { return (.year, 0) }
    if eat("去年") { return (.year, 1) }
    if eat("前年") { return (.year, 2) }
    var attempt = self
    var back = 0
    while back < 4, attempt.eat("上") { back += 1 }
    guard back > 0 || attempt.eat("这", "本", "当") else { return nil }
    _ = attempt.eat("一个", "个", "一")
    let unit: CalendarUnit
    if attempt.eat("周", "星期", "礼拜") {
      unit = .week
    } else if attempt.eat("月") {
      unit = .month
    } else {
      return nil
    }
    self = attempt
    return (unit, back)
  }

  /// `7 days`, `last 2 weeks`, `past 3 months`, 最近7天, 近两周: up to today, today included.
  private mutating func lastDays(_ today: LocalDay) -> Period? {
    _ = eat("last ", "past ", "最近", "过去", "近", "这")
    guard let count = whole(), (1...9999).contains(count) else { return nil }
    // 3个月 is three months, 3月 is March.
    let hasMeasure = eat("个")
    skipSpace()
    let first: LocalDay
    if eat("days", "day", "天", "日") {
      first = today + (1 - count)
    } else if eat("weeks", "week", "周", "星期", "礼拜") {
      first = today + (1 - 7 * count)
    } else if eat("months", "month") || hasMeasure && eat("月") {
      first = today.sameDay(monthsBack: count) + 1
    } else if eat("years", "year", "年") {
      // 2026年 is the year 2026.
      guard count < 1000 else { return nil }
      first = today.sameDay(monthsBack: 12 * count) + 1
    } else {
      return nil
    }
    return Period(first...today)
  }

  /// `2026-W48`, `2026W48`.
  private mutating func calendarWeek() -> Period? {
    guard let year = digits(4...4) else { return nil }
    _ = eat("-")
    guard eat("w"), let week = digits(2...2), let monday = LocalDay(isoYear: year, week: week)
    else {
      return nil
    }
    return Period(monday...(monday + 6), title: Text(same: CalendarUnit.week.name(of: monday)))
  }

  /// `2026-Q4`.
  private mutating func quarter() -> Period? {
    guard let year = digits(4...4) else { return nil }
    _ = eat("-", " ")
    guard eat("q"), let quarter = digits(1...1), (1...4).contains(quarter),
      let first = LocalDay(year: year, month: 3 * quarter - 2, day: 1)
    else { return nil }
    let last = CalendarUnit.month.days(around: first + 70).upperBound
    return Period(first...last, title: Text(same: "\(year)-Q\(quarter)"))
  }

  /// `2026-10`, `2026年10月`, `october`, `oct 2025`, 10月, 去年10月: without a year the latest one, up to
  /// this month.
  private mutating func calendarMonth(_ today: LocalDay) -> Period? {
    guard let (said, month) = monthAndYear(today), (1...12).contains(month) else { return nil }
    let year = said ?? (month <= today.civil.month ? today.civil.year : today.civil.year - 1)
    guard let first = LocalDay(year: year, month: month, day: 1) else { return nil }
    return Period(
      CalendarUnit.month.days(around: first), title: Text(same: CalendarUnit.month.name(of: first)))
  }

  private mutating func monthAndYear(_ today: LocalDay) -> (year: Int?, month: Int)? {
    if let month = monthName() {
      _ = eat(".")
      skipComma()
      if eat("last year") { return (today.civil.year - 1, month) }
      return (digits(4...4), month)
    }
    var attempt = self
    if let year = attempt.digits(4...4) ?? attempt.chineseYearDigits(), attempt.eat("-", "/", "年"),
      let month = attempt.whole()
    {
      _ = attempt.eat("月份", "月")
      self = attempt
      return (year, month)
    }
    attempt = self
    let years = ["今年", "去年", "前年"]
    let back = years.firstIndex { attempt.rest.hasPrefix($0) }
    if let back { _ = attempt.eat(years[back]) }
    guard let month = attempt.whole(), attempt.eat("月份", "月") else { return nil }
    self = attempt
    return (back.map { today.civil.year - $0 }, month)
  }

  /// `2026`, 2026年.
  private mutating func calendarYear() -> Period? {
    guard let year = digits(4...4) ?? chineseYearDigits(), (1900...9998).contains(year),
      let january = LocalDay(year: year, month: 1, day: 1)
    else { return nil }
    _ = eat("年")
    return Period(CalendarUnit.year.days(around: january), title: Text(same: "\(year)"))
  }
}

extension LocalDay {
  /// The same day `monthsBack` months earlier, or the month's last day.
  fileprivate func sameDay(monthsBack: Int) -> LocalDay {
    let (year, month, day) = civil
    let (years, rest) = (year * 12 + month - 1 - monthsBack).quotientAndRemainder(dividingBy: 12)
    for day in stride(from: day, to: 27, by: -1) {
      if let found = LocalDay(year: years, month: rest + 1, day: day) { return found }
    }
    return LocalDay(year: years, month: rest + 1, day: min(day, 28)) ?? self
  }
}
