import SkillCore
import Testing

/// Sentences of the specification (TheRule, in SkillCore's documentation) that no other test looks at.
@Suite("The rule, sentence by sentence")
struct RuleSentenceTests {
  private let weekly = Roadmap.Habit(period: .week, needsLink: false)

  private func ready(_ roadmap: Roadmap, _ diary: Diary, _ policy: Policy = .claimed) -> [Slug] {
    Assessment(roadmap, diary.record, policy: policy).ready.map(\.item).sorted()
  }

  private func deprecated(_ slug: Slug, group: Slug? = nil) -> Roadmap.Item {
    var item = item(slug, group: group)
    item.deprecated = true
    return item
  }

  @Test("A prerequisite orders advice and never lowers a score")
  func prerequisiteLowersNothing() {
    let free = smallRoadmap([item("a"), item("b")])
    let bound = smallRoadmap([item("a"), item("b", after: [.item("a")])])
    var diary = Diary()
    diary.complete("b", evidence: true)
    let (one, other) = (
      Assessment(free, diary.record, policy: .evidenced),
      Assessment(bound, diary.record, policy: .evidenced)
    )
    #expect(one.capability("craft")?.score == 50)
    #expect(one.capabilities == other.capabilities)
    #expect(one.progress.map(\.percent) == other.progress.map(\.percent))
  }

  @Test("A prerequisite is satisfied at 80: a habit's at four of five weeks, not at three")
  func prerequisiteOnAHabit() {
    let roadmap = smallRoadmap([
      item("habit", target: 5, kind: .habit(weekly)), item("next", after: [.item("habit")]),
    ])
    var diary = Diary()
    for week in 0..<3 {
      diary.add(.checkIn(evidence: nil), "habit", on: day("2025-01-01") + 7 * week)
    }
    #expect(ready(roadmap, diary) == ["habit"])
    diary.add(.checkIn(evidence: nil), "habit", on: day("2025-02-01"))
    #expect(ready(roadmap, diary) == ["habit", "next"])
  }

  @Test("A waiver satisfies a prerequisite, hours alone do not")
  func prerequisiteWaived() {
    let roadmap = smallRoadmap([item("a", target: 60), item("b", after: [.item("a")])])
    var diary = Diary()
    diary.study("a", minutes: 600)
    #expect(ready(roadmap, diary) == ["a"])
    diary.add(.waiver, "a")
    #expect(ready(roadmap, diary, .evidenced).contains("b"))
  }

  @Test("A prerequisite on a deprecated item, or on a group of nothing else, asks for nothing")
  func prerequisiteDeprecated() {
    let roadmap = smallRoadmap(
      [
        deprecated("old"), item("a", after: [.item("old")]), deprecated("x", group: "any"),
        item("b", after: [.group("any", atLeast: nil)]),
        item("c", after: [.group("any", atLeast: 2)]),
      ], groups: [group("any", k: 1)])
    #expect(ready(roadmap, Diary()) == ["a", "b", "c"])
    #expect(
      Assessment(roadmap, Diary().record, policy: .claimed).plan(to: "able")?.steps.count == 3)
  }

  @Test("A prerequisite on a group that is not applicable asks for nothing")
  func prerequisiteOnALeftOutGroup() {
    let roadmap = smallRoadmap(
      [
        item("x", group: "any"), item("y", group: "any"),
        item("b", after: [.group("any", atLeast: 2)]), item("c"),
      ], groups: [group("any", k: 1)])
    var diary = Diary()
    #expect(ready(roadmap, diary) == ["c", "x", "y"])
    diary.add(.notApplicable, "any")
    #expect(ready(roadmap, diary) == ["b", "c"])
  }

  @Test("What blocks is only what still blocks")
  func stillBlocked() {
    let roadmap = smallRoadmap([
      item("a"), item("b"), item("goal", weight: 50, after: [.item("a"), .item("b")]),
    ])
    var diary = Diary()
    diary.complete("a", evidence: false)
    let best = Assessment(roadmap, diary.record, policy: .claimed).blockedBest()
    #expect(best?.item == "goal" && best?.blockedBy == ["b"] && best?.unmet == [.item("b")])
  }

  @Test("A waiver is a completion: 50 without a proof as evidenced, 100 with one")
  func waiverAndProof() {
    let roadmap = smallRoadmap([item("it")])
    func mastery(_ diary: Diary, _ policy: Policy) -> Int? {
      Assessment(roadmap, diary.record, policy: policy).mastery("it")
    }
    var diary = Diary()
    diary.add(.waiver, "it")
    #expect(mastery(diary, .claimed) == 80 && mastery(diary, .evidenced) == 50)
    diary.add(.evidence("seen by many"), "it")
    #expect(mastery(diary, .claimed) == 100 && mastery(diary, .evidenced) == 100)
  }

  @Test("A mark follows replacedBy; on a must-have it is not heeded")
  func marksOfOtherVersions() {
    func roadmap(mustHave: Bool) -> Roadmap {
      var old = item("old")
      old.deprecated = true
      old.replacedBy = "new"
      return smallRoadmap([old, item("new", mustHave: mustHave), item("other")])
    }
    var diary = Diary()
    let mark = diary.add(.notApplicable, "old")
    func verdict(mustHave: Bool) -> ItemVerdict? {
      Assessment(roadmap(mustHave: mustHave), diary.record, policy: .claimed).itemVerdicts()["new"]
    }
    #expect(verdict(mustHave: false)?.state == .notApplicable)
    #expect(verdict(mustHave: false)?.facts == [mark])
    #expect(verdict(mustHave: true)?.state == .todo)
    #expect(
      roadmap(mustHave: false).refusalToMarkNotApplicable("other", diary.record)
        == .lastItem(capability: "craft"))
  }

  @Test("A habit's sessions and evidence keep it fresh, and give it no mastery")
  func habitActivity() {
    let roadmap = smallRoadmap([item("habit", target: 1, kind: .habit(weekly))])
    var diary = Diary()
    func mastery() -> Int? {
      Assessment(roadmap, diary.record, policy: .claimed, freshOn: day("2026-01-01")).mastery(
        "habit")
    }
    diary.study("habit", minutes: 600, on: day("2026-01-01"))
    diary.add(.evidence("https://example.org"), "habit", on: day("2026-01-01"))
    #expect(mastery() == 0)
    diary.add(.checkIn(evidence: nil), "habit", on: day("2020-01-01"))
    #expect(mastery() == 100)
  }

  @Test(
    "Each kind of activity makes a day of its own: session, completion, evidence, check-in, waiver")
  func activity() {
    var diary = Diary()
    let kinds: [Fact.Kind] = [
      .completion, .evidence("x"), .checkIn(evidence: nil), .waiver, .rating(3), .note(about: nil),
    ]
    diary.study("it", minutes: 1, on: day("2020-01-01"))
    for (number, kind) in kinds.enumerated() {
      diary.add(kind, "it", on: day("2020-01-02") + number)
    }
    diary.add(.notApplicable, "it", on: day("2020-03-01"))
    #expect(diary.record["it"].activeDays.count == 5)
    #expect(diary.record["it"].lastActive == day("2020-01-05"))
  }

  @Test("A proof costs nothing and is ready whatever comes before it; finishing costs what is left")
  func steps() throws {
    let roadmap = smallRoadmap([
      item("a", stars: 1), item("b", mustHave: true, target: 600, after: [.item("a")]),
      item("c", mustHave: true, target: 600), item("d", mustHave: true, target: 60),
      item("e", target: 3, kind: .habit(weekly)),
    ])
    var diary = Diary()
    diary.complete("b", evidence: false)
    diary.study("c", minutes: 250)
    diary.add(.evidence("https://example.org"), "d")
    diary.add(.checkIn(evidence: nil), "e")
    let verdict = Assessment(roadmap, diary.record, policy: .evidenced)
    let steps = Dictionary(verdict.ready.map { ($0.item, $0.step) }) { one, _ in one }
    let proof = try #require(steps["b"])
    #expect(proof.action == .prove && proof.addsProof && proof.cost == .zero)
    let rest = try #require(steps["c"])
    #expect(rest.action == .finish && rest.addsProof && rest.cost == StudyTime(minutes: 350))
    // It has its evidence already.
    let proven = try #require(steps["d"])
    #expect(!proven.addsProof && proven.cost == StudyTime(minutes: 60))
    let habit = try #require(steps["e"])
    #expect(habit.action == .keep && habit.cost == StudyTime(minutes: 240) && !habit.addsProof)
  }

  @Test("A gain is the progress's, which is the mean over the capabilities, not one capability's")
  func gainOverCapabilities() throws {
    var roadmap = smallRoadmap([item("a"), item("b"), item("c")])
    roadmap.capabilities.append(
      Roadmap.Capability(
        id: "other", level: "able", label: Text(same: "other"), threshold: 100))
    roadmap.items[2].capability = "other"
    let ready = Assessment(roadmap, Diary().record, policy: .claimed).ready
    let gains = Dictionary(ready.map { ($0.item, ($0.gain.share, $0.gainDone.share)) }) { one, _ in
      one
    }
    // 50 and 40 of 70 in one of two capabilities; 100 and 80 of 100 in the other.
    let (first, other) = (try #require(gains["a"]), try #require(gains["c"]))
    #expect(abs(first.0 - 50 / 70.0 / 2) < 1e-9 && abs(first.1 - 40 / 70.0 / 2) < 1e-9)
    #expect(abs(other.0 - 0.5) < 1e-9 && abs(other.1 - 0.4) < 1e-9)
  }

  @Test("A capability's part and the progress, by the formula")
  func progressByTheFormula() {
    let roadmap = smallRoadmap([
      item("a", mustHave: true), item("b", mustHave: true), item("c", mustHave: true), item("d"),
    ])
    var diary = Diary()
    diary.complete("a", evidence: true)
    diary.complete("b", evidence: false)
    let verdict = Assessment(roadmap, diary.record, policy: .claimed)
    // Score 45 of 70: floor(500 * 45 / 70) = 321, and two of three must-haves: 333.
    #expect(verdict.capability("craft")?.score == 45)
    #expect(verdict.capability("craft")?.part == 654)
    #expect(verdict.progress.map(\.percent) == [65])
  }
}
