/// Why an item cannot be marked not applicable.
public enum NotApplicableRefusal: Hashable, Sendable {
  /// It is a must-have of this capability: an item that can be waived, a habit, or a group.
  case mustHave(capability: Slug)
  case mustHaveHabit(Slug, capability: Slug)
  case mustHaveGroup(Slug, members: [Slug], capability: Slug)
  /// All else in the capability is marked already.
  case lastItem(capability: Slug)
  /// Only the group as a whole can be marked.
  case member(of: Slug)
  /// The roadmap has no such item or group, or it does not count.
  case notCounted
}

extension Roadmap {
  /// Why an item or a group cannot be marked not applicable; nil if it can.
  ///
  /// - Parameters:
  ///   - id: an item's slug, or a group's id.
  ///   - record: has the existing marks.
  public func refusalToMarkNotApplicable(_ id: Slug, _ record: Record) -> NotApplicableRefusal? {
    let index = RoadmapIndex(self)
    guard let (entry, capability) = index.place(of: id) else { return .notCounted }
    if index.isMustHave(entry) {
      switch entry {
      case .group(let group):
        let members = (index.members[group] ?? []).map { index.items[$0].slug }
        return .mustHaveGroup(group, members: members, capability: capability)
      case .item(let slug):
        let isHabit = index.position[slug].map { index.items[$0].isHabit } ?? false
        return isHabit
          ? .mustHaveHabit(slug, capability: capability) : .mustHave(capability: capability)
      }
    }
    if case .group(let group) = entry, group != id { return .member(of: group) }
    let record = record.carried(along: index.replacements)
    let others = (index.entries[capability] ?? []).filter { $0 != entry }
    let someStays = others.contains {
      index.isMustHave($0) || record[$0.slug].notApplicable == nil
    }
    return someStays ? nil : .lastItem(capability: capability)
  }
}

extension RoadmapIndex {
  fileprivate func place(of id: Slug) -> (EntryID, capability: Slug)? {
    if let position = position[id] {
      let entry = entry(of: items[position])
      if case .group(let group) = entry, let capability = groups[group]?.capability {
        return (entry, capability)
      }
      return (entry, items[position].capability)
    }
    guard members[id] != nil, let group = groups[id] else { return nil }
    return (.group(id), group.capability)
  }
}

extension NotApplicableRefusal {
  /// What is wrong, and what to do.
  public var message: Text {
    switch self {
    case .mustHave(let capability):
      Text(
        "It is a must-have of \(capability) and cannot be excluded; waive it if you have it.",
        zh: "它是 \(capability) 的必备项，不能标为不适用；若已掌握，请用 waive。")
    case .mustHaveHabit(let habit, let capability):
      Text(
        "It is a must-have of \(capability) and cannot be excluded; check in instead: rung checkin \(habit)",
        zh: "它是 \(capability) 的必备项，不能标为不适用；习惯靠坚持：rung checkin \(habit)")
    case .mustHaveGroup(let group, let members, let capability):
      Text(
        "@\(group) is a must-have of \(capability) and cannot be excluded; any of its members will do: "
          + members.map { "\($0)" }.joined(separator: ", "),
        zh: "@\(group) 是 \(capability) 的必备项，不能标为不适用；做好其中任意一项即可："
          + members.map { "\($0)" }.joined(separator: "、"))
    case .lastItem(let capability):
      Text(
        "It is the last item left in \(capability); remove another mark there first.",
        zh: "它是 \(capability) 中最后一项；请先撤销该能力下的其他不适用标记。")
    case .member(let group):
      Text(
        "It belongs to @\(group), any of which will do; mark @\(group) as a whole.",
        zh: "它属于 @\(group)（任选其一）；请对整个 @\(group) 标记。")
    case .notCounted:
      Text(
        "It does not count on this roadmap, so there is nothing to exclude.",
        zh: "它在此路线图中不计分，无需标记。")
    }
  }
}
