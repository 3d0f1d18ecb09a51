/// What a search counts: first the hours alone, then hours, steps and proofs in one number.
///
/// Since a proof costs no time, for the hours alone every completed item counts 100 wherever it can.
struct StagePhase: Sendable {
  /// By item: its mastery where it is no step.
  let left: [Int]
  /// By item: what a step of it can be, the cheapest first; empty where it never is one.
  let steps: [[Choice]]
  /// All plans cost a multiple of it.
  let unit: Int
  /// What the first criterion counts, in seconds, for one of `costFactor`.
  let secondsPerCost: Int
  let costFactor: Int

  struct Choice: Sendable {
    let mastery: Int
    let cost: Int
  }

  /// Costs are shifted, so that multipliers have room between whole costs.
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

  /// Nil where the numbers are too large for one.
  static func all(_ model: StageModel) -> StagePhase? {
    let divisor = model.costDivisor
    let count = model.items.count + 1
    let total = model.items.reduce(0) { $0 + $1.seconds / divisor }
    let factor = count * count
    // Room for the multipliers, which add up.
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
  /// What all costs are multiples of.
  fileprivate var costDivisor: Int {
    max(items.reduce(0) { commonDivisor($0, $1.seconds) }, 1)
  }
}

/// The greatest common divisor; of 0 and a number, the number.
func commonDivisor(_ left: Int, _ right: Int) -> Int {
  var (left, right) = (left, right)
  while right != 0 { (left, right) = (right, left % right) }
  return left
}

/// Whether an item is a step, as far as a search has settled it.
enum StepStatus: UInt8, Sendable {
  case free, step, left
}

/// What an item, or a group, can be in a table: how much it adds and what it costs.
struct TablePick {
  var gain: Int
  var cost: Int
  /// Of an item: 0 left, 1 or 2 the choice of a step. Of a group: a node of its frontier.
  var tag: Int
}
