// Nothing here recurses: chains may be thousands of items long.

extension RoadmapCheck {
  /// Items that wait for each other, so that none of them can ever be ready.
  ///
  /// A group waits for enough of its members, any of which will do; so an item may ask for a group
  /// one of whose members asks for it, as long as enough others are free.
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

  /// What can never be acquired, each with the first thing it waits for that cannot be either:
  /// removes whatever has all it asks for, until nothing more can go (Kahn's algorithm, with a count
  /// for the members of a group, which all who ask for that group share).
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
    var groups = GroupWaits(index)
    for case .group(let id, let atLeast) in waiters.keys {
      waiting.insert(.group(id, atLeast: atLeast))
      groups.ask(for: id, atLeast: atLeast)
    }
    var free = missing.filter { $0.value == 0 }.map { Wait.item($0.key) } + groups.free()
    while let done = free.popLast() {
      waiting.remove(done)
      for item in waiters[done] ?? [] {
        let left = (missing[item] ?? 0) - 1
        missing[item] = left
        if left == 0 { free.append(.item(item)) }
      }
      if case .item(let slug) = done { free += groups.acquired(slug) }
    }
    let members = index.members.compactMapValues { positions in
      positions.map { Wait.item(index.items[$0].slug) }.first { waiting.contains($0) }
    }
    var next: [Wait: Wait] = [:]
    for one in waiting {
      switch one {
      case .item(let slug): next[one] = asked[slug]?.first { waiting.contains($0) }
      case .group(let id, _): next[one] = members[id]
      }
    }
    return next
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

/// The groups that are waited for, and how many of their members are acquired.
private struct GroupWaits {
  private let sizes: [Slug: Int]
  /// Of each member, its groups.
  private var groups: [Slug: [Slug]] = [:]
  private var acquired: [Slug: Int] = [:]
  /// The counts that are asked for and not yet reached, the smallest last.
  private var asked: [Slug: [Int]] = [:]

  init(_ index: RoadmapIndex) {
    sizes = index.members.mapValues(\.count)
    for (group, positions) in index.members {
      for position in positions { groups[index.items[position].slug, default: []].append(group) }
    }
  }

  mutating func ask(for group: Slug, atLeast: Int) {
    asked[group, default: []].append(atLeast)
  }

  /// Called once, after all was asked: what needs no member.
  mutating func free() -> [Wait] {
    asked = asked.mapValues { $0.sorted(by: >) }
    return asked.keys.flatMap { reached($0) }
  }

  mutating func acquired(_ member: Slug) -> [Wait] {
    var free: [Wait] = []
    for group in groups[member] ?? [] {
      acquired[group, default: 0] += 1
      free += reached(group)
    }
    return free
  }

  /// Who asks for more members than there are waits for all of them.
  private mutating func reached(_ group: Slug) -> [Wait] {
    var free: [Wait] = []
    while let least = asked[group]?.last,
      min(least, sizes[group] ?? 0) <= acquired[group] ?? 0
    {
      asked[group]?.removeLast()
      free.append(.group(group, atLeast: least))
    }
    return free
  }
}
