/// The verdict on one capability.
public struct CapabilityVerdict: Hashable, Sendable {
  public let id: Slug
  public let level: Slug
  public let label: Text
  /// The weighted mean of the masteries of all its items, floored, 0...100.
  public let score: Int
  /// The score needed, 1...100.
  public let threshold: Int
  /// Whether the score is enough and every must-have is at 80 or more.
  public let met: Bool
  /// The must-haves below 80, in roadmap order.
  public let missing: [EntryID]
  /// Its items and groups, in roadmap order (a group in the place of its first member).
  public let items: [ItemVerdict]
  /// The capability whose items it counts; nil if it has its own. If set, it has no must-haves.
  public let itemsOf: Slug?
  /// Its progress, 0...1000; 1000 exactly when it is met.
  public let part: Int
  let tally: CapabilityTally

  init(_ capability: Roadmap.Capability, items: [ItemVerdict]) {
    id = capability.id
    level = capability.level
    label = capability.label
    threshold = capability.threshold
    itemsOf = capability.itemsOf
    self.items = items
    let asksForMustHaves = capability.itemsOf == nil
    var tally = CapabilityTally(threshold: capability.threshold)
    for item in items where item.isApplicable {
      tally.add(
        weight: item.weight, mastery: item.mastery,
        mustHave: asksForMustHaves && item.mustHave)
    }
    self.tally = tally
    score = tally.score
    met = tally.isMet
    part = tally.part
    missing =
      asksForMustHaves
      ? items.filter { $0.mustHave && $0.mastery < Mastery.enough }.map(\.entry) : []
  }

  /// If no must-have is missing but the score is too low: the missing points, and the items that
  /// could give them, by size. Otherwise nil.
  public var lacking: (points: Int, items: [EntryID])? {
    guard !met, missing.isEmpty else { return nil }
    var open = tally.missingPoints
    var giving: [EntryID] = []
    let most = items.filter { $0.isApplicable && $0.mastery < Mastery.full }.enumerated().sorted {
      let (one, other) = (gain($0.element), gain($1.element))
      return one == other ? $0.offset < $1.offset : one > other
    }
    for (_, item) in most where open > 0 {
      open -= gain(item)
      giving.append(item.entry)
    }
    return (threshold - score, giving)
  }

  private func gain(_ item: ItemVerdict) -> Int {
    CapabilityTally.bounded(item.weight) * (Mastery.full - item.mastery)
  }

  /// The score's numerator (weights times masteries) and denominator (weights).
  public var sums: (points: Int, weights: Int) { (tally.points, tally.weights) }
}
