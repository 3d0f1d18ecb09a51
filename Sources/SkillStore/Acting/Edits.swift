import SkillCore
import ThinSQLite

/// What an edit found or did.
public struct EditedFact: Sendable {
  /// What is live now: the corrected fact, or the old one when both say the same.
  public let fact: Fact
  public let changed: Bool
  public let overlaps: [Fact]
  public let wasTrimmed: Bool
}

extension Store {
  /// Voids a live fact and adds the corrected one in its place. One that says the same, byte for
  /// byte, changes nothing.
  ///
  /// - Throws: `StoreError.unknownFact` when the fact is not live, `.alreadyDone` when a completion
  ///   or waiver would be the skill's second, `.noFreeTime` when `.trim` leaves nothing.
  public func replace(
    _ id: FactID, with corrected: Fact, of learner: Learner, overlap: OverlapRule,
    moment: (Instant) -> Moment, _ command: Command
  ) throws -> EditedFact {
    try act(command) { journal in
      guard let old = try stored(id), old.isLive else { throw StoreError.unknownFact("\(id)") }
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

  /// Replaces many live facts as one action: their times stay, so nothing new overlaps.
  ///
  /// - Returns: how many were changed; those that say the same already are not.
  /// - Throws: `StoreError.unknownFact` when one is not live, `.alreadyDone` when a completion or waiver
  ///   would be a skill's second; then nothing has changed.
  public func replaceAll(
    _ changes: [(id: FactID, with: Fact)], of learner: Learner, _ command: Command
  ) throws -> Int {
    try act(command) { journal in
      var count = 0
      for change in changes {
        guard let old = try stored(change.id), old.isLive else {
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

  /// The live fact that took the place of a voided one, perhaps after several corrections.
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
    let others = try liveFacts(kind, on: skill, of: learner).filter { $0.row != old.row }
    if let other = others.first { throw StoreError.alreadyDone(other.fact) }
  }
}

/// Whether two facts differ in nothing but their ids. Texts count byte for byte.
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
