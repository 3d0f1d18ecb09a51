/// Whether a text is a POSIX TZ rule: a name, an offset, and perhaps a rule for summer time.
///
/// `CST-8`, `<+08>-8`, `EST5EDT`, `EST5EDT,M3.2.0/2,M11.1.0/2`.
func isZoneRule(_ text: String) -> Bool { zoneRuleOffsets(text) != nil }

/// The offsets of such a rule, in seconds, east positive; nil for any other text.
func zoneRuleOffsets(_ text: String) -> [Int]? {
  var rule = ZoneRule(rest: Array(text.utf8)[...])
  return rule.read() ? rule.offsets : nil
}

private struct ZoneRule {
  var rest: ArraySlice<UInt8>
  /// A list: the first `Set<Int>` would cost each start a conformance lookup.
  private(set) var offsets: [Int] = []

  init(rest: ArraySlice<UInt8>) {
    self.rest = rest
  }

  mutating func read() -> Bool {
    guard name(), let standard = time(hours: 24) else { return false }
    // POSIX counts west positive.
    offsets = [-standard]
    if rest.isEmpty { return true }
    guard name() else { return false }
    var summer = standard - 3600
    if let next = rest.first, next != UInt8(ascii: ",") {
      guard let said = time(hours: 24) else { return false }
      summer = said
    }
    offsets.append(-summer)
    if rest.isEmpty { return true }
    return change() && change() && rest.isEmpty
  }

  /// At least three letters, or letters, digits and signs in angle brackets.
  private mutating func name() -> Bool {
    if take("<") {
      let inside = rest.prefix { isLetter($0) || isDigit($0) || $0 == 43 || $0 == 45 }
      rest = rest[inside.endIndex...]
      return inside.count >= 3 && take(">")
    }
    let letters = rest.prefix(while: isLetter)
    rest = rest[letters.endIndex...]
    return letters.count >= 3
  }

  /// `8`, `-8`, `5:30`, `08:05:43`, in seconds.
  private mutating func time(hours most: Int) -> Int? {
    let isNegative = take("-")
    if !isNegative { _ = take("+") }
    guard let hours = digits(), hours <= most else { return nil }
    var seconds = hours * 3600
    for unit in [60, 1] where take(":") {
      guard let part = digits(), part < 60 else { return nil }
      seconds += part * unit
    }
    return isNegative ? -seconds : seconds
  }

  /// `,M3.2.0/2`, `,J60`, `,59`.
  private mutating func change() -> Bool {
    guard take(",") else { return false }
    if take("M") {
      guard let month = digits(), (1...12).contains(month), take("."),
        let week = digits(), (1...5).contains(week), take("."), let day = digits(), day <= 6
      else { return false }
    } else {
      let isCounted = take("J")
      guard let day = digits(), ((isCounted ? 1 : 0)...365).contains(day) else { return false }
    }
    // Beyond a day either way: RFC 8536 for zones such as Greenland's.
    return take("/") ? time(hours: 167) != nil : true
  }

  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: sign) else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func digits() -> Int? {
    let digits = rest.prefix(while: isDigit)
    guard (1...3).contains(digits.count) else { return nil }
    rest = rest[digits.endIndex...]
    return digits.reduce(0) { $0 * 10 + Int($1) - 48 }
  }
}

private func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte & 0xDF) }
private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
