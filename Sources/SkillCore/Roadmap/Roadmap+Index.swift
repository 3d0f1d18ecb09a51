extension Roadmap.Item {
  /// Whether it counts in this version: deprecated and replaced items do not.
  public var counts: Bool {
    !deprecated && replacedBy == nil
  }
}

extension Roadmap {
  /// Maps each replaced slug to the last slug of its chain. Cyclic chains are left out (the
  /// validator reports them).
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

  /// The skills with several names: the one that counts, then those it replaces.
  public var renamedSkills: [[Slug]] {
    guard items.contains(where: { $0.replacedBy != nil }) else { return [] }
    return Dictionary(grouping: replacements(), by: \.value)
      .map { [$0.key] + $0.value.map(\.key).sorted() }
  }
}

/// An index of a roadmap's items and groups that count, by name.
struct RoadmapIndex: Sendable {
  /// The items that count, in roadmap order; of duplicates the first.
  private(set) var items: [Roadmap.Item] = []
  private(set) var position: [Slug: Int] = [:]
  private(set) var groups: [Slug: Roadmap.Group] = [:]
  /// The positions of each known group's counting members, in roadmap order.
  private(set) var members: [Slug: [Int]] = [:]
  let replacements: [Slug: Slug]
  /// The entries of each capability, in roadmap order; a group takes the place of its first member.
  private(set) var entries: [Slug: [EntryID]] = [:]

  init(_ roadmap: Roadmap) {
    replacements = roadmap.replacements()
    items.reserveCapacity(roadmap.items.count)
    position.reserveCapacity(roadmap.items.count)
    for group in roadmap.groups.reversed() { groups[group.id] = group }
    for item in roadmap.items where item.counts {
      let here = items.count
      if let known = position.updateValue(here, forKey: item.slug) {
        position[item.slug] = known
        continue
      }
      items.append(item)
      guard let group = item.group.flatMap({ groups[$0] }) else {
        entries[item.capability, default: []].append(.item(item.slug))
        continue
      }
      members[group.id, default: []].append(here)
      if members[group.id]?.count == 1 {
        entries[group.capability, default: []].append(.group(group.id))
      }
    }
    for capability in roadmap.capabilities {
      if let pool = capability.itemsOf { entries[capability.id] = entries[pool] }
    }
  }

  /// The entry to which an item belongs: itself, or its group.
  func entry(of item: Roadmap.Item) -> EntryID {
    if let group = item.group, groups[group] != nil { return .group(group) }
    return .item(item.slug)
  }

  /// The capability of the item at a position, its own or its group's.
  func capability(of position: Int) -> Slug {
    let item = items[position]
    return item.group.flatMap { groups[$0]?.capability } ?? item.capability
  }

  /// The item that a slug means in this version: itself, or its replacement. Nil if it does not
  /// count.
  func current(_ slug: Slug) -> Int? {
    position[slug] ?? replacements[slug].flatMap { position[$0] }
  }
}

extension Roadmap {
  /// The allowed weights; bounded against overflow.
  public static let weights = numbers
  /// The range of versions, stages, targets and counts.
  public static let numbers = 1...1_000_000
  /// The most prerequisites of an item; bounds the time of a check.
  public static let mostPrerequisites = 100
  /// The most levels: a plan looks at each of them.
  public static let mostLevels = 100
  /// The greatest k of a group: with more, a member would move its value by less than 1.
  public static let largestK = 100

  /// The greatest k of a group with this many members.
  static func mostK(of members: Int) -> Int { min(max(members, 1), largestK) }
}
