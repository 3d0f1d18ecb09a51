import SkillCore

/// A date and wall clock time, perhaps with an offset.
struct WallTime: Hashable, Sendable {
  var day: LocalDay
  /// 0...86 400 on the wall clock.
  var second: Int
  /// Seconds east of UTC; nil if the text has none.
  var offset: Int?

  init(day: LocalDay, second: Int, offset: Int? = nil) {
    self.day = day
    self.second = second
    self.offset = offset
  }

  /// Reads ISO 8601, extended or basic: `2026-01-15T14:00:00+08:00`, `2026-01-15 14:00`,
  /// `20260115T060000Z`. Fractions of a second are dropped. Nil for anything else.
  init?(iso8601 text: String) {
    if let exported = WallTime(exported: text) {
      self = exported
      return
    }
    var scanner = ByteScanner(text)
    guard let day = scanner.isoDay(), scanner.eat("T") || scanner.eat(" "),
      let second = scanner.isoClock()
    else { return nil }
    self.init(day: day, second: second)
    guard !scanner.isAtEnd else { return }
    guard let offset = scanner.isoOffset(), scanner.isAtEnd else { return nil }
    self.offset = offset
  }

  /// Exactly `2026-01-15T14:00:00+08:00`, which tables of a million rows have twice a row.
  private init?(exported text: String) {
    var text = text
    let read = text.withUTF8 { bytes -> WallTime? in
      guard bytes.count == 25, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
        bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
        bytes[16] == UInt8(ascii: ":"), bytes[22] == UInt8(ascii: ":"),
        bytes[19] == UInt8(ascii: "+") || bytes[19] == UInt8(ascii: "-")
      else { return nil }
      var isNumber = true
      func two(_ place: Int) -> Int {
        let (tens, ones) = (bytes[place] &- 48, bytes[place + 1] &- 48)
        if tens > 9 || ones > 9 { isNumber = false }
        return Int(tens) * 10 + Int(ones)
      }
      let (hour, minute, second) = (two(11), two(14), two(17))
      let (hours, minutes) = (two(20), two(23))
      let day = LocalDay(year: two(0) * 100 + two(2), month: two(5), day: two(8))
      // Anything unusual, such as 24:00 or a leap second, is read in full.
      guard isNumber, hour < 24, minute < 60, second < 60, hours < 24, minutes < 60, let day
      else { return nil }
      let distance = hours * 3600 + minutes * 60
      return WallTime(
        day: day, second: hour * 3600 + minute * 60 + second,
        offset: bytes[19] == UInt8(ascii: "-") ? -distance : distance)
    }
    guard let read else { return nil }
    self = read
  }

  var instantIfFixed: Instant? {
    offset.map { Instant(seconds: localSeconds - Int64($0)) }
  }

  /// The wall clock as seconds in UTC.
  var localSeconds: Int64 { Int64(day.number) * 86_400 + Int64(second) }

  /// `2026-01-15T14:00:00`, to distinguish sessions.
  var text: String {
    Moment(Instant(seconds: localSeconds), zone: "UTC", offset: 0).iso8601.prefix(19) + ""
  }
}

/// The error for a text that should be a date, or begin with one.
///
/// - Parameter otherwise: the message if it has not even the form.
func dateFault(_ text: String, otherwise: Text) -> Text {
  var scanner = ByteScanner(trimmed(text))
  guard let year = scanner.number(4...4), scanner.eat("-") || scanner.eat("/"),
    let month = scanner.number(2...2), scanner.eat("-") || scanner.eat("/"),
    let day = scanner.number(2...2), LocalDay(year: year, month: month, day: day) == nil
  else { return otherwise }
  return Text("“\(shown(text))”: this date does not exist", zh: "“\(shown(text))”：这个日期不存在")
}

/// Scans ASCII text.
struct ByteScanner {
  private let bytes: [UInt8]
  private(set) var index = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  var isAtEnd: Bool { index == bytes.count }
  var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// Consumes a byte if it comes next.
  mutating func eat(_ scalar: Unicode.Scalar) -> Bool {
    guard let byte = current, UInt32(byte) == scalar.value else { return false }
    index += 1
    return true
  }

  mutating func skipSpace() {
    while eat(" ") {}
  }

  /// A number with this many digits; at most nine, to avoid overflow.
  mutating func number(_ digits: ClosedRange<Int>) -> Int? {
    var (value, count) = (0, 0)
    let start = index
    while count < min(9, digits.upperBound), let byte = current,
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    {
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      index += 1
      count += 1
    }
    guard digits.contains(count) else {
      index = start
      return nil
    }
    return value
  }

  /// `2026-01-15` or `20260115`.
  mutating func isoDay() -> LocalDay? {
    guard let year = number(4...4) else { return nil }
    let isExtended = eat("-")
    guard let month = number(2...2), isExtended == eat("-"), let day = number(2...2) else {
      return nil
    }
    return LocalDay(year: year, month: month, day: day)
  }

  /// `14:00`, `14:00:00`, `14:00:00.5`, `140000`; 24:00 is the day's end. A leap second is the
  /// minute's last.
  mutating func isoClock() -> Int? {
    guard let hour = number(2...2), hour <= 24 else { return nil }
    let isExtended = eat(":")
    guard let minute = number(2...2), minute < 60 else { return nil }
    var second = 0
    if isExtended ? eat(":") : (current.map { $0 != UInt8(ascii: "Z") && isDigit($0) } ?? false) {
      guard let read = number(2...2), read <= 60 else { return nil }
      second = min(59, read)
      if eat(".") || eat(",") { while let byte = current, isDigit(byte) { index += 1 } }
    }
    let total = hour * 3600 + minute * 60 + second
    return total <= 86_400 ? total : nil
  }

  /// `Z`, `+08:00`, `-0530`, `+08`; before standard time also with seconds.
  mutating func isoOffset() -> Int? {
    if eat("Z") { return 0 }
    let isWest = eat("-")
    guard isWest || eat("+"), let hours = number(2...2), hours <= 26 else { return nil }
    var offset = hours * 3600
    if !isAtEnd {
      _ = eat(":")
      guard let minutes = number(2...2), minutes < 60 else { return nil }
      offset += minutes * 60
    }
    if eat(":") {
      guard let seconds = number(2...2), seconds < 60 else { return nil }
      offset += seconds
    }
    return offset > 93_600 ? nil : isWest ? -offset : offset
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
