/// What would happen if an item were mastered: the ground that advice (`next`, `plan`) stands on.
///
/// A copy can be led on step by step with `complete`; nothing here is a verdict.
struct Outlook: Sendable {
  let index: RoadmapIndex
  let target: Slug
  /// By position in `index.items`: under the policy asked.
  private(set) var values: [Int]
  /// By position: at 80 or more as claimed, freshness aside.
  private(set) var acquired: [Bool]
  /// By position: false where it (or its group) is marked not applicable.
  let applicable: [Bool]
  private var tallies: [Slug: CapabilityTally]
  private var partSum: Int
  private var groups: [Slug: GroupStanding] = [:]
  private var acquiredMembers: [Slug: Int] = [:]

  /// - Parameter target: the level that gains are measured towards.
  init(_ assessment: Assessment, towards target: Slug) {
    index = assessment.index
    self.target = target
    values = assessment.masteries.map(\.value)
    acquired = assessment.masteries.map(\.isAcquired)
    applicable = assessment.applicability
    let relevant = assessment.capabilities(upTo: target)
    tallies = Dictionary(relevant.map { ($0.id, $0.tally) }) { first, _ in first }
    partSum = relevant.map(\.part).reduce(0, +)
    for group in index.groups.keys { count(group) }
  }

  /// Sum of the parts up to the target over their count, floored: 1000 when it is reached.
  var perMille: Int {
    tallies.isEmpty ? 0 : partSum / tallies.count
  }

  /// The difference in `perMille` when this item gets completion and evidence (a habit: its full
  /// count).
  func gain(of position: Int) -> Int {
    guard let (capability, tally) = tally(completing: position), let old = tallies[capability]
    else { return 0 }
    return (partSum - old.part + tally.part) / tallies.count - perMille
  }

  var isReached: Bool { perMille == 1000 }

  /// Whether it brings an unmet capability nearer, be it by less than `gain` can tell.
  func moves(_ position: Int) -> Bool {
    guard let (capability, tally) = tally(completing: position), let old = tallies[capability]
    else { return false }
    return !old.isMet && tally != old
  }

  mutating func complete(_ position: Int) {
    if let (capability, tally) = tally(completing: position), let old = tallies[capability] {
      partSum += tally.part - old.part
      tallies[capability] = tally
    }
    values[position] = Mastery.full
    acquired[position] = true
    if case .group(let group) = index.entry(of: index.items[position]) { count(group) }
  }

  /// Whether enough is acquired for a prerequisite. What counts for nothing in this roadmap, or is
  /// marked not applicable, asks for nothing.
  func isSatisfied(_ prerequisite: Roadmap.Prerequisite) -> Bool {
    switch prerequisite {
    case .item(let slug):
      guard let position = index.current(slug) else { return true }
      return acquired[position] || !applicable[position]
    case .group(let slug, let atLeast):
      guard let group = index.groups[slug], let members = index.members[slug] else { return true }
      // A mark takes out a group as a whole, so its first member speaks for all.
      if let first = members.first, !applicable[first] { return true }
      return acquiredMembers[slug] ?? 0 >= min(atLeast ?? group.k, members.count)
    }
  }

  /// The prerequisites of an item that are not satisfied, in the order of the roadmap file.
  func unmet(of position: Int) -> [Roadmap.Prerequisite] {
    index.items[position].prerequisites.filter { !isSatisfied($0) }
  }

  private mutating func count(_ group: Slug) {
    let members = index.members[group] ?? []
    groups[group] = GroupStanding(of: members.map { values[$0] }, k: index.groups[group]?.k ?? 1)
    acquiredMembers[group] = members.count { acquired[$0] }
  }

  private func tally(completing position: Int) -> (Slug, CapabilityTally)? {
    guard applicable[position] else { return nil }
    let item = index.items[position]
    guard case .group(let id) = index.entry(of: item) else {
      return changed(
        item.capability, item.weight, values[position], Mastery.full, item.mustHave)
    }
    guard let group = index.groups[id], let standing = groups[id] else { return nil }
    return changed(
      group.capability, group.weight, standing.value,
      standing.value(completing: values[position]), group.mustHave)
  }

  private func changed(
    _ capability: Slug, _ weight: Int, _ old: Int, _ new: Int, _ mustHave: Bool
  ) -> (Slug, CapabilityTally)? {
    guard var tally = tallies[capability] else { return nil }
    tally.change(weight: weight, from: old, to: new, mustHave: mustHave)
    return (capability, tally)
  }
}
