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

  /// By policy, from the lowest level to the highest, without levels never reached.
  let milestones: [Policy: [Milestone]]

  init(_ desk: Desk, _ verdict: Verdict) throws {
    let versions = try desk.store.roadmaps().map(\.reference)
      .filter { $0.slug == verdict.roadmap.slug }
      .map { try $0 == verdict.roadmap.reference ? verdict.roadmap : desk.store.roadmap($0) }
    // Not-applicable marks are undated: they hold on every day.
    let enough = versions.map(\.longestTarget).max() ?? .zero
    let known = enough <= verdict.roadmap.longestTarget ? verdict.facts : nil
    let all =
      try known
      ?? desk.store.verdictFacts(of: verdict.learner, asOf: verdict.asOf, enough: enough)
    let facts = all.filter { fact in
      verdict.asOf.map { fact.at.localDay <= $0 } ?? true || fact.kind == .notApplicable
    }
    var milestones: [Policy: [Milestone]] = [:]
    for roadmap in versions {
      let (claimed, evidenced) = Climb.both(roadmap, facts)
      milestones[.claimed, default: []] += Reached.milestones(claimed, roadmap)
      milestones[.evidenced, default: []] += Reached.milestones(evidenced, roadmap)
    }
    self.milestones = milestones.mapValues(Reached.earliest)
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
    Dictionary(grouping: all, by: \.level.id).values.compactMap { same in
      same.min { ($0.day, $1.version) < ($1.day, $0.version) }
    }.sorted { $0.rank < $1.rank }
  }

  /// Level and day, with the version if it is not the current one.
  func text(current: Int) -> String {
    let lines = Policy.allCases.compactMap { policy -> String? in
      let reached = milestones[policy] ?? []
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
        let all = milestones[policy] ?? []
        let list = all.map { one -> JSON in
          .object([
            ("level", .string("\(one.level.id)")), ("day", .string("\(one.day)")),
            ("version", .integer(one.version)),
          ])
        }
        return (policy.rawValue, .array(list))
      })
  }
}
