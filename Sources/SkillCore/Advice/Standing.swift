/// A learner's standing, now or after a few steps: the state on which `plan` and `next` work.
///
/// `take` advances a copy; it follows `Assessment` exactly, without freshness (what was learned
/// long ago need not be learned again). Items and groups are addressed by index, for the search.
struct Standing: Sendable {
  let index: RoadmapIndex
  let policy: Policy
  let levels: [Roadmap.Level]
  /// By position in `index.items`.
  private(set) var places: [Place]
  private(set) var groups: [GroupPlace]
  private(set) var capabilities: [CapabilityPlace]
  /// The group of each name, by its place in `groups`.
  let groupPlaces: [Slug: Int]

  struct Place: Sendable {
    var mastery: Int
    var isCompleted: Bool
    var hasEvidence: Bool
    /// At 80 or more as claimed, which satisfies a prerequisite.
    var isAcquired: Bool
    var isStudied: Bool
    var remaining: Remaining
    /// False if it or its group is marked not applicable.
    let isApplicable: Bool
    /// The capability that it belongs to; nil for an item that does not count.
    let capability: Int?
    let group: Int?
  }

  struct GroupPlace: Sendable {
    let group: Roadmap.Group
    /// Positions in `index.items`.
    let members: [Int]
    var acquired: Int
    var value: Int
  }

  struct CapabilityPlace: Sendable {
    let id: Slug
    /// Of its level, from the lowest.
    let rank: Int
    let threshold: Int
    /// Its entries, without those marked not applicable.
    let entries: [EntryPlace]
    /// False if it counts the items of another, for points only.
    let asksForMustHaves: Bool
    var tally: CapabilityTally
    /// The capabilities that count these items: itself, and those that name it in `itemsOf`. Empty
    /// if it names another.
    var counting: [Int] = []
  }

  enum EntryPlace: Sendable {
    case item(Int)
    case group(Int)
  }

  init(_ assessment: Assessment) {
    let index = assessment.index
    self.index = index
    policy = assessment.policy
    levels = assessment.ladder.map(\.level)
    let applicable = assessment.applicability
    let masteries = assessment.masteries
    var groupPlaces: [Slug: Int] = [:]
    var groups: [GroupPlace] = []
    var groupOf: [Int?] = index.items.map { _ in nil }
    for (id, members) in index.members.sorted(by: { $0.key < $1.key }) {
      guard let group = index.groups[id] else { continue }
      groupPlaces[id] = groups.count
      for member in members { groupOf[member] = groups.count }
      groups.append(
        GroupPlace(
          group: group, members: members, acquired: members.count { masteries[$0].isAcquired },
          value: GroupStanding(of: members.map { masteries[$0].lasting }, k: group.k).value))
    }
    let ranks = Dictionary(
      assessment.ladder.enumerated().map { ($1.level.id, $0) }
    ) { first, _ in first }
    var capabilityOf: [Int?] = index.items.map { _ in nil }
    var capabilities: [CapabilityPlace] = []
    var pools: [Slug: [Int]] = [:]
    for verdict in assessment.capabilities {
      guard let rank = ranks[verdict.level] else { continue }
      let isOwn = verdict.itemsOf == nil
      pools[verdict.itemsOf ?? verdict.id, default: []].append(capabilities.count)
      var entries: [EntryPlace] = []
      var tally = CapabilityTally(threshold: verdict.threshold)
      for item in verdict.items where item.isApplicable {
        let mastery: Int
        switch item.entry {
        case .item(let slug):
          guard let position = index.position[slug] else { continue }
          entries.append(.item(position))
          if isOwn { capabilityOf[position] = capabilities.count }
          mastery = masteries[position].lasting
        case .group(let slug):
          guard let place = groupPlaces[slug] else { continue }
          entries.append(.group(place))
          if isOwn {
            for member in groups[place].members { capabilityOf[member] = capabilities.count }
          }
          mastery = groups[place].value
        }
        tally.add(weight: item.weight, mastery: mastery, mustHave: isOwn && item.mustHave)
      }
      capabilities.append(
        CapabilityPlace(
          id: verdict.id, rank: rank, threshold: verdict.threshold, entries: entries,
          asksForMustHaves: isOwn, tally: tally))
    }
    for place in capabilities.indices where capabilities[place].asksForMustHaves {
      capabilities[place].counting = pools[capabilities[place].id] ?? [place]
    }
    places = index.items.indices.map { position in
      let mastery = masteries[position]
      return Place(
        mastery: mastery.lasting, isCompleted: mastery.isCompleted,
        hasEvidence: mastery.hasEvidence, isAcquired: mastery.isAcquired,
        isStudied: mastery.isStudied, remaining: mastery.remaining,
        isApplicable: applicable[position], capability: capabilityOf[position],
        group: groupOf[position])
    }
    self.groups = groups
    self.groupPlaces = groupPlaces
    self.capabilities = capabilities
  }
}

extension Standing {
  /// Whether all capabilities up to a level are met.
  func isReached(_ rank: Int) -> Bool {
    var some = false
    for capability in capabilities where capability.rank <= rank {
      guard capability.tally.isMet else { return false }
      some = true
    }
    return some
  }

  /// As in `Assessment`: the mean of the parts, floored, 0...1000.
  func perMille(to rank: Int) -> Int {
    let parts = capabilities.lazy.filter { $0.rank <= rank }.map(\.tally.part)
    return parts.isEmpty ? 0 : parts.reduce(0, +) / parts.count
  }

  /// The same without a floor, as a fraction of 1.
  func progress(to rank: Int) -> Portion {
    let parts = capabilities.lazy.filter { $0.rank <= rank }.map(\.tally.portion)
    return parts.isEmpty ? .zero : Portion(units: parts.reduce(0) { $0 + $1.units } / parts.count)
  }

  /// Applies a step: completes the item, or keeps a habit to its full count, with or without a
  /// proof.
  mutating func take(_ position: Int, withProof: Bool) {
    let mastery = mastery(taking: position, withProof: withProof)
    let isHabit = index.items[position].isHabit
    for (capability, tally) in tallies(position, mastery) { capabilities[capability].tally = tally }
    places[position].mastery = mastery
    places[position].isAcquired = true
    places[position].isCompleted = !isHabit
    if withProof, !isHabit { places[position].hasEvidence = true }
    if case .habit(_, let period) = places[position].remaining {
      places[position].remaining = .habit(0, period)
    } else {
      places[position].remaining = .study(.zero)
    }
    guard let group = places[position].group else { return }
    let members = groups[group].members
    groups[group].acquired = members.count { places[$0].isAcquired }
    groups[group].value =
      GroupStanding(of: members.map { places[$0].mastery }, k: groups[group].group.k).value
  }

  /// How much a step adds to the progress to a level.
  func gain(of position: Int, withProof: Bool, to rank: Int) -> Portion {
    let mastery = mastery(taking: position, withProof: withProof)
    let gained = tallies(position, mastery).reduce(0) { sum, changed in
      let capability = capabilities[changed.capability]
      return capability.rank <= rank ? sum + capability.tally.portion(gainedBy: changed.tally) : sum
    }
    return Portion(units: gained / max(capabilities.count { $0.rank <= rank }, 1))
  }

  private func mastery(taking position: Int, withProof: Bool) -> Int {
    if index.items[position].isHabit { return Mastery.full }
    return Mastery.completed(proven: places[position].hasEvidence || withProof, policy)
  }

  /// The capabilities that count an item, with another mastery of it.
  private func tallies(
    _ position: Int, _ mastery: Int
  ) -> [(capability: Int, tally: CapabilityTally)] {
    let place = places[position]
    guard place.isApplicable, let own = place.capability else { return [] }
    let (weight, old, new, mustHave): (Int, Int, Int, Bool)
    if let group = place.group {
      let rule = groups[group].group
      let masteries = groups[group].members.map { $0 == position ? mastery : places[$0].mastery }
      (weight, mustHave) = (rule.weight, rule.mustHave)
      (old, new) = (groups[group].value, GroupStanding(of: masteries, k: rule.k).value)
    } else {
      let item = index.items[position]
      (weight, mustHave) = (item.weight, item.mustHave)
      (old, new) = (place.mastery, mastery)
    }
    return capabilities[own].counting.map { capability in
      var tally = capabilities[capability].tally
      tally.change(
        weight: weight, from: old, to: new,
        mustHave: mustHave && capabilities[capability].asksForMustHaves)
      return (capability, tally)
    }
  }
}
