import SkillCore

/// What a cell says of a time: a day, a clock, or both.
struct SheetTime: Hashable, Sendable {
  enum Day: Hashable, Sendable {
    case day(LocalDay)
    /// Three numbers in an order that the cell does not tell.
    case either(SheetDayNumbers)
    /// It has the form of a day, and there is none such.
    case impossible
  }

  var day: Day?
  /// 0...86 400 on the wall clock.
  var clock: Int?
  /// Seconds east of UTC, where the cell says them.
  var offset: Int?

  /// - Parameter text: nothing else may stand in it.
  init?(_ text: String) {
    // What most files have.
    if let day = LocalDay(iso8601: text) {
      self.day = .day(day)
      return
    }
    if let time = WallTime(iso8601: text) {
      (day, clock, offset) = (.day(time.day), time.second, time.offset)
      return
    }
    var scanner = CellScanner(text)
    day = scanner.sheetDay()
    if day != nil {
      if scanner.isAtEnd { return }
      scanner.eatJoint()
    }
    guard let second = scanner.sheetClock() else { return nil }
    clock = second
    if scanner.isAtEnd { return }
    guard day != nil, let offset = scanner.sheetOffset(), scanner.isAtEnd else { return nil }
    self.offset = offset
  }

  /// A day as a spreadsheet counts it inside: `46037`, `46037.58`.
  static func isSerial(_ text: String) -> Bool {
    let parts = trimmed(text).utf8.split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count < 3, let whole = parts.first, whole.count == 5,
      parts.allSatisfy({ $0.allSatisfy { (0x30...0x39).contains($0) } })
    else { return false }
    return ("20000"..."79999").contains(String(Substring(whole)))
  }
}

extension CellScanner {
  /// `2026-01-15`, `2026年1月15日`, `15.01.2026`, `1/15/2026`, `15 Jan 2026`, with or without a weekday.
  fileprivate mutating func sheetDay() -> SheetTime.Day? {
    let start = self
    eatWeekday()
    guard let day = numberDay() ?? nameDay() else {
      self = start
      return nil
    }
    let end = self
    skipBlanks()
    if !eatWeekday() { self = end }
    return day
  }

  private mutating func numberDay() -> SheetTime.Day? {
    let start = self
    if digitsAhead == 4, let year = number(4...4), let day = dayOf(year) { return day }
    self = start
    if digitsAhead == 8, let whole = number(8...8) {
      return SheetTime.Day(whole / 10_000, whole / 100 % 100, whole % 100)
    }
    let isWide = digitsAhead == 2
    if let first = number(1...2), let mark = eat(anyOf: "/-."), let second = number(1...2),
      eat(anyOf: "/-.") == mark
    {
      let isShort = digitsAhead == 2
      if let year = shownYear() {
        let numbers = SheetDayNumbers(
          first: first, second: second, year: year, isShort: isShort,
          mayBeginWithYear: isWide && isShort,
          isDotted: mark == UInt8(ascii: "."))
        return numbers.orders.isEmpty ? .impossible : .either(numbers)
      }
    }
    self = start
    return nil
  }

  private mutating func dayOf(_ year: Int) -> SheetTime.Day? {
    if eat("年") {
      guard let month = number(1...2), eat("月"), let day = number(1...2) else { return nil }
      if !eat("日") { _ = eat("号") }
      return SheetTime.Day(year, month, day)
    }
    guard let mark = eat(anyOf: "-/.") else { return nil }
    let month = isAtDigit ? number(1...2) : eat(SheetTimeWords.months)
    guard let month, eat(anyOf: "-/.") == mark, let day = number(1...2) else { return nil }
    return SheetTime.Day(year, month, day)
  }

  /// `15 Jan 2026`, `15-Jan-26`, `15. Januar 2026`, `January 15, 2026`.
  private mutating func nameDay() -> SheetTime.Day? {
    let start = self
    if let day = number(1...2) {
      _ = eat(anyOf: "-./ ")
      if let month = eat(SheetTimeWords.months) {
        while eat(anyOf: "-.,/ ") != nil {}
        if let year = shownYear() { return SheetTime.Day(year, month, day) }
      }
    } else if let month = eat(SheetTimeWords.months) {
      while eat(anyOf: ".- ") != nil {}
      if let day = number(1...2) {
        for ending: StaticString in ["st", "nd", "rd", "th"] where eat(ending) { break }
        while eat(anyOf: ",- ") != nil {}
        if let year = shownYear() { return SheetTime.Day(year, month, day) }
      }
    }
    self = start
    return nil
  }

  /// Four digits, or two of this century.
  private mutating func shownYear() -> Int? {
    switch digitsAhead {
    case 2: number(2...2).map { 2000 + $0 }
    case 4: number(4...4)
    default: nil
    }
  }

  @discardableResult
  private mutating func eatWeekday() -> Bool {
    let isBracketed = eat("(")
    guard eat(SheetTimeWords.weekdays) != nil else { return false }
    if isBracketed, !eat(")") { return false }
    while eat(anyOf: "., ") != nil {}
    return true
  }

  /// What stands between a day and a clock.
  fileprivate mutating func eatJoint() {
    while eat(anyOf: " ,t") != nil {}
    for word: StaticString in ["um ", "at "] where eat(word) { break }
  }
}

extension SheetTime.Day {
  fileprivate init(_ year: Int, _ month: Int, _ day: Int) {
    self = LocalDay(year: year, month: month, day: day).map { .day($0) } ?? .impossible
  }
}
