import SkillCore

extension CellScanner {
  /// `14:00`, `14:00:00`, `2:00 pm`, `下午2:00`, `14时30分`, `14 Uhr`, `14h30`.
  mutating func sheetClock() -> Int? {
    var part = eat(SheetTimeWords.partsOfDay)
    skipBlanks()
    let isLatin = isAtDigit
    guard let hour = isLatin ? number(1...2) : chineseNumber() else { return nil }
    var (minute, second, isSure) = (0, 0, part != nil)
    if isLatin, eat(":") {
      guard let read = number(2...2) else { return nil }
      minute = read
      isSure = true
      if eat(":") {
        guard let read = number(2...2) else { return nil }
        second = read
        if eat(anyOf: ".,") != nil { skipDigits() }
      }
    } else if eat("时") || eat("点") {
      isSure = true
      _ = eat("整") || eat("钟")
      if eat("半") {
        minute = 30
      } else if eat("一刻") {
        minute = 15
      } else if eat("三刻") {
        minute = 45
      } else if let read = number(1...2) ?? chineseNumber() {
        minute = read
        if eat("分"), let read = number(1...2) {
          second = read
          _ = eat("秒")
        }
      }
    } else if !isLatin {
      return nil
    } else if eat("h") {
      isSure = true
      minute = number(2...2) ?? 0
    } else if eat(".") {
      // 14.30 alone could be a number.
      guard let read = number(2...2) else { return nil }
      minute = read
    }
    skipBlanks()
    if eat("uhr") {
      isSure = true
      skipBlanks()
      if let read = number(1...2) { minute = read }
    }
    if let after = eat(SheetTimeWords.halves) {
      if part != nil { return nil }
      (part, isSure) = (after, true)
    }
    guard isSure, minute < 60, second <= 60, let hour = part?.hour(hour) ?? hour.ofClock else {
      return nil
    }
    let total = hour * 3600 + minute * 60 + min(59, second)
    return total <= 86_400 ? total : nil
  }

  /// `Z`, `+08:00`, `-0530`.
  mutating func sheetOffset() -> Int? {
    skipBlanks()
    if eat("z") || eat("utc") { return 0 }
    guard let sign = eat(anyOf: "+-") else { return nil }
    var (hours, minutes) = (0, 0)
    if digitsAhead == 4, let whole = number(4...4) {
      (hours, minutes) = (whole / 100, whole % 100)
    } else {
      guard let read = number(1...2) else { return nil }
      hours = read
      if eat(":") { minutes = number(2...2) ?? 60 }
    }
    guard hours <= 26, minutes < 60 else { return nil }
    return (hours * 3600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
  }
}

extension Int {
  /// An hour of the day; 24 ends it.
  fileprivate var ofClock: Int? { (0...24).contains(self) ? self : nil }
}

/// Which hours a part of the day has.
enum SheetDayPart {
  case morning, afternoon, noon, evening, night

  /// Hours of twelve as those of 24. What already is of 24 stays, where it lies in this part.
  func hour(_ hour: Int) -> Int? {
    switch (self, hour) {
    case (.morning, 12), (.night, 12): 0
    case (.morning, 0...11): hour
    case (.night, 0...6): hour
    case (.noon, 10...14): hour
    case (.noon, 1...2): hour + 12
    case (.afternoon, 12...23): hour
    case (.afternoon, 1...11): hour + 12
    case (.evening, 5...11): hour + 12
    case (.evening, 17...23): hour
    default: nil
    }
  }
}

enum SheetTimeWords {
  static let halves: [(word: String, value: SheetDayPart)] = [
    ("am", .morning), ("a.m.", .morning), ("a.m", .morning), ("pm", .afternoon),
    ("p.m.", .afternoon), ("p.m", .afternoon), ("上午", .morning), ("下午", .afternoon),
  ]

  static let partsOfDay: [(word: String, value: SheetDayPart)] = [
    ("上午", .morning), ("早上", .morning), ("早晨", .morning), ("清晨", .morning), ("凌晨", .night),
    ("中午", .noon), ("下午", .afternoon), ("午后", .afternoon), ("傍晚", .evening), ("晚上", .evening),
    ("晚间", .evening), ("am", .morning), ("pm", .afternoon),
  ]

  static let weekdays: [(word: String, value: Int)] = {
    let names = [
      ["monday", "mon", "montag", "mo"], ["tuesday", "tue", "tues", "dienstag", "di"],
      ["wednesday", "wed", "mittwoch", "mi"],
      ["thursday", "thu", "thur", "thurs", "donnerstag", "do"],
      ["friday", "fri", "freitag", "fr"], ["saturday", "sat", "samstag", "sonnabend", "sa"],
      ["sunday", "sun", "sonntag", "so"],
    ]
    let latin = names.enumerated().flatMap { day, names in names.map { ($0, day + 1) } }
    let chinese = Array("一二三四五六日天").enumerated().flatMap { day, name in
      ["周", "星期", "礼拜", "週"].map { ("\($0)\(name)", min(7, day + 1)) }
    }
    return (latin + chinese).map { (word: $0.0, value: $0.1) }
  }()

  static let months: [(word: String, value: Int)] = {
    let names = [
      ["january", "jan", "januar", "jänner"], ["february", "feb", "februar"],
      ["march", "mar", "märz", "mär", "mrz"], ["april", "apr"], ["may", "mai"],
      ["june", "jun", "juni"], ["july", "jul", "juli"], ["august", "aug"],
      ["september", "sep", "sept"], ["october", "oct", "oktober", "okt"], ["november", "nov"],
      ["december", "dec", "dezember", "dez"],
    ]
    return names.enumerated().flatMap { month, names in
      names.map { (word: $0, value: month + 1) }
    }
  }()
}
