import SkillCore
import SkillExchange
import SkillStore

/// Targets and study time, by stage or capability.
struct ReportPlan {
  private let desk: Desk
  private let range: ReportRange
  private let verdict: Verdict

  init(_ desk: Desk, _ range: ReportRange) throws {
    let marks = Record(facts: try desk.store.marks(.notApplicable, of: desk.learner))
    verdict = Verdict(desk.learner, try desk.roadmap(), marks, asOf: nil)
    self.desk = desk
    self.range = range
  }

  func byStage() throws -> [ReportRow] {
    let stages: [(Int?, String)] =
      verdict.roadmap.stages.map { ($0.number, "\($0.number) \($0.title.said)") }
      + [(nil, say("Resources, projects", zh: "资源与项目"))]
    return try rows(stages.map { (JSON($0.0), $0.0, $0.1) }) { $0.stage }
  }

  func byCapability() throws -> [ReportRow] {
    try rows(verdict.roadmap.capabilities.map { (.string("\($0.id)"), $0.id, $0.label.said) }) {
      $0.capability
    }
  }

  private func rows<Place: Hashable>(
    _ places: [(key: JSON, place: Place, label: String)], of place: (Roadmap.Item) -> Place
  ) throws -> [ReportRow] {
    let verdicts = verdict.claimed.itemVerdicts()
    let rowOf = Dictionary(places.enumerated().map { ($1.place, $0) }) { first, _ in first }
    var (rows, planned): ([Slug: Int], [Int: StudyTime]) = ([:], [:])
    for item in verdict.roadmap.items {
      guard let row = rowOf[place(item)] else { continue }
      rows[item.slug] = row
      planned[row, default: .zero] += .zero
      if let verdict = verdicts[item.slug], verdict.isApplicable, !item.isHabit {
        planned[row, default: .zero] += StudyTime(minutes: item.target)
      }
    }
    // The last row sums the skills that this roadmap does not have.
    let (sums, soFar) = try times(count: places.count + 1) { rows[$0] ?? places.count }
    let known = places.enumerated().compactMap { row, place -> ReportRow? in
      guard let planned = planned[row] else { return nil }
      return ReportRow(
        key: place.key, label: place.label, sum: sums[row],
        plan: ReportRow.Plan(soFar: soFar[row].time, planned: planned))
    }
    return known + [elsewhere(sums[places.count], soFar[places.count].time)].compactMap { $0 }
  }

  /// On the days of the report, and so far.
  private func times(
    count: Int, row: (Slug) -> Int
  ) throws -> (sums: [StudySum], soFar: [StudySum]) {
    func rows(from: LocalDay?) throws -> [StudySum] {
      try desk.store.studyRows(of: desk.learner, from: from, to: range.to, count: count, row: row)
    }
    let soFar = try rows(from: nil)
    return (range.from == nil ? soFar : try rows(from: range.from), soFar)
  }

  private func elsewhere(_ sum: StudySum, _ soFar: StudyTime) -> ReportRow? {
    guard soFar > .zero else { return nil }
    return ReportRow(
      key: .null, label: say("not on this roadmap", zh: "不在此路线图中"), sum: sum,
      plan: ReportRow.Plan(soFar: soFar, isOnRoadmap: false))
  }
}
