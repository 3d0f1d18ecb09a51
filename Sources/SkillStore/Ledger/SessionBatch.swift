import SkillCore
import ThinSQLite

/// Sessions of an import that wait to be written by one statement, without the table's checks: SQLite
/// builds their lists (`kind in (...)`) anew for every row, which is half of writing it. What they ask of
/// a session is asked here; one that does not pass is left to the ordinary way, which refuses it.
struct SessionBatch {
  private struct Waiting {
    let fact: Fact
    let place: Place
  }

  /// The rows of a learner and a skill.
  struct Place {
    let learner: Int64
    let skill: Int64
  }

  private var sessions: [Waiting] = []
  private var ids: Set<FactID> = []
  private var isUnchecked = false
  private static let size = 64

  var isFull: Bool { sessions.count == SessionBatch.size }

  func contains(_ id: FactID) -> Bool { ids.contains(id) }

  func hasSession(from start: Instant) -> Bool {
    sessions.contains { $0.fact.at.instant == start }
  }

  /// Takes a session; false for any other fact.
  mutating func take(_ fact: Fact, at place: Place) -> Bool {
    guard FactKind(fact.kind) == .session, SessionBatch.isSound(fact) else { return false }
    sessions.append(Waiting(fact: fact, place: place))
    ids.insert(fact.id)
    return true
  }

  private static func isSound(_ fact: Fact) -> Bool {
    let offsets = [fact.at.offset, FactParts(fact).end?.offset ?? 0]
    return (try? fact.session()) != nil && !fact.at.zone.isEmpty
      && fact.at.canCount(on: fact.at.localDay)
      && offsets.allSatisfy { (-93_600...93_600).contains($0) }
      && fact.at.instant.seconds.magnitude < 1 << 40
  }

  /// Lets the table check what is written again; to be called before anything else is.
  mutating func end(_ journal: Journal) throws {
    try write(to: journal)
    guard isUnchecked else { return }
    try journal.store.db.run("pragma ignore_check_constraints = off")
    isUnchecked = false
  }

  /// Writes what waits, in the order it came.
  mutating func write(to journal: Journal) throws {
    guard !sessions.isEmpty else { return }
    if !isUnchecked {
      // Once for many: every prepared statement is prepared again.
      try journal.store.db.run("pragma ignore_check_constraints = on")
      isUnchecked = true
    }
    let action = try journal.actionRow()
    let row = "(?, ?, ?, 'session', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    let rows = Array(repeating: row, count: sessions.count).joined(separator: ", ")
    try journal.store.db.run(
      """
      insert into fact (
        uid, action_id, learner_id, kind, skill_id, at, at_offset, zone, local_day, end_at,
        end_offset, note, tags, length)
      values
      \(rows)
      """,
      Listed(
        sessions.flatMap { session -> [SQLValue] in
          let fact = session.fact
          let parts = FactParts(fact)
          return [
            SQLValue(fact.id.bytes), SQLValue(action), SQLValue(session.place.learner),
            SQLValue(session.place.skill), SQLValue(fact.at.instant.seconds),
            SQLValue(fact.at.offset), .text(fact.at.zone), SQLValue(fact.at.localDay.number),
            SQLValue(parts.end?.instant.seconds), SQLValue(parts.end?.offset),
            SQLValue(fact.note), SQLValue(parts.tags), SQLValue(parts.length?.seconds),
          ]
        }))
    if sessions.contains(where: { $0.fact.note != nil }) { journal.hasNotes = true }
    sessions.removeAll(keepingCapacity: true)
    ids.removeAll(keepingCapacity: true)
  }
}
