/// An exact search for the cheapest plan of one stage: branch and bound.
///
/// The bound is a Lagrangian relaxation of the prerequisites: each need has multipliers, which its
/// owner pays and its candidates receive, so that each capability is solved by itself. All in
/// integers; limited by a count of work, not time, so that the same record always gets the same
/// plan.
final class StageSearch {
  let model: StageModel
  let phase: StagePhase
  let closure: StageClosure
  let tables: [CapabilityTable]
  /// Items in no table, needed only as prerequisites.
  let outside: [Int]
  /// The first multiplier of each need.
  let offsets: [Int]
  let proofs: StageProofs

  /// Constraints from outside.
  var forced: [StepStatus]
  /// Plans that cost more are of no interest.
  var limit = CapabilityTable.unreachable
  private(set) var best: StagePlan?
  var budget: Budget
  /// The least bound of the unexplored nodes.
  private(set) var openBound = CapabilityTable.unreachable
  private(set) var nodes = 0
  var multipliers: [Int]

  let chainCosts: [Int]
  /// Their sum must not overflow.
  let mostMultiplier: Int

  // The results of the last evaluation.
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

  /// Searches for plans of at most `limit` within `forced`.
  func run(steps: Int) {
    openBound = CapabilityTable.unreachable
    var status = forced
    guard closure.settle(&status) else { return }
    search(status, multipliers, steps: steps, depth: 0)
  }

  /// Any plan of at most this cost; nil if none was found.
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

  /// Keeps a plan if it is better than the best one.
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
      // No needs are open: the choice of exact tables is optimal in this node.
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

  /// The item to branch on, by the largest rise of the bound; nil if none is left.
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

/// The decisions so far, and bounds for the rest.
struct SearchNode {
  var status: [StepStatus]
  var multipliers: [Int]
  /// A lower bound of all plans with this status.
  var bound = 0
  /// Per item: how much the bound rises if it is a step, and if it is not.
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

/// A set of steps with its cost in a phase.
struct StagePlan {
  /// Per item: 0 left, 1 or 2 the choice of a step.
  let tags: [UInt8]
  let cost: Int

  func isStep(_ item: Int) -> Bool { tags[item] > 0 }
}

/// A search's budget, in table cells.
struct Budget: Sendable {
  private(set) var left: Int

  init(_ cells: Int) { left = cells }

  var isSpent: Bool { left <= 0 }

  mutating func spend(_ cells: Int) { left -= cells }
}
