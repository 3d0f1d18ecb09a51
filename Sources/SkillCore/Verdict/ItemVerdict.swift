/// The verdict on one item, or on an any-of group.
public struct ItemVerdict: Hashable, Sendable {
  public let entry: EntryID
  public let label: Text
  /// 1...5.
  public let stars: Int
  /// Its weight in the capability's score; by default the stars.
  public let weight: Int
  public let mustHave: Bool
  /// 0...100.
  public let mastery: Int
  public let state: ItemState
  /// The facts behind the mastery, sorted by id.
  public let facts: [FactID]
  /// A group's members, in roadmap order; empty for an item.
  public let members: [ItemVerdict]
  /// The arithmetic of the mastery, unless it is stale or not applicable.
  public let basis: MasteryBasis
  /// Completed or waived (a group: enough of its members), but without evidence.
  public let isUnproven: Bool

  /// False if the learner excluded it from the score.
  public var isApplicable: Bool { state != .notApplicable }

  /// - Parameter mark: the not-applicable mark that counts, if any.
  init(_ item: Roadmap.Item, _ mastery: Mastery, mark: FactID?) {
    entry = .item(item.slug)
    label = item.label
    stars = item.stars
    weight = item.weight
    mustHave = item.mustHave && item.group == nil
    self.mastery = mastery.value
    state = mark == nil ? mastery.state : .notApplicable
    facts = mark.map { [$0] } ?? mastery.facts
    members = []
    basis = mastery.basis
    isUnproven = mastery.isUnproven && mark == nil
  }

  init(_ group: Roadmap.Group, members: [ItemVerdict], mark: FactID?) {
    entry = .group(group.id)
    label = group.label
    stars = group.stars
    weight = group.weight
    mustHave = group.mustHave
    mastery = GroupStanding(of: members.map(\.mastery), k: group.k).value
    state = mark == nil ? ItemVerdict.state(of: members, k: group.k) : .notApplicable
    facts = mark.map { [$0] } ?? members.flatMap(\.facts).sorted()
    self.members = members
    basis = .best(max(group.k, 1))
    let shown = members.count { $0.mastery == Mastery.full }
    isUnproven =
      mark == nil && shown < group.k && shown + members.count(where: \.isUnproven) >= group.k
  }

  private static func state(of members: [ItemVerdict], k: Int) -> ItemState {
    let done = members.count { $0.state == .done }
    let waived = members.count { $0.state == .waived }
    if done >= k { return .done }
    if done + waived >= k { return .waived }
    if members.contains(where: { $0.state == .stale }) { return .stale }
    return members.allSatisfy { $0.state == .todo } ? .todo : .studying
  }
}
