import SkillCore
import ThinSQLite

/// The result of an edit.
public struct EditedFact: Sendable {
  /// The fact that counts now: the corrected one, or the old one if both are equal.
  public let fact: Fact
  public let changed: Bool
  public let overlaps: [Fact]
  public let wasTrimmed: Bool
}

extension Store {
  /// Voids a fact and adds the corrected one. An equal one, byte for byte, changes nothing.
  ///
  /// - Throws: `StoreError.unknownFact` if the fact does not count, `.alreadyDone` if a completion
  ///   or waiver would be the skill's second, `.noFreeTime` if `.trim` leaves nothing.
  public func replace(
    _ id: FactID, with corrected: Fact, of learner: Learner, overlap: OverlapRule,
    moment: (Instant) -> Moment, _ command: Command
  ) throws -> EditedFact {
    try act(command) { journal in
      guard let old = try stored(id), old.counts else { throw StoreError.unknownFact("\(id)") }
      if saysTheSame(old.fact, corrected) {
        return EditedFact(fact: old.fact, changed: false, overlaps: [], wasTrimmed: false)
      }
      try refuseSecond(corrected, after: old, of: learner)
      try journal.void(old.row)
      guard FactKind(corrected.kind) == .session else {
        try journal.add(corrected, of: learner, replacing: old.row)
        return EditedFact(fact: corrected, changed: true, overlaps: [], wasTrimmed: false)
      }
      let logged = try record(
        corrected, of: learner, replacing: old.row, overlap: overlap, moment: moment, in: journal)
      guard let logged else { throw StoreError.noFreeTime }
      return EditedFact(
        fact: logged.fact, changed: true, overlaps: logged.overlaps, wasTrimmed: logged.wasTrimmed)
    }
  }

  /// Replaces many facts as one action: their times stay, so nothing new overlaps.
  ///
  /// - Returns: how many were changed, without equal ones.
  /// - Throws: `StoreError.unknownFact` if one does not count, `.alreadyDone` if a completion or
  ///   waiver would be a skill's second; nothing has changed then.
  public func replaceAll(
    _ changes: [(id: FactID, with: Fact)], of learner: Learner, _ command: Command
  ) throws -> Int {
    try act(command) { journal in
      var count = 0
      for change in changes {
        guard let old = try stored(change.id), old.counts else {
          throw StoreError.unknownFact("\(change.id)")
        }
        if saysTheSame(old.fact, change.with) { continue }
        try refuseSecond(change.with, after: old, of: learner)
        try journal.void(old.row)
        try journal.add(change.with, of: learner, replacing: old.row)
        count += 1
      }
      return count
    }
  }

  /// The fact that counts in place of a voided one, perhaps after several corrections.
  public func successor(of id: FactID) throws -> Fact? {
    try db.first(
      Store.factColumns + """
        where fact.live and fact.id in (
          with recursive line (id) as (
            select id from fact where substr(uid, 15) = substr(?1, 15) and uid = ?1
            union
            select later.id from line
              join fact as later on later.replaces = line.id
              join action on action.id = later.action_id and action.done)
          select id from line)
        """, id.bytes
    ) { try fact(from: $0).fact }
  }

  private func refuseSecond(_ fact: Fact, after old: StoredFact, of learner: Learner) throws {
    let kind = FactKind(fact.kind)
    guard kind == .completion || kind == .waiver, let skill = fact.skill else { return }
    let others = try countedFacts(kind, on: skill, of: learner).filter { $0.row != old.row }
    if let other = others.first { throw StoreError.alreadyDone(other.fact) }
  }
}

/// Whether two facts are equal except for their ids, byte for byte.
func saysTheSame(_ left: Fact, _ right: Fact) -> Bool {
  func bytes(_ fact: Fact) -> [[UInt8]?] {
    let parts = FactParts(fact)
    return [fact.note, parts.evidence, parts.tags].map { $0.map { Array($0.utf8) } }
  }
  let twin = Fact(
    id: left.id, skill: right.skill, at: right.at, kind: right.kind, note: right.note,
    tags: right.tags)
  return left == twin && bytes(left) == bytes(right)
}
