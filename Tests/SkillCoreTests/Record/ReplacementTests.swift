import SkillCore
import Testing

@Suite("Renamed skills")
struct ReplacementTests {
  private func replaced(_ slug: Slug, by new: Slug) -> Roadmap.Item {
    var old = item(slug)
    old.deprecated = true
    old.replacedBy = new
    return old
  }

  @Test func factsFollowTheWholeChain() {
    let roadmap = smallRoadmap([
      replaced("first", by: "second"), replaced("second", by: "third"), item("third"),
    ])
    var diary = Diary()
    diary.add(.completion, "first")
    diary.add(.evidence("x"), "second")
    let verdict = Assessment(roadmap, diary.record, policy: .evidenced)
    #expect(verdict.mastery("third") == 100)
    #expect(verdict.itemVerdicts()["third"]?.facts.count == 2)
    #expect(verdict.mastery("first") == nil)
    #expect(roadmap.faults() == [])
  }

  @Test func timeUnderBothNamesIsOneUnionWithOneDailyCap() {
    let roadmap = smallRoadmap([replaced("old", by: "new"), item("new")])
    var diary = Diary()
    diary.study("old", minutes: 60, second: 0)
    diary.study("new", minutes: 60, second: 1800)
    #expect(diary.record.carried(by: roadmap)["new"].studied == StudyTime(minutes: 90))
    diary.study("old", minutes: 700, second: 0)
    diary.study("new", minutes: 700, second: 700 * 60)
    #expect(diary.record.carried(by: roadmap)["new"].studied == StudyTime(minutes: 720))
  }

  @Test func theRecordOfTheOldNameStays() {
    let roadmap = smallRoadmap([replaced("old", by: "new"), item("new")])
    var diary = Diary()
    diary.complete("old", evidence: false, on: day("2024-01-01"))
    diary.complete("new", evidence: false, on: day("2025-01-01"))
    diary.add(.rating(4), "old", on: day("2024-01-01"))
    let carried = diary.record.carried(by: roadmap)
    #expect(carried["old"].completions.count == 1)
    #expect(carried["new"].completions.count == 2)
    #expect(carried["new"].firstCompletion?.localDay == day("2024-01-01"))
    #expect(carried["new"].lastActive == day("2025-01-01"))
    #expect(carried["new"].rating == 4)
  }

  @Test func severalOldNamesMayMeetInOne() {
    let roadmap = smallRoadmap([
      replaced("a", by: "c"), replaced("b", by: "c"), item("c", target: 100),
    ])
    var diary = Diary()
    diary.study("a", minutes: 30, second: 0)
    diary.study("b", minutes: 30, second: 3600)
    #expect(Assessment(roadmap, diary.record, policy: .claimed).mastery("c") == 30)
  }

  @Test func aCircleOfReplacementsLeadsNowhereAndIsNamed() {
    let roadmap = smallRoadmap([
      replaced("a", by: "b"), replaced("b", by: "a"), replaced("before", by: "a"), item("c"),
    ])
    #expect(roadmap.replacements() == [:])
    #expect(roadmap.faults() == [.replacementCycle(["a", "b"])])
  }

  @Test func aPrerequisiteOnTheOldNameMeansTheNewOne() {
    let roadmap = smallRoadmap([
      replaced("old", by: "new"), item("new"), item("after", after: [.item("old")]),
    ])
    var diary = Diary()
    let before = Assessment(roadmap, diary.record, policy: .claimed)
    #expect(before.ready.map(\.item) == ["new"])
    diary.complete("new", evidence: false)
    let after = Assessment(roadmap, diary.record, policy: .claimed)
    #expect(after.unmetPrerequisites()["after"] == [])
    #expect(roadmap.warnings().contains(.deprecatedPrerequisite("old", item: "after")))
  }
}
