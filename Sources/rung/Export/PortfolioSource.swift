import SkillCore
import SkillExchange
import SkillStore

extension Desk {
  /// The portfolio, from the kept sums: sessions are not loaded into memory.
  func portfolio(on today: LocalDay) throws -> Portfolio {
    let verdict = try verdict()
    let calendar = HeatmapGrid.year(until: today, columns: 53)
    return Portfolio(
      learner: learner.name, roadmap: verdict.roadmap, day: today, claimed: verdict.claimed,
      evidenced: verdict.evidenced,
      year: try store.studyDays(
        of: learner, from: calendar.days.lowerBound, to: calendar.days.upperBound),
      firstDay: try store.firstStudyDay(of: learner),
      studied: try studied(on: verdict.roadmap), calendar: calendar,
      weeklyGoal: try store.weeklyGoal(of: learner),
      stages: try StageRow.all(verdict, self).map(\.portfolio),
      achievements: try achievements(verdict.roadmap), habits: verdict.habits)
  }

  /// All study time on the roadmap's skills, each minute counted once.
  private func studied(on roadmap: Roadmap) throws -> StudyTime {
    let known = Set(roadmap.items.map(\.slug))
    let rows = try store.studyRows(of: learner, count: 1) { known.contains($0) ? 0 : 1 }
    return rows.first?.time ?? .zero
  }

  /// The learner's remarks, newest first.
  func forEachRemark(_ body: (Portfolio.Remark) throws -> Void) throws {
    let labels = try labels(roadmap())
    try store.forEachNote(of: learner) { fact in
      guard let note = fact.note else { return }
      let label = fact.skill.map { labels[$0] ?? Text(same: "\($0)") }
      try body(Portfolio.Remark(label: label, at: fact.at, text: note))
    }
  }

  private func labels(_ roadmap: Roadmap) -> [Slug: Text] {
    Dictionary(
      roadmap.items.map { ($0.slug, $0.label) } + roadmap.groups.map { ($0.id, $0.label) }
    ) { first, _ in first }
  }

  /// The first completion of each skill, newest first; a waiver if there is none.
  private func achievements(_ roadmap: Roadmap) throws -> [Portfolio.Achievement] {
    let items = Dictionary(roadmap.items.map { ($0.slug, $0) }) { first, _ in first }
    var proofs: [Slug: [String]] = [:]
    for fact in try store.marks(.evidence, of: learner) {
      guard let skill = fact.skill, case .evidence(let proof) = fact.kind else { continue }
      proofs[skill, default: []].append(proof.text)
    }
    var first: [Slug: Fact] = [:]
    for fact in try store.marks(.completion, of: learner) + store.marks(.waiver, of: learner) {
      if let skill = fact.skill, first[skill] == nil { first[skill] = fact }
    }
    let ordered = first.sorted { ($1.value.at.instant, $0.key) < ($0.value.at.instant, $1.key) }
    return ordered.map { slug, fact in
      Portfolio.Achievement(
        label: items[slug]?.label ?? Text(same: "\(slug)"), stage: items[slug]?.stage,
        stars: items[slug]?.stars, at: fact.at, isWaived: fact.kind == .waiver,
        evidence: proofs[slug] ?? [])
    }
  }
}

extension Verdict {
  fileprivate var habits: [Portfolio.Habit] {
    roadmap.items.compactMap { item in
      guard case .habit(let habit) = item.kind, !item.deprecated else { return nil }
      return Portfolio.Habit(
        label: item.label, unit: habit.unit, target: item.target,
        starts: habit.starts(record[item.slug].checkIns))
    }
  }
}

extension StageRow {
  fileprivate var portfolio: Portfolio.Stage {
    Portfolio.Stage(
      number: stage?.number, title: stage?.title, done: done, count: counted.count,
      studied: studied, planned: planned)
  }
}
