/// The verdict by one policy: which level a learner has reached, and why.
///
/// Every number of the rule is data of the roadmap; this only compares.
/// Source: TheRule, "The rule".
public struct Assessment: Sendable {
  public let policy: Policy
  /// In roadmap order.
  public let capabilities: [CapabilityVerdict]
  /// From the lowest level to the highest, each with its progress.
  let ladder: [Rung]
  /// For the advice.
  let index: RoadmapIndex
  let masteries: [Mastery]

  struct Rung: Hashable, Sendable {
    let level: Roadmap.Level
    let perMille: Int
    /// Whether every capability of this level and of all lower ones is met.
    let isReached: Bool
  }

  /// - Parameters:
  ///   - roadmap: a valid one; for an invalid one the verdict is safe but means little.
  ///   - freshOn: the as-of day for freshness; nil is without.
  public init(
    _ roadmap: Roadmap, _ record: Record, policy: Policy, freshOn: LocalDay? = nil
  ) {
    self.init(roadmap, JudgedRecord(RoadmapIndex(roadmap), record), policy, freshOn)
  }

  /// The assessments by both policies.
  public typealias Pair = (claimed: Assessment, evidenced: Assessment)

  /// Builds the index once for both.
  public static func both(_ roadmap: Roadmap, _ record: Record, freshOn: LocalDay? = nil) -> Pair {
    both(roadmap, JudgedRecord(RoadmapIndex(roadmap), record), freshOn)
  }

  /// And for two records, such as before and after a command; of the second only the differing
  /// items are judged.
  public static func both(
    _ roadmap: Roadmap, before: Record, after: Record
  ) -> (before: Pair, after: Pair) {
    let index = RoadmapIndex(roadmap)
    let (one, other) = (JudgedRecord(index, before), JudgedRecord(index, after))
    let old = both(roadmap, one, nil)
    guard one.marks == other.marks else { return (old, both(roadmap, other, nil)) }
    let claimed = Assessment(
      old.claimed, roadmap, other, .claimed, nil,
      changed: one.positions(judgedOtherwiseIn: other))
    return (old, (claimed, claimed.evidenced(roadmap, other, nil)))
  }

  private static func both(
    _ roadmap: Roadmap, _ record: JudgedRecord, _ freshOn: LocalDay?
  ) -> Pair {
    let claimed = Assessment(roadmap, record, .claimed, freshOn)
    return (claimed, claimed.evidenced(roadmap, record, freshOn))
  }

  /// The other policy: only completed items without proof are judged differently.
  private func evidenced(
    _ roadmap: Roadmap, _ record: JudgedRecord, _ freshOn: LocalDay?
  ) -> Assessment {
    Assessment(
      self, roadmap, record, .evidenced, freshOn,
      changed: masteries.indices.filter { masteries[$0].isUnproven })
  }

  private init(
    _ roadmap: Roadmap, _ record: JudgedRecord, _ policy: Policy, _ freshOn: LocalDay?
  ) {
    let masteries = record.index.items.indices.map {
      record.mastery(of: $0, policy: policy, freshOn: freshOn)
    }
    self.init(
      roadmap, record.index, masteries, policy,
      roadmap.capabilities.map { record.verdict(of: $0, masteries) })
  }

  /// A copy of another one with some items, by position, judged again.
  private init(
    _ other: Assessment, _ roadmap: Roadmap, _ record: JudgedRecord, _ policy: Policy,
    _ freshOn: LocalDay?, changed: [Int]
  ) {
    var masteries = other.masteries
    for position in changed {
      masteries[position] = record.mastery(of: position, policy: policy, freshOn: freshOn)
    }
    let touched = changed.map { record.index.capability(of: $0) }
    self.init(
      roadmap, record.index, masteries, policy,
      zip(roadmap.capabilities, other.capabilities).map { capability, verdict in
        touched.contains(capability.itemsOf ?? capability.id)
          ? record.verdict(of: capability, masteries) : verdict
      })
  }

  private init(
    _ roadmap: Roadmap, _ index: RoadmapIndex, _ masteries: [Mastery], _ policy: Policy,
    _ capabilities: [CapabilityVerdict]
  ) {
    self.policy = policy
    self.capabilities = capabilities
    ladder = Assessment.climb(roadmap.levels, capabilities)
    self.index = index
    self.masteries = masteries
  }

  /// The highest level reached; nil is "below junior".
  public var level: Roadmap.Level? {
    ladder.last(where: \.isReached)?.level
  }

  /// Whether the lowest level is reached.
  public var hasLevel: Bool { ladder.contains(where: \.isReached) }

  /// The lowest level not reached yet; nil at the top.
  public var nextLevel: Roadmap.Level? {
    ladder.first { !$0.isReached }?.level
  }

  /// Progress to each level in percent, from the lowest level to the highest; 100 exactly when
  /// the level is reached.
  public var progress: [(level: Slug, percent: Int)] {
    ladder.map { ($0.level.id, $0.perMille / 10) }
  }

  /// The mean of the parts of all capabilities up to a level, floored, 0...1000; 0 for an unknown
  /// level.
  public func perMille(to level: Slug) -> Int {
    ladder.first { $0.level.id == level }?.perMille ?? 0
  }

  /// Whether a level is reached; false for an unknown level.
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
  /// Compares the verdicts.
  public static func == (left: Assessment, right: Assessment) -> Bool {
    left.policy == right.policy && left.capabilities == right.capabilities
      && left.ladder == right.ladder
  }
}
