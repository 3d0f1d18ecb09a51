import SkillCore

/// Day, month and year as three numbers, in an order that the cell does not tell: the year is last, or, of
/// two digits, first.
struct SheetDayNumbers: Hashable, Sendable {
  let first: Int
  let second: Int
  /// The last number, of this century where it has two digits.
  let year: Int
  /// Whether the year has two digits.
  let isShort: Bool
  /// `26-01-15` could be a day of 2026.
  let mayBeginWithYear: Bool
  /// `15.01.2026` has the day first.
  let isDotted: Bool

  /// The day in an order; nil where there is none such.
  func day(_ order: DateOrder) -> LocalDay? {
    switch order {
    case .dmy: LocalDay(year: year, month: second, day: first)
    case .mdy: isDotted ? nil : LocalDay(year: year, month: first, day: second)
    case .ymd:
      mayBeginWithYear
        ? LocalDay(year: 2000 + first, month: second, day: year - 2000) : nil
    }
  }

  /// The orders in which there is such a day.
  var orders: [DateOrder] { DateOrder.allCases.filter { day($0) != nil } }

  /// Those orders in which it is a day of the past; only of two digits it is asked, as a plan may reach into the
  /// next year.
  func orders(before end: LocalDay) -> [DateOrder] {
    guard mayBeginWithYear else { return orders }
    let past = orders.filter { order in day(order).map { $0 < end } ?? false }
    return past.isEmpty ? orders : past
  }
}

/// In which order the days of a file are written. Days of two digits everywhere could begin with the year: they
/// have an order of their own.
struct SheetDayOrders: Hashable, Sendable {
  private var plain: DateOrder?
  private var short: DateOrder?
  /// What days that could begin with the year tell, if they do not.
  private var unlessYearFirst: DateOrder?
  /// Whether a day such as `5/1/26` shows where the year is.
  private var isYearLast = false

  /// What the learner says; the year first says nothing of days that have it last.
  init(chosen: DateOrder? = nil) {
    (plain, short) = (chosen == .ymd ? nil : chosen, chosen)
  }

  var isComplete: Bool { plain != nil && (short != nil || isYearLast) }

  /// Learns from a day that exists in one order only. One that may begin with the year tells nothing of others.
  mutating func learn(_ numbers: SheetDayNumbers, before end: LocalDay) {
    guard !numbers.isDotted else { return }
    if !numbers.mayBeginWithYear, numbers.isShort { isYearLast = true }
    func only(_ orders: [DateOrder]) -> DateOrder? { orders.count == 1 ? orders[0] : nil }
    guard numbers.mayBeginWithYear else {
      // Equal numbers are the same day in each.
      if plain == nil, numbers.first != numbers.second { plain = only(numbers.orders) }
      return
    }
    if short == nil { short = only(numbers.orders(before: end)) }
    if unlessYearFirst == nil { unlessYearFirst = only(numbers.orders.filter { $0 != .ymd }) }
  }

  /// The order of such a day, where anything tells.
  func order(_ numbers: SheetDayNumbers) -> DateOrder? {
    if numbers.isDotted { return numbers.mayBeginWithYear && short == .ymd ? .ymd : .dmy }
    let plain = plain ?? (isYearLast ? unlessYearFirst : nil)
    return numbers.mayBeginWithYear ? short ?? (isYearLast ? plain : nil) : plain
  }
}

extension SheetTime.Day {
  /// The day, in the order of the others of the file; nil where there is none such in it.
  func day(_ orders: SheetDayOrders) -> LocalDay? {
    switch self {
    case .day(let day): day
    case .either(let numbers): orders.order(numbers).flatMap(numbers.day)
    case .impossible: nil
    }
  }
}
