// Nothing here recurses: chains may be thousands of items long.

extension RoadmapCheck {
  /// Items that wait for each other, so that none of them can ever be ready.
  ///
  /// A group waits for enough of its members, any of which will do; so an item may ask for a group
  /// one of whose members asks for it, as long as enough others are free.
  func cycles() -> [RoadmapFault] {
    let waiting = stuck()
    let next = waiting.compactMapValues { steps in steps.first { waiting[$0] != nil } }
    let starts = index.items.map { Wait.item($0.slug) }.filter { next[$0] != nil }
    return circles(from: starts, next).map { .cycle($0.map(\.entry)) }
  }

  func replacementCycles() -> [RoadmapFault] {
    let pairs = roadmap.items.compactMap { item in
      item.replacedBy.flatMap { $0 == item.slug ? nil : (item.slug, $0) }
    }
    let next = Dictionary(pairs) { first, _ in first }
    return circles(from: pairs.map(\.0), next).map(RoadmapFault.replacementCycle)
  }

  /// What can never be acquired, each with what it asks for: removes whatever has all it asks for,
  /// until nothing more can go (Kahn's algorithm, with a count for the members of a group).
  private func stuck() -> [Wait: [Wait]] {
    var asked: [Wait: [Wait]] = [:]
    var missing: [Wait: Int] = [:]
    for item in index.items {
      let steps = item.prerequisites.compactMap { wait(of: item, for: $0) }
      asked[.item(item.slug)] = steps
      missing[.item(item.slug)] = steps.count
      for case .group(let id, let atLeast) in steps
      where missing[.group(id, atLeast: atLeast)] == nil {
        let members = index.members[id] ?? []
        asked[.group(id, atLeast: atLeast)] = members.map { .item(index.items[$0].slug) }
        missing[.group(id, atLeast: atLeast)] = min(atLeast, members.count)
      }
    }
    var waiters: [Wait: [Wait]] = [:]
    for (waiter, steps) in asked {
      for step in steps { waiters[step, default: []].append(waiter) }
    }
    var free = missing.filter { $0.value <= 0 }.map(\.key)
    while let done = free.popLast() {
      asked[done] = nil
      for waiter in waiters[done] ?? [] {
        guard let left = missing[waiter] else { continue }
        missing[waiter] = left - 1
        if left == 1 { free.append(waiter) }
      }
    }
    return asked
  }

  /// What an item waits for; nil where that is a fault of another name, or counts for nothing.
  private func wait(of item: Roadmap.Item, for prerequisite: Roadmap.Prerequisite) -> Wait? {
    switch prerequisite {
    case .item(let slug):
      guard slug != item.slug, let position = index.current(slug) else { return nil }
      return .item(index.items[position].slug)
    case .group(let id, let atLeast):
      guard id != item.group, let group = index.groups[id] else { return nil }
      return .group(id, atLeast: atLeast ?? group.k)
    }
  }

  /// Follows the one way on from each start, and reports each circle once.
  private func circles<Node: Hashable>(from starts: [Node], _ next: [Node: Node]) -> [[Node]] {
    var seen: Set<Node> = []
    var circles: [[Node]] = []
    for start in starts {
      var path: [Node] = []
      var node: Node? = start
      while let here = node, seen.insert(here).inserted {
        path.append(here)
        node = next[here]
      }
      if let node, let first = path.firstIndex(of: node) { circles.append(Array(path[first...])) }
    }
    return circles
  }
}

/// Something that is acquired only after others.
private enum Wait: Hashable {
  case item(Slug)
  case group(Slug, atLeast: Int)

  var entry: EntryID {
    switch self {
    case .item(let slug): .item(slug)
    case .group(let slug, _): .group(slug)
    }
  }
}
