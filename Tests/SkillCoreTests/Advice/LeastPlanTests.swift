import Testing

@testable import SkillCore

@Suite("The plan is the least, on roadmaps small enough to try everything")
struct LeastPlanTests {
  @Test("No set of options is better: cost, steps, proofs, slugs", arguments: 0..<8)
  func leastOfAll(part: UInt64) {
    var (stages, unsound) = (0, 0)
    for seed in (part * 300 + 1)...(part * 300 + 300) {
      let world = TinyWorld(seed: seed)
      guard world.roadmap.faults() == [] else {
        unsound += 1
        continue
      }
      for fault in world.comparedWithOracle(&stages) { Issue.record("seed \(seed): \(fault)") }
    }
    #expect(stages > 200)
    #expect(unsound < 60)
  }
}

extension TinyWorld {
  /// What the plan says otherwise than the oracle, stage by stage.
  func comparedWithOracle(_ stages: inout Int) -> [String] {
    var oracle = PlanOracle(self)
    let assessment = Assessment(roadmap, record, policy: policy)
    guard let top = roadmap.levels.last, let plan = assessment.plan(to: top.id) else {
      return ["no plan"]
    }
    var faults: [String] = []
    var steps = plan.steps[...]
    for rank in roadmap.levels.indices where !oracle.isReached(rank) {
      guard let answer = oracle.least(to: rank) else { return faults + ["no way to \(rank)"] }
      stages += 1
      let own = steps.prefix(answer.choices.count)
      steps = steps.dropFirst(answer.choices.count)
      let told = Set(own.map { PlanOracle.Choice(slug: $0.item, withProof: $0.step.addsProof) })
      if told != Set(answer.choices) {
        faults.append(
          "rank \(rank): \(own.map { "\($0.item)\($0.step.addsProof ? "+" : "")" })"
            + " is not \(answer.choices.map { "\($0.slug)\($0.withProof ? "+" : "")" })")
      }
      let cost = own.reduce(0) { $0 + $1.step.cost.seconds }
      if cost != answer.cost { faults.append("rank \(rank): \(cost) s is not \(answer.cost) s") }
      oracle.take(answer.choices)
    }
    if !steps.isEmpty { faults.append("\(steps.count) steps too many") }
    if !plan.isLeast { faults.append("not proven") }
    if plan.atLeast != plan.cost { faults.append("bound \(plan.atLeast) of \(plan.cost)") }
    return faults
  }
}
