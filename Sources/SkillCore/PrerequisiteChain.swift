extension Outlook {
  /// Everything that must be acquired before an item is ready, each after its own prerequisites.
  ///
  /// Of a group as many members as are missing: those with the fewest unmet prerequisites of their
  /// own, then by slug. Walks with a stack of its own, since chains may be thousands of items long.
  func chain(to goal: Int) -> [Int] {
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
    unmet(of: position).reversed().flatMap { prerequisite -> [Int] in
      switch prerequisite {
      case .item(let slug): index.current(slug).map { [$0] } ?? []
      case .group(let slug, let atLeast): missingMembers(of: slug, atLeast: atLeast).reversed()
      }
    }
  }

  private func missingMembers(of slug: Slug, atLeast: Int?) -> [Int] {
    guard let group = index.groups[slug], let members = index.members[slug] else { return [] }
    let open = members.filter { !acquired[$0] }
    let missing = min(atLeast ?? group.k, members.count) - (members.count - open.count)
    let easiest = open.map { (position: $0, unmet: unmet(of: $0).count) }.sorted {
      ($0.unmet, index.items[$0.position].slug) < ($1.unmet, index.items[$1.position].slug)
    }
    return easiest.prefix(max(missing, 0)).map(\.position)
  }
}
