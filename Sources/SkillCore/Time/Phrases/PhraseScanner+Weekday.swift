extension PhraseScanner {
  /// `friday`, `last friday`, `this friday`, `周五`, `上周五`, `这周五`.
  ///
  /// Alone it is the latest one, today included; `last friday` is the latest one before today.
  /// Chinese counts by weeks from Monday: `上周五` is in the week before this one, `上上周五` in the one
  /// before that.
  mutating func weekday(_ today: LocalDay) -> DayReading? {
    chineseWeekday(today) ?? englishWeekday(today)
  }

  private mutating func englishWeekday(_ today: LocalDay) -> DayReading? {
    if eat("last week on ") || eat("last week ") {
      return englishWeekdayNumber().map { .day(today.monday + ($0 - 8)) }
    }
    let isLast = eat("last ")
    let isThis = !isLast && eat("this ")
    guard let number = englishWeekdayNumber() else { return nil }
    if isThis { return .day(today.monday + (number - 1)) }
    if !isLast, eat(" of last week") || eat(" last week") {
      return .day(today.monday + (number - 8))
    }
    let latest = today + -((today.weekday - number + 7) % 7)
    guard isLast else { return .latest(latest, before: latest + -7) }
    return .day(latest == today ? today + -7 : latest)
  }

  private mutating func chineseWeekday(_ today: LocalDay) -> DayReading? {
    var attempt = self
    var weeksBack = 0
    while weeksBack < 4, attempt.eat("上") { weeksBack += 1 }
    let isThis = weeksBack == 0 && attempt.eat("这", "本")
    if weeksBack > 0 || isThis { _ = attempt.eat("个") }
    guard attempt.eat("星期", "礼拜", "周"), let number = attempt.chineseWeekdayNumber() else {
      return nil
    }
    self = attempt
    guard weeksBack == 0, !isThis else { return .day(today.monday + (number - 1 - 7 * weeksBack)) }
    let latest = today + -((today.weekday - number + 7) % 7)
    return .latest(latest, before: latest + -7)
  }

  /// 1 is Monday, 7 is Sunday.
  private mutating func englishWeekdayNumber() -> Int? {
    let names = [
      ["monday", "mon"], ["tuesday", "tues", "tue"], ["wednesday", "wed"],
      ["thursday", "thurs", "thur", "thu"], ["friday", "fri"], ["saturday", "sat"],
      ["sunday", "sun"],
    ]
    for (index, words) in names.enumerated() where eat(anyOf: words) { return index + 1 }
    return nil
  }

  private mutating func chineseWeekdayNumber() -> Int? {
    for (index, word) in ["一", "二", "三", "四", "五", "六", "日", "天"].enumerated() where eat(word) {
      return min(index + 1, 7)
    }
    return nil
  }
}
