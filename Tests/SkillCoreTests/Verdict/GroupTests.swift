import SkillCore
import Testing

@Suite("Any-of groups")
struct GroupTests {
  private func roadmap(k: Int, members: [Slug] = ["a", "b", "c"]) -> Roadmap {
    smallRoadmap(
      members.map { item($0, stars: 5, group: "any") },
      groups: [group("any", k: k, stars: 5)])
  }

  private func value(_ diary: Diary, k: Int) -> Int? {
    Assessment(roadmap(k: k), diary.record, policy: .claimed).entry(.group("any"))?.mastery
  }

  @Test func oneOfThreeTakesTheBestMember() {
    var diary = Diary()
    #expect(value(diary, k: 1) == 0)
    diary.complete("b", evidence: false)
    #expect(value(diary, k: 1) == 80)
    diary.complete("c", evidence: true)
    #expect(value(diary, k: 1) == 100)
  }

  @Test func twoOfThreeTakesTheFlooredMeanOfTheBestTwo() {
    var diary = Diary()
    diary.complete("a", evidence: true)
    #expect(value(diary, k: 2) == 50)
    diary.study("b", minutes: 25)  // 1 of 50
    #expect(value(diary, k: 2) == 50)
    diary.study("c", minutes: 48)  // 2 of 50
    #expect(value(diary, k: 2) == 51)
    diary.complete("c", evidence: false)
    #expect(value(diary, k: 2) == 90)
  }

  @Test func itIsOneItemWithItsOwnWeightAndMustHave() {
    var diary = Diary()
    let verdict = Assessment(roadmap(k: 1), diary.record, policy: .claimed)
    #expect(verdict.capability("craft")?.items.count == 1)
    #expect(verdict.capability("craft")?.missing.map(\.description) == ["@any"])
    diary.complete("a", evidence: false)
    let better = Assessment(roadmap(k: 1), diary.record, policy: .claimed)
    #expect(better.capability("craft")?.missing == [])
    #expect(better.level?.id == "able")
  }

  @Test func aMemberIsNeverAMustHaveByItself() {
    var roadmap = roadmap(k: 1)
    for index in roadmap.items.indices { roadmap.items[index].mustHave = true }
    var diary = Diary()
    diary.complete("a", evidence: true)
    #expect(Assessment(roadmap, diary.record, policy: .evidenced).level?.id == "able")
  }

  @Test func itStandsWhereItsFirstMemberDoes() {
    var roadmap = roadmap(k: 1)
    roadmap.items.insert(item("before"), at: 0)
    roadmap.items.append(item("after"))
    let verdict = Assessment(roadmap, Diary().record, policy: .claimed)
    #expect(
      verdict.capability("craft")?.items.map(\.entry.description) == ["before", "@any", "after"])
  }

  @Test func itsStateFollowsItsMembers() {
    func state(_ diary: Diary) -> ItemState? {
      Assessment(roadmap(k: 2), diary.record, policy: .claimed).entry(.group("any"))?.state
    }
    var diary = Diary()
    #expect(state(diary) == .todo)
    diary.complete("a", evidence: false)
    #expect(state(diary) == .studying)
    diary.add(.waiver, "b")
    #expect(state(diary) == .waived)
    diary.complete("c", evidence: false)
    #expect(state(diary) == .done)
  }
}
