// No recursion here: chains may be thousands of items long.

extension RoadmapCheck {
  /// Items that wait for each other, so that none can ever be ready.
  ///
  /// A required group waits for all of its members: a plan may take any of them, so none may wait
  /// for an item that requires the group.
  func cycles() -> [RoadmapFault] {
    let next = stuck()
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

  /// What can never be acquired, each with the first such thing it waits for: Kahn's algorithm,
  /// with each group as a node of its own.
  private func stuck() -> [Wait: Wait] {
    var asked: [Slug: [Wait]] = [:]
    for item in index.items {
      asked[item.slug] = item.prerequisites.prefix(Roadmap.mostPrerequisites)
        .compactMap { wait(of: item, for: $0) }
    }
    var waiting = Set(asked.keys.map(Wait.item))
    var missing = asked.mapValues(\.count)
    var waiters: [Wait: [Slug]] = [:]
    for (item, steps) in asked {
      for step in steps { waiters[step, default: []].append(item) }
    }
    var groups: [Slug: [Slug]] = [:]
    var open: [Slug: Int] = [:]
    for case .group(let id) in waiters.keys {
      let members = (index.members[id] ?? []).map { index.items[$0].slug }
      waiting.insert(.group(id))
      open[id] = members.count
      for member in members { groups[member, default: []].append(id) }
    }
    let empty = open.filter { $0.value == 0 }.map { Wait.group($0.key) }
    var free = missing.filter { $0.value == 0 }.map { Wait.item($0.key) } + empty
    while let done = free.popLast() {
      waiting.remove(done)
      for item in waiters[done] ?? [] {
        let left = (missing[item] ?? 0) - 1
        missing[item] = left
        if left == 0 { free.append(.item(item)) }
      }
      guard case .item(let slug) = done else { continue }
      for group in groups[slug] ?? [] {
        let left = (open[group] ?? 0) - 1
        open[group] = left
        if left == 0 { free.append(.group(group)) }
      }
    }
    let members = index.members.compactMapValues { positions in
      positions.map { Wait.item(index.items[$0].slug) }.first { waiting.contains($0) }
    }
    var next: [Wait: Wait] = [:]
    for one in waiting {
      switch one {
      case .item(let slug): next[one] = asked[slug]?.first { waiting.contains($0) }
      case .group(let id): next[one] = members[id]
      }
    }
    return next
  }

  /// What an item waits for; nil if that is another fault, or does not count.
  private func wait(of item: Roadmap.Item, for prerequisite: Roadmap.Prerequisite) -> Wait? {
    switch prerequisite {
    case .item(let slug):
      guard slug != item.slug, let position = index.current(slug) else { return nil }
      return .item(index.items[position].slug)
    case .group(let id, _):
      guard id != item.group, index.groups[id] != nil else { return nil }
      return .group(id)
    }
  }

  /// Follows the successors from each start, and reports each cycle once.
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

/// A node that is acquired only after others.
private enum Wait: Hashable {
  case item(Slug)
  case group(Slug)

  var entry: EntryID {
    switch self {
    case .item(let slug): .item(slug)
    case .group(let slug): .group(slug)
    }
  }
}
