extension PhraseScanner {
  /// A whole number in digits (at most nine), in Chinese numerals up to 999 or in English words up to 99.
  mutating func whole() -> Int? {
    digits(1...9) ?? chineseNumeral() ?? englishNumeral()
  }

  /// `三`, `两`, `十`, `二十五`, `一百二十`: hundreds, tens, ones.
  private mutating func chineseNumeral() -> Int? {
    guard let first = chineseDigit() else {
      return eat("十") ? 10 + (chineseDigit() ?? 0) : nil
    }
    if eat("百") {
      var attempt = self
      let hasZero = attempt.eat("零")
      guard let next = attempt.chineseDigit() else { return first * 100 }
      let isTens = attempt.eat("十")
      guard isTens || hasZero else { return first * 100 }
      let ones = isTens ? attempt.chineseDigit() ?? 0 : 0
      self = attempt
      return first * 100 + (isTens ? next * 10 + ones : next)
    }
    guard eat("十") else { return first }
    return first * 10 + (chineseDigit() ?? 0)
  }

  /// `二〇二六`: digit by digit, as years are written.
  mutating func chineseYearDigits() -> Int? {
    var (attempt, year) = (self, 0)
    for _ in 0..<4 {
      guard let digit = attempt.chineseDigit() else { return nil }
      year = year * 10 + digit
    }
    self = attempt
    return year
  }

  private mutating func chineseDigit() -> Int? {
    let value: Int? =
      switch rest.first {
      case "零", "〇": 0
      case "一": 1
      case "二", "两": 2
      case "三": 3
      case "四": 4
      case "五": 5
      case "六": 6
      case "七": 7
      case "八": 8
      case "九": 9
      default: nil
      }
    if value != nil { rest = rest.dropFirst() }
    return value
  }

  /// `two`, `fifteen`, `forty-five`, `forty five`.
  private mutating func englishNumeral() -> Int? {
    let small = [
      "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
      "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    for (index, word) in small.enumerated() where eat(wholeWord: word) { return index + 1 }
    let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    for (index, word) in tens.enumerated() where eat(wholeWord: word) {
      let value = (index + 2) * 10
      var attempt = self
      guard attempt.eat("-", " ") else { return value }
      for (ones, word) in small.prefix(9).enumerated() where attempt.eat(wholeWord: word) {
        self = attempt
        return value + ones + 1
      }
      return value
    }
    return nil
  }
}
