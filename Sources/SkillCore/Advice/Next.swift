/// What to do next: the first steps of the plan to the next level, and what else is ready.
/// Source: TheRule, "Steps".
public struct NextSteps: Hashable, Sendable {
  /// The level that gains are measured towards: the next one.
  public let towards: Roadmap.Level
  /// The plan's ready steps in its order, then the other ready ones by gain per hour.
  public let ready: [Suggestion]
  /// The blocked step with the largest gain, if it gains more than every ready one.
  public let blockedBest: Suggestion?
}

/// A step and its gain.
public struct Suggestion: Hashable, Sendable {
  public let step: Step
  /// How much it adds to the progress to the next level, with a proof (a habit: its full count).
  public let gain: Portion
  /// The same without a further proof.
  public let gainDone: Portion
  /// Whether it is a step of the plan.
  public let isPlanned: Bool
  /// The prerequisites that are not satisfied yet; empty if it is ready.
  public let unmet: [Roadmap.Prerequisite]
  /// What to acquire first, in a possible order; empty if it is ready.
  public let blockedBy: [Slug]

  public var item: Slug { step.item }
  public var isReady: Bool { unmet.isEmpty }
}

extension Assessment {
  /// Nil at the top level; `unproven`, and a verdict with freshness, still apply there.
  ///
  /// - Parameter isWanted: filters the suggestions; the plan stays the same.
  public func next(where isWanted: (Roadmap.Item) -> Bool = { _ in true }) -> NextSteps? {
    guard let level = nextLevel,
      let rank = ladder.firstIndex(where: { $0.level.id == level.id })
    else { return nil }
    let standing = Standing(self)
    var planner = Planner(standing)
    let plan = planner.plan(to: rank)
    let advisor = Advisor(standing: standing, rank: rank, plan: plan)
    return NextSteps(
      towards: level, ready: advisor.ready(where: isWanted),
      blockedBest: advisor.blockedBest(where: isWanted))
  }

  /// For each item that counts, the prerequisites that are not satisfied; none means it is ready.
  /// "Satisfied" is always judged as claimed, without freshness.
  public func unmetPrerequisites() -> [Slug: [Roadmap.Prerequisite]] {
    let standing = Standing(self)
    return Dictionary(
      index.items.indices.map { (index.items[$0].slug, standing.unmet(of: $0)) }
    ) { first, _ in first }
  }

  /// The items that are completed or waived but have no evidence, in the order of the roadmap.
  public var unproven: [Slug] {
    zip(index.items, masteries).filter { $1.isUnproven }.map { $0.0.slug }
  }

  /// The items whose last activity is too long ago; empty without freshness.
  public var stale: [Slug] {
    zip(index.items, masteries).filter { $1.state == .stale }.map { $0.0.slug }
  }
}

/// Ranks the steps outside the plan.
private struct Advisor {
  let standing: Standing
  let rank: Int
  private let planned: [Slug: (place: Int, step: Step)]

  init(standing: Standing, rank: Int, plan: Plan?) {
    self.standing = standing
    self.rank = rank
    let steps = (plan?.steps ?? []).enumerated().map { ($1.item, (place: $0, step: $1.step)) }
    planned = Dictionary(steps) { first, _ in first }
  }

  func ready(where isWanted: (Roadmap.Item) -> Bool) -> [Suggestion] {
    let open = standing.index.items.indices.filter {
      standing.isOpen($0) && standing.isReady($0) && isWanted(standing.index.items[$0])
    }.map { suggestion($0, blocked: false) }
    let head = open.filter(\.isPlanned).sorted {
      (planned[$0.item]?.place ?? 0) < (planned[$1.item]?.place ?? 0)
    }
    return head + open.filter { !$0.isPlanned }.sorted(by: isBetter)
  }

  func blockedBest(where isWanted: (Roadmap.Item) -> Bool) -> Suggestion? {
    var best: (position: Int, gain: Portion)?
    for position in standing.index.items.indices
    where standing.isOpen(position) && isWanted(standing.index.items[position]) {
      let gain = standing.gain(of: position, withProof: true, to: rank)
      if let known = best, !isMore((position, gain), than: known) { continue }
      best = (position, gain)
    }
    guard let best, best.gain > .zero, !standing.isReady(best.position) else { return nil }
    return suggestion(best.position, blocked: true)
  }

  /// By gain, then readiness, stars, stage, slug.
  private func isMore(
    _ left: (position: Int, gain: Portion), than right: (position: Int, gain: Portion)
  ) -> Bool {
    if left.gain != right.gain { return left.gain > right.gain }
    let (one, other) = (standing.isReady(left.position), standing.isReady(right.position))
    if one != other { return one }
    let (a, b) = (standing.index.items[left.position], standing.index.items[right.position])
    return (-a.stars, a.stage ?? .max, a.slug) < (-b.stars, b.stage ?? .max, b.slug)
  }

  private func suggestion(_ position: Int, blocked: Bool) -> Suggestion {
    let item = standing.index.items[position]
    let own = planned[item.slug]?.step
    let place = standing.places[position]
    // A step that only counts with a proof is advised with one.
    let withProof = place.isCompleted || standing.policy == .evidenced
    return Suggestion(
      step: own ?? standing.step(position, withProof: withProof),
      gain: standing.gain(of: position, withProof: true, to: rank),
      gainDone: standing.gain(of: position, withProof: false, to: rank), isPlanned: own != nil,
      unmet: blocked ? standing.unmet(of: position) : [],
      blockedBy: blocked ? chain(to: position).map { standing.index.items[$0].slug } : [])
  }

  /// By gain per hour; steps that take no time come first, those without gain last.
  private func isBetter(_ left: Suggestion, _ right: Suggestion) -> Bool {
    let one = Int128(left.gain.units) * Int128(right.step.cost.seconds)
    let other = Int128(right.gain.units) * Int128(left.step.cost.seconds)
    if one != other { return one > other }
    if left.gain != right.gain { return left.gain > right.gain }
    return (-left.step.stars, left.step.stage ?? .max, left.item)
      < (-right.step.stars, right.step.stage ?? .max, right.item)
  }

  /// Everything that must be acquired before an item is ready, each after its own prerequisites.
  /// Of a group as many members as are missing: the plan's first, then the cheapest, then by slug.
  /// Walks with a stack of its own, since chains may be thousands of items long.
  private func chain(to goal: Int) -> [Int] {
    var order: [Int] = []
    var entered: Set<Int> = [goal]
    var stack = [(position: goal, waiting: firstSteps(to: goal))]
    while var top = stack.popLast() {
      guard let step = top.waiting.popLast() else {
        if top.position != goal { order.append(top.position) }
        continue
      }
      stack.append(top)
      if entered.insert(step).inserted { stack.append((step, firstSteps(to: step))) }
    }
    return order
  }

  /// The items that satisfy an item's unmet prerequisites directly, last first.
  private func firstSteps(to position: Int) -> [Int] {
    guard !standing.places[position].isCompleted else { return [] }
    return standing.index.items[position].prerequisites.reversed().flatMap { prerequisite in
      guard let open = standing.open(prerequisite) else { return [Int]() }
      return open.items.sorted { order($0) < order($1) }.prefix(open.count).reversed()
    }
  }

  private func order(_ position: Int) -> (Int, Int, Slug) {
    let slug = standing.index.items[position].slug
    let cost = standing.step(position, withProof: false).cost.seconds
    return (planned[slug] == nil ? 1 : 0, cost, slug)
  }
}
