import Testing

@testable import SkillCore

@Suite("The search for the least plan")
struct PlanSearchTests {
  private func planned(_ assessment: Assessment, work: Int? = nil) -> (plan: Plan?, nodes: Int) {
    var planner = Planner(Standing(assessment), work: work)
    return (planner.plan(to: assessment.ladder.count - 1), planner.nodes)
  }

  @Test("It stays small on the real roadmap")
  func nodes() {
    let found =
      (History.all.map { $0.assess($0.seed % 2 == 0 ? .claimed : .evidenced) }
      + [Assessment(PythonBackend.roadmap, Record(facts: []), policy: .claimed)])
      .map { planned($0) }
    #expect(found.allSatisfy { $0.plan?.isLeast == true })
    let counts = found.map(\.nodes)
    #expect(counts.max() ?? 0 <= 90, "\(counts)")
    #expect(counts.reduce(0, +) <= 400, "\(counts)")
  }

  @Test("Stopped early it says so, and its bound is true", arguments: [0, 20_000, 300_000])
  func stopped(work: Int) throws {
    for history in History.all.prefix(10) {
      let assessment = history.assess()
      let full = try #require(planned(assessment).plan)
      let early = try #require(planned(assessment, work: work).plan)
      #expect(early.steps.last?.perMille == full.steps.last?.perMille)
      #expect(early.atLeast <= early.cost)
      if early.isLeast { #expect(early == full) }
      // Of the first stage both begin at the same place.
      let stage = early.steps.firstIndex { $0.reaches != nil }.map { early.steps[...$0] } ?? []
      let best = full.steps.firstIndex { $0.reaches != nil }.map { full.steps[...$0] } ?? []
      let (own, least) = (
        stage.reduce(0) { $0 + $1.step.cost.seconds }, best.reduce(0) { $0 + $1.step.cost.seconds }
      )
      #expect(own >= least, "seed \(history.seed)")
      let one = assessment.nextLevel.flatMap { level in
        assessment.ladder.firstIndex { $0.level.id == level.id }
      }
      if let one {
        var planner = Planner(Standing(assessment), work: work)
        let toNext = planner.plan(to: one)
        let first = try #require(toNext)
        #expect(first.atLeast.seconds <= least, "seed \(history.seed)")
      }
    }
  }

  @Test("A flat list of three thousand equal skills is proven at the root")
  func flat() throws {
    let roadmap = smallRoadmap(
      (10_000..<13_000).map { item(Slug(stringLiteral: "s\($0)"), weight: 3) })
    let (plan, nodes) = planned(Assessment(roadmap, Record(facts: []), policy: .claimed))
    #expect(plan?.isLeast == true)
    // Proofs cost nothing, so every skill counts in full: 2100 of 3000 make 70.
    #expect(plan?.steps.count == 2100)
    #expect(plan?.steps.first?.item == "s10000")
    #expect(nodes <= 4)
  }

  @Test("Tables too large to fill are bounded, and the answer stays true")
  func largeWeights() throws {
    // Weights without a common divisor: a table by points would have a hundred million columns.
    let roadmap = smallRoadmap(
      (0..<12).map {
        item(Slug(stringLiteral: "s\($0)"), weight: 900_001 + 7919 * $0, target: 60 + 37 * $0)
      })
    let plan = try #require(planned(Assessment(roadmap, Record(facts: []), policy: .claimed)).plan)
    #expect(plan.atLeast <= plan.cost)
    #expect(plan.steps.last?.perMille == 1000)
    let cheapest = (0..<1 << 12).compactMap { set -> Int? in
      let chosen = (0..<12).filter { set >> $0 & 1 == 1 }
      let points = chosen.reduce(0) { $0 + 100 * (900_001 + 7919 * $1) }
      let all = (0..<12).reduce(0) { $0 + 900_001 + 7919 * $1 }
      return points >= 70 * all ? chosen.reduce(0) { $0 + (60 + 37 * $1) * 60 } : nil
    }.min()
    #expect(plan.cost.seconds == cheapest)
  }
}
