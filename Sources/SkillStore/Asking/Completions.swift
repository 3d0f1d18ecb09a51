import SkillCore
import ThinSQLite

/// The result of `done`.
public struct MarkedDone: Sendable {
  /// The completion that counts: the one given, or the first one if it was done before.
  public let completion: Fact
  public let wasDone: Bool
  /// Evidence that was added; nil if none was given or it exists already.
  public let evidence: Fact?
  /// A remark that was added to a skill done before.
  public let note: Fact?

  public var changedNothing: Bool { wasDone && evidence == nil && note == nil }
}

extension Store {
  /// Marks a skill as done, or waived. Marking it again keeps the first date, and adds only what is
  /// new.
  public func complete(
    _ completion: Fact, evidence proof: Evidence?, of learner: Learner, _ command: Command
  ) throws -> MarkedDone {
    try act(command) { journal in
      let kind = FactKind(completion.kind)
      let before = try countedFacts(kind, on: completion.skill, of: learner).first?.fact
      var note: Fact?
      if before == nil {
        try journal.add(completion, of: learner)
      } else if let words = completion.note {
        let remark = Fact(
          id: newID(), skill: completion.skill, at: completion.at, kind: .note(about: nil),
          note: words)
        try journal.add(remark, of: learner)
        note = remark
      }
      var evidence: Fact?
      if let proof {
        let added = Fact(
          id: newID(), skill: completion.skill, at: completion.at, kind: .evidence(proof))
        if try add(added, unlessSameOf: learner, in: journal) { evidence = added }
      }
      return MarkedDone(
        completion: before ?? completion, wasDone: before != nil, evidence: evidence, note: note)
    }
  }

  /// Voids all completions and waivers of the skill. Empty if there are none.
  public func reopen(_ skill: Slug, of learner: Learner, _ command: Command) throws -> [Fact] {
    try act(command) { journal in
      let stored =
        try countedFacts(.completion, on: skill, of: learner)
        + countedFacts(.waiver, on: skill, of: learner)
      for one in stored { try journal.void(one.row) }
      return stored.map(\.fact)
    }
  }

  /// Adds evidence; false if the skill has the same text already.
  public func addEvidence(
    _ evidence: Fact, of learner: Learner, _ command: Command
  ) throws -> Bool {
    try act(command) { try add(evidence, unlessSameOf: learner, in: $0) }
  }

  private func add(
    _ evidence: Fact, unlessSameOf learner: Learner, in journal: Journal
  ) throws -> Bool {
    let text = FactParts(evidence).evidence ?? ""
    let known = try countedFacts(.evidence, on: evidence.skill, of: learner)
    // By bytes: canonically equivalent texts are different evidence.
    let isKnown = known.contains {
      FactParts($0.fact).evidence?.utf8.elementsEqual(text.utf8) == true
    }
    if isKnown { return false }
    try journal.add(evidence, of: learner)
    return true
  }
}
