/// A warning about a valid roadmap.
public enum RoadmapWarning: Hashable, Sendable {
  case laterPrerequisite(EntryID, item: Slug)
  case deprecatedPrerequisite(Slug, item: Slug)
  /// A must-have (for a group: all its members) without a resource to learn from.
  case mustHaveWithoutResource(EntryID)
  /// A resource's link that is not http or https; it is not shown as a link.
  case oddLink(String, item: Slug)

  public var subject: RoadmapSubject {
    switch self {
    case .laterPrerequisite(_, let item), .deprecatedPrerequisite(_, let item),
      .oddLink(_, let item):
      .item(item)
    case .mustHaveWithoutResource(let entry): RoadmapSubject(entry)
    }
  }

  public var message: Text {
    switch self {
    case .laterPrerequisite(let entry, let item):
      Text(
        "\(item) needs \(entry), which is in a later stage; move one of them.",
        zh: "\(item) 的先修项 \(entry) 位于更靠后的阶段；可调整其中之一。")
    case .deprecatedPrerequisite(let old, let item):
      Text(
        "\(item) needs \(old), which is deprecated; name its replacement.",
        zh: "\(item) 的先修项 \(old) 已弃用；请改为其替代项。")
    case .oddLink(let link, let item):
      Text(
        "A resource of \(item) links to “\(link.prefix(60))”, which is not http or https; it is not shown as a link.",
        zh: "\(item) 的学习资源链接“\(link.prefix(60))”不是 http 或 https；不会显示为链接。")
    case .mustHaveWithoutResource(let entry):
      Text(
        "\(entry) is a must-have without a resource; add one to learn from.",
        zh: "\(entry) 是必备项，但没有学习资源；请添加一个。")
    }
  }
}

extension Roadmap {
  /// The warnings, in the order of the file.
  public func warnings() -> [RoadmapWarning] {
    let index = RoadmapIndex(self)
    let stages = index.members.mapValues { $0.compactMap { index.items[$0].stage }.sorted() }
    let deprecated = Set(items.filter { !$0.counts }.map(\.slug))
    var warnings: [RoadmapWarning] = []
    for item in index.items {
      for prerequisite in item.prerequisites {
        if case .item(let slug) = prerequisite, deprecated.contains(slug) {
          warnings.append(.deprecatedPrerequisite(slug, item: item.slug))
        }
        if let own = item.stage, let its = index.stage(of: prerequisite, stages), its > own {
          warnings.append(.laterPrerequisite(prerequisite.entry, item: item.slug))
        }
      }
      for link in item.resources.compactMap(\.url) where !Evidence.isLink(link) {
        warnings.append(.oddLink(link, item: item.slug))
      }
      if item.mustHave, index.entry(of: item) == .item(item.slug), item.resources.isEmpty {
        warnings.append(.mustHaveWithoutResource(.item(item.slug)))
      }
    }
    for group in groups where group.mustHave {
      let members = index.members[group.id] ?? []
      if members.allSatisfy({ index.items[$0].resources.isEmpty }) {
        warnings.append(.mustHaveWithoutResource(.group(group.id)))
      }
    }
    return warnings
  }
}

extension Roadmap.Prerequisite {
  var entry: EntryID {
    switch self {
    case .item(let slug): .item(slug)
    case .group(let slug, _): .group(slug)
    }
  }
}

extension RoadmapIndex {
  /// The stage in which a prerequisite can be met; for a group, the one with enough members.
  ///
  /// - Parameter stages: those of each group's members, in order.
  fileprivate func stage(
    of prerequisite: Roadmap.Prerequisite, _ stages: [Slug: [Int]]
  ) -> Int? {
    switch prerequisite {
    case .item(let slug):
      return current(slug).flatMap { items[$0].stage }
    case .group(let slug, let atLeast):
      let stages = stages[slug] ?? []
      let needed = atLeast ?? groups[slug]?.k ?? 1
      return stages.indices.contains(needed - 1) ? stages[needed - 1] : nil
    }
  }
}
