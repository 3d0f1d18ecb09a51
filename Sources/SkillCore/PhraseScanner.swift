/// Reads a short phrase from left to right. A copy is a place to come back to.
///
/// Case, the width of letters and digits (`９：３０`) and the length of spaces make no difference.
struct PhraseScanner {
  private(set) var rest: Substring

  init(_ text: String) {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isFullWidth = (0xFF01...0xFF5E).contains(scalar.value)
      let narrow = isFullWidth ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
      if !narrow.properties.isWhitespace {
        folded.append(narrow)
      } else if let last = folded.last, last != " " {
        folded.append(" ")
      }
    }
    if folded.last == " " { folded.removeLast() }
    rest = Substring(String(folded).lowercased())
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// Steps over the first of `words` that comes next; longer words must stand before their prefixes.
  mutating func eat(_ words: String...) -> Bool {
    eat(anyOf: words)
  }

  mutating func eat(anyOf words: [String]) -> Bool {
    guard let word = words.first(where: rest.hasPrefix) else { return false }
    rest = rest.dropFirst(word.count)
    return true
  }

  mutating func skipSpace() {
    if rest.first == " " { rest = rest.dropFirst() }
  }

  /// ASCII digits, as many as `count` allows; nil (and no step) when there are fewer or more.
  mutating func digits(_ count: ClosedRange<Int>) -> Int? {
    let found = rest.prefix { $0.isASCII && $0.isNumber }
    guard count.contains(found.count), let value = Int(found) else { return nil }
    rest = rest.dropFirst(found.count)
    return value
  }

  /// A whole number in digits (at most nine) or in Chinese numerals up to 99.
  mutating func whole() -> Int? {
    digits(1...9) ?? chineseNumeral()
  }

  /// `三`, `两`, `十`, `二十五`: tens, then ones.
  private mutating func chineseNumeral() -> Int? {
    let first = chineseDigit()
    guard eat("十") else { return first }
    return (first ?? 1) * 10 + (chineseDigit() ?? 0)
  }

  private mutating func chineseDigit() -> Int? {
    let values: [Character: Int] = [
      "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
      "九": 9,
    ]
    guard let next = rest.first, let value = values[next] else { return nil }
    rest = rest.dropFirst()
    return value
  }
}
