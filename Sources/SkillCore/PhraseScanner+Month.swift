extension PhraseScanner {
  /// `11月20日`, `nov 20`, `20 november`: the last one up to today.
  mutating func dateWithoutYear(_ today: LocalDay) -> DayReading? {
    let start = rest
    guard let (month, day) = chineseMonthAndDay() ?? monthThenDay() ?? dayThenMonth() else {
      return nil
    }
    // 29 February may have been eight years ago.
    let thisYear = today.civil.year
    let found = (0...16).lazy.compactMap { LocalDay(year: thisYear - $0, month: month, day: day) }
      .filter { $0 <= today }.prefix(2)
    guard let latest = found.first, let before = found.last else {
      return .impossible(String(start.prefix(start.count - rest.count)))
    }
    return .latest(latest, before: before)
  }

  private mutating func chineseMonthAndDay() -> (month: Int, day: Int)? {
    var attempt = self
    guard let month = attempt.whole(), attempt.eat("月"), let day = attempt.whole(),
      attempt.eat("日", "号")
    else { return nil }
    self = attempt
    return (month, day)
  }

  private mutating func monthThenDay() -> (month: Int, day: Int)? {
    var attempt = self
    guard let month = attempt.monthName() else { return nil }
    attempt.skipSpace()
    guard let day = attempt.digits(1...2), !attempt.rest.hasPrefix(":") else { return nil }
    self = attempt
    return (month, day)
  }

  private mutating func dayThenMonth() -> (month: Int, day: Int)? {
    var attempt = self
    guard let day = attempt.digits(1...2) else { return nil }
    attempt.skipSpace()
    guard let month = attempt.monthName() else { return nil }
    self = attempt
    return (month, day)
  }

  private mutating func monthName() -> Int? {
    let names = [
      ["january", "jan"], ["february", "feb"], ["march", "mar"], ["april", "apr"], ["may"],
      ["june", "jun"], ["july", "jul"], ["august", "aug"], ["september", "sept", "sep"],
      ["october", "oct"], ["november", "nov"], ["december", "dec"],
    ]
    for (index, words) in names.enumerated() where eat(anyOf: words) { return index + 1 }
    return nil
  }
}
