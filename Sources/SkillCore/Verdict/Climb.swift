/// When each level was first reached: the verdicts of all days, replayed.
///
/// Neither staleness nor a later version of the roadmap withdraws a level; a correction of the
/// facts may. Source: TheRule, "As of".
public struct Climb: Hashable, Sendable {
  /// From the lowest level to the highest.
  public let steps: [Step]

  public struct Step: Hashable, Sendable {
    public let level: Slug
    /// The first local day at whose end the level was reached; nil when it never was.
    public let day: LocalDay?
  }

  /// - Parameters:
  ///   - roadmap: the one version that every day is judged by.
  ///   - facts: the live (not voided) facts of one learner, in any order.
  public init(_ roadmap: Roadmap, _ facts: some Sequence<Fact>, policy: Policy) {
    var replay = Replay(roadmap, facts, policy)
    var earliest = 0
    steps = roadmap.levels.enumerated().map { rank, level in
      // Levels are cumulative: a higher one is never reached before a lower one.
      earliest = replay.firstDay(reaching: rank + 1, from: earliest)
      return Step(level: level.id, day: replay.day(earliest))
    }
  }

  /// The highest level ever reached, with its day; nil is "below junior", ever.
  public var highest: Step? {
    steps.last { $0.day != nil }
  }
}

/// Verdicts by day, each made at most once. As the days go by no level is lost (freshness is off,
/// not-applicable marks hold on every day), so first days are found by halving.
private struct Replay {
  private let roadmap: Roadmap
  private let policy: Policy
  private let facts: [Fact]
  /// The days on which the verdict can change, ascending.
  private let days: [LocalDay]
  private var reachedLevels: [Int: Int] = [:]

  init(_ roadmap: Roadmap, _ facts: some Sequence<Fact>, _ policy: Policy) {
    self.roadmap = roadmap
    self.policy = policy
    self.facts = facts.filter(\.kind.speaksToVerdict)
    days = Set(self.facts.lazy.filter { $0.kind != .notApplicable }.map(\.at.localDay)).sorted()
  }

  /// Nil beyond the last day.
  func day(_ index: Int) -> LocalDay? {
    days.indices.contains(index) ? days[index] : nil
  }

  /// The first day, not before `start`, by whose end so many levels were reached; the count of days
  /// when there is none.
  mutating func firstDay(reaching levels: Int, from start: Int) -> Int {
    guard start < days.count, levelsReached(by: days.count - 1) >= levels else { return days.count }
    var (low, high) = (start, days.count - 1)
    while low < high {
      let middle = low + (high - low) / 2
      if levelsReached(by: middle) >= levels { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private mutating func levelsReached(by index: Int) -> Int {
    if let known = reachedLevels[index] { return known }
    let record = Record(facts: facts, asOf: days[index])
    let level = Assessment(roadmap, record, policy: policy).level
    let count = roadmap.levels.firstIndex { $0.id == level?.id }.map { $0 + 1 } ?? 0
    reachedLevels[index] = count
    return count
  }
}

extension Fact.Kind {
  /// Whether the level can depend on it.
  fileprivate var speaksToVerdict: Bool {
    switch self {
    case .session, .length, .completion, .evidence, .checkIn, .waiver, .notApplicable: true
    case .timer, .note, .rating: false
    }
  }
}
