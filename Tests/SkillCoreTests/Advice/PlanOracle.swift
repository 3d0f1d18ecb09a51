import SkillCore

/// What is known of an item, as plain as can be.
struct OracleState {
  var seconds = 0
  var isCompleted = false
  var hasEvidence = false
  var kept = 0
}

/// The rule of the plan by brute force: every set of options, judged from its own text.
/// It shares no code with the search, only the roadmap.
struct PlanOracle {
  let roadmap: Roadmap
  let policy: Policy
  let marked: Set<Slug>
  var states: [Slug: OracleState]
  private let items: [Roadmap.Item]

  init(_ world: TinyWorld) {
    roadmap = world.roadmap
    policy = world.policy
    marked = world.marked
    states = world.states
    items = world.roadmap.items.filter(\.counts).sorted { $0.slug < $1.slug }
  }

  struct Choice: Hashable {
    let slug: Slug
    let withProof: Bool
  }

  /// The least set of steps to a level, or nil; the key is compared member by member.
  struct Answer {
    var cost: Int
    var choices: [Choice]

    var proofs: [Slug] { choices.filter(\.withProof).map(\.slug) }

    func isLess(than other: Answer) -> Bool {
      if cost != other.cost { return cost < other.cost }
      if choices.count != other.choices.count { return choices.count < other.choices.count }
      if proofs.count != other.proofs.count { return proofs.count < other.proofs.count }
      let (one, two) = (choices.map(\.slug), other.choices.map(\.slug))
      if one != two { return one.lexicographicallyPrecedes(two) }
      return proofs.lexicographicallyPrecedes(other.proofs)
    }
  }

  func isReached(_ rank: Int) -> Bool {
    isReached(rank, states)
  }

  mutating func take(_ choices: [Choice]) {
    for choice in choices { states[choice.slug] = after(choice) }
  }

  func least(to rank: Int) -> Answer? {
    let open = items.filter { item in
      let state = states[item.slug] ?? OracleState()
      return !marked.contains(item.slug)
        && (item.isHabit ? state.kept < item.target : !state.isCompleted || !state.hasEvidence)
    }
    var best: Answer?
    func visit(_ place: Int, _ states: [Slug: OracleState], _ answer: Answer) {
      guard place < open.count else {
        if let best, !answer.isLess(than: best) { return }
        if isReached(rank, states), isClosed(states) { best = answer }
        return
      }
      let item = open[place]
      visit(place + 1, states, answer)
      let state = states[item.slug] ?? OracleState()
      let cost =
        item.isHabit
        ? (item.target - state.kept) * 7200
        : state.isCompleted ? 0 : max(0, item.target * 60 - state.seconds)
      var ways: [Bool] = []
      if item.isHabit || !state.isCompleted { ways.append(false) }
      if !item.isHabit, !state.hasEvidence { ways.append(true) }
      for withProof in ways {
        let choice = Choice(slug: item.slug, withProof: withProof)
        var next = states
        next[item.slug] = after(choice)
        visit(
          place + 1, next, Answer(cost: answer.cost + cost, choices: answer.choices + [choice]))
      }
    }
    visit(0, states, Answer(cost: 0, choices: []))
    return best
  }

  private func after(_ choice: Choice) -> OracleState {
    var state = states[choice.slug] ?? OracleState()
    if let item = items.first(where: { $0.slug == choice.slug }), item.isHabit {
      state.kept = item.target
    } else {
      state.isCompleted = true
      state.hasEvidence = state.hasEvidence || choice.withProof
    }
    return state
  }

  // MARK: - The rule

  private func mastery(_ item: Roadmap.Item, _ state: OracleState) -> Int {
    if item.isHabit { return min(100, 100 * state.kept / item.target) }
    if state.isCompleted { return state.hasEvidence ? 100 : policy == .claimed ? 80 : 50 }
    return min(50, 50 * state.seconds / (item.target * 60))
  }

  private func isAcquired(_ item: Roadmap.Item, _ state: OracleState) -> Bool {
    item.isHabit ? 100 * state.kept / item.target >= 80 : state.isCompleted
  }

  private func isReached(_ rank: Int, _ states: [Slug: OracleState]) -> Bool {
    let levels = roadmap.levels[...rank].map(\.id)
    return roadmap.capabilities.filter { levels.contains($0.level) }.allSatisfy { capability in
      var (sum, weights, lacksMust) = (0, 0, false)
      func count(_ mastery: Int, _ weight: Int, _ mustHave: Bool) {
        sum += mastery * weight
        weights += weight
        if mustHave, capability.itemsOf == nil, mastery < 80 { lacksMust = true }
      }
      let pool = capability.itemsOf ?? capability.id
      func value(_ item: Roadmap.Item) -> Int { mastery(item, states[item.slug] ?? OracleState()) }
      for item in items
      where item.capability == pool && item.group == nil && !marked.contains(item.slug) {
        count(value(item), item.weight, item.mustHave)
      }
      for group in roadmap.groups
      where group.capability == pool && !marked.contains(group.id) {
        let members = items.filter { $0.group == group.id }.map(value).sorted(by: >)
        count(members.prefix(group.k).reduce(0, +) / group.k, group.weight, group.mustHave)
      }
      return sum >= capability.threshold * weights && !lacksMust
    }
  }

  /// Whether whatever was not acquired before has what it needs.
  private func isClosed(_ after: [Slug: OracleState]) -> Bool {
    items.allSatisfy { item in
      let (old, new) = (states[item.slug] ?? OracleState(), after[item.slug] ?? OracleState())
      guard old.isCompleted != new.isCompleted || old.kept != new.kept else { return true }
      return item.prerequisites.allSatisfy { isMet($0, after) }
    }
  }

  private func isMet(_ prerequisite: Roadmap.Prerequisite, _ states: [Slug: OracleState]) -> Bool {
    func has(_ item: Roadmap.Item) -> Bool { isAcquired(item, states[item.slug] ?? OracleState()) }
    switch prerequisite {
    case .item(let slug):
      let heir = roadmap.items.first { $0.slug == slug }?.replacedBy ?? slug
      guard let item = items.first(where: { $0.slug == heir }), !marked.contains(heir) else {
        return true
      }
      return has(item)
    case .group(let id, let atLeast):
      guard !marked.contains(id), let group = roadmap.groups.first(where: { $0.id == id }) else {
        return true
      }
      return items.count { $0.group == id && has($0) } >= atLeast ?? group.k
    }
  }
}
