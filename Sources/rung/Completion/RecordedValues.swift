import Arguments
import SkillCore
import SkillStore

/// Values of the record for completion: skills, ids, tags, learners, roadmaps.
struct RecordedValues {
  private let desk: Desk
  private let invocation: Invocation

  /// - Throws: if there is no record, or it is busy.
  init(_ invocation: Invocation) throws {
    guard try DatabasePath.exists(invocation) else { throw Missing() }
    self.invocation = invocation
    desk = try invocation.desk(for: .glancing)
  }

  private struct Missing: Error {}

  func values(_ kind: Kind) throws -> [Candidate] {
    switch kind {
    case .skill: try skills { _ in true }
    case .skillOrGroup: try skills { _ in true } + groups()
    case .habit: try skills(\.isHabit)
    case .subject: try sessions() + skills { _ in true }
    case .id: try ids()
    case .tag: try tags()
    case .learner: try desk.store.learners().map { Candidate(value: $0.name) }
    case .roadmap: try roadmaps()
    case .roadmapOrFile:
      try roadmaps() + desk.store.roadmaps().map { Candidate(value: "\($0.reference)") }
    case .level:
      try desk.roadmap().levels.map { Candidate(value: "\($0.id)", meaning: $0.label.said) }
    case .stage:
      try desk.roadmap().stages.map { Candidate(value: "\($0.number)", meaning: $0.title.said) }
    default: []
    }
  }

  /// By slug, and by label once one is being typed.
  private func skills(_ isWanted: (Roadmap.Item) -> Bool) throws -> [Candidate] {
    let items = try desk.roadmap().items.filter { $0.counts && isWanted($0) }
    return items.map { Candidate(value: "\($0.slug)", meaning: $0.label.said) }
      + items.flatMap { item in
        // A label in Latin letters mostly begins as its slug does: it would only be a duplicate.
        [item.label.zh, item.label.en].filter { !$0.unicodeScalars.allSatisfy(\.isASCII) }
          .map { Candidate(value: $0, meaning: "\(item.slug)") }
      }
  }

  private func groups() throws -> [Candidate] {
    try desk.roadmap().groups.map { Candidate(value: "@\($0.id)", meaning: $0.label.said) }
  }

  private func roadmaps() throws -> [Candidate] {
    var seen: Set<Slug> = []
    return try desk.store.roadmaps().map(\.reference.slug).filter { seen.insert($0).inserted }
      .map { Candidate(value: "\($0)") }
  }

  private func recent(_ kinds: Set<FactKind>?, _ limit: Int) throws -> [Fact] {
    var query = FactQuery()
    if let kinds { query.kinds = kinds }
    query.limit = limit
    return try desk.store.facts(of: desk.learner, query)
  }

  private func sessions() throws -> [Candidate] {
    try recent([.session], 5).enumerated().map { index, fact in
      Candidate(value: "@\(index + 1)", meaning: line(fact))
    }
  }

  private func ids() throws -> [Candidate] {
    try sessions()
      + recent(nil, 20).map { fact in
        Candidate(value: "\(try desk.store.shortID(fact.id))", meaning: line(fact))
      }
  }

  private func tags() throws -> [Candidate] {
    var seen: Set<String> = []
    return try recent([.session, .timer], 200).flatMap(\.tags).filter { seen.insert($0).inserted }
      .map { Candidate(value: $0) }
  }

  private func line(_ fact: Fact) -> String {
    let skill = fact.skill.map { "\($0) " } ?? ""
    return "\(skill)\(fact.kind.label.said) \(invocation.whenText(fact))"
  }
}
