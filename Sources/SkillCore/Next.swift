/// Something worth studying, and what it would bring.
public struct Suggestion: Hashable, Sendable {
  public let item: Slug
  public let label: Text
  /// How much the progress to `Assessment.nextLevel` grows, in per mille, when the item gets a
  /// completion and evidence (a habit: its full count).
  public let gain: Int
  public let stars: Int
  /// Nil outside the stages.
  public let stage: Int?
  /// The prerequisites that are not satisfied yet; empty when it is ready.
  public let unmet: [Roadmap.Prerequisite]
  /// What to acquire first, in an order in which it can be done; empty when it is ready.
  public let blockedBy: [Slug]

  public var isReady: Bool { unmet.isEmpty }
}

extension Assessment {
  /// What to study next: the items below 100 whose prerequisites are met, best first (gain, stars,
  /// earlier stage, slug: a total order). Empty at the highest level; there `unproven` and a
  /// verdict with freshness have something to offer.
  /// Source: ASSESSMENT, "The answer explains itself".
  public func next(limit: Int = .max) -> [Suggestion] {
    guard let outlook else { return [] }
    return outlook.ranked().lazy.filter { outlook.unmet(of: $0).isEmpty }.prefix(max(limit, 0))
      .map { outlook.suggestion($0) }
  }

  /// The best item of all, ready or not, if it is not ready: with the chain that blocks it.
  /// Nil when the best item is ready, or nothing is left.
  public func blockedBest() -> Suggestion? {
    guard let outlook, let best = outlook.ranked().first, !outlook.unmet(of: best).isEmpty else {
      return nil
    }
    return outlook.suggestion(best)
  }

  /// For each item that counts, the prerequisites that are not satisfied; none means it is ready.
  /// "Satisfied" is judged as claimed, freshness off, whatever the policy.
  public func unmetPrerequisites() -> [Slug: [Roadmap.Prerequisite]] {
    guard let top = ladder.last?.level.id else { return [:] }
    let outlook = Outlook(self, towards: top)
    let all = index.items.indices.map { (index.items[$0].slug, outlook.unmet(of: $0)) }
    return Dictionary(all) { first, _ in first }
  }

  /// The items that are completed or waived but have no evidence, in the order of the roadmap.
  public var unproven: [Slug] {
    zip(index.items, masteries).filter { $1.isUnproven }.map { $0.0.slug }
  }

  /// The items whose last activity is too long ago; empty unless freshness was asked.
  public var stale: [Slug] {
    zip(index.items, masteries).filter { $1.state == .stale }.map { $0.0.slug }
  }

  private var outlook: Outlook? {
    nextLevel.map { Outlook(self, towards: $0.id) }
  }
}

extension Outlook {
  /// Everything still below 100 and applicable, ready or not, best first.
  func ranked() -> [Int] {
    let open = values.indices.filter { values[$0] < Mastery.full && applicable[$0] }
    return open.map { (position: $0, rank: Rank(index.items[$0], gain: gain(of: $0))) }
      .sorted { $0.rank < $1.rank }.map(\.position)
  }

  func suggestion(_ position: Int) -> Suggestion {
    let item = index.items[position]
    let unmet = unmet(of: position)
    return Suggestion(
      item: item.slug, label: item.label, gain: gain(of: position), stars: item.stars,
      stage: item.stage, unmet: unmet,
      blockedBy: unmet.isEmpty ? [] : chain(to: position).map { index.items[$0].slug })
  }
}

/// The total order of advice; less is better.
private struct Rank: Comparable {
  let gain: Int
  let stars: Int
  let stage: Int
  let slug: Slug

  init(_ item: Roadmap.Item, gain: Int) {
    self.gain = gain
    stars = item.stars
    stage = item.stage ?? Int.max
    slug = item.slug
  }

  static func < (left: Rank, right: Rank) -> Bool {
    if left.gain != right.gain { return left.gain > right.gain }
    if left.stars != right.stars { return left.stars > right.stars }
    if left.stage != right.stage { return left.stage < right.stage }
    return left.slug < right.slug
  }
}
