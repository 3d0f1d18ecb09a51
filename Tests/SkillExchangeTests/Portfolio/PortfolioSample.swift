import SkillCore

@testable import SkillExchange

/// A learner whose portfolio tests look at: two skills done, one of them proven, and a habit.
struct PortfolioSample {
  var learner = "ada"
  var evidence = ["https://example.org/pr/1", "a <talk> | on `it`"]
  var label: Text?
  var isEmpty = false

  static let day = LocalDay(number: 20_468)  // 2026-01-15

  func portfolio() throws -> Portfolio {
    var roadmap = try defaultRoadmap.get()
    if let label, let place = roadmap.items.firstIndex(where: { $0.slug == slug("postgresql") }) {
      roadmap.items[place].label = label
    }
    let facts = isEmpty ? [] : facts
    let record = Record(facts: facts)
    let calendar = HeatmapGrid.year(until: Self.day, columns: 53)
    var year = DaySums()
    for fact in facts {
      guard case .session(let end) = fact.kind else { continue }
      let time = StudyTime(from: fact.at.instant, to: end.instant)
      year.add(StudySum(time: time, sessions: 1), on: fact.at.localDay)
    }
    let done = facts.filter { $0.kind == .completion }.map { fact in
      let item = roadmap.items.first { $0.slug == fact.skill }
      return Portfolio.Achievement(
        label: item?.label ?? Text(same: "?"), stage: item?.stage, stars: item?.stars, at: fact.at,
        isWaived: false, evidence: fact.skill == slug("postgresql") ? evidence : [])
    }
    return Portfolio(
      learner: learner, roadmap: roadmap, day: Self.day,
      claimed: Assessment(roadmap, record, policy: .claimed),
      evidenced: Assessment(roadmap, record, policy: .evidenced), year: year,
      firstDay: year.first, studied: year.total.time, calendar: calendar,
      weeklyGoal: isEmpty ? nil : StudyTime(minutes: 120),
      stages: roadmap.stages.map {
        Portfolio.Stage(
          number: $0.number, title: $0.title, done: 1, count: 9,
          studied: isEmpty ? .zero : StudyTime(minutes: 90), planned: StudyTime(minutes: 600))
      },
      achievements: done.reversed(),
      habits: [
        Portfolio.Habit(
          label: Text("a | habit", zh: "习惯"), unit: .week, target: 12,
          starts: isEmpty ? [] : [Self.day.monday, Self.day.monday + -14])
      ])
  }

  private var facts: [Fact] {
    func moment(_ seconds: Int64) -> Moment {
      Moment(Instant(seconds: 1_768_485_600 + seconds), zone: "Asia/Shanghai", offset: 28_800)
    }
    func fact(_ skill: String, _ number: UInt64, _ kind: Fact.Kind) -> Fact {
      Fact(
        id: FactID(high: 1, low: number), skill: slug(skill), at: moment(Int64(number) * -86_400),
        kind: kind)
    }
    return [
      fact("asyncio", 9, .session(end: moment(-9 * 86_400 + 5400))),
      fact("redis", 3, .session(end: moment(-3 * 86_400 + 10_800))),
      fact("postgresql", 2, .completion),
      fact("postgresql", 1, .evidence(Evidence(evidence.first ?? ""))),
      fact("sql-injection", 0, .completion),
    ]
  }
}
