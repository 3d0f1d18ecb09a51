import SkillCore
import ThinSQLite

/// A session that counts, as exports stream it, with only the columns they show.
public struct SessionRow: Sendable {
  public var id: FactID
  public var skill: Slug
  public var time: Session
  /// As stored, separated by blanks.
  public var tags: String
  public var note: String
}

extension Store {
  /// Streams the sessions that count, of one learner or of all that are not hidden, by time and
  /// then id.
  public func forEachSession(
    of learner: Learner?, _ body: (Learner, SessionRow) throws -> Void
  ) throws {
    let people = try rowsOfLearners().filter { learner == nil || $0.value.id == learner?.id }
    let skills = try db.all("select id, slug from skill") { (try $0.int64(0), try $0.slug(1)) }
    let slugs = Dictionary(skills) { first, _ in first }
    func session(_ row: borrowing Row) throws -> SessionRow {
      if let session = try sessionRow(from: row, slugs) { return session }
      throw StoreError.damaged("fact", row: try row.int64(0))
    }
    let columns = """
      select id, learner_id, uid, skill_id, at, at_offset, zone, end_at, end_offset, tags, note,
        local_day, length
      from fact
      """
    guard let only = people.first, people.count == 1 else {
      return try db.forEach(
        columns + " where kind = 'session' and live order by at, uid"
      ) { row in
        guard let person = people[try row.int64(1)] else { return }
        try body(person, try session(row))
      }
    }
    // In index order; only sessions with equal starts are sorted, by id.
    var waiting: [SessionRow] = []
    func pass() throws {
      if waiting.count > 1 { waiting.sort { $0.id < $1.id } }
      for one in waiting { try body(only.value, one) }
      waiting.removeAll(keepingCapacity: true)
    }
    try db.forEach(
      columns + """
         indexed by fact_at where learner_id = ? and kind = 'session' and live order by at
        """, only.key
    ) { row in
      let next = try session(row)
      if let first = waiting.first, first.time.at.instant != next.time.at.instant { try pass() }
      waiting.append(next)
    }
    try pass()
  }

  private func rowsOfLearners() throws -> [Int64: Learner] {
    let shown = Dictionary(try learners().map { ($0.id, $0) }) { first, _ in first }
    let rows = try db.all("select id, uid from learner") { row in
      (try row.int64(0), LearnerID(bytes: try row.blob(1)).flatMap { shown[$0] })
    }
    return rows.reduce(into: [:]) { $0[$1.0] = $1.1 }
  }

  private func sessionRow(
    from row: borrowing Row, _ slugs: [Int64: Slug]
  ) throws -> SessionRow? {
    guard let id = try row.withBlob(2, { FactID(bytes: $0) }), let skill = slugs[try row.int64(3)]
    else { return nil }
    let zone = try row.text(6)
    let at = try row.moment(4, zone: zone, on: LocalDay(number: try row.int(11)))
    let session: Session?
    if let length = try row.optionalInt(12) {
      session = try? Session(StudyTime(seconds: length), on: at.localDay, zone: zone)
    } else {
      session = try? Session(from: at, to: try row.moment(7, zone: zone))
    }
    guard let session else { return nil }
    return SessionRow(
      id: id, skill: skill, time: session, tags: try row.optionalText(9) ?? "",
      note: try row.optionalText(10) ?? "")
  }
}
