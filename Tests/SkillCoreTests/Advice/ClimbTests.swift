import SkillCore
import Testing

@Suite("When each level was reached")
struct ClimbTests {
  private let roadmap = PythonBackend.roadmap

  @Test func theDayIsTheOneWhoseFactTippedTheScale() {
    let small = smallRoadmap([item("a", weight: 69), item("b", weight: 1), item("c", weight: 30)])
    var diary = Diary()
    diary.complete("a", evidence: true, on: day("2026-01-10"))
    diary.add(.rating(5), "b", on: day("2026-01-11"))
    #expect(Climb(small, diary.facts, policy: .claimed).highest == nil)
    diary.complete("b", evidence: false, on: day("2026-01-12"))
    diary.study("c", minutes: 10, on: day("2026-01-14"))
    diary.add(.evidence("shown"), "b", on: day("2026-01-13"))
    diary.complete("c", evidence: true, on: day("2026-01-15"))
    let climb = Climb(small, diary.facts, policy: .evidenced)
    #expect(climb.steps == [climb.highest])
    #expect(climb.highest?.level == "able")
    #expect(climb.highest?.day == day("2026-01-13"))
  }

  @Test func nobodyWhoRecordedNothingEverReachedAnything() {
    let climb = Climb(roadmap, [], policy: .claimed)
    #expect(climb.steps.map(\.level) == ["junior", "mid", "senior"])
    #expect(climb.steps.allSatisfy { $0.day == nil } && climb.highest == nil)
  }

  @Test func aMarkHoldsOnEveryDayWhateverItsOwn() {
    let small = smallRoadmap([item("a"), item("b")])
    var diary = Diary()
    diary.complete("a", evidence: true, on: day("2026-01-10"))
    diary.add(.notApplicable, "b", on: day("2026-03-01"))
    #expect(Climb(small, diary.facts, policy: .claimed).highest?.day == day("2026-01-10"))
  }

  @Test func severalLevelsMayBeReachedOnOneDay() {
    var diary = Diary()
    for item in roadmap.items where !item.isHabit { diary.complete(item.slug, evidence: true) }
    let climb = Climb(roadmap, diary.facts, policy: .claimed)
    #expect(climb.steps.map(\.day) == [day("2026-01-15"), day("2026-01-15"), nil])
    #expect(climb.highest?.level == "mid")
  }

  @Test("The first day has the level, the day before has not; the highest is today's")
  func generated() {
    for var history in History.all {
      if history.seed % 5 == 0 { history.mark("cdn") }
      let policy = Policy.allCases[Int(history.seed / 4 % 2)]
      let climb = Climb(
        roadmap, history.facts.shuffled(using: &history.random), policy: policy)
      #expect(climb.highest?.level == history.assess(policy).level?.id, "seed \(history.seed)")
      for step in climb.steps {
        guard let first = step.day else { continue }
        let reached = { history.assess(policy, asOf: $0).hasReached(step.level) }
        #expect(reached(first) && !reached(first + -1), "\(step), seed \(history.seed)")
      }
    }
  }
}
