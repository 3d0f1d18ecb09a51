import SkillCore
import ThinSQLite

/// An existing fact with the id of an imported one.
struct KnownFact {
  let row: Int64
  let fact: Fact
  let learner: LearnerID
  let counts: Bool
  /// Whether the action that recorded it was undone.
  let isUndone: Bool
  /// The row of the fact that it corrects.
  let replaces: Int64?
}

// Queries of an import.
extension Store {
  /// Whether any roadmap has, or had, that skill.
  public func knowsSkill(_ skill: Slug) throws -> Bool {
    try db.first("select 1 from skill where slug = ?", skill.description) { _ in true }
      ?? false
  }

  /// An existing fact, whether it counts or not.
  func known(_ id: FactID) throws -> KnownFact? {
    guard let row = try row(of: id) else { return nil }
    return try db.first(
      Store.factColumns + "where fact.id = ?", row
    ) { columns in
      guard let owner = LearnerID(bytes: try columns.blob(15)) else {
        throw StoreError.damaged("fact", row: row)
      }
      let stored = try fact(from: columns)
      return KnownFact(
        row: row, fact: stored.fact, learner: owner, counts: stored.counts,
        isUndone: try !stored.counts && !isRecorded(row),
        replaces: try stored.counts ? nil : replaced(by: row))
    }
  }

  private func replaced(by row: Int64) throws -> Int64? {
    try db.first("select replaces from fact where id = ?", row) { try $0.optionalInt64(0) } ?? nil
  }

  /// The fact of the same family that counts.
  func countingRelative(of row: Int64) throws -> StoredFact? {
    try db.first(
      FamilySQL.withFamily + Store.factColumns
        + "where fact.live and fact.id in (select id from family)", row
    ) { try fact(from: $0) }
  }

  func hasSession(like fact: Fact, of learner: Learner) throws -> Bool {
    try db.first(
      """
      select 1 from fact
      where learner_id = (select id from learner where uid = ?)
        and skill_id = (select id from skill where slug = ?) and at = ? and end_at is ?
        and length is ? and kind = 'session' and live
      """, learner.id.bytes, fact.skill?.description,
      fact.at.instant.seconds, FactParts(fact).end?.instant.seconds,
      FactParts(fact).length?.seconds
    ) { _ in true } ?? false
  }
}

extension Fact {
  func renamed(_ id: FactID) -> Fact {
    id == self.id ? self : Fact(id: id, skill: skill, at: at, kind: kind, note: note, tags: tags)
  }
}
