/// An exact search for the least plan of one stage: branch and bound.
///
/// The bound lets whoever needs something pay for it: each need has multipliers, which its owner
/// pays and its candidates receive, so that each capability can be worked out by itself
/// (Lagrangian relaxation of the closure under prerequisites). All in integers; stopped, if at all,
/// by a count of its own work, so that the same record always gets the same plan.
final class StageSearch {
  let model: StageModel
  let phase: StagePhase
  let closure: StageClosure
  let tables: [CapabilityTable]
  /// Items in no table, wanted only for what comes after them.
  let outside: [Int]
  /// Where the multipliers of a need begin.
  let offsets: [Int]
  let proofs: StageProofs

  /// Settled from outside; a plan has to respect it.
  var forced: [StepStatus]
  /// Plans that cost more are of no interest.
  var limit = CapabilityTable.unreachable
  private(set) var best: StagePlan?
  var budget: Budget
  /// The least bound of what was left unsearched.
  private(set) var openBound = CapabilityTable.unreachable
  private(set) var nodes = 0
  var multipliers: [Int]

  let chainCosts: [Int]
  /// All of them together must not overflow.
  let mostMultiplier: Int

  // What the last evaluation found.
  var extra: [Int]
  var tags: [UInt8]

  init(_ model: StageModel, _ phase: StagePhase, _ status: [StepStatus], _ budget: Budget) {
    self.model = model
    self.phase = phase
    self.budget = budget
    closure = StageClosure(model)
    tables = model.capabilities.map { CapabilityTable(model, phase, $0) }
    let inside = Set(tables.flatMap(\.items))
    outside = model.items.indices.filter { !inside.contains($0) }
    var offsets: [Int] = []
    var count = 0
    for need in model.needs {
      offsets.append(count)
      count += need.candidates.count
    }
    self.offsets = offsets
    mostMultiplier = (1 << 58) / max(count, 256)
    multipliers = [Int](repeating: 0, count: count)
    proofs = StageProofs(model, phase)
    forced = status
    chainCosts = model.chainCosts(phase.steps.map { $0.first?.cost ?? CapabilityTable.unreachable })
    extra = model.items.map { _ in 0 }
    tags = model.items.map { _ in 0 }
  }

  var isStopped: Bool { budget.isSpent }

  /// Searches what `forced` leaves open for plans of at most `limit`.
  func run(steps: Int) {
    openBound = CapabilityTable.unreachable
    var status = forced
    guard closure.settle(&status) else { return }
    search(status, multipliers, steps: steps, depth: 0)
  }

  /// Some plan of at most this cost; nil where none was found.
  func find(atMost cost: Int, steps: Int) -> StagePlan? {
    best = nil
    limit = cost
    stopsAtFirst = true
    run(steps: steps)
    return best
  }

  private var stopsAtFirst = false
  private var isDone: Bool { stopsAtFirst && best != nil }
  static let deepest = 300

  /// Takes a plan if it is better than what is known.
  func offer(_ plan: StagePlan) {
    guard plan.cost <= limit else { return }
    best = plan
    limit = plan.cost - phase.unit
  }

  private func search(_ status: [StepStatus], _ start: [Int], steps: Int, depth: Int) {
    nodes += 1
    var node = SearchNode(status: status, multipliers: start)
    guard improve(&node, steps: steps), !isDone else { return }
    guard !budget.isSpent, depth < StageSearch.deepest else {
      openBound = min(openBound, node.bound)
      return
    }
    guard narrow(&node), !isDone else { return }
    if depth == 0, !stopsAtFirst { multipliers = node.multipliers }
    guard let item = branch(node) else {
      // Nothing is coupled any more: what exact tables chose is the least plan of this node.
      offerChoice()
      if tables.contains(where: { !$0.isExact }) { openBound = min(openBound, node.bound) }
      return
    }
    let first: StepStatus = node.stepRise[item] <= node.leftRise[item] ? .step : .left
    for side in [first, first == .step ? .left : .step] {
      var child = node.status
      child[item] = side
      guard !isDone else { return }
      let rise = side == .step ? node.stepRise[item] : node.leftRise[item]
      guard roundedUp(node.bound + rise) <= limit else { continue }
      if budget.isSpent {
        openBound = min(openBound, node.bound)
        continue
      }
      guard closure.settle(&child, changed: [item]) else { continue }
      search(child, node.multipliers, steps: StageSearch.stepsAtNode, depth: depth + 1)
    }
  }

  private static let stepsAtNode = 6

  func roundedUp(_ bound: Int) -> Int {
    let rest = bound % phase.unit
    return rest > 0 ? bound - rest + phase.unit : bound
  }

  /// The item whose settling promises most; nil where nothing is left that must be settled.
  private func branch(_ node: SearchNode) -> Int? {
    var candidates: Set<Int> = []
    for need in model.needs.indices where isActive(need, node.status) {
      let need = model.needs[need]
      for item in [need.owner] + need.candidates where node.status[item] == .free {
        candidates.insert(item)
      }
    }
    if candidates.isEmpty {
      for table in tables where !table.isExact {
        candidates.formUnion(table.items.filter { node.status[$0] == .free })
      }
    }
    return candidates.max {
      (node.promise($0), $1) < (node.promise($1), $0)
    }
  }

  func isActive(_ place: Int, _ status: [StepStatus]) -> Bool {
    let need = model.needs[place]
    return status[need.owner] != .left
      && need.candidates.count { status[$0] == .step } < need.count
  }
}

/// What is settled, and what is known of the rest.
struct SearchNode {
  var status: [StepStatus]
  var multipliers: [Int]
  /// Of all plans that respect the status, no one costs less.
  var bound = 0
  /// By item: how much the bound rises where it is a step, and where it is not.
  var stepRise: [Int]
  var leftRise: [Int]

  init(status: [StepStatus], multipliers: [Int]) {
    self.status = status
    self.multipliers = multipliers
    stepRise = status.map { _ in 0 }
    leftRise = status.map { _ in 0 }
  }

  func promise(_ item: Int) -> Int {
    let (one, other) = (
      min(stepRise[item], 1 << 50), min(leftRise[item], 1 << 50)
    )
    return 8 * min(one, other) + max(one, other)
  }
}

/// A set of steps, and what it costs in a phase.
struct StagePlan {
  /// By item: 0 left, 1 or 2 the choice of a step.
  let tags: [UInt8]
  let cost: Int

  func isStep(_ item: Int) -> Bool { tags[item] > 0 }
}

/// How much work a search may do, in cells of its tables.
struct Budget: Sendable {
  private(set) var left: Int

  init(_ cells: Int) { left = cells }

  var isSpent: Bool { left <= 0 }

  mutating func spend(_ cells: Int) { left -= cells }
}
