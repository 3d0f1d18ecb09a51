extension StudyTime {
  /// Reads a length of study as people write it: `90m`, `1h30m`, `1h 30m`, `1:30`, `1.5h`,
  /// `PT1H30M`, `45` (minutes), `90分钟`, `1小时30分`, `1小时半`, `半小时`.
  ///
  /// Fractions are rounded to the nearest second.
  /// - Throws: for anything else, for no time at all, and for more than 24 hours.
  public init(parsing text: String) throws(PhraseError) {
    let shown = PhraseError.quoted(text)
    let length = try StudyTime.positive(text)
    guard length <= 86_400 else {
      throw PhraseError(
        Text("\"\(shown)\" is more than 24 hours", zh: "“\(shown)”超过 24 小时"),
        hint: Text(
          "One session lasts at most 24 hours; log longer ones in parts.",
          zh: "一次学习最长 24 小时；更长的请分次记录。"))
    }
    self.init(seconds: length)
  }

  /// Reads how long someone means to study each week: written like a session, up to 168 hours.
  public init(parsingWeekly text: String) throws(PhraseError) {
    let length = try StudyTime.positive(text)
    guard length <= 7 * 86_400 else {
      let shown = PhraseError.quoted(text)
      throw PhraseError(
        Text("\"\(shown)\" is more than a week has", zh: "“\(shown)”超过了一周的时间"),
        hint: Text("A week has 168 hours; write it like 8h.", zh: "一周只有 168 小时；请写成 8h。"))
    }
    self.init(seconds: length)
  }

  private static func positive(_ text: String) throws(PhraseError) -> Int {
    let shown = PhraseError.quoted(text)
    guard let length = StudyTime.seconds(in: PhraseScanner(text)) else {
      throw PhraseError(
        Text("\"\(shown)\" is not a length of time", zh: "“\(shown)”不是时长"),
        hint: Text(
          "Write it like 90m, 1h30m, 1:30, 1.5h or 45 (minutes).",
          zh: "请写成 90m、1h30m、1:30、1.5h、45（分钟）或 1小时30分。"))
    }
    guard length > 0 else {
      throw PhraseError(
        Text("\"\(shown)\" is no time at all", zh: "“\(shown)”的时长为零"),
        hint: Text("It must be at least one second.", zh: "至少要有一秒。"))
    }
    return length
  }

  private static func seconds(in scanner: PhraseScanner) -> Int? {
    for rule in [minutes, clock, units] {
      var attempt = scanner
      if let seconds = rule(&attempt), attempt.isAtEnd { return seconds }
    }
    return nil
  }

  /// `45`.
  private static func minutes(_ scanner: inout PhraseScanner) -> Int? {
    scanner.digits(1...9).map { $0 * 60 }
  }

  /// `1:30` and `1:30:15`.
  private static func clock(_ scanner: inout PhraseScanner) -> Int? {
    guard let hours = scanner.digits(1...9), scanner.eat(":"),
      let minutes = scanner.digits(2...2), minutes < 60
    else { return nil }
    guard scanner.eat(":") else { return hours * 3600 + minutes * 60 }
    guard let seconds = scanner.digits(2...2), seconds < 60 else { return nil }
    return hours * 3600 + minutes * 60 + seconds
  }

  private static func units(_ scanner: inout PhraseScanner) -> Int? {
    _ = scanner.eat("pt")
    return scanner.length()
  }
}

extension PhraseScanner {
  /// Seconds in a row of hours, minutes and seconds, from the larger to the smaller:
  /// `1h30m`, `1.5 hours`, `1小时半`, `一个半小时`, and `1h30` for half past.
  mutating func length() -> Int? {
    var total = 0
    var larger: Int?
    repeat {
      if larger != nil { _ = eat("零") }
      guard let amount = amount() else { return nil }
      skipSpace()
      guard let unit = unit() ?? (larger == 3600 ? 60 : nil), unit < larger ?? .max else {
        return nil
      }
      total += amount.seconds(of: unit)
      if !amount.isFraction, eat("半") { total += unit / 2 }
      larger = unit
      skipSpace()
    } while rest.first?.isNumber == true
    return total
  }

  private mutating func unit() -> Int? {
    if eat("hours", "hour", "hrs", "hr", "h", "小时", "钟头") { return 3600 }
    if eat("minutes", "minute", "mins", "min", "m", "分钟", "分") { return 60 }
    if eat("seconds", "second", "secs", "sec", "s", "秒钟", "秒") { return 1 }
    return nil
  }

  private mutating func amount() -> Amount? {
    if eat("半个", "半") { return Amount(whole: 0, billionths: 500_000_000) }
    guard let whole = whole() else { return nil }
    if eat("个半") { return Amount(whole: whole, billionths: 500_000_000) }
    if eat(".", ",") {
      let before = rest.count
      guard let digits = digits(1...9) else { return nil }
      let missing = 9 - (before - rest.count)
      return Amount(
        whole: whole, billionths: (0..<missing).reduce(digits) { value, _ in value * 10 })
    }
    _ = eat("个")
    return Amount(whole: whole, billionths: nil)
  }

  /// At most nine digits before and after the point, so that no product overflows.
  private struct Amount {
    var whole: Int
    var billionths: Int?

    var isFraction: Bool { billionths != nil }

    func seconds(of unit: Int) -> Int {
      whole * unit + ((billionths ?? 0) * unit + 500_000_000) / 1_000_000_000
    }
  }
}
