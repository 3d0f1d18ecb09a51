import SkillCore
import SkillExchange
import SkillStore

/// Writes learners, their verdicts and their facts as a script for PostgreSQL.
struct PostgresSource {
  let desk: Desk
  /// Nil is all learners.
  let only: Learner?
  let today: LocalDay

  /// Streams the rows within one read transaction.
  /// - Returns: how many NULs were replaced.
  func write(to sink: @escaping ([UInt8]) throws -> Void) throws -> Int {
    var script = PostgresScript(write: sink)
    try desk.store.reading {
      let learners = try desk.store.changedLearners().filter {
        only == nil || $0.learner == only
      }
      for one in learners {
        try script.append(
          [
            .id(one.learner.id.bits), .text(one.learner.name), .boolean(one.isHidden),
            .instant(one.changedAt),
          ], to: .learner)
      }
      let shown = learners.filter { !$0.isHidden }.map(\.learner)
      let verdicts = try shown.map { try desk.verdict(of: $0) }
      try roadmaps(verdicts, &script)
      try judge(verdicts, &script)
      let owners = Set(shown.map(\.id))
      try desk.store.forEachChangedFact(of: only) { one in
        if owners.contains(one.owner) { try script.append(row(one), to: .fact) }
      }
    }
    try script.finish()
    return script.replacedNULs
  }

  private func roadmaps(_ verdicts: [Verdict], _ script: inout PostgresScript) throws {
    var known: [Roadmap] = []
    for verdict in verdicts
    where !known.contains(where: { $0.reference == verdict.roadmap.reference }) {
      known.append(verdict.roadmap)
    }
    for roadmap in known {
      for (position, one) in roadmap.capabilities.enumerated() {
        try script.append(
          [
            .text("\(roadmap.slug)"), .integer(roadmap.version), .text("\(one.id)"),
            .integer(position), .text("\(one.level)"), .text(one.label.en), .text(one.label.zh),
            .integer(one.threshold),
          ], to: .capability)
      }
    }
    for roadmap in known {
      for (position, item) in roadmap.items.enumerated() where !item.deprecated {
        try script.append(
          [
            .text("\(roadmap.slug)"), .integer(roadmap.version), .text("\(item.slug)"),
            .integer(position), PostgresValue(item.stage), .integer(item.stars),
            .text("\(item.capability)"), .text(item.label.en), .text(item.label.zh),
          ], to: .skill)
      }
    }
  }

  private func judge(_ verdicts: [Verdict], _ script: inout PostgresScript) throws {
    let known = try desk.store.lastChange() ?? Instant(seconds: 0)
    for verdict in verdicts {
      for policy in Policy.allCases {
        let level = verdict.assessment(policy).level.map { "\($0.id)" }
        try script.append(
          [
            .id(verdict.learner.id.bits), .text("\(verdict.roadmap.slug)"), .text(policy.rawValue),
            .integer(verdict.roadmap.version), .day(today), .instant(known), PostgresValue(level),
          ], to: .verdict)
      }
    }
    for verdict in verdicts {
      for policy in Policy.allCases {
        for one in verdict.assessment(policy).capabilities {
          try script.append(
            [
              .id(verdict.learner.id.bits), .text("\(verdict.roadmap.slug)"),
              .text(policy.rawValue),
              .text("\(one.id)"), .integer(verdict.roadmap.version), .day(today), .instant(known),
              .integer(one.score), .boolean(one.met), .texts(one.missing.map { "\($0)" }),
            ], to: .capabilityVerdict)
        }
      }
    }
  }

  /// A fact that was deleted or undone is exported without its text, which also clears the text in
  /// the target.
  private func row(_ one: ChangedFact) -> [PostgresValue] {
    let fact = one.fact
    var (end, evidence, rating, about): (Moment?, String?, Int?, FactID?)
    var length: Int?
    switch fact.kind {
    case .session(let last): end = last
    case .length(let time): length = time.seconds
    case .evidence(let proof): evidence = proof.text
    case .checkIn(let proof): evidence = proof?.text
    case .rating(let value): rating = value
    case .note(let session): about = session
    case .timer, .completion, .waiver, .notApplicable: break
    }
    return [
      .id(fact.id), .id(one.owner.bits), .text(FactKind(fact.kind).rawValue),
      PostgresValue(fact.skill?.description), .instant(fact.at.instant),
      end.map { .instant($0.instant) } ?? .null, .text(fact.at.zone), .day(fact.at.localDay),
      PostgresValue(one.counts ? evidence : nil), PostgresValue(rating),
      PostgresValue(one.counts ? fact.note : nil), .texts(one.counts ? fact.tags : []),
      about.map { .id($0) } ?? .null, .boolean(one.counts), .instant(one.changedAt),
      PostgresValue(length),
    ]
  }
}
