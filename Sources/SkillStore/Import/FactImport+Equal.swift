import SkillCore

// Entries without an id are looked up by their content.
extension FactImport {
  /// The fact that an entry without an id equals: one that counts, or what it was before the learner corrected or
  /// deleted it. One fact answers for one entry.
  func equal(to fact: Fact, of learner: Learner, _ name: Naming) throws -> Match? {
    guard name.numbered != nil else { return nil }
    let here = try facts.known(at: fact.at.instant, of: learner.id)
    guard !here.isEmpty else { return nil }
    let content = FactsAtStart.Content(fact)
    let equal = here.filter { $0.content == content && !changes.isMet($0.row) }
    for known in equal where known.counts && changes.isFree(known.row) {
      // What the learner made of an entry of this tool is no other entry of it.
      if known.isCorrection, hasVersions(fact), let source = name.source,
        try !known.isImported(from: source)
          && store.isImported(familyOf: known.row, from: source)
      {
        continue
      }
      return .known(known.row)
    }
    for known in equal where !known.counts {
      guard try store.isRecorded(known.row) else { continue }
      // The tool said something else since.
      if let source = name.source, let version = try store.version(of: known.row, from: source),
        version.row != known.row
      {
        continue
      }
      guard let live = try store.countingRelative(of: known.row) else { return .deleted(known.row) }
      if changes.isFree(live.row) {
        changes.meet(known.row)
        return .known(live.row)
      }
    }
    return nil
  }

  /// An older version of the entry, from an earlier import of the tool, that no other entry matched: the nearest one.
  func olderVersion(of fact: Fact, of learner: Learner, _ name: Naming) throws -> Match? {
    guard name.numbered != nil, hasVersions(fact), let source = name.source else { return nil }
    let new = FactsAtStart.Content(fact)
    var best: (match: Match, difference: Int)?
    for known in try facts.known(at: fact.at.instant, of: learner.id)
    where known.isImported(from: source) && !changes.isMet(known.row) {
      guard let difference = difference(known.content, new), difference < best?.difference ?? .max
      else { continue }
      guard let version = try store.version(of: known.row, from: source),
        version.row == known.row
      else { continue }
      guard let live = version.live else {
        // Deleted: worse than any that counts.
        if best == nil { best = (.deleted(known.row), 4) }
        continue
      }
      guard changes.isFree(live.row) else { continue }
      best = (.different(live.fact, live.row), difference)
      if difference == 0 { break }
    }
    return best?.match
  }

  /// Whether older versions of a session can be recognised: a day may have many lengths, and only a text identifies
  /// one of them. Tags do not.
  private func hasVersions(_ fact: Fact) -> Bool {
    switch fact.kind {
    case .session: true
    case .length: (fact.note ?? "").split(separator: " ").contains { !$0.hasPrefix("#") }
    default: false
    }
  }

  /// Nil unless one is a version of the other: timed sessions with the same skill or end; lengths with the same skill
  /// and text.
  private func difference(_ old: FactsAtStart.Content, _ new: FactsAtStart.Content) -> Int? {
    guard old.kind == new.kind, (old.length == nil) == (new.length == nil) else { return nil }
    let (sameSkill, sameTime) = (
      old.skill == new.skill, old.end == new.end && old.length == new.length
    )
    guard new.length == nil ? sameSkill || sameTime : sameSkill && old.note == new.note else {
      return nil
    }
    return (sameSkill ? 0 : 2) + (sameTime ? 0 : 1)
  }
}
