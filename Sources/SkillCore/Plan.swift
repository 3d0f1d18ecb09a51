/// The steps to a level: each is ready when its turn comes, and none can be left out.
/// Source: ASSESSMENT, "The answer explains itself".
public struct Plan: Hashable, Sendable {
  public let target: Roadmap.Level
  /// In the order in which they can be done; empty when the level is reached already.
  public let steps: [Step]

  public struct Step: Hashable, Sendable {
    public let item: Slug
    public let label: Text
    public let stars: Int
    /// Nil outside the stages.
    public let stage: Int?
    public let remaining: Remaining
    /// The progress to the target after this step, in per mille; 1000 at the last one.
    public let perMille: Int
    /// The earlier steps that its prerequisites wait for.
    public let after: [Slug]
    /// The highest level that is reached with this step, if one is.
    public let reaches: Roadmap.Level?
  }

  /// The study time still missing in all steps; habits are not counted in hours.
  public var studyTime: StudyTime {
    let times = steps.map { step -> Int in
      guard case .study(let time) = step.remaining else { return 0 }
      return time.seconds
    }
    return StudyTime(
      seconds: times.reduce(0) {
        let (sum, overflow) = $0.addingReportingOverflow($1)
        return overflow ? Int.max : sum
      })
  }

  /// Everything in the plan that must come before a step, in the plan's order.
  public func chain(to item: Slug) -> [Slug] {
    var wanted: Set<Slug> = [item]
    for step in steps.reversed() where wanted.contains(step.item) { wanted.formUnion(step.after) }
    return steps.map(\.item).filter { $0 != item && wanted.contains($0) }
  }
}

extension Assessment {
  /// What to do, and in which order, to reach a level.
  ///
  /// Lower levels come first, so the first step is the first of `next`. Nil for a level that the
  /// roadmap does not have, or that cannot be reached on it (its faults tell why).
  public func plan(to level: Slug) -> Plan? {
    guard let rank = ladder.firstIndex(where: { $0.level.id == level }) else { return nil }
    let levels = ladder[...rank].map(\.level)
    let outlooks = levels.map { Outlook(self, towards: $0.id) }
    var positions: [Int] = []
    for outlook in outlooks {
      positions += outlook.led(on: positions).stepsToTarget()
    }
    guard let goal = outlooks.last, goal.isReached(by: positions) else { return nil }
    positions = goal.withoutNeedlessSteps(positions)
    let reached = zip(levels, outlooks).compactMap { level, outlook in
      outlook.stepReachingTarget(of: positions).map { ($0, level) }
    }
    return Plan(
      target: ladder[rank].level,
      steps: goal.steps(
        positions, remaining: masteries.map(\.remaining),
        reaching: Dictionary(reached) { _, higher in higher }))
  }
}
