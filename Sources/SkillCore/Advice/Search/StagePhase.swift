/// The objective of a search: first the hours alone, then hours, steps and proofs in one number.
///
/// A proof costs no time, so for the hours alone every completed item counts 100 if it can have
/// one.
struct StagePhase: Sendable {
  /// Per item: its mastery without a step.
  let left: [Int]
  /// Per item: the choices of a step, cheapest first; empty if it is never one.
  let steps: [[Choice]]
  /// Every plan's cost is a multiple of it.
  let unit: Int
  /// The seconds of the first criterion per `costFactor`.
  let secondsPerCost: Int
  let costFactor: Int

  struct Choice: Sendable {
    let mastery: Int
    let cost: Int
  }

  /// Costs are scaled up, so that multipliers fit between them.
  private static let shift = 64

  static func hours(_ model: StageModel) -> StagePhase {
    let divisor = model.costDivisor
    return StagePhase(
      left: model.items.map { $0.done == nil ? Mastery.full : $0.left },
      steps: model.items.map { item in
        guard let done = item.done, item.isPossible else { return [] }
        return [
          Choice(
            mastery: item.canBeProven ? Mastery.full : done,
            cost: item.seconds / divisor * shift)
        ]
      },
      unit: shift, secondsPerCost: divisor, costFactor: shift)
  }

  /// Nil if the combined numbers would be too large.
  static func all(_ model: StageModel) -> StagePhase? {
    let divisor = model.costDivisor
    let count = model.items.count + 1
    let total = model.items.reduce(0) { $0 + $1.seconds / divisor }
    let factor = count * count
    // Leaves room for the sum of the multipliers.
    guard total < (Int.max >> 12) / factor else { return nil }
    return StagePhase(
      left: model.items.map(\.left),
      steps: model.items.map { item in
        guard item.isPossible else { return [] }
        let cost = item.seconds / divisor * factor + count
        let done = item.done.map { [Choice(mastery: $0, cost: cost)] } ?? []
        return item.canBeProven ? done + [Choice(mastery: Mastery.full, cost: cost + 1)] : done
      },
      unit: 1, secondsPerCost: divisor, costFactor: factor)
  }
}

extension StageModel {
  /// The common divisor of all costs.
  fileprivate var costDivisor: Int {
    max(items.reduce(0) { commonDivisor($0, $1.seconds) }, 1)
  }
}

/// The greatest common divisor; of 0 and n it is n.
func commonDivisor(_ left: Int, _ right: Int) -> Int {
  var (left, right) = (left, right)
  while right != 0 { (left, right) = (right, left % right) }
  return left
}

/// Whether an item is a step, as far as the search has decided.
enum StepStatus: UInt8, Sendable {
  case free, step, left
}

/// A choice of an item or a group in a table, with gain and cost.
struct TablePick {
  var gain: Int
  var cost: Int
  /// For an item: 0 left, 1 or 2 the choice of a step. For a group: a node of its frontier.
  var tag: Int
}
