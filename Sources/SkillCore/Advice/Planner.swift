/// Plans level by level: the cheapest way to the next one, then from there to the one after it.
struct Planner {
  /// The standing today, and after the steps so far.
  private let start: Standing
  private(set) var standing: Standing
  private(set) var nodes = 0
  private var steps: [Plan.PlannedStep] = []
  /// By position, the number of its step.
  private var taken: [Int: Int] = [:]
  private var isLeast = true
  private var atLeast = StudyTime.zero
  private let work: Int

  /// - Parameter work: the search budget, in table cells; the default takes a few seconds at most.
  init(_ standing: Standing, work: Int? = nil) {
    start = standing
    self.standing = standing
    self.work = work ?? (standing.places.count <= 400 ? 1_600_000_000 : 250_000_000)
  }

  mutating func plan(to rank: Int) -> Plan? {
    var share = work
    for stage in 0...rank where !standing.isReached(stage) {
      // Each stage gets half of what is left, so that the first one's share does not depend on the
      // target.
      share /= 2
      guard let order = stageSteps(to: stage, Budget(share)) else { return nil }
      for step in order.steps {
        taken[step.position] = taken.count
        add(step, target: rank)
      }
      guard standing.isReached(stage) else { return nil }
    }
    return Plan(
      target: standing.levels[rank], steps: steps, isLeast: isLeast, atLeast: atLeast)
  }

  private mutating func stageSteps(to stage: Int, _ budget: Budget) -> StageOrder? {
    let model = StageModel(standing, to: stage)
    var solver = StageSolver(model, budget)
    guard let plan = solver.solve() else { return nil }
    nodes += solver.nodes
    let isLeast = solver.isLeast
    if !isLeast { self.isLeast = false }
    atLeast += StudyTime(seconds: solver.atLeast)
    return StageOrder(model, plan, standing, to: stage)
  }

  private mutating func add(_ taking: StageOrder.Taking, target: Int) {
    let position = taking.position
    let step = standing.step(position, withProof: taking.withProof)
    let waited =
      start.isReady(position)
      ? []
      : start.index.items[position].prerequisites.flatMap { start.open($0)?.items ?? [] }
    let after = Set(waited.filter { $0 != position && taken[$0] != nil })
      .sorted { (taken[$0] ?? 0) < (taken[$1] ?? 0) }
    let before = standing.reachedRank
    standing.take(position, withProof: taking.withProof)
    let now = standing.reachedRank
    steps.append(
      Plan.PlannedStep(
        step: step, perMille: standing.perMille(to: target),
        after: after.map { start.index.items[$0].slug },
        reaches: now > before ? standing.levels[now] : nil))
  }
}

extension Standing {
  /// The highest level reached, from 0; -1 is below the lowest.
  var reachedRank: Int {
    let lacking = capabilities.lazy.filter { !$0.tally.isMet }.map(\.rank).min() ?? levels.count
    return lacking - 1
  }
}
