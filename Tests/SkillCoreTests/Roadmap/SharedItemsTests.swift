import SkillCore
import Testing

@Suite("Capabilities that count the items of another")
struct SharedItemsTests {
  /// Five levels by percent of one pool of ten items; the top one also asks for a must-have.
  private static let ladder: Roadmap = {
    let percents = [10, 25, 45, 67]
    let ids = percents.map { "p\($0)" } + ["top"]
    var roadmap = smallRoadmap(
      (0..<10).map { item(Slug(stringLiteral: "s\($0)"), mustHave: $0 == 9, target: 60) })
    roadmap.levels = ids.map {
      Roadmap.Level(id: Slug(stringLiteral: $0), label: Text(same: $0))
    }
    roadmap.capabilities = zip(percents, ids).map { percent, id in
      Roadmap.Capability(
        id: Slug(stringLiteral: "c-\(id)"), level: Slug(stringLiteral: id), label: Text(same: id),
        threshold: percent, itemsOf: "craft")
    }
    roadmap.capabilities.append(
      Roadmap.Capability(id: "craft", level: "top", label: Text(same: "craft"), threshold: 92))
    return roadmap
  }()

  private func verdict(proven: [Int], done: [Int] = []) -> Assessment {
    var diary = Diary()
    for number in proven { diary.complete(Slug(stringLiteral: "s\(number)"), evidence: true) }
    for number in done { diary.complete(Slug(stringLiteral: "s\(number)"), evidence: false) }
    return Assessment(SharedItemsTests.ladder, diary.record, policy: .claimed)
  }

  @Test func levelsByPercentOfOnePool() {
    #expect(SharedItemsTests.ladder.faults() == [])
    #expect(verdict(proven: []).level == nil)
    #expect(verdict(proven: [0]).level?.id == "p10")
    #expect(verdict(proven: [0, 1]).level?.id == "p10")
    #expect(verdict(proven: [0, 1, 2]).level?.id == "p25")
    #expect(verdict(proven: Array(0..<5)).level?.id == "p45")
    #expect(verdict(proven: Array(0..<7)).level?.id == "p67")
    // 0...8 at 100 is 90; the must-have done as well is 98.
    #expect(verdict(proven: Array(0..<9)).level?.id == "p67")
    #expect(verdict(proven: Array(0..<9), done: [9]).level?.id == "top")
    // 93.8 points and everything but the must-have is impossible here, so one more shape: all done
    // without proof is 80.
    #expect(verdict(proven: [], done: Array(0..<10)).level?.id == "p67")
  }

  @Test("The must-haves are the capability's that the items belong to")
  func mustHavesAreTheOthers() {
    let assessment = verdict(proven: [0, 1, 2])
    #expect(assessment.capability("c-p25")?.met == true)
    #expect(assessment.capability("c-p45")?.missing == [])
    #expect(assessment.capability("c-p45")?.lacking?.points == 15)
    #expect(assessment.capability("craft")?.missing == [.item("s9")])
    #expect(assessment.capability("c-p45")?.score == assessment.capability("craft")?.score)
  }

  @Test("The plan climbs the ladder by the least study, and keeps its promise")
  func planClimbs() throws {
    let start = verdict(proven: [])
    let plan = try #require(start.plan(to: "top"))
    #expect(plan.isLeast)
    #expect(plan.steps.compactMap { $0.reaches?.id } == ["p10", "p25", "p45", "p67", "top"])
    var (proven, done): ([Int], [Int]) = ([], [])
    for step in plan.steps {
      let number = try #require(Int("\(step.item)".dropFirst()))
      if step.step.addsProof { proven.append(number) } else { done.append(number) }
      let now = verdict(proven: proven, done: done)
      #expect(now.perMille(to: "top") == step.perMille)
      if let reached = step.reaches { #expect(now.level == reached) }
    }
    // 92 of 100 points: six of ten proven, one of them later than it was done; the others done.
    #expect(Set(proven + done).count == 10)
    #expect(proven.count == 6)
  }

  @Test("What changed is named once, and each capability that moved") func changesAreNamedOnce() {
    let changes = verdict(proven: [0]).changes(since: verdict(proven: []))
    let items = changes.filter { if case .item = $0 { true } else { false } }
    #expect(items.count == 1)
    #expect(changes.count == 6)
  }

  @Test("Sharing the items of nothing is refused by name") func faults() {
    func faults(_ change: (inout Roadmap) -> Void) -> [RoadmapFault] {
      var roadmap = SharedItemsTests.ladder
      change(&roadmap)
      return roadmap.faults()
    }
    #expect(
      faults { $0.capabilities[0].itemsOf = "nothing" }
        == [.unknownPool("nothing", capability: "c-p10")])
    #expect(
      faults { $0.capabilities[0].itemsOf = "c-p25" }
        == [.unknownPool("c-p25", capability: "c-p10")])
    #expect(
      faults { $0.capabilities[0].itemsOf = "c-p10" }
        == [.unknownPool("c-p10", capability: "c-p10")])
    #expect(
      faults { $0.items[0].capability = "c-p10" }
        == [.itemOfSharing(.item("s0"), capability: "c-p10")])
    #expect(
      faults { $0.capabilities[1].threshold = 101 }
        == [.threshold(101, capability: "c-p25")])
  }

  @Test("A mark leaves an item out for all that count it") func marks() {
    var diary = Diary()
    diary.add(.notApplicable, "s0")
    for number in 1..<4 { diary.complete(Slug(stringLiteral: "s\(number)"), evidence: true) }
    let assessment = Assessment(SharedItemsTests.ladder, diary.record, policy: .claimed)
    // 3 of 9.
    #expect(assessment.capability("c-p25")?.score == 33)
    #expect(assessment.capability("craft")?.score == 33)
  }
}
