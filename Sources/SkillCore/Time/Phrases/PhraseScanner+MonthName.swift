/// Dates with the month as a word.
extension PhraseScanner {
  /// `11月20日`, `nov 20`, `20th of november`: the last one up to today; `nov 20, 2026`,
  /// `去年11月20日`, `nov 20 last year`: that one.
  mutating func dateWithMonthName(_ today: LocalDay) -> DayReading? {
    let start = rest
    let chineseYear = chineseYear(today)
    guard let (month, day) = chineseMonthAndDay() ?? monthThenDay() ?? dayThenMonth() else {
      return nil
    }
    let year = chineseYear ?? yearAfter(today)
    let written = String(start.prefix(start.count - rest.count))
    if let year {
      return LocalDay(year: year, month: month, day: day).map { .day($0) } ?? .impossible(written)
    }
    guard let found = today.latest(month: month, day: day) else { return .impossible(written) }
    return .latest(found.day, before: found.before)
  }

  private mutating func chineseYear(_ today: LocalDay) -> Int? {
    if eat("今年") { return today.civil.year }
    if eat("去年") { return today.civil.year - 1 }
    return eat("前年") ? today.civil.year - 2 : nil
  }

  /// `, 2026`, ` 2026`, ` last year`.
  private mutating func yearAfter(_ today: LocalDay) -> Int? {
    var attempt = self
    attempt.skipComma()
    if attempt.eat("last year", "of last year") {
      self = attempt
      return today.civil.year - 1
    }
    _ = attempt.eat("of ")
    guard let year = attempt.digits(4...4), !attempt.rest.hasPrefix(":") else { return nil }
    self = attempt
    return year
  }

  private mutating func chineseMonthAndDay() -> (month: Int, day: Int)? {
    var attempt = self
    guard let month = attempt.whole(), attempt.eat("月份", "月"), let day = attempt.whole(),
      attempt.eat("日", "号")
    else { return nil }
    self = attempt
    return (month, day)
  }

  private mutating func monthThenDay() -> (month: Int, day: Int)? {
    var attempt = self
    guard let month = attempt.monthName() else { return nil }
    _ = attempt.eat(".")
    attempt.skipSpace()
    _ = attempt.eat("the ")
    guard let day = attempt.digits(1...2), !attempt.rest.hasPrefix(":") else { return nil }
    _ = attempt.eat("st", "nd", "rd", "th")
    self = attempt
    return (month, day)
  }

  private mutating func dayThenMonth() -> (month: Int, day: Int)? {
    var attempt = self
    _ = attempt.eat("the ")
    guard let day = attempt.digits(1...2) else { return nil }
    _ = attempt.eat("st", "nd", "rd", "th")
    _ = attempt.eat(".")
    _ = attempt.eat("-", " ")
    _ = attempt.eat("of ")
    guard let month = attempt.monthName() else { return nil }
    var point = attempt
    if point.eat("."), point.rest.first?.isLetter != true { attempt = point }
    _ = attempt.rest.hasPrefix("-20") && attempt.eat("-")
    self = attempt
    return (month, day)
  }

  mutating func monthName() -> Int? {
    let names = [
      ["january", "jan"], ["february", "feb"], ["march", "mar"], ["april", "apr"], ["may"],
      ["june", "jun"], ["july", "jul"], ["august", "aug"], ["september", "sept", "sep"],
      ["october", "oct"], ["november", "nov"], ["december", "dec"],
    ]
    for (index, words) in names.enumerated() where eat(anyOf: words) { return index + 1 }
    return nil
  }
}
