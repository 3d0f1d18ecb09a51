/// The verdict: which level a learner has reached, and why.
///
/// Every number of the rule is data of the roadmap; this only compares.
/// Source: ASSESSMENT, "The rule".
public struct Assessment: Sendable {
  public let policy: Policy
  /// In roadmap order.
  public let capabilities: [CapabilityVerdict]
  /// From the lowest to the highest, each with how near it is.
  let ladder: [Rung]
  /// What advice needs besides the verdict.
  let index: RoadmapIndex
  let masteries: [Mastery]

  struct Rung: Hashable, Sendable {
    let level: Roadmap.Level
    let perMille: Int
    /// Whether every capability of this level and of all lower ones is met.
    let isReached: Bool
  }

  /// - Parameters:
  ///   - roadmap: one without faults; with faults the verdict is harmless but means little.
  ///   - freshOn: the as-of day when freshness is asked; nil leaves it off.
  public init(
    _ roadmap: Roadmap, _ record: Record, policy: Policy, freshOn: LocalDay? = nil
  ) {
    self.init(roadmap, RoadmapIndex(roadmap), record, policy, freshOn)
  }

  /// Both answers to one rule; the roadmap is looked through once.
  public static func both(
    _ roadmap: Roadmap, _ record: Record, freshOn: LocalDay? = nil
  ) -> (claimed: Assessment, evidenced: Assessment) {
    let index = RoadmapIndex(roadmap)
    return (
      Assessment(roadmap, index, record, .claimed, freshOn),
      Assessment(roadmap, index, record, .evidenced, freshOn)
    )
  }

  private init(
    _ roadmap: Roadmap, _ index: RoadmapIndex, _ record: Record, _ policy: Policy,
    _ freshOn: LocalDay?
  ) {
    self.policy = policy
    let record = record.carried(along: index.replacements)
    let masteries = index.items.map {
      Mastery(of: $0, record[$0.slug], policy: policy, freshOn: freshOn)
    }
    capabilities = roadmap.capabilities.map { capability in
      let entries = index.entries[capability.id] ?? []
      let marks = index.heededMarks(among: entries, record)
      return CapabilityVerdict(
        capability, items: entries.compactMap { index.verdict(of: $0, masteries, mark: marks[$0]) })
    }
    ladder = Assessment.climb(roadmap.levels, capabilities)
    self.index = index
    self.masteries = masteries
  }

  /// The highest level reached; nil is "below junior".
  public var level: Roadmap.Level? {
    ladder.last(where: \.isReached)?.level
  }

  /// The lowest level not reached yet; nil at the top.
  public var nextLevel: Roadmap.Level? {
    ladder.first { !$0.isReached }?.level
  }

  /// Progress to each level in percent, from the lowest level to the highest; 100 exactly when
  /// the level is reached.
  public var progress: [(level: Slug, percent: Int)] {
    ladder.map { ($0.level.id, $0.perMille / 10) }
  }

  /// The mean of the parts of all capabilities up to a level, floored, 0...1000; 0 for a level
  /// that the roadmap does not have.
  public func perMille(to level: Slug) -> Int {
    ladder.first { $0.level.id == level }?.perMille ?? 0
  }

  /// Whether a level is reached; false for one that the roadmap does not have.
  public func hasReached(_ level: Slug) -> Bool {
    ladder.first { $0.level.id == level }?.isReached ?? false
  }

  private static func climb(
    _ levels: [Roadmap.Level], _ capabilities: [CapabilityVerdict]
  ) -> [Rung] {
    let byLevel = Dictionary(grouping: capabilities, by: \.level)
    var sum = 0
    var count = 0
    return levels.map { level in
      let own = byLevel[level.id] ?? []
      sum += own.map(\.part).reduce(0, +)
      count += own.count
      return Rung(
        level: level, perMille: count == 0 ? 0 : sum / count,
        isReached: count > 0 && sum == 1000 * count)
    }
  }
}

extension Assessment: Equatable {
  /// Equal when they say the same.
  public static func == (left: Assessment, right: Assessment) -> Bool {
    left.policy == right.policy && left.capabilities == right.capabilities
      && left.ladder == right.ladder
  }
}
