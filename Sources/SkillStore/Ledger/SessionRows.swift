import SkillCore
import ThinSQLite

/// A session that counts, as exports stream it, with only the columns they show.
public struct SessionRow: Sendable {
  public var id: FactID
  /// Their places in `SessionNames`.
  public var learner: Int
  public var skill: Int
  public var time: Session
  /// As stored, separated by blanks.
  public var tags: String
  public var note: String
}

/// Whose sessions are streamed, and of which skills. Rows have numbers in their place, so that what a
/// caller knows of a learner or a skill is found without hashing a name.
public struct SessionNames: Sendable {
  public fileprivate(set) var learners: [Learner] = []
  public fileprivate(set) var skills: [Slug] = []
  fileprivate var rowsOfLearners: [Int64] = []
  /// Ascending.
  fileprivate var rowsOfSkills: [Int64] = []
}

extension Store {
  /// Streams the sessions that count, of one learner or of all that are not hidden, by time and
  /// then id.
  public func forEachSession(
    of learner: Learner?, _ body: (SessionNames, SessionRow) throws -> Void
  ) throws {
    let names = try sessionNames(of: learner)
    guard !names.learners.isEmpty else { return }
    var rows = SessionRows(names)
    // In index order; only sessions with equal starts are sorted, by id.
    var (waiting, others): (SessionRow?, [SessionRow]) = (nil, [])
    func pass() throws {
      guard let first = waiting else { return }
      guard !others.isEmpty else { return try body(names, first) }
      others.append(first)
      others.sort { $0.id < $1.id }
      for one in others { try body(names, one) }
      others.removeAll(keepingCapacity: true)
    }
    let isMerged = names.learners.count <= Store.mergedLearners
    let sql = isMerged ? Store.merged(names.learners.count) : Store.sorted
    let learners = isMerged ? names.rowsOfLearners : []
    try db.forEach(sql, Listed(learners.map { SQLValue($0) })) { row in
      guard let next = try rows.read(row) else { return }
      if let one = waiting, one.time.at.instant == next.time.at.instant {
        others.append(one)
      } else {
        try pass()
      }
      waiting = next
    }
    try pass()
  }

  private static let sessionColumns = """
    select id, learner_id, uid, skill_id, at, at_offset, zone, end_at, end_offset, tags, note,
      local_day, length
    from fact
    """

  /// SQLite merges what the index of each learner has in order, instead of sorting a million wide rows.
  private static func merged(_ learners: Int) -> String {
    let one =
      sessionColumns + " indexed by fact_at where learner_id = ? and kind = 'session' and live"
    return Array(repeating: one, count: learners).joined(separator: " union all ") + " order by at"
  }

  /// Each merge is inside another.
  private static let mergedLearners = 16

  private static let sorted = sessionColumns + " where kind = 'session' and live order by at"

  private func sessionNames(of only: Learner?) throws -> SessionNames {
    let shown = try learners()
    var names = SessionNames()
    try db.forEach("select id, uid from learner") { row in
      let id: LearnerID = try row.id(1)
      guard only == nil || only?.id == id, let learner = shown.first(where: { $0.id == id }) else {
        return
      }
      names.learners.append(learner)
      names.rowsOfLearners.append(try row.int64(0))
    }
    try db.forEach("select id, slug from skill order by id") { row in
      names.skills.append(try row.slug(1))
      names.rowsOfSkills.append(try row.int64(0))
    }
    return names
  }
}

/// Reads rows of `Store.sessionColumns`.
private struct SessionRows {
  private let names: SessionNames
  /// Of the last row: zones repeat.
  private var zone = ""

  init(_ names: SessionNames) {
    self.names = names
  }

  /// Nil for a learner who is not asked for.
  mutating func read(_ row: borrowing Row) throws -> SessionRow? {
    let owner = try row.int64(1)
    guard let learner = names.rowsOfLearners.firstIndex(of: owner) else { return nil }
    let skillRow = try row.int64(3)
    let skill = names.rowsOfSkills.place { $0 < skillRow }
    guard skill < names.rowsOfSkills.count, names.rowsOfSkills[skill] == skillRow,
      let id = try row.withBlob(2, { FactID(bytes: $0) }), let time = try session(row)
    else { throw StoreError.damaged("fact", row: try row.int64(0)) }
    return SessionRow(
      id: id, learner: learner, skill: skill, time: time, tags: try row.optionalText(9) ?? "",
      note: try row.optionalText(10) ?? "")
  }

  private mutating func session(_ row: borrowing Row) throws -> Session? {
    let known = zone
    if try !row.withUTF8(6, { $0.isEqual(to: known) }) { zone = try row.text(6) }
    let at = try row.moment(4, zone: zone, on: LocalDay(number: try row.int(11)))
    if let length = try row.optionalInt(12) {
      return try? Session(StudyTime(seconds: length), on: at.localDay, zone: zone)
    }
    return try? Session(from: at, to: try row.moment(7, zone: zone))
  }
}

extension Span<UInt8> {
  func isEqual(to text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.count == count && indices.allSatisfy { bytes[$0] == self[$0] }
    }
  }
}
