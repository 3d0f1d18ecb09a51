extension Assessment {
  /// The capabilities that a level and all lower ones ask for; none for an unknown level.
  func capabilities(upTo level: Slug) -> [CapabilityVerdict] {
    guard let rank = ladder.firstIndex(where: { $0.level.id == level }) else { return [] }
    let levels = Set(ladder[...rank].map(\.level.id))
    return capabilities.filter { levels.contains($0.level) }
  }

  /// Whether each of `index.items` is not marked not applicable.
  var applicability: [Bool] {
    var applicable = index.items.map { _ in true }
    for item in capabilities.lazy.flatMap(\.items) where !item.isApplicable {
      let slugs = item.members.isEmpty ? [item.entry] : item.members.map(\.entry)
      for entry in slugs {
        if let position = index.position[entry.slug] { applicable[position] = false }
      }
    }
    return applicable
  }

  /// The verdict on each item by its slug, members of groups included.
  public func itemVerdicts() -> [Slug: ItemVerdict] {
    var verdicts: [Slug: ItemVerdict] = [:]
    for item in capabilities.lazy.flatMap(\.items) {
      switch item.entry {
      case .item(let slug): verdicts[slug] = item
      case .group: for member in item.members { verdicts[member.entry.slug] = member }
      }
    }
    return verdicts
  }
}
