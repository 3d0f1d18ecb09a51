import SkillCore
import Testing

@Suite("The plan to a level")
struct PlanTests {
  private func plan(
    _ roadmap: Roadmap, _ diary: Diary = Diary(), policy: Policy = .claimed, to level: Slug = "able"
  ) -> Plan? {
    Assessment(roadmap, diary.record, policy: policy).plan(to: level)
  }

  @Test func theBestComesFirstAndWhatIsNotNeededStaysOut() {
    let roadmap = smallRoadmap([
      item("a", weight: 20), item("b", weight: 60), item("c", weight: 20),
    ])
    let plan = plan(roadmap)
    #expect(plan?.steps.map(\.item) == ["b", "a"])
    #expect(plan?.steps.map(\.perMille) == [857, 1000])
    #expect(plan?.steps.map { $0.reaches?.id } == [nil, "able"])
  }

  @Test func whatWasUsefulOnceIsDroppedWhenLaterStepsMakeItNeedless() {
    // Of the ready items `a` gains most, but the must-have at the end makes up for it.
    let roadmap = smallRoadmap([
      item("a", weight: 29), item("must", weight: 70, mustHave: true, after: [.item("z")]),
      item("z", weight: 1),
    ])
    #expect(plan(roadmap)?.steps.map(\.item) == ["z", "must"])
  }

  @Test func aChainIsTakenInItsOrderAndEachStepSaysWhatItWaitsFor() {
    let roadmap = smallRoadmap([
      item("goal", weight: 900, after: [.item("left"), .item("right")]),
      item("left", weight: 1, after: [.item("root")]), item("right", weight: 1),
      item("root", weight: 1), item("aside", weight: 1),
    ])
    let plan = plan(roadmap)
    #expect(plan?.steps.map(\.item) == ["root", "left", "right", "goal"])
    #expect(plan?.steps.map(\.after) == [[], ["root"], [], ["left", "right"]])
    #expect(plan?.chain(to: "goal") == ["root", "left", "right"])
    #expect(plan?.chain(to: "left") == ["root"])
    #expect(plan?.chain(to: "root") == [])
  }

  @Test func anItemWithoutGainIsTakenOnlyForWhatComesAfterIt() {
    // A second member of a full group brings nothing by itself.
    let roadmap = smallRoadmap(
      [
        item("x", group: "any"), item("y", group: "any"),
        item("goal", weight: 50, after: [.group("any", atLeast: 2)]),
      ], groups: [group("any", k: 1)])
    var diary = Diary()
    diary.complete("x", evidence: true)
    #expect(plan(roadmap, diary)?.steps.map(\.item) == ["y", "goal"])
    #expect(plan(roadmap, diary)?.steps.last?.after == ["y"])
  }

  @Test func stepsTooSmallForAGainLeadThereAllTheSame() {
    // One of 150 equal items is not always a whole point of the score.
    let roadmap = smallRoadmap((0..<150).map { item(Slug(stringLiteral: "s\($0)"), weight: 1) })
    var diary = Diary()
    for number in 0..<100 { diary.complete(Slug(stringLiteral: "s\(number)"), evidence: true) }
    #expect(plan(roadmap, diary)?.steps.count == 5)
  }

  @Test func aReachedLevelNeedsNoStepAndAnUnknownOneHasNoPlan() {
    let roadmap = smallRoadmap([item("a"), item("b")])
    var diary = Diary()
    diary.complete("a", "b", evidence: true)
    #expect(plan(roadmap, diary)?.steps == [])
    #expect(plan(roadmap, diary)?.target.id == "able")
    #expect(plan(roadmap, diary, to: "none") == nil)
  }

  @Test func whereOnlyTheProofIsMissingItSaysSo() {
    let roadmap = smallRoadmap([item("a", mustHave: true), item("b", stars: 1, weight: 3)])
    var diary = Diary()
    diary.complete("a", evidence: false)
    diary.study("b", seconds: 3601)
    let plan = plan(roadmap, diary, policy: .evidenced)
    #expect(plan?.steps.map(\.item) == ["a", "b"])
    #expect(
      plan?.steps.map(\.remaining) == [.evidence, .study(StudyTime(seconds: 4 * 3600 - 3601))])
    #expect(plan?.studyTime == StudyTime(seconds: 4 * 3600 - 3601))
  }

  @Test func moreHoursThanTheTargetLeaveNoneToStudy() {
    let roadmap = smallRoadmap([item("a", stars: 1)])
    var diary = Diary()
    diary.study("a", minutes: 300)
    #expect(plan(roadmap, diary)?.steps.map(\.remaining) == [.study(.zero)])
  }

  @Test func aHabitSaysHowManyWeeksAreLeft() {
    let weekly = Roadmap.Habit(period: .week, needsLink: false)
    let roadmap = smallRoadmap([item("keep", kind: .habit(weekly))])
    var diary = Diary()
    diary.add(.checkIn(evidence: nil), "keep", on: day("2026-01-05"))
    diary.add(.checkIn(evidence: nil), "keep", on: day("2026-01-06"))
    diary.add(.checkIn(evidence: nil), "keep", on: day("2026-01-12"))
    #expect(plan(roadmap, diary)?.steps.map(\.remaining) == [.habit(10, .week)])
    #expect(plan(roadmap, diary)?.studyTime == .zero)
  }

  @Test func aLowerLevelComesFirstAndIsNamedWhereItIsReached() throws {
    let roadmap = PythonBackend.roadmap
    let verdict = Assessment(roadmap, Diary().record, policy: .claimed)
    let plan = try #require(verdict.plan(to: "senior"))
    #expect(plan.steps.first?.item == verdict.next().first?.item)
    #expect(plan.steps.compactMap(\.reaches?.id) == ["junior", "mid", "senior"])
    #expect(plan.steps.last?.reaches?.id == "senior")
  }

  @Test func faultyRoadmapsHaveNoPlanAndDoNotTrap() {
    let circle = smallRoadmap([
      item("a", mustHave: true, after: [.item("b")]), item("b", target: .max, after: [.item("a")]),
    ])
    #expect(plan(circle) == nil)
    let high = smallRoadmap([item("a", target: .max), item("b", target: .min)], threshold: 101)
    #expect(plan(high) == nil)
    let huge = smallRoadmap([item("a", target: .max), item("b", target: .max)])
    #expect(plan(huge)?.studyTime == StudyTime(seconds: .max))
  }
}
