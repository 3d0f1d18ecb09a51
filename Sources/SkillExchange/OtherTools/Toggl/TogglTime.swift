import SkillCore

/// The dates, clocks and lengths of Toggl's and Clockify's cells.
enum TogglTime {
  static func time(
    _ row: ForeignRows.Row, _ date: Int, _ clock: Int, _ order: DateOrder
  ) throws(FileFault) -> WallTime {
    guard let day = day(row[date], order) else { throw badDate(row, date, order) }
    var scanner = ByteScanner(trimmed(row[clock]))
    guard let second = scanner.clock(), scanner.isAtEnd else {
      throw row.fault(
        clock,
        Text(
          "“\(shown(row[clock]))” is not a time of day", zh: "“\(shown(row[clock]))”不是一天中的时刻"))
    }
    return WallTime(day: day, second: second)
  }

  /// - Parameter order: the file's; nil while it is being determined.
  static func badDate(_ row: ForeignRows.Row, _ column: Int, _ order: DateOrder?) -> FileFault {
    let text = shown(row[column])
    let fitting = DateOrder.allCases.filter { day(row[column], $0) != nil }
    if let order, let fit = fitting.first {
      return row.fault(
        column,
        Text(
          "“\(text)” is not a date in the order \(order.rawValue); it would be with --date-order \(fit.rawValue)",
          zh: "按 \(order.rawValue) 的顺序，“\(text)”不是日期；可改用 --date-order \(fit.rawValue)"))
    }
    if !fitting.isEmpty {
      return row.fault(
        column,
        Text(
          "“\(text)” is not a date in the order of the others; write all in one order",
          zh: "“\(text)”与其他行的日期顺序不一致；请统一顺序"))
    }
    let isShaped = DateOrder.allCases.contains { parts(row[column], $0) != nil }
    return row.fault(
      column,
      isShaped
        ? Text("“\(text)” is a date that does not exist", zh: "“\(text)”这个日期不存在")
        : Text("“\(text)” is not a date", zh: "“\(text)”不是日期"))
  }

  /// `2026-01-15`, `15/01/2026`, `01.15.2026`.
  static func day(_ text: String, _ order: DateOrder) -> LocalDay? {
    guard let (first, second, third) = parts(text, order) else { return nil }
    return switch order {
    case .ymd: LocalDay(year: first, month: second, day: third)
    case .dmy: LocalDay(year: third, month: second, day: first)
    case .mdy: LocalDay(year: third, month: first, day: second)
    }
  }

  /// The three numbers, whether or not they are a valid day.
  private static func parts(_ text: String, _ order: DateOrder) -> (Int, Int, Int)? {
    var scanner = ByteScanner(trimmed(text))
    func next(_ digits: ClosedRange<Int>) -> Int? { scanner.number(digits) }
    func eatMark() -> Bool { scanner.eat("-") || scanner.eat("/") || scanner.eat(".") }
    let isYearFirst = order == .ymd
    guard let first = next(isYearFirst ? 4...4 : 1...2), eatMark(), let second = next(1...2),
      eatMark(), let third = next(isYearFirst ? 1...2 : 4...4), scanner.isAtEnd
    else { return nil }
    return (first, second, third)
  }

  /// `1:30:00`, `01:30`, `18:25 min`, `1:18:25 h`, `90 min`, `0.31 h`, `0,31`; nil for anything
  /// else.
  static func seconds(_ text: String) -> Int64? {
    let text = trimmed(text).lowercased()
    let number = text.prefix { $0.isASCII && ($0.isNumber || ":.,".contains($0)) }
    let unit = trimmed(text[number.endIndex...])
    let isMinutes = ["min", "m", "mins", "minutes"].contains(unit)
    guard isMinutes || ["", "h", "hr", "hrs", "hours"].contains(unit) else { return nil }
    var scanner = ByteScanner(String(number))
    guard let first = scanner.number(1...5) else { return nil }
    if scanner.isAtEnd { return unit.isEmpty ? nil : Int64(first) * (isMinutes ? 60 : 3600) }
    if scanner.eat(":") {
      guard let second = scanner.number(2...2), second < 60 else { return nil }
      if scanner.isAtEnd { return Int64(first * 60 + second) * (isMinutes ? 1 : 60) }
      guard !isMinutes, scanner.eat(":"), let third = scanner.number(2...2), third < 60,
        scanner.isAtEnd
      else { return nil }
      return Int64(first * 3600 + second * 60 + third)
    }
    // A decimal: of hours, or of the given unit.
    guard scanner.eat(".") || scanner.eat(",") else { return nil }
    let start = scanner.index
    guard let fraction = scanner.number(1...6), scanner.isAtEnd else { return nil }
    let scale = (start..<scanner.index).reduce(Int64(1)) { product, _ in product * 10 }
    let whole = Int64(first) * scale + Int64(fraction)
    return (whole * (isMinutes ? 60 : 3600) + scale / 2) / scale
  }

  static func badLength(_ row: ForeignRows.Row, _ column: Int?) -> FileFault {
    row.fault(
      column,
      Text(
        "“\(shown(row[column]))” is not a length of time like 1:30:00",
        zh: "“\(shown(row[column]))”不是时长，应如 1:30:00"))
  }
}
