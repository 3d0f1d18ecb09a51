extension Standing {
  /// What a prerequisite still asks for: `count` of these items. Nil if it is satisfied, or its
  /// target does not count or is marked not applicable. A replaced item stands for its replacement.
  func open(_ prerequisite: Roadmap.Prerequisite) -> (count: Int, items: [Int])? {
    switch prerequisite {
    case .item(let slug):
      guard let position = index.current(slug), places[position].isApplicable,
        !places[position].isAcquired
      else { return nil }
      return (1, [position])
    case .group(let slug, let atLeast):
      guard let place = groupPlaces[slug] else { return nil }
      let group = groups[place]
      // A mark excludes a group as a whole, so its first member tells for all.
      guard let first = group.members.first, places[first].isApplicable else { return nil }
      let missing = min(atLeast ?? group.group.k, group.members.count) - group.acquired
      guard missing > 0 else { return nil }
      return (missing, group.members.filter { !places[$0].isAcquired })
    }
  }

  /// The prerequisites of an item that are not satisfied, in the order of the roadmap file.
  func unmet(of position: Int) -> [Roadmap.Prerequisite] {
    index.items[position].prerequisites.filter { open($0) != nil }
  }

  /// Whether it can be begun now. An item that only lacks a proof always can.
  func isReady(_ position: Int) -> Bool {
    places[position].isCompleted
      || index.items[position].prerequisites.allSatisfy { open($0) == nil }
  }

  /// Whether anything left to do about it could count.
  func isOpen(_ position: Int) -> Bool {
    places[position].isApplicable && places[position].mastery < Mastery.full
      || places[position].isApplicable && !places[position].isAcquired
  }

  /// Whether a proof of its completion is possible and missing.
  func lacksProof(_ position: Int) -> Bool {
    !index.items[position].isHabit && !places[position].hasEvidence
  }

  func step(_ position: Int, withProof: Bool) -> Step {
    let (item, place) = (index.items[position], places[position])
    let action: Step.Action =
      if item.isHabit { .keep } else if place.isCompleted { .prove } else if place.isStudied {
        .finish
      } else { .learn }
    return Step(
      item: item.slug, label: item.label, stars: item.stars, stage: item.stage, action: action,
      addsProof: withProof && lacksProof(position), remaining: place.remaining)
  }
}
