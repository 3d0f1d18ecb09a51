import SkillCore
import ThinSQLite

/// Finds, among the facts that were here before an import, those that say the same as one that arrives without
/// an id: learner, skill, times and texts, byte for byte.
struct EqualFacts {
  private struct Place: Hashable {
    let learner: LearnerID
    let skill: Slug?
    let kind: String
    let at: Int64
    let end: Int64?
    let length: Int?
  }

  private struct Content: Hashable {
    let note: [UInt8]
    let tags: [UInt8]
    let evidence: [UInt8]
    let rating: Int?
    /// The session that a note is about.
    let about: FactID?

    init(note: String?, tags: String?, evidence: String?, rating: Int?, about: FactID?) {
      self.note = Array((note ?? "").utf8)
      // Tags have no order.
      let sorted = Array((tags ?? "").utf8).split(separator: 0x20).sorted {
        $0.lexicographicallyPrecedes($1)
      }
      self.tags = Array(sorted.joined(separator: [0x20]))
      self.evidence = Array((evidence ?? "").utf8)
      self.rating = rating
      self.about = about
    }
  }

  private let store: Store
  /// The last row before the import.
  let last: Int64
  /// What was read last, as equal rows often follow one another.
  private var recent: (place: Place, contents: [Content: [Int64]])?
  /// Where many facts share a place, they are read once.
  private var crowded: [Place: [Content: [Int64]]] = [:]
  private static let crowd = 64

  init(_ store: Store) throws {
    self.store = store
    last = try store.db.first("select coalesce(max(id), 0) from fact") { try $0.int64(0) } ?? 0
  }

  /// Their rows.
  mutating func rows(_ fact: Fact, of learner: Learner) throws -> [Int64] {
    guard last > 0 else { return [] }
    let parts = FactParts(fact)
    let place = Place(
      learner: learner.id, skill: fact.skill, kind: parts.kind, at: fact.at.instant.seconds,
      end: parts.end?.instant.seconds, length: parts.length?.seconds)
    let content = Content(
      note: fact.note, tags: parts.tags, evidence: parts.evidence, rating: parts.rating,
      about: parts.about)
    if let known = crowded[place] { return known[content] ?? [] }
    if let recent, recent.place == place { return recent.contents[content] ?? [] }
    let contents = try read(place)
    recent = (place, contents)
    if contents.values.reduce(0, { $0 + $1.count }) > EqualFacts.crowd { crowded[place] = contents }
    return contents[content] ?? []
  }

  private func read(_ place: Place) throws -> [Content: [Int64]] {
    func content(_ row: borrowing Row) throws -> (Content, Int64) {
      let content = Content(
        note: try row.optionalText(0), tags: try row.optionalText(1),
        evidence: try row.optionalText(2), rating: try row.optionalInt(3),
        about: try row.optionalBlob(4).flatMap { FactID(bytes: $0) })
      return (content, try row.int64(5))
    }
    // Sessions have an index of their own.
    let found =
      place.kind == FactKind.session.rawValue
      ? try store.db.all(
        """
        select note, tags, evidence, rating, null, id from fact
        where learner_id = (select id from learner where uid = ?)
          and skill_id = (select id from skill where slug = ?) and at = ? and end_at is ?
          and length is ? and id <= ? and kind = 'session' and live
        order by id
        """, place.learner.bytes, place.skill?.description, place.at, place.end, place.length,
        last
      ) { try content($0) }
      : try store.db.all(
        """
        select note, tags, evidence, rating,
          (select uid from fact as other where other.id = fact.about), id
        from fact
        where learner_id = (select id from learner where uid = ?)
          and skill_id is (select id from skill where slug = ?) and at = ? and kind = ?
          and id <= ? and live
        order by id
        """, place.learner.bytes, place.skill?.description, place.at, place.kind, last
      ) { try content($0) }
    var contents: [Content: [Int64]] = [:]
    for (content, row) in found { contents[content, default: []].append(row) }
    return contents
  }
}
