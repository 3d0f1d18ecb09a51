extension Standing {
  /// What a prerequisite still asks for: so many of these items. Nil where it asks for nothing:
  /// it is satisfied, or what it names counts for nothing in this roadmap, or is marked not
  /// applicable. One on a replaced item asks for its heir.
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
      // A mark takes out a group as a whole, so its first member speaks for all.
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

  /// Whether it can be begun now. What is completed and only lacks a proof always can.
  func isReady(_ position: Int) -> Bool {
    places[position].isCompleted
      || index.items[position].prerequisites.allSatisfy { open($0) == nil }
  }

  /// Whether there is anything left to do about it that could count.
  func isOpen(_ position: Int) -> Bool {
    places[position].isApplicable && places[position].mastery < Mastery.full
      || places[position].isApplicable && !places[position].isAcquired
  }

  /// Whether its completion gets a proof that it does not have yet.
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
