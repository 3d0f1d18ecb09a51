extension PhraseScanner {
  /// The seconds of hours, minutes and seconds in that order: `1h30m`, `1.5 hours`, `1小时半`,
  /// `一个半小时`, `half an hour`, `two and a half hours`, and `1h30` for half past.
  mutating func length() -> Int? {
    if let words = lengthInWords() { return words }
    var total = 0
    var larger: Int?
    repeat {
      if larger != nil { _ = eat("零") }
      guard let amount = amount() else { return nil }
      skipSpace()
      guard let unit = unit() ?? (larger == 3600 && amount.isDigits ? 60 : nil),
        unit < larger ?? .max
      else { return nil }
      total += amount.seconds(of: unit)
      if !amount.isFraction, eat("半") || eat(" and a half") { total += unit / 2 }
      larger = unit
      skipLengthJoint()
    } while rest.first?.isNumber == true
    return total
  }

  /// A blank; a comma or `and` only if more follows.
  private mutating func skipLengthJoint() {
    var attempt = self
    if attempt.eat(" and ", ", and ", ", ", ",", "又", "加"), attempt.rest.first?.isNumber == true {
      self = attempt
    } else {
      skipSpace()
    }
  }

  /// `half an hour`, `an hour and a half`, `a quarter of an hour`, `three quarters of an hour`.
  private mutating func lengthInWords() -> Int? {
    if eat(wholeWord: "half an hour", "half a hour", "a half hour", "half hour", "half-hour")
      || eat(wholeWord: "a half-hour")
    {
      return 1800
    }
    if eat(
      wholeWord: "a quarter of an hour", "quarter of an hour", "a quarter hour", "quarter hour")
    {
      return 900
    }
    if eat(wholeWord: "three quarters of an hour", "three-quarters of an hour") { return 2700 }
    if eat(wholeWord: "half a minute") { return 30 }
    if eat(wholeWord: "an hour and a half", "hour and a half", "one and a half hours")
      || eat(wholeWord: "one hour and a half")
    {
      return 5400
    }
    if eat(wholeWord: "a minute") { return 60 }
    guard eat(wholeWord: "an hour") else { return nil }
    var attempt = self
    guard attempt.eat(" and "), let more = attempt.length(), more < 3600 else { return 3600 }
    self = attempt
    return 3600 + more
  }

  private mutating func unit() -> Int? {
    if eat(wholeWord: "hours", "hour", "hrs", "hr", "h") { return unitPoint(3600) }
    if eat("小时", "钟头") { return 3600 }
    if eat(wholeWord: "minutes", "minute", "mins", "min", "m") { return unitPoint(60) }
    if eat("刻钟") { return 900 }
    if eat("分钟", "分") { return 60 }
    if eat(wholeWord: "seconds", "second", "secs", "sec", "s") { return unitPoint(1) }
    if eat("秒钟", "秒") { return 1 }
    // 一个钟, as in the south.
    return eat("钟") ? 3600 : nil
  }

  /// `90 min.`
  private mutating func unitPoint(_ unit: Int) -> Int {
    var attempt = self
    if attempt.eat("."), attempt.rest.first?.isNumber != true { self = attempt }
    return unit
  }

  private mutating func amount() -> Amount? {
    if eat("半个", "半") { return Amount(whole: 0, billionths: 500_000_000) }
    // 俩 and 仨 contract 两个 and 三个.
    if eat("俩") { return Amount(whole: 2) }
    if eat("仨") { return Amount(whole: 3) }
    if let fraction = fractionSign() { return Amount(whole: 0, billionths: fraction) }
    let isDigits = rest.first?.isASCII == true && rest.first?.isNumber == true
    guard let whole = whole() else { return nil }
    if eat("个半") { return Amount(whole: whole, billionths: 500_000_000) }
    if eat(" and a half") { return Amount(whole: whole, billionths: 500_000_000) }
    if let fraction = fractionSign() { return Amount(whole: whole, billionths: fraction) }
    var point = self
    if point.eat(".", ","), point.rest.first?.isNumber == true {
      self = point
      let before = rest.count
      guard let digits = digits(1...9) else { return nil }
      let missing = 9 - (before - rest.count)
      return Amount(
        whole: whole, billionths: (0..<missing).reduce(digits) { value, _ in value * 10 })
    }
    _ = eat("个")
    return Amount(whole: whole, isDigits: isDigits)
  }

  private mutating func fractionSign() -> Int? {
    if eat("½") { return 500_000_000 }
    if eat("¼") { return 250_000_000 }
    return eat("¾") ? 750_000_000 : nil
  }

  /// At most nine digits before and after the point, to avoid overflow.
  private struct Amount {
    var whole: Int
    var billionths: Int?
    var isDigits = false

    var isFraction: Bool { billionths != nil }

    func seconds(of unit: Int) -> Int {
      whole * unit + ((billionths ?? 0) * unit + 500_000_000) / 1_000_000_000
    }
  }
}
