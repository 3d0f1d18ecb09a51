import SkillCore
import Testing

@Suite("Not applicable")
struct NotApplicableTests {
  private let roadmap = smallRoadmap(
    [
      item("must", stars: 5), item("a"), item("b", weight: 30),
      item("x", group: "any"), item("y", group: "any"),
    ], groups: [group("any", k: 1)])

  private func verdict(_ diary: Diary, _ roadmap: Roadmap? = nil) -> Assessment {
    Assessment(roadmap ?? self.roadmap, diary.record, policy: .evidenced)
  }

  @Test func aMarkedItemLeavesTheDenominator() {
    var diary = Diary()
    diary.complete("must", "a", evidence: true)
    #expect(verdict(diary).capability("craft")?.score == 800 / 41)
    let mark = diary.add(.notApplicable, "b")
    #expect(verdict(diary).capability("craft")?.score == 800 / 11)
    #expect(verdict(diary).level?.id == "able")
    let item = verdict(diary).itemVerdicts()["b"]
    #expect(item?.state == .notApplicable)
    #expect(item?.facts == [mark])
    #expect(item?.isApplicable == false)
  }

  @Test func aGroupIsMarkedAsAWhole() {
    var diary = Diary()
    diary.add(.notApplicable, "any")
    #expect(verdict(diary).entry(.group("any"))?.state == .notApplicable)
    #expect(verdict(diary).itemVerdicts()["x"]?.state == .notApplicable)
    #expect(verdict(diary).ready.map(\.item).contains("x") == false)
  }

  @Test func aMarkOnAMemberOrAMustHaveIsNotHeeded() {
    var diary = Diary()
    let without = verdict(diary)
    diary.add(.notApplicable, "x")
    diary.add(.notApplicable, "must")
    #expect(verdict(diary) == without)
  }

  @Test func aCapabilityWhoseEveryItemIsMarkedHeedsNoMark() {
    let roadmap = smallRoadmap([item("a"), item("b")])
    var diary = Diary()
    diary.add(.notApplicable, "a")
    diary.add(.notApplicable, "b")
    #expect(verdict(diary, roadmap).level == nil)
    #expect(verdict(diary, roadmap).itemVerdicts()["a"]?.state == .todo)
  }

  @Test func aMarkedPrerequisiteAsksForNothing() {
    let roadmap = smallRoadmap([item("a"), item("b", after: [.item("a")])])
    var diary = Diary()
    #expect(verdict(diary, roadmap).ready.map(\.item) == ["a"])
    diary.add(.notApplicable, "a")
    #expect(verdict(diary, roadmap).ready.map(\.item) == ["b"])
  }

  @Test func refusals() {
    let empty = Diary().record
    #expect(
      roadmap.refusalToMarkNotApplicable("must", empty) == .mustHave(capability: "craft"))
    #expect(roadmap.refusalToMarkNotApplicable("x", empty) == .member(of: "any"))
    #expect(roadmap.refusalToMarkNotApplicable("nowhere", empty) == .notCounted)
    #expect(roadmap.refusalToMarkNotApplicable("a", empty) == nil)
    #expect(roadmap.refusalToMarkNotApplicable("any", empty) == nil)
    let backend = PythonBackend.roadmap
    #expect(
      backend.refusalToMarkNotApplicable("orm", empty)
        == .mustHaveGroup("orm", members: ["django-orm", "sqlalchemy"], capability: "crud"))
    #expect(
      backend.refusalToMarkNotApplicable("sqlalchemy", empty)
        == backend.refusalToMarkNotApplicable("orm", empty))
    let habit = backend.refusalToMarkNotApplicable("habit-oss-pr", empty)
    #expect(habit == .mustHaveHabit("habit-oss-pr", capability: "team-coordination"))
    // A habit cannot be waived, so waiving is not suggested.
    #expect(habit?.message.en.contains("waive") == false)
    #expect(habit?.message.en.contains("rung checkin habit-oss-pr") == true)
    #expect(backend.refusalToMarkNotApplicable("message-broker", empty) == nil)
  }

  @Test func theLastItemOfACapabilityStays() {
    let roadmap = smallRoadmap(
      [item("a"), item("b"), item("x", group: "any")], groups: [group("any", k: 1)])
    var diary = Diary()
    diary.add(.notApplicable, "a")
    #expect(roadmap.refusalToMarkNotApplicable("b", diary.record) == nil)
    diary.add(.notApplicable, "any")
    #expect(
      roadmap.refusalToMarkNotApplicable("b", diary.record) == .lastItem(capability: "craft"))
    #expect(roadmap.refusalToMarkNotApplicable("a", diary.record) == nil)
  }
}
