import SkillCore

/// What a bare number in a column of lengths counts.
public enum SheetUnit: Int, Hashable, Sendable, CaseIterable {
  case milliseconds = 0
  case seconds = 1
  case minutes = 60
  case hours = 3600

  /// So many of it, in whole seconds; nil where that is too large to count.
  fileprivate func seconds(_ number: SheetNumber) -> Int? {
    number.seconds(
      times: self == .milliseconds ? 1 : rawValue, over: self == .milliseconds ? 1000 : 1)
  }
}

/// What a cell says of a length of time.
enum SheetLength: Hashable {
  /// In whole seconds, rounded.
  case seconds(Int)
  /// A number without a unit: the column's.
  case bare(SheetNumber)
  /// `18:25`: minutes and seconds in a column of minutes, else hours and minutes.
  case clock(Int, Int)

  init?(_ text: String) {
    var scanner = CellScanner(text)
    let start = scanner
    if let number = scanner.sheetNumber(), scanner.isAtEnd {
      self = .bare(number)
      return
    }
    scanner = start
    if let length = scanner.colonLength(), scanner.isAtEnd {
      self = length
      return
    }
    scanner = start
    guard let seconds = scanner.unitsLength(), scanner.isAtEnd else { return nil }
    self = .seconds(seconds)
  }

  /// In whole seconds, rounded; nil for what is too large to count.
  func seconds(_ unit: SheetUnit) -> Int? {
    switch self {
    case .seconds(let seconds): seconds
    case .bare(let number): unit.seconds(number)
    case .clock(let first, let second):
      unit == .minutes ? first * 60 + second : first * 3600 + second * 60
    }
  }

  /// Whether it is a number alone.
  var isBare: Bool { if case .bare = self { true } else { false } }

  /// Whether it could as well be thousands: a row never has a thousand hours. Or whether a clock stands among
  /// seconds.
  func isUnclear(_ unit: SheetUnit) -> Bool {
    switch self {
    case .seconds: false
    case .bare(let number): number.mayBeThousands && unit != .hours
    case .clock: unit == .seconds
    }
  }
}

/// A decimal number of up to nine digits on each side.
struct SheetNumber: Hashable {
  var whole: Int
  /// Billionths.
  var billionths: Int
  /// Three digits behind the sign and up to three before it.
  var mayBeThousands = false

  static let half = SheetNumber(whole: 0, billionths: 500_000_000)

  /// Rounded to whole seconds; nil where it is too large.
  func seconds(times factor: Int, over divisor: Int) -> Int? {
    // Nine digits by 3600 by a billion would not fit: whole and part are worked out apart.
    let parts = billionths * factor
    let scale = 1_000_000_000
    guard divisor > 1 else { return whole * factor + (parts + scale / 2) / scale }
    return (whole * factor + divisor / 2) / divisor
  }
}

extension CellScanner {
  /// `1.5`, `1,5`, `.5`, `90`.
  fileprivate mutating func sheetNumber() -> SheetNumber? {
    let integers = digitsAhead
    guard integers <= 9 else { return nil }
    let whole = integers == 0 ? 0 : number(1...9)
    let after = self
    var number = SheetNumber(whole: whole ?? 0, billionths: 0)
    guard eat(anyOf: ".,") != nil else { return integers == 0 ? nil : number }
    guard isAtDigit else {
      self = after
      return integers == 0 ? nil : number
    }
    let decimals = digitsAhead
    var kept = self
    skipDigits()
    var scale = 100_000_000
    for _ in 0..<min(9, decimals) {
      guard let digit = kept.oneDigit() else { break }
      number.billionths += digit * scale
      scale /= 10
    }
    number.mayBeThousands = decimals == 3 && (1...3).contains(integers) && (whole ?? 0) > 0
    return number
  }

  private mutating func oneDigit() -> Int? {
    eat(anyOf: "0123456789").map { Int($0) - 0x30 }
  }

  /// `1:30`, `1:30:00`; `18:25 min` are minutes and seconds.
  fileprivate mutating func colonLength() -> SheetLength? {
    guard let first = number(1...6), eat(":"), let second = number(2...2), second < 60 else {
      return nil
    }
    var third: Int?
    if eat(":") {
      guard let read = number(2...2), read < 60 else { return nil }
      third = read
      if eat(anyOf: ".,") != nil { skipDigits() }
    }
    skipBlanks()
    if let third {
      _ = eat(SheetLengthWords.hours)
      return .seconds(first * 3600 + second * 60 + third)
    }
    if eat(SheetLengthWords.minutes) != nil { return .seconds(first * 60 + second) }
    guard eat(SheetLengthWords.hours) != nil else { return .clock(first, second) }
    return .seconds(first * 3600 + second * 60)
  }

  /// `1h30m`, `0.31 h`, `90 min`, `1小时30分`, `1 Std 30 Min`, `1h30`, `半小时`, `pt1h30m`.
  fileprivate mutating func unitsLength() -> Int? {
    _ = eat("pt")
    var (total, last) = (0, Int.max)
    var hasUnit = false
    while !isAtEnd {
      let isHalf = eat("半")
      let number: SheetNumber? =
        isHalf
        ? .half
        : isAtDigit
          ? sheetNumber()
          : chineseNumber().map { SheetNumber(whole: $0, billionths: 0) } ?? sheetNumber()
      guard let number else { return nil }
      skipBlanks()
      _ = eat("个") || eat("個")
      let isHalfMore = !isHalf && eat("半")
      let unit: SheetUnit
      if eat("刻钟") || eat("刻鐘") {
        guard last > SheetUnit.minutes.rawValue, !isHalf, !isHalfMore, number.billionths == 0 else {
          return nil
        }
        (total, last, hasUnit) = (total + number.whole * 900, SheetUnit.minutes.rawValue, true)
        continue
      }
      if let read = eat(SheetLengthWords.all) {
        unit = read
      } else {
        // The minutes of 1h30.
        guard last == SheetUnit.hours.rawValue, hasUnit else { return nil }
        unit = .minutes
      }
      guard unit.rawValue < last, let seconds = unit.seconds(number) else { return nil }
      (last, hasUnit) = (unit.rawValue, true)
      total += seconds
      if isHalfMore || eat("半") { total += unit.rawValue / 2 }
      while eat(anyOf: " .,") != nil {}
      for word: StaticString in ["und ", "and "] where eat(word) { break }
    }
    return hasUnit ? total : nil
  }
}

private enum SheetLengthWords {
  static let hours = words(
    .hours,
    [
      "h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "小时", "个小时", "时", "钟头", "學時",
      "小時", "学时",
    ])
  static let minutes = words(
    .minutes, ["m", "min", "mins", "minute", "minutes", "minuten", "分钟", "分", "分鐘", "'", "′"])
  static let seconds = words(
    .seconds, ["s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden", "秒", "秒钟"])
  static let all = hours + minutes + seconds

  private static func words(_ unit: SheetUnit, _ words: [String]) -> [(
    word: String, value: SheetUnit
  )] {
    words.map { ($0, unit) }
  }
}
