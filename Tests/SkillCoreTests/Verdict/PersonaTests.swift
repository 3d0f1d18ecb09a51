import SkillCore
import Testing

@Suite("People whose level is known")
struct PersonaTests {
  private let roadmap = PythonBackend.roadmap
  private let ten: [Slug] = [
    "postgresql", "sqlalchemy", "sql-injection", "decorators", "type-hints-mypy", "fastapi",
    "restful-api-design", "jwt-oauth2", "middleware", "openapi-swagger",
  ]

  private func learner(_ skills: [Slug], evidence: Bool) -> Record {
    var diary = Diary()
    for skill in skills { diary.complete(skill, evidence: evidence) }
    return diary.record
  }

  @Test func theTableHasEveryItem() {
    #expect(roadmap.items.count == 66)
    #expect(roadmap.faults() == [])
  }

  @Test func tenJuniorItemsWithEvidenceGiveJunior() {
    for policy in Policy.allCases {
      let verdict = Assessment(roadmap, learner(ten, evidence: true), policy: policy)
      #expect(verdict.level?.id == "junior")
      #expect(verdict.capability("crud")?.score == 75)
      #expect(verdict.capability("basic-api")?.score == 71)
      #expect(verdict.nextLevel?.id == "mid")
    }
  }

  @Test func theSameTenWithoutEvidenceStayBelow() {
    let record = learner(ten, evidence: false)
    let claimed = Assessment(roadmap, record, policy: .claimed)
    #expect(claimed.level == nil)
    #expect(claimed.capability("crud")?.score == 60)
    #expect(claimed.capability("basic-api")?.score == 56)
    #expect(claimed.capability("crud")?.missing == [])
    #expect(Assessment(roadmap, record, policy: .evidenced).level == nil)
  }

  @Test func threeHundredAndSixtyHoursWithNothingCompletedStayBelow() {
    var diary = Diary()
    let junior = roadmap.items.filter { ["crud", "basic-api"].contains($0.capability) }
    for hour in 0..<360 {
      let skill = junior[hour % junior.count].slug
      diary.study(skill, minutes: 60, on: day("2025-01-01") + hour / 2, second: hour % 2 * 3600)
    }
    for policy in Policy.allCases {
      let verdict = Assessment(roadmap, diary.record, policy: policy)
      #expect(verdict.level == nil)
      #expect(verdict.itemVerdicts().values.allSatisfy { $0.mastery <= 50 })
      #expect(verdict.capabilities.allSatisfy { $0.score <= 50 })
      #expect(verdict.capability("crud")?.score ?? 0 > 40)
    }
  }

  @Test func allOfMidAndSeniorWithoutJuniorStaysBelow() {
    var diary = Diary()
    for item in roadmap.items where !["crud", "basic-api"].contains(item.capability) {
      diary.complete(item.slug, evidence: true)
      for week in 0..<30 {
        let link = Evidence("https://example.com/\(week)")
        diary.add(.checkIn(evidence: link), item.slug, on: day("2025-01-01") + 7 * week)
      }
    }
    let verdict = Assessment(roadmap, diary.record, policy: .evidenced)
    #expect(verdict.capabilities.filter(\.met).count == 5)
    #expect(verdict.level == nil)
    #expect(verdict.nextLevel?.id == "junior")
  }

  @Test func anEmptyLearnerIsBelowJuniorAtZero() {
    for policy in Policy.allCases {
      for freshOn in [nil, day("2026-11-22")] {
        let verdict = Assessment(roadmap, Record(facts: []), policy: policy, freshOn: freshOn)
        #expect(verdict.level == nil)
        #expect(verdict.progress.map(\.percent) == [0, 0, 0])
        #expect(verdict.progress.map(\.level) == ["junior", "mid", "senior"])
        #expect(verdict.ready.first?.gain.units ?? 0 > 0)
      }
    }
  }
}
