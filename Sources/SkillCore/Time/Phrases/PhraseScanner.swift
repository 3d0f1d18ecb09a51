/// Scans a short phrase from left to right. A copy serves for backtracking.
///
/// Ignores case, width (`９：３０`), traditional characters in words of time (`點`) and the number of
/// spaces.
struct PhraseScanner {
  var rest: Substring

  init(_ text: String) {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let plain = PhraseScanner.plain(scalar)
      if !plain.properties.isWhitespace {
        folded.append(plain)
      } else if let last = folded.last, last != " " {
        folded.append(" ")
      }
    }
    if folded.last == " " { folded.removeLast() }
    rest = Substring(String(folded).lowercased())
  }

  /// Half-width, simplified, with one character for all dashes and tildes.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard !scalar.isASCII else { return scalar }
    if (0xFF01...0xFF5E).contains(scalar.value) {
      return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    }
    return switch scalar {
    case "點": "点"
    case "時": "时"
    case "週": "周"
    case "兩": "两"
    case "個": "个"
    case "鐘", "鍾": "钟"
    case "禮": "礼"
    case "號": "号"
    case "後": "后"
    case "這": "这"
    case "間": "间"
    case "裡", "裏": "里"
    case "從": "从"
    case "剛": "刚"
    case "纔": "才"
    case "現": "现"
    case "‐", "‑", "–", "—", "−": "-"
    case "〜": "~"
    default: scalar
    }
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// Consumes the first of `words` that comes next; longer words must precede their prefixes.
  mutating func eat(_ words: String...) -> Bool {
    eat(anyOf: words)
  }

  mutating func eat(anyOf words: [String]) -> Bool {
    guard let word = words.first(where: rest.hasPrefix) else { return false }
    rest = rest.dropFirst(word.count)
    return true
  }

  /// The same for English words, which must end at a word boundary.
  mutating func eat(wholeWord words: String...) -> Bool {
    for word in words where rest.hasPrefix(word) {
      let after = rest.dropFirst(word.count)
      guard after.first.map({ !($0.isASCII && $0.isLetter) }) ?? true else { continue }
      rest = after
      return true
    }
    return false
  }

  mutating func skipSpace() {
    if rest.first == " " { rest = rest.dropFirst() }
  }

  /// What may stand between two parts of a phrase: a blank, a comma, or both.
  mutating func skipComma() {
    _ = eat(", ", ",", " ")
  }

  /// ASCII digits, as many as `count` allows; nil, without consuming, if there are fewer or more.
  mutating func digits(_ count: ClosedRange<Int>) -> Int? {
    let found = rest.prefix { $0.isASCII && $0.isNumber }
    guard count.contains(found.count), let value = Int(found) else { return nil }
    rest = rest.dropFirst(found.count)
    return value
  }
}
