import SkillCore
import TestSupport
import Testing

@Suite("What to study next")
struct NextTests {
  private func assess(_ roadmap: Roadmap, _ diary: Diary = Diary()) -> Assessment {
    Assessment(roadmap, diary.record, policy: .claimed)
  }

  @Test func thePlanComesFirstThenGainPerHourThenStarsStageAndSlug() {
    var roadmap = smallRoadmap([
      item("z", stars: 1, weight: 40, target: 60), item("y", stars: 2, weight: 2, target: 60),
      item("x", stars: 3, weight: 2, target: 120), item("c", stars: 2, weight: 2, target: 60),
      item("d", stars: 2, weight: 2, target: 60), item("e", stars: 2, weight: 2, target: 60),
      item("w", stars: 3, weight: 4, target: 120),
    ])
    roadmap.stages.append(Roadmap.Stage(number: 2, title: Text(same: "two")))
    roadmap.items[3].stage = 2
    roadmap.items[4].stage = nil
    let ready = assess(roadmap).ready
    #expect(ready.map(\.item) == ["z", "w", "e", "y", "c", "d", "x"])
    #expect(ready.map(\.isPlanned) == [true] + Array(repeating: false, count: 6))
    #expect(assess(roadmap).next { $0.stars == 3 }?.ready.map(\.item) == ["w", "x"])
  }

  @Test func theGainIsToldWithAProofAndWithout() {
    let ready = assess(smallRoadmap([item("a", weight: 1), item("b", weight: 3)])).ready
    let gains = ready.map { ($0.item, $0.gain.rounded(to: 1000), $0.gainDone.rounded(to: 1000)) }
    #expect(gains.map(\.0) == ["b", "a"])
    // 75 and 60 of 70, 25 and 20 of 70; at most 1.
    #expect(gains.map(\.1) == [1000, 357])
    #expect(gains.map(\.2) == [857, 286])
  }

  @Test func aGainIsNeverRoundedToNothing() {
    let roadmap = smallRoadmap((0..<3000).map { item(Slug(stringLiteral: "s\($0)"), weight: 1) })
    let ready = assess(roadmap).ready
    #expect(ready.count == 3000)
    #expect(ready.allSatisfy { $0.gain.units > 0 && $0.gainDone.units > 0 })
  }

  @Test func anItemWhosePrerequisitesAreOpenIsNotOffered() {
    let roadmap = smallRoadmap([item("a"), item("b", weight: 50, after: [.item("a")])])
    #expect(assess(roadmap).ready.map(\.item) == ["a"])
    let best = assess(roadmap).blockedBest()
    #expect(best?.item == "b")
    #expect(best?.blockedBy == ["a"])
    #expect(best?.unmet == [.item("a")])
    #expect(best?.isReady == false)
    var diary = Diary()
    diary.complete("a", evidence: false)
    #expect(assess(roadmap, diary).ready.map(\.item) == ["b", "a"])
    #expect(assess(roadmap, diary).blockedBest() == nil)
  }

  @Test func theChainListsEverythingOnceEachAfterItsOwnPrerequisites() {
    let roadmap = smallRoadmap([
      item("goal", weight: 50, after: [.item("left"), .item("right")]),
      item("left", after: [.item("root")]), item("right", after: [.item("root"), .item("left")]),
      item("root"), item("aside"),
    ])
    #expect(assess(roadmap).blockedBest()?.blockedBy == ["root", "left", "right"])
  }

  @Test func theChainKeepsTheOrderInWhichPrerequisitesAreWritten() {
    let roadmap = smallRoadmap([
      item("a"), item("b"), item("goal", weight: 50, after: [.item("b"), .item("a")]),
    ])
    #expect(assess(roadmap).blockedBest()?.blockedBy == ["b", "a"])
  }

  @Test func aGroupPrerequisiteAsksForItsOwnKOrTheNumberGiven() {
    let members: [Slug] = ["x", "y", "z"]
    func roadmap(atLeast: Int?) -> Roadmap {
      smallRoadmap(
        members.map { item($0, group: "any") }
          + [item("goal", weight: 50, after: [.group("any", atLeast: atLeast)])],
        groups: [group("any", k: 1)])
    }
    var diary = Diary()
    #expect(assess(roadmap(atLeast: nil)).blockedBest()?.blockedBy == ["x"])
    #expect(assess(roadmap(atLeast: 2)).blockedBest()?.blockedBy == ["x", "y"])
    diary.complete("y", evidence: false)
    #expect(assess(roadmap(atLeast: nil), diary).blockedBest() == nil)
    #expect(assess(roadmap(atLeast: 2), diary).blockedBest()?.blockedBy == ["x"])
    #expect(assess(roadmap(atLeast: 3), diary).blockedBest()?.blockedBy == ["x", "z"])
  }

  @Test func theChainPrefersThePlansMembersAndThenTheCheapest() {
    let roadmap = smallRoadmap(
      [
        item("a", after: [.item("root")], group: "any"), item("b", group: "any"), item("root"),
        item("goal", weight: 50, after: [.group("any", atLeast: nil)]),
      ], groups: [group("any", k: 1)])
    #expect(assess(roadmap).blockedBest()?.blockedBy == ["b"])
  }

  @Test func aPrerequisiteIsJudgedAsClaimedWhateverThePolicy() {
    let roadmap = smallRoadmap([item("a"), item("b", after: [.item("a")])])
    var diary = Diary()
    diary.complete("a", evidence: false)
    let evidenced = Assessment(roadmap, diary.record, policy: .evidenced)
    #expect(evidenced.mastery("a") == 50)
    #expect(Set(evidenced.ready.map(\.item)) == ["a", "b"])
    #expect(evidenced.unproven == ["a"])
  }

  @Test func aFurtherMemberOfAFullGroupBringsNothing() {
    let roadmap = smallRoadmap(
      [item("x", group: "any"), item("y", group: "any"), item("other", weight: 20)],
      groups: [group("any", k: 1)])
    var diary = Diary()
    diary.complete("x", evidence: true)
    let next = assess(roadmap, diary).ready
    #expect(next.map(\.item) == ["other", "y"])
    #expect(next.last?.gain.units == 0)
  }

  @Test func atTheTopThereIsNothingToGain() {
    let roadmap = smallRoadmap([item("a"), item("b", weight: 1)])
    var diary = Diary()
    diary.complete("a", evidence: true)
    diary.complete("b", evidence: false)
    #expect(assess(roadmap, diary).nextLevel == nil)
    #expect(assess(roadmap, diary).next() == nil)
    #expect(assess(roadmap, diary).blockedBest() == nil)
    #expect(assess(roadmap, diary).unproven == ["b"])
  }

  @Test func aLongChainOfSkillsIsWalkedWithoutOverflow() {
    let count = rounds(2000, long: 10_000)
    let items = (0..<count).map { number -> Roadmap.Item in
      let before: [Roadmap.Prerequisite] =
        number == 0 ? [] : [.item(Slug(stringLiteral: "s\(number - 1)"))]
      return item(
        Slug(stringLiteral: "s\(number)"), weight: number == count - 1 ? 1000 : 1, after: before)
    }
    let roadmap = smallRoadmap(items)
    let verdict = assess(roadmap)
    #expect(roadmap.faults() == [])
    #expect(verdict.ready.map(\.item) == ["s0"])
    #expect(verdict.blockedBest()?.blockedBy.count == count - 1)
    #expect(verdict.blockedBest()?.blockedBy.first == "s0")
  }
}
