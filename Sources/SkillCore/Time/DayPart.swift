/// A part of the day, and how it reads a 12-hour clock.
enum DayPart: Hashable, Sendable {
  case am, pm
  /// 凌晨: the hours after midnight, on the day that they begin.
  case smallHours
  /// 半夜: either side of midnight, on the day named.
  case midnight
  case morning, noon, afternoon, evening, night

  /// The hour on a 24-hour clock; 24 and more is in the next day (`last night at 1`, 昨晚1点). Nil if
  /// that part of the day has no such hour (15 in the morning).
  func hour(_ said: Int) -> Int? {
    switch self {
    case .am: said <= 12 ? said % 12 : nil
    case .pm: said <= 12 ? said % 12 + 12 : nil
    case .smallHours: said == 12 ? 0 : said < 9 ? said : nil
    case .midnight: said == 12 ? 0 : said < 6 || said >= 20 ? said : said >= 9 ? said + 12 : nil
    case .morning: said <= 12 ? said : nil
    case .noon: (10...15).contains(said) ? said : (1...3).contains(said) ? said + 12 : nil
    case .afternoon: (1...11).contains(said) ? said + 12 : (12...20).contains(said) ? said : nil
    case .evening: (3...11).contains(said) ? said + 12 : night(said)
    case .night: (5...11).contains(said) ? said + 12 : night(said)
    }
  }

  private func night(_ said: Int) -> Int? {
    switch said {
    case 0, 12: 24
    case 1...4: self == .night ? said + 24 : nil
    case 16...24: said
    default: nil
    }
  }

  /// The hour, if a clock with am or pm (`9pm last night`) can be in it; past 24 in the next day.
  func hour(holding hour: Int) -> Int? {
    switch self {
    case .am: hour < 12 ? hour : nil
    case .pm: hour >= 12 ? hour : nil
    case .smallHours, .midnight: hour < 9 || hour >= 20 ? hour : nil
    case .morning: hour <= 12 ? hour : nil
    case .noon: (10...15).contains(hour) ? hour : nil
    case .afternoon: (12...20).contains(hour) ? hour : nil
    case .evening: hour >= 15 ? hour : hour == 0 ? 24 : nil
    case .night: hour >= 17 ? hour : hour < 5 ? hour + 24 : nil
    }
  }

  /// The hours used without a clock: its beginning, and its usual hour.
  var hours: (begin: Int, usual: Int) {
    switch self {
    case .am, .morning: (6, 9)
    case .smallHours, .midnight: (0, 1)
    case .noon: (12, 12)
    case .pm, .afternoon: (12, 15)
    case .evening: (17, 19)
    case .night: (18, 21)
    }
  }
}

extension PhraseScanner {
  /// `晚上`, `下午`: before a clock, or after a day.
  mutating func chinesePart() -> DayPart? {
    let words: [(DayPart, [String])] = [
      (.smallHours, ["凌晨"]), (.midnight, ["半夜"]),
      (.morning, ["早上", "早晨", "上午", "清晨", "清早", "早", "晨"]),
      (.noon, ["中午"]), (.afternoon, ["下午", "午后"]), (.evening, ["傍晚"]),
      (.night, ["晚上", "晚间", "夜里", "夜晚", "夜间", "深夜", "晚", "夜"]),
    ]
    for (part, names) in words where eat(anyOf: names) { return part }
    return nil
  }

  /// `evening` after a day (`monday evening`), `in the evening` and `at night` after either.
  mutating func englishPart() -> DayPart? {
    var attempt = self
    attempt.skipComma()
    if attempt.eat(wholeWord: "at night") {
      self = attempt
      return .night
    }
    _ = attempt.eat("in the ")
    guard let part = attempt.partName() else { return nil }
    self = attempt
    return part
  }

  mutating func partName() -> DayPart? {
    if eat(wholeWord: "morning") { return .morning }
    if eat(wholeWord: "afternoon") { return .afternoon }
    if eat(wholeWord: "evening") { return .evening }
    return eat(wholeWord: "night") ? .night : nil
  }

  /// `am`, `p.m.`: after a clock.
  mutating func half() -> DayPart? {
    var attempt = self
    attempt.skipSpace()
    let part: DayPart
    if attempt.eat("a.m.") || attempt.eat(wholeWord: "am") {
      part = .am
    } else if attempt.eat("p.m.") || attempt.eat(wholeWord: "pm") {
      part = .pm
    } else {
      return nil
    }
    self = attempt
    return part
  }
}
