/// Finds the best plan of one stage: by hours first, then steps and proofs, then slugs.
struct StageSolver {
  let model: StageModel
  private(set) var budget: Budget
  private(set) var nodes = 0
  /// A lower bound, in seconds.
  private(set) var atLeast = 0
  /// Whether the plan is proven best by all criteria.
  private(set) var isLeast = false

  init(_ model: StageModel, _ budget: Budget) {
    self.model = model
    self.budget = budget
  }

  private static let stepsAtRoot = 40
  private static let stepsOfSecondRoot = 12

  /// The plan, or the best one found; nil if the level cannot be reached.
  mutating func solve() -> StagePlan? {
    let possible = model.items.map { $0.isPossible ? StepStatus.free : .left }
    let share = budget.left / 2
    let hours = StageSearch(model, .hours(model), possible, Budget(share))
    for item in possible.indices where hours.phase.steps[item].isEmpty {
      hours.forced[item] = .left
    }
    hours.offerAll()
    guard hours.best != nil else { return nil }
    hours.run(steps: StageSolver.stepsAtRoot)
    budget.spend(share - hours.budget.left)
    nodes += hours.nodes
    guard let cheapest = hours.best else { return nil }
    let bound = hours.roundedUp(min(hours.openBound, cheapest.cost))
    atLeast = bound / hours.phase.costFactor * hours.phase.secondsPerCost
    guard let phase = StagePhase.all(model) else { return widened(cheapest) }
    return second(phase, hours, cheapest, isCheapest: bound >= cheapest.cost)
  }

  /// For numbers too large to combine: by hours alone, with all proofs.
  private func widened(_ plan: StagePlan) -> StagePlan {
    let tags = model.items.indices.map { item -> UInt8 in
      let one = model.items[item]
      if one.done == nil { return 1 }
      return plan.isStep(item) ? (one.canBeProven ? 2 : 1) : 0
    }
    return StagePlan(tags: tags, cost: plan.cost)
  }

  private mutating func second(
    _ phase: StagePhase, _ hours: StageSearch, _ cheapest: StagePlan, isCheapest: Bool
  ) -> StagePlan? {
    var status = model.items.map { $0.isPossible ? StepStatus.free : .left }
    if isCheapest { hours.settle(&status, beyond: cheapest.cost) }
    let search = StageSearch(model, phase, status, budget)
    let ratio = phase.costFactor / hours.phase.costFactor
    search.multipliers = hours.multipliers.map {
      let (price, overflow) = $0.multipliedReportingOverflow(by: max(ratio, 1))
      return overflow ? search.mostMultiplier : min(price, search.mostMultiplier)
    }
    // The first phase's steps, with all proofs, are a valid plan.
    search.offer(
      from: model.items.indices.map { cheapest.isStep($0) || model.items[$0].done == nil })
    search.offerAll()
    guard search.best != nil else { return nil }
    search.run(steps: StageSolver.stepsOfSecondRoot)
    guard let best = search.best else { return nil }
    let isProven = isCheapest && search.openBound >= best.cost
    let plan = isProven ? search.leastBySlug(best) : best
    isLeast = isProven && !search.isStopped
    budget = search.budget
    nodes += search.nodes
    return plan
  }
}

extension StageSearch {
  /// Fixes the items that the bounds decide for all plans of at most this cost.
  func settle(_ status: inout [StepStatus], beyond cost: Int) {
    limit = cost
    var node = SearchNode(status: forced, multipliers: multipliers)
    guard closure.settle(&node.status), let bound = evaluate(node.status, multipliers) else {
      return
    }
    node.bound = bound
    guard narrow(&node, offering: false) else { return }
    for item in status.indices where !phase.steps[item].isEmpty && node.status[item] != .free {
      status[item] = node.status[item]
    }
  }

  /// Of all plans of equal cost, the first by slug: item by item, whether some plan has it.
  func leastBySlug(_ plan: StagePlan) -> StagePlan {
    var plan = ofFirstTwins(plan)
    let cost = plan.cost
    var settled = forced
    settle(&settled, beyond: cost)
    forced = settled
    var leftKinds: Set<Int> = []
    for item in forced.indices where forced[item] == .free && !budget.isSpent {
      forced[item] = .step
      if plan.isStep(item) { continue }
      let kind = model.items[item].kind
      if let kind, leftKinds.contains(kind) {
        // An earlier item of its kind is as good.
        forced[item] = .left
      } else if let other = find(atMost: cost, steps: StageSearch.stepsOfSlug) {
        plan = ofFirstTwins(other)
      } else {
        forced[item] = .left
        kind.map { _ = leftKinds.insert($0) }
      }
    }
    return proofs.leastBySlug(plan)
  }

  /// The same plan with the first items of each kind, and the proofs on the first of these.
  private func ofFirstTwins(_ plan: StagePlan) -> StagePlan {
    var items: [Int: [Int]] = [:]
    for item in plan.tags.indices where forced[item] == .free {
      model.items[item].kind.map { items[$0, default: []].append(item) }
    }
    var tags = plan.tags
    for twins in items.values {
      for (item, tag) in zip(twins, twins.map { plan.tags[$0] }.sorted(by: >)) { tags[item] = tag }
    }
    return StagePlan(tags: tags, cost: plan.cost)
  }

  private static let stepsOfSlug = 8
}
