import SkillCore
import SkillExchange
import SkillStore

/// Planned against spent, by stage or by capability.
struct ReportPlan {
  private let verdict: Verdict
  private let sums: StudySums
  private let soFar: StudySums

  init(_ desk: Desk, _ sums: StudySums, _ range: ReportRange) throws {
    let marks = Record(facts: try desk.store.marks(.notApplicable, of: desk.learner))
    verdict = Verdict(desk.learner, try desk.roadmap(), marks, asOf: nil)
    self.sums = sums
    soFar =
      range.from == nil ? sums : try desk.store.studySums(of: desk.learner, to: range.to)
  }

  func byStage() -> [ReportRow] {
    let stages: [(Int?, String)] =
      verdict.roadmap.stages.map { ($0.number, "\($0.number) \($0.title.said)") }
      + [(nil, say("Resources, projects", zh: "资源与项目"))]
    return rows(stages.map { (JSON($0.0), $0.0, $0.1) }) { $0.stage }
  }

  func byCapability() -> [ReportRow] {
    rows(verdict.roadmap.capabilities.map { (.string("\($0.id)"), $0.id, $0.label.said) }) {
      $0.capability
    }
  }

  private func rows<Place: Hashable>(
    _ places: [(key: JSON, place: Place, label: String)], of place: (Roadmap.Item) -> Place
  ) -> [ReportRow] {
    let verdicts = verdict.claimed.itemVerdicts()
    var found: [Place: (sum: StudySum, plan: ReportRow.Plan)] = [:]
    for item in verdict.roadmap.items {
      var (sum, plan) = found[place(item)] ?? (StudySum(), ReportRow.Plan())
      if let own = sums.skills[item.slug] { sum.add(own) }
      plan.soFar += soFar.skills[item.slug]?.time ?? .zero
      if let verdict = verdicts[item.slug], verdict.isApplicable, !item.isHabit {
        plan.planned += StudyTime(minutes: item.target)
      }
      found[place(item)] = (sum, plan)
    }
    let rows = places.compactMap { key, place, label in
      found[place].map { ReportRow(key: key, label: label, sum: $0.sum, plan: $0.plan) }
    }
    return rows + [elsewhere()].compactMap { $0 }
  }

  /// What was studied of skills that this roadmap does not have.
  private func elsewhere() -> ReportRow? {
    let known = Set(verdict.roadmap.items.map(\.slug))
    var (sum, plan) = (StudySum(), ReportRow.Plan(isOnRoadmap: false))
    for own in sums.skills.entries where !known.contains(own.skill) { sum.add(own.sum) }
    for own in soFar.skills.entries where !known.contains(own.skill) { plan.soFar += own.sum.time }
    guard plan.soFar > .zero else { return nil }
    return ReportRow(
      key: .null, label: say("not on this roadmap", zh: "不在此路线图中"), sum: sum, plan: plan)
  }
}
