import SkillCore
import SkillExchange
import SkillStore

/// When each level was first reached, replayed on every stored version of the roadmap: neither
/// staleness nor a later version withdraws a level.
struct Reached {
  struct Milestone {
    let level: Roadmap.Level
    let rank: Int
    let day: LocalDay
    let version: Int
  }

  /// From the lowest level to the highest, without levels never reached.
  private let claimed, evidenced: [Milestone]

  init(_ desk: Desk, _ verdict: Verdict) throws {
    let versions = try desk.store.roadmaps().map(\.reference)
      .filter { $0.slug == verdict.roadmap.slug }
      .map {
        $0 == verdict.roadmap.reference ? verdict.roadmap : try desk.store.roadmap($0, .numbers)
      }
      .filter { try Reached.isPossible($0, desk, verdict) }
    let facts = try Reached.facts(versions, desk, verdict)
    let climbs = versions.map { (roadmap: $0, pair: Climb.both($0, facts)) }
    claimed = Reached.earliest(climbs.flatMap { Reached.milestones($0.pair.claimed, $0.roadmap) })
    evidenced = Reached.earliest(
      climbs.flatMap { Reached.milestones($0.pair.evidenced, $0.roadmap) })
  }

  private func milestones(_ policy: Policy) -> [Milestone] {
    policy == .claimed ? claimed : evidenced
  }

  /// Levels are only gained: one that the kept sums of today do not reach never was.
  private static func isPossible(
    _ roadmap: Roadmap, _ desk: Desk, _ verdict: Verdict
  ) throws -> Bool {
    guard verdict.facts == nil else { return true }
    if roadmap.reference == verdict.roadmap.reference { return verdict.claimed.hasLevel }
    let record = try desk.store.record(of: verdict.learner, names: roadmap.renamedSkills)
    return Assessment(roadmap, record, policy: .claimed).hasLevel
  }

  private static func facts(
    _ versions: [Roadmap], _ desk: Desk, _ verdict: Verdict
  ) throws -> VerdictFacts {
    guard let enough = versions.map(\.longestTarget).max() else { return VerdictFacts(marks: []) }
    let known = enough <= verdict.roadmap.longestTarget ? verdict.facts : nil
    let facts =
      try known
      ?? desk.store.verdictFacts(of: verdict.learner, asOf: verdict.asOf, enough: enough)
    return verdict.asOf.map(facts.upTo) ?? facts
  }

  private static func milestones(_ climb: Climb, _ roadmap: Roadmap) -> [Milestone] {
    zip(roadmap.levels, climb.steps).enumerated().compactMap { rank, pair in
      pair.1.day.map {
        Milestone(level: pair.0, rank: rank, day: $0, version: roadmap.version)
      }
    }
  }

  /// One per level: the earliest day; on a tie the later version.
  private static func earliest(_ all: [Milestone]) -> [Milestone] {
    if all.isEmpty { return [] }
    return Dictionary(grouping: all, by: \.level.id).values.compactMap { same in
      same.min { ($0.day, $1.version) < ($1.day, $0.version) }
    }.sorted { $0.rank < $1.rank }
  }

  /// Level and day, with the version if it is not the current one.
  func text(current: Int) -> String {
    let lines = Policy.allCases.compactMap { policy -> String? in
      let reached = milestones(policy)
      guard !reached.isEmpty else { return nil }
      let words = reached.map { one in
        let version =
          one.version == current ? "" : say(" (version \(one.version))", zh: "（第 \(one.version) 版）")
        return "\(one.level.label.said) \(one.day)\(version)"
      }.joined(separator: say(", ", zh: "，"))
      return say(
        "First reached, \(policy.label.en): \(words)\n", zh: "首次达到（\(policy.label.zh)）：\(words)\n")
    }
    return lines.isEmpty
      ? say("No level was reached yet.\n", zh: "尚未达到过任何等级。\n") : lines.joined()
  }

  func json() -> JSON {
    .object(
      Policy.allCases.map { policy in
        let list = milestones(policy).map { one -> JSON in
          .object([
            ("level", .string("\(one.level.id)")), ("day", .string("\(one.day)")),
            ("version", .integer(one.version)),
          ])
        }
        return (policy.rawValue, .array(list))
      })
  }
}
