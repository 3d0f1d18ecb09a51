import SkillCore
import SkillExchange
import SkillStore

/// The rows of a CSV export.
final class CSVSource {
  private let desk: Desk
  private let only: Learner?
  private let invocation: Invocation

  /// - Parameter only: the learner to export; nil is all.
  init(_ desk: Desk, only: Learner?, _ invocation: Invocation) {
    self.desk = desk
    self.only = only
    self.invocation = invocation
  }

  /// Streams a table's rows within one read transaction.
  func rows(of table: CSVTable, _ body: ([String]) throws -> Void) throws {
    try desk.store.reading {
      switch table {
      case .skills: try skills(body)
      case .levels: try levels(body)
      case .sessions: try facts([.session], body)
      case .completions: try facts([.completion], body)
      case .evidence: try facts([.evidence], body)
      case .notes: try facts([.note], body)
      case .checkins: try facts([.checkin], body)
      case .waivers: try facts([.waiver], body)
      case .ratings: try facts([.rating], body)
      case .notApplicable: try facts([.notApplicable], body)
      }
    }
  }

  /// The table of sessions, the only long one.
  func write(sessions writer: inout CSVWriter) throws {
    try desk.store.reading {
      var frames: [CellFrame?] = []
      try desk.store.forEachSession(of: only) { names, session in
        if frames.isEmpty { frames = Array(repeating: nil, count: names.learners.count) }
        let learner = names.learners[session.learner]
        let frame =
          try frames[session.learner]
          ?? CellFrame(learner, names.skills, Frame(try desk.roadmap(of: learner)))
        if frames[session.learner] == nil { frames[session.learner] = frame }
        try writer.append(
          CSVSession(
            id: session.id, learner: frame.owner, skill: frame.skills[session.skill],
            time: session.time, tags: session.tags, note: session.note))
      }
    }
  }

  /// The cells of a learner that rows share.
  private struct CellFrame {
    let owner: CSVSession.Cells
    /// In the order of the store's list.
    let skills: [CSVSession.Cells]

    init(_ learner: Learner, _ skills: [Slug], _ frame: Frame) {
      owner = CSVSession.Cells([learner.name])
      self.skills = skills.map {
        CSVSession.Cells(
          CSVFact.skillCells($0, stage: frame.stages[$0], isGroup: frame.groups.contains($0)))
      }
    }
  }

  private func facts(_ kinds: Set<FactKind>, _ body: ([String]) throws -> Void) throws {
    var frames: [Learner: Frame] = [:]
    let proofs = kinds.contains(.completion) ? try evidence() : [:]
    try desk.store.forEachFact(kinds, of: only) { learner, fact in
      let frame = try frames[learner] ?? Frame(try desk.roadmap(of: learner))
      frames[learner] = frame
      let proof = fact.skill.flatMap { proofs[Owned(learner: learner, skill: $0)] } ?? []
      try body(
        CSVFact(
          try followed(fact), learner: learner.name, stage: fact.skill.flatMap { frame.stages[$0] },
          isGroup: fact.skill.map { frame.groups.contains($0) } ?? false, evidence: proof
        ).row)
    }
  }

  /// A note on a corrected session refers to the correction that counts; on a deleted one, to none:
  /// only facts that count are exported.
  private func followed(_ fact: Fact) throws -> Fact {
    guard case .note(let session?) = fact.kind, try !desk.store.counts(session) else {
      return fact
    }
    return Fact(
      id: fact.id, skill: fact.skill, at: fact.at,
      kind: .note(about: try desk.store.successor(of: session)?.id), note: fact.note,
      tags: fact.tags)
  }

  private struct Owned: Hashable {
    let learner: Learner
    let skill: Slug
  }

  /// The roadmap's part of a row.
  private struct Frame {
    var stages: [Slug: Int] = [:]
    var groups: Set<Slug> = []

    init(_ roadmap: Roadmap) {
      for item in roadmap.items { stages[item.slug] = item.stage }
      groups = Set(roadmap.groups.map(\.id)).subtracting(roadmap.items.map(\.slug))
    }
  }

  private func evidence() throws -> [Owned: [String]] {
    var proofs: [Owned: [String]] = [:]
    try desk.store.forEachFact([.evidence], of: only) { learner, fact in
      if let skill = fact.skill, case .evidence(let proof) = fact.kind {
        proofs[Owned(learner: learner, skill: skill), default: []].append(proof.text)
      }
    }
    return proofs
  }

  private func skills(_ body: ([String]) throws -> Void) throws {
    let verdict = try desk.verdict()
    for row in SkillRow.all(verdict) {
      try body(
        CSVTable.row(
          of: row.item, in: verdict.roadmap, state: row.verdict.state, mastery: row.verdict.mastery,
          studied: row.studied, completedAt: row.completedAt))
    }
  }

  private func levels(_ body: ([String]) throws -> Void) throws {
    for learner in try only.map({ [$0] }) ?? desk.store.activeLearners() {
      let verdict = try desk.verdict(of: learner)
      for policy in Policy.allCases {
        let rows = CSVTable.rows(
          of: verdict.assessment(policy), learner: learner.name, roadmap: verdict.roadmap,
          asOf: invocation.context.today)
        for row in rows { try body(row) }
      }
    }
  }
}
