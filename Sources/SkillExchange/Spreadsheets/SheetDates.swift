import SkillCore

/// Decides the days whose order a cell does not tell: by what the learner says, else by the first day of the
/// file that allows only one order. The file is looked through when the first such day comes, not before.
final class SheetDates {
  enum Outcome {
    case day(LocalDay)
    /// It exists in the other order only.
    case otherOrder
    /// Nothing tells: the orders in which there is such a day.
    case unknown([DateOrder])
    case impossible
  }

  private var orders: SheetDayOrders
  private var isSettled: Bool
  /// No day is after it: the last of what can be recorded.
  private let end: LocalDay
  private let scan: (inout SheetDayOrders) throws -> Void

  /// - Parameter scan: learns from all days of the file.
  init(
    _ chosen: DateOrder?, before end: LocalDay,
    scan: @escaping (inout SheetDayOrders, LocalDay) throws -> Void
  ) {
    orders = SheetDayOrders(chosen: chosen)
    isSettled = orders.isComplete
    self.end = end
    self.scan = { try scan(&$0, end) }
  }

  func day(_ said: SheetTime.Day) -> Outcome {
    switch said {
    case .day(let day): return .day(day)
    case .impossible: return .impossible
    case .either(let numbers):
      let possible = numbers.orders(before: end)
      let days = possible.compactMap { numbers.day($0) }
      let isOne = days.allSatisfy { $0 == days.first }
      if !isOne, !numbers.isDotted, !isSettled {
        // What cannot be read is refused where its row comes.
        try? scan(&orders)
        isSettled = true
      }
      guard let order = orders.order(numbers) else {
        return isOne ? days.first.map { .day($0) } ?? .impossible : .unknown(possible)
      }
      return numbers.day(order).map { .day($0) } ?? .otherOrder
    }
  }
}

extension ForeignReading {
  /// The day after tomorrow, by any clock.
  var endOfDays: LocalDay { zone.moment(now).localDay + 2 }
}
