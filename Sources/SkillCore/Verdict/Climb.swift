/// When each level was first reached, by replaying the verdicts of all days.
///
/// Neither staleness nor a later version of the roadmap withdraws a level; a correction of the
/// facts may. Source: TheRule, "As of".
public struct Climb: Hashable, Sendable {
  /// From the lowest level to the highest.
  public let steps: [Step]

  public struct Step: Hashable, Sendable {
    public let level: Slug
    /// The first local day at whose end the level was reached; nil if never.
    public let day: LocalDay?
  }

  /// - Parameters:
  ///   - roadmap: the version by which every day is judged.
  ///   - facts: the facts of one learner that count, in any order.
  public init(_ roadmap: Roadmap, _ facts: some Sequence<Fact>, policy: Policy) {
    let (claimed, evidenced) = Climb.both(roadmap, VerdictFacts(facts))
    self = policy == .claimed ? claimed : evidenced
  }

  /// By both policies, which have most of the work in common.
  public static func both(
    _ roadmap: Roadmap, _ facts: VerdictFacts
  ) -> (claimed: Climb, evidenced: Climb) {
    var replay = Replay(roadmap, facts)
    return (Climb(roadmap, &replay, .claimed), Climb(roadmap, &replay, .evidenced))
  }

  private init(_ roadmap: Roadmap, _ replay: inout Replay, _ policy: Policy) {
    var earliest = 0
    steps = roadmap.levels.enumerated().map { rank, level in
      // Levels are cumulative: a higher one is not reached before a lower one.
      earliest = replay.firstDay(reaching: rank + 1, policy, from: earliest)
      return Step(level: level.id, day: replay.day(earliest))
    }
  }

  /// The highest level ever reached, with its day; nil if none.
  public var highest: Step? {
    steps.last { $0.day != nil }
  }
}

/// Verdicts by day, memoized. Without freshness, and with undated not-applicable marks, levels are
/// monotonic, so the first day is found by binary search.
private struct Replay {
  private let roadmap: Roadmap
  private let facts: VerdictFacts
  /// The days on which the verdict can change, ascending.
  private let days: [LocalDay]
  private var reachedLevels: [Int: (claimed: Int, evidenced: Int)] = [:]

  init(_ roadmap: Roadmap, _ facts: VerdictFacts) {
    self.roadmap = roadmap
    self.facts = facts
    let marks = facts.marks.filter(\.kind.changesVerdictOnItsDay)
    days = (marks.map(\.at.localDay) + facts.sessions.map(\.day)).distinct()
  }

  /// Nil beyond the last day.
  func day(_ index: Int) -> LocalDay? {
    days.indices.contains(index) ? days[index] : nil
  }

  /// The index of the first day from `start` on which this many levels were reached; the count of
  /// days if none.
  mutating func firstDay(reaching levels: Int, _ policy: Policy, from start: Int) -> Int {
    guard start < days.count, levelsReached(by: days.count - 1, policy) >= levels else {
      return days.count
    }
    var (low, high) = (start, days.count - 1)
    while low < high {
      let middle = low + (high - low) / 2
      if levelsReached(by: middle, policy) >= levels { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private mutating func levelsReached(by index: Int, _ policy: Policy) -> Int {
    let known = reachedLevels[index] ?? judge(by: index)
    reachedLevels[index] = known
    return policy == .claimed ? known.claimed : known.evidenced
  }

  private func judge(by index: Int) -> (claimed: Int, evidenced: Int) {
    let (claimed, evidenced) = Assessment.both(roadmap, Record(facts, asOf: days[index]))
    func count(_ assessment: Assessment) -> Int {
      roadmap.levels.firstIndex { $0.id == assessment.level?.id }.map { $0 + 1 } ?? 0
    }
    return (count(claimed), count(evidenced))
  }
}

extension Fact.Kind {
  /// Whether the level can change on the day of such a fact, which is not a session.
  fileprivate var changesVerdictOnItsDay: Bool {
    switch self {
    case .completion, .evidence, .checkIn, .waiver: true
    case .session, .length, .timer, .note, .rating, .notApplicable: false
    }
  }
}
