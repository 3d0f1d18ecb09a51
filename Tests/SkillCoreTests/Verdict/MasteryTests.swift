import SkillCore
import Testing

@Suite("Mastery")
struct MasteryTests {
  private func mastery(
    _ diary: Diary, stars: Int = 1, policy: Policy = .claimed, kind: Roadmap.Item.Kind = .skill
  ) -> ItemVerdict? {
    let roadmap = smallRoadmap([item("it", stars: stars, kind: kind)])
    return Assessment(roadmap, diary.record, policy: policy).itemVerdicts()["it"]
  }

  @Test(
    "Study is floored once and never passes 50",
    arguments: [(0, 0), (287, 0), (288, 1), (14_399, 49), (14_400, 50), (30_000, 50)])
  func study(seconds: Int, expected: Int) {
    var diary = Diary()
    diary.study("it", seconds: seconds, second: 0)
    #expect(mastery(diary)?.mastery == expected)
  }

  @Test(
    "The target grows with the stars",
    arguments: [(1, 240), (2, 360), (3, 600), (4, 900), (5, 1200)])
  func target(stars: Int, minutes: Int) {
    var almost = Diary()
    for part in 0..<2 {
      almost.study("it", seconds: minutes * 30 - part, on: day("2026-01-15") + part, second: 0)
    }
    #expect(mastery(almost, stars: stars)?.mastery == 49)
    almost.study("it", seconds: 1, on: day("2026-01-20"))
    #expect(mastery(almost, stars: stars)?.mastery == 50)
  }

  @Test func completionIs80AsClaimedAnd50AsEvidenced() {
    var diary = Diary()
    diary.complete("it", evidence: false)
    #expect(mastery(diary)?.mastery == 80)
    #expect(mastery(diary, policy: .evidenced)?.mastery == 50)
    #expect(mastery(diary)?.state == .done)
    #expect(mastery(diary)?.isUnproven == true)
  }

  @Test func completionWithEvidenceIs100() {
    var diary = Diary()
    diary.complete("it", evidence: true)
    for policy in Policy.allCases {
      #expect(mastery(diary, policy: policy)?.mastery == 100)
    }
    #expect(mastery(diary)?.isUnproven == false)
  }

  @Test func evidenceAloneIsNotMastery() {
    var diary = Diary()
    diary.add(.evidence("https://example.com"), "it")
    #expect(mastery(diary)?.mastery == 0)
    #expect(mastery(diary)?.state == .studying)
  }

  @Test func aWaiverCountsAsCompletion() {
    var diary = Diary()
    diary.add(.waiver, "it")
    #expect(mastery(diary)?.mastery == 80)
    #expect(mastery(diary, policy: .evidenced)?.mastery == 50)
    #expect(mastery(diary)?.state == .waived)
    diary.add(.evidence("x"), "it")
    #expect(mastery(diary, policy: .evidenced)?.mastery == 100)
    diary.add(.completion, "it")
    #expect(mastery(diary)?.state == .done)
  }

  @Test func ratingsNotesAndCheckInsGiveASkillNothing() {
    var diary = Diary()
    diary.add(.rating(5), "it")
    diary.add(.note(about: nil), "it")
    #expect(mastery(diary)?.state == .todo)
    diary.add(.checkIn(evidence: "https://example.com"), "it")
    #expect(mastery(diary)?.mastery == 0)
  }

  @Test func theFactsItRestsOnAreCitedInOrder() {
    var diary = Diary(firstID: 10)
    let session = diary.study("it", minutes: 10)
    #expect(mastery(diary)?.facts == [session])
    let evidence = diary.add(.evidence("x"), "it")
    let completion = diary.add(.completion, "it")
    diary.add(.rating(5), "it")
    #expect(mastery(diary)?.facts == [evidence, completion])
  }

  @Test func aHugeTargetDoesNotOverflow() {
    var record = Diary().record
    record.setStudied(StudyTime(seconds: .max), for: "it")
    let roadmap = smallRoadmap([item("it", weight: .max, target: .max)])
    let verdict = Assessment(roadmap, record, policy: .claimed)
    #expect(verdict.mastery("it") == 50)
  }
}
