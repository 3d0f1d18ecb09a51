import SkillCore
import Testing

@Suite("What differs between two verdicts")
struct ChangeTests {
  private let roadmap = smallRoadmap(
    [
      item("a", weight: 7), item("b", weight: 1), item("x", weight: 2, group: "any"),
      item("y", group: "any"), item("c", weight: 90),
    ], groups: [group("any", k: 1)])

  private func assess(_ diary: Diary) -> Assessment {
    Assessment(roadmap, diary.record, policy: .claimed)
  }

  private func told(_ changes: [Change]) -> [String] {
    changes.map { change in
      switch change {
      case .capability(let old, let new): "\(new.id) \(old.score)-\(new.score) \(new.met)"
      case .item(let old, let new): "\(new.entry) \(old.mastery)-\(new.mastery) \(new.state)"
      }
    }
  }

  @Test func nothingDiffersFromItself() {
    var diary = Diary()
    diary.complete("a", evidence: true)
    #expect(assess(diary).changes(since: assess(diary)) == [])
  }

  @Test func eachChangeIsListedOnceInRoadmapOrder() {
    var diary = Diary()
    diary.study("a", minutes: 30)
    let before = assess(diary)
    diary.complete("c", "y", evidence: true)
    diary.add(.completion, "a")
    #expect(
      told(assess(diary).changes(since: before)) == [
        "craft 0-97 true", "a 2-80 done", "@any 0-100 done", "y 0-100 done", "c 0-100 done",
      ])
    #expect(told(before.changes(since: assess(diary))).first == "craft 97-0 false")
  }

  @Test func aStateAloneIsAChangeAndMoreFactsAloneAreNot() {
    var diary = Diary()
    diary.complete("a", evidence: false)
    let before = assess(diary)
    diary.study("a", minutes: 30)
    #expect(assess(diary).changes(since: before) == [])
    diary.add(.evidence("x"), "b")
    // Under its own capability, though that scores as before.
    #expect(
      told(assess(diary).changes(since: before)) == ["craft 5-5 false", "b 0-0 studying"])
  }

  @Test func whatOnlyOneRoadmapHasIsLeftOut() {
    var diary = Diary()
    diary.complete("a", evidence: true)
    let other = Assessment(smallRoadmap([item("new")]), diary.record, policy: .claimed)
    #expect(told(other.changes(since: assess(diary))) == ["craft 6-0 false"])
  }
}
