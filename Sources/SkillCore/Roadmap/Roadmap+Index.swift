extension Roadmap.Item {
  /// Whether it counts in this version: deprecated and replaced items count for nothing.
  public var counts: Bool {
    !deprecated && replacedBy == nil
  }
}

extension Roadmap {
  /// Where each replaced slug's progress goes in the end: old slug to last slug of the chain.
  /// Chains that run in a circle lead nowhere (the validator names them).
  public func replacements() -> [Slug: Slug] {
    var next: [Slug: Slug] = [:]
    for item in items {
      if let new = item.replacedBy { next[item.slug] = new }
    }
    var ends: [Slug: Slug] = [:]
    var seen: Set<Slug> = []
    for start in next.keys {
      var path: [Slug] = []
      var slug = start
      while let new = next[slug], seen.insert(slug).inserted {
        path.append(slug)
        slug = new
      }
      guard let end = next[slug] == nil ? slug : ends[slug] else { continue }
      for old in path { ends[old] = end }
    }
    return ends
  }

  /// The skills that have several names: the one that counts, then those that it replaces.
  public var renamedSkills: [[Slug]] {
    guard items.contains(where: { $0.replacedBy != nil }) else { return [] }
    return Dictionary(grouping: replacements(), by: \.value)
      .map { [$0.key] + $0.value.map(\.key).sorted() }
  }
}

/// A roadmap's counting items and groups, each found by name in one step.
struct RoadmapIndex: Sendable {
  /// The items that count, in roadmap order. Of two with one slug, the first.
  private(set) var items: [Roadmap.Item] = []
  private(set) var position: [Slug: Int] = [:]
  private(set) var groups: [Slug: Roadmap.Group] = [:]
  /// The positions of each known group's counting members, in roadmap order.
  private(set) var members: [Slug: [Int]] = [:]
  let replacements: [Slug: Slug]
  /// What each capability counts, in roadmap order.
  private(set) var entries: [Slug: [EntryID]] = [:]

  init(_ roadmap: Roadmap) {
    replacements = roadmap.replacements()
    items.reserveCapacity(roadmap.items.count)
    position.reserveCapacity(roadmap.items.count)
    for group in roadmap.groups where groups[group.id] == nil { groups[group.id] = group }
    for item in roadmap.items where item.counts && position[item.slug] == nil {
      let here = items.count
      position[item.slug] = here
      items.append(item)
      if let group = item.group, groups[group] != nil { members[group, default: []].append(here) }
    }
    entries = counted(roadmap.capabilities)
  }

  /// What a capability counts when it counts this item: the item, or its group.
  func entry(of item: Roadmap.Item) -> EntryID {
    if let group = item.group, groups[group] != nil { return .group(group) }
    return .item(item.slug)
  }

  /// The capability that counts the item at a position, by itself or as a member of its group.
  func capability(of position: Int) -> Slug {
    let item = items[position]
    return item.group.flatMap { groups[$0]?.capability } ?? item.capability
  }

  /// The item that a slug means today: itself, or what replaced it. Nil if it counts for nothing.
  func current(_ slug: Slug) -> Int? {
    position[slug] ?? replacements[slug].flatMap { position[$0] }
  }
}

extension Roadmap {
  /// The weights that an item or group may have; greater ones would only invite overflow.
  public static let weights = numbers
  /// What versions, stages, targets and counts may be.
  public static let numbers = 1...1_000_000
  /// How many prerequisites an item may name: more would make a roadmap slow to look through.
  public static let mostPrerequisites = 100
  /// The most levels: a plan looks at each of them.
  public static let mostLevels = 100
  /// The greatest k of a group: of more members, each would move its value by less than 1.
  public static let largestK = 100

  /// The greatest k of a group with so many members.
  static func mostK(of members: Int) -> Int { min(max(members, 1), largestK) }
}
