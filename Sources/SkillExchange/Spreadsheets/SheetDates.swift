import SkillCore

/// Decides the days whose order a cell does not tell: by what the learner says, else by the first day of the
/// file that allows only one order. The file is looked through when the first such day comes, not before.
final class SheetDates {
  enum Outcome {
    case day(LocalDay)
    /// It exists in the other order only.
    case otherOrder
    /// Nothing tells.
    case unknown
    case impossible
  }

  private var order: SheetDayOrder?
  private var isSettled: Bool
  private let scan: () throws -> SheetDayOrder?

  init(_ chosen: DateOrder?, scan: @escaping () throws -> SheetDayOrder?) {
    order = chosen.flatMap(SheetDayOrder.init)
    isSettled = order != nil
    self.scan = scan
  }

  func day(_ said: SheetTime.Day) -> Outcome {
    switch said {
    case .day(let day): return .day(day)
    case .impossible: return .impossible
    case .either:
      if said.wantsOrder, !isSettled {
        // What cannot be read is refused where its row comes.
        order = (try? scan()) ?? nil
        isSettled = true
      }
      guard let order else {
        if said.wantsOrder { return .unknown }
        return said.day(said.onlyOrder ?? .dayFirst).map { .day($0) } ?? .impossible
      }
      return said.day(order).map { .day($0) } ?? .otherOrder
    }
  }
}
