extension Outlook {
  /// What to tell of each step, in turn.
  ///
  /// - Parameters:
  ///   - remaining: by position in `index.items`.
  ///   - reaching: the level reached, by the number of the step (from 0).
  func steps(
    _ positions: [Int], remaining: [Remaining], reaching levels: [Int: Roadmap.Level]
  ) -> [Plan.Step] {
    var outlook = self
    var earlier: Set<Int> = []
    return positions.enumerated().map { number, position in
      outlook.complete(position)
      let item = index.items[position]
      let after = providers(of: position, among: earlier)
      earlier.insert(position)
      return Plan.Step(
        item: item.slug, label: item.label, stars: item.stars, stage: item.stage,
        remaining: remaining[position], perMille: outlook.perMille,
        after: after.map { index.items[$0].slug }, reaches: levels[number])
    }
  }

  /// The earlier steps that an item's unmet prerequisites stand for: of a group, each member taken.
  private func providers(of position: Int, among earlier: Set<Int>) -> [Int] {
    unmet(of: position).flatMap { prerequisite -> [Int] in
      switch prerequisite {
      case .item(let slug): index.current(slug).map { [$0] } ?? []
      case .group(let slug, _): index.members[slug] ?? []
      }
    }.filter(earlier.contains)
  }
}
