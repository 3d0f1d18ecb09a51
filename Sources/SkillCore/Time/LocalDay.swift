/// A local calendar day, as days since 1970-01-01 (proleptic Gregorian).
public struct LocalDay: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Days since 1970-01-01, negative before.
  public var number: Int

  public init(number: Int) {
    self.number = number
  }

  /// Returns nil if there is no such day (2026-02-30).
  public init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), (1...31).contains(day), (-9999...9999).contains(year) else {
      return nil
    }
    // Howard Hinnant's days_from_civil: years from March, eras of 400 years.
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
    let back = civil
    guard back.year == year, back.month == month, back.day == day else { return nil }
  }

  /// Reads `2026-01-15`; nil for anything else.
  public init?(iso8601 text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
      return nil
    }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }

  /// Clamped some billion years away: a damaged file may hold any number.
  public var civil: (year: Int, month: Int, day: Int) {
    let shifted = min(max(number, -1_000_000_000_000), 1_000_000_000_000) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, day)
  }

  /// 1 is Monday, 7 is Sunday (ISO 8601).
  public var weekday: Int {
    let fromThursday = (number % 7 + 3) % 7
    return (fromThursday < 0 ? fromThursday + 7 : fromThursday) + 1
  }

  /// The Monday of its ISO week.
  public var monday: LocalDay {
    self + (1 - weekday)
  }

  /// The first day of its month.
  public var firstOfMonth: LocalDay {
    self + (1 - civil.day)
  }

  public static func < (left: LocalDay, right: LocalDay) -> Bool {
    left.number < right.number
  }

  /// Saturates at the bounds of `Int`.
  public static func + (day: LocalDay, days: Int) -> LocalDay {
    let (number, overflow) = day.number.addingReportingOverflow(days)
    return LocalDay(number: overflow ? (days < 0 ? .min : .max) : number)
  }

  /// `2026-01-15`.
  public var description: String { String(digits: Digits.ofDay) { $0.append(self) } }
}
