/// One stage of a plan as an integer problem: the choices of each item, the prerequisites, and what
/// each capability still lacks.
///
/// It holds only what matters: the items of unmet capabilities and their prerequisites. A met
/// capability cannot be lost. Items are numbered by slug.
struct StageModel: Sendable {
  var items: [Item] = []
  var needs: [Need] = []
  var capabilities: [Capability] = []

  struct Item: Sendable {
    /// In the roadmap's index.
    let position: Int
    /// Its mastery without a step.
    let left: Int
    /// Its mastery once completed (kept) without a further proof; nil if it is completed already
    /// and can only be proven.
    let done: Int?
    /// Whether a proof can be added, for a mastery of 100.
    let canBeProven: Bool
    let seconds: Int
    /// Its prerequisites, and the needs it is a candidate of; indices in `needs`.
    var needs: [Int] = []
    var wanted: [Int] = []
    /// False if it waits for itself and so can never be a step.
    var isPossible = true
    /// Shared by items that differ only in their slugs; nil for an item in a group, or with needs
    /// in either direction.
    var kind: Int?
  }

  /// `owner` is a step only if `count` of the candidates are steps.
  struct Need: Sendable {
    let owner: Int
    let count: Int
    var candidates: [Int]
  }

  struct Capability: Sendable {
    /// Missing points, in weight times mastery.
    let missing: Int
    var entries: [Entry] = []
  }

  /// An item or a group.
  struct Entry: Sendable {
    /// The item itself; for a group, the members that can still change.
    var items: [Int]
    /// The masteries of the members that cannot change.
    var fixed: [Int] = []
    /// Nil for an item.
    var k: Int?
    let weight: Int
    /// Its least mastery: 80 for a must-have, else 0.
    let least: Int
    let now: Int
  }
}

extension StageModel {
  /// - Parameter rank: the level to reach.
  init(_ standing: Standing, to rank: Int) {
    let unmet = StageModel.unmet(standing, to: rank)
    let positions = StageModel.relevant(standing, unmet)
    var number: [Int: Int] = [:]
    for (place, position) in positions.enumerated() { number[position] = place }
    items = positions.map { StageModel.item(standing, $0) }
    for place in items.indices where items[place].done != nil {
      for prerequisite in standing.index.items[items[place].position].prerequisites {
        guard let open = standing.open(prerequisite) else { continue }
        let candidates = open.items.compactMap { number[$0] }.sorted()
        needs.append(Need(owner: place, count: open.count, candidates: candidates))
      }
    }
    leaveOutCircles()
    for (place, need) in needs.enumerated() {
      items[need.owner].needs.append(place)
      for candidate in need.candidates { items[candidate].wanted.append(place) }
    }
    capabilities = unmet.map { StageModel.capability(standing, $0, number) }
    findKinds()
  }

  /// The unmet capabilities, merged by pool: capabilities that count the same items become one that
  /// asks for what any of them asks for. So an item is in one capability of the model.
  private static func unmet(_ standing: Standing, to rank: Int) -> [Unmet] {
    standing.capabilities.filter(\.asksForMustHaves).compactMap { own in
      let open = own.counting.map { standing.capabilities[$0] }
        .filter { $0.rank <= rank && !$0.tally.isMet }
      guard !open.isEmpty else { return nil }
      return Unmet(
        entries: own.entries, missing: open.map(\.tally.missingPoints).max() ?? 0,
        asksForMustHaves: open.contains(where: \.asksForMustHaves))
    }
  }

  private struct Unmet {
    let entries: [Standing.EntryPlace]
    let missing: Int
    let asksForMustHaves: Bool
  }

  private struct Kind: Hashable {
    let capability: Int
    let weight: Int
    let least: Int
    let left: Int
    let done: Int?
    let canBeProven: Bool
    let seconds: Int
  }

  private mutating func findKinds() {
    var kinds: [Kind: Int] = [:]
    for (number, capability) in capabilities.enumerated() {
      for entry in capability.entries where entry.k == nil {
        guard let place = entry.items.first, items[place].isPossible,
          items[place].needs.isEmpty, items[place].wanted.isEmpty
        else { continue }
        let item = items[place]
        let kind = Kind(
          capability: number, weight: entry.weight, least: entry.least, left: item.left,
          done: item.done, canBeProven: item.canBeProven, seconds: item.seconds)
        let next = kinds.count
        items[place].kind = kinds[kind, default: next]
        kinds[kind] = items[place].kind
      }
    }
  }

  /// The open items of some capabilities and all that they may need, by slug.
  private static func relevant(
    _ standing: Standing, _ capabilities: [Unmet]
  ) -> [Int] {
    var seen = standing.places.map { _ in false }
    var waiting: [Int] = []
    func add(_ position: Int) {
      guard !seen[position], standing.isOpen(position) else { return }
      seen[position] = true
      waiting.append(position)
    }
    for entry in capabilities.lazy.flatMap(\.entries) {
      switch entry {
      case .item(let position): add(position)
      case .group(let place): standing.groups[place].members.forEach(add)
      }
    }
    var all: [Int] = []
    while let position = waiting.popLast() {
      all.append(position)
      guard !standing.places[position].isCompleted else { continue }
      for prerequisite in standing.index.items[position].prerequisites {
        standing.open(prerequisite)?.items.forEach(add)
      }
    }
    return all.sorted { standing.index.items[$0].slug < standing.index.items[$1].slug }
  }

  private static func item(_ standing: Standing, _ position: Int) -> Item {
    let place = standing.places[position]
    let step = standing.step(position, withProof: false)
    let done: Int? =
      if step.action == .prove { nil } else if step.action == .keep { Mastery.full } else {
        Mastery.completed(proven: place.hasEvidence, standing.policy)
      }
    return Item(
      position: position, left: place.mastery, done: done,
      canBeProven: standing.lacksProof(position),
      // An invalid roadmap's target must not overflow the sums.
      seconds: min(step.cost.seconds, 7200 * Roadmap.numbers.upperBound))
  }

  private static func capability(
    _ standing: Standing, _ unmet: Unmet, _ number: [Int: Int]
  ) -> Capability {
    var capability = Capability(missing: unmet.missing)
    func least(_ mustHave: Bool) -> Int {
      mustHave && unmet.asksForMustHaves ? Mastery.enough : 0
    }
    for entry in unmet.entries {
      switch entry {
      case .item(let position):
        let item = standing.index.items[position]
        let now = standing.places[position].mastery
        let open = number[position].map { [$0] } ?? []
        let least = least(item.mustHave)
        guard !open.isEmpty || now < least else { continue }
        capability.entries.append(
          Entry(
            items: open, weight: CapabilityTally.bounded(item.weight),
            least: least, now: now))
      case .group(let group):
        let place = standing.groups[group]
        let open = place.members.compactMap { number[$0] }
        guard !open.isEmpty else { continue }
        capability.entries.append(
          Entry(
            items: open,
            fixed: place.members.filter { number[$0] == nil }.map { standing.places[$0].mastery },
            k: max(place.group.k, 1), weight: CapabilityTally.bounded(place.group.weight),
            least: least(place.group.mustHave), now: place.value))
      }
    }
    return capability
  }
}
