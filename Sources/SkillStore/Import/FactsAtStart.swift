import SkillCore
import ThinSQLite

/// The facts from before an import that have an entry's start. Each may be equal to the entry, or an older version
/// of it.
struct FactsAtStart {
  /// What makes two entries equal, besides learner and start. Bytes: SQLite compares texts exactly, Swift canonically.
  struct Content: Hashable {
    let kind: String
    let skill: String?
    let end: Int64?
    let length: Int?
    let note: [UInt8]
    let tags: [UInt8]
    let evidence: [UInt8]
    let rating: Int?
    /// The session that a note is about.
    let about: FactID?

    init(_ fact: Fact) {
      let parts = FactParts(fact)
      (kind, skill) = (parts.kind, fact.skill?.description)
      (end, length) = (parts.end?.instant.seconds, parts.length?.seconds)
      note = Array((fact.note ?? "").utf8)
      tags = Content.sorted(parts.tags)
      evidence = Array((parts.evidence ?? "").utf8)
      (rating, about) = (parts.rating, parts.about)
    }

    init(_ row: borrowing Row) throws {
      kind = try row.text(1)
      skill = try row.optionalText(2)
      end = try row.optionalInt64(3)
      length = try row.optionalInt(4)
      note = Array((try row.optionalText(5) ?? "").utf8)
      tags = Content.sorted(try row.optionalText(6))
      evidence = Array((try row.optionalText(7) ?? "").utf8)
      rating = try row.optionalInt(8)
      about = try row.optionalBlob(9).flatMap { FactID(bytes: $0) }
    }

    /// Tags have no order.
    private static func sorted(_ tags: String?) -> [UInt8] {
      let words = Array((tags ?? "").utf8).split(separator: 0x20)
      return Array(words.sorted { $0.lexicographicallyPrecedes($1) }.joined(separator: [0x20]))
    }
  }

  struct Known {
    let row: Int64
    let content: Content
    let counts: Bool
    let isCorrection: Bool
    /// The words of the import that recorded it; nil for other actions, and for one that was undone.
    let importWords: String?

    /// Whether the tool's import recorded it: the words begin with `import TOOL`.
    func isImported(from source: String) -> Bool {
      importWords?.utf8.starts(with: "import \(source) ".utf8) ?? false
    }
  }

  private struct Place: Hashable {
    let learner: LearnerID
    let at: Int64
  }

  private let store: Store
  /// The last row before the import.
  let last: Int64
  /// What was read last, as entries of one start often follow one another.
  private var recent: (place: Place, facts: [Known])?
  /// Where many facts share a start, they are read once.
  private var crowded: [Place: [Known]] = [:]
  private static let crowd = 64

  init(_ store: Store) throws {
    self.store = store
    last = try store.db.first("select coalesce(max(id), 0) from fact") { try $0.int64(0) } ?? 0
  }

  mutating func known(at start: Instant, of learner: LearnerID) throws -> [Known] {
    guard last > 0 else { return [] }
    let place = Place(learner: learner, at: start.seconds)
    if let recent, recent.place == place { return recent.facts }
    let facts = try crowded[place] ?? read(place)
    if facts.count > FactsAtStart.crowd { crowded[place] = facts }
    recent = (place, facts)
    return facts
  }

  private func read(_ place: Place) throws -> [Known] {
    try store.db.all(
      """
      select fact.id, fact.kind, (select slug from skill where skill.id = fact.skill_id), fact.end_at, fact.length,
        fact.note, fact.tags, fact.evidence, fact.rating,
        (select uid from fact as other where other.id = fact.about), fact.live, fact.replaces is not null,
        (select command from action
          where action.id = fact.action_id and (done or fact.live) and command >= 'import ' and command < 'import!')
      from fact indexed by fact_at
      where fact.learner_id = (select id from learner where uid = ?) and fact.at = ? and fact.id <= ?
      order by fact.id
      """, place.learner.bytes, place.at, last
    ) { row in
      Known(
        row: try row.int64(0), content: try Content(row), counts: try row.bool(10),
        isCorrection: try row.bool(11), importWords: try row.optionalText(12))
    }
  }
}
