/// The cheapest way to a level, stage by stage: each step is ready when its turn comes, and leads
/// to the progress that the plan states. Source: TheRule, "Steps".
public struct Plan: Hashable, Sendable {
  public let target: Roadmap.Level
  /// In a possible order; empty if the level is reached already.
  public let steps: [PlannedStep]
  /// Whether it is proven that no other plan is better. Large roadmaps may be too large to search.
  public let isLeast: Bool
  /// A lower bound of every plan's cost, summed over the stages; the plan's own cost if proven.
  public let atLeast: StudyTime

  public struct PlannedStep: Hashable, Sendable {
    public let step: Step
    /// The progress to the target after this step, in per mille; 1000 after the last one.
    public let perMille: Int
    /// The earlier steps that its prerequisites need.
    public let after: [Slug]
    /// The highest level that this step reaches, if any.
    public let reaches: Roadmap.Level?

    public var item: Slug { step.item }
  }

  /// The cost of all steps; a missing week or month of a habit counts as two hours.
  public var cost: StudyTime {
    steps.reduce(.zero) { $0 + $1.step.cost }
  }

  /// The study time still missing in all steps; habits are not counted in hours.
  public var studyTime: StudyTime {
    steps.reduce(.zero) { sum, planned in
      guard case .study(let time) = planned.step.remaining else { return sum }
      return sum + time
    }
  }

  /// Everything in the plan that must come before a step, in the plan's order.
  public func chain(to item: Slug) -> [Slug] {
    var wanted: Set<Slug> = [item]
    for step in steps.reversed() where wanted.contains(step.item) { wanted.formUnion(step.after) }
    return steps.map(\.item).filter { $0 != item && wanted.contains($0) }
  }
}

extension Assessment {
  /// The plan to a level.
  ///
  /// Nil for a level that the roadmap does not have, or that cannot be reached on it (see its
  /// faults).
  public func plan(to level: Slug) -> Plan? {
    guard let rank = ladder.firstIndex(where: { $0.level.id == level }) else { return nil }
    var planner = Planner(Standing(self))
    return planner.plan(to: rank)
  }
}
