import SkillCore
import ThinSQLite

/// Finds, among the facts that were here before an import, those that say the same as one that arrives without
/// an id: learner, skill, times and texts, byte for byte.
struct EqualFacts {
  private struct Place: Hashable {
    let learner: FactID
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

    init(note: String?, tags: String?, evidence: String?, rating: Int?) {
      self.note = Array((note ?? "").utf8)
      self.tags = Array((tags ?? "").utf8)
      self.evidence = Array((evidence ?? "").utf8)
      self.rating = rating
    }
  }

  private let store: Store
  /// The last row before the import; nil until it is asked for.
  private var last: Int64?
  /// What was read last, as equal rows often follow one another.
  private var recent: (place: Place, contents: [Content: Int])?
  /// Where many facts share a place, they are read once.
  private var crowded: [Place: [Content: Int]] = [:]
  private static let crowd = 64

  init(_ store: Store) {
    self.store = store
  }

  /// How many there are.
  mutating func count(_ fact: Fact, of learner: Learner) throws -> Int {
    let last = try self.last ?? store.lastFactRow()
    self.last = last
    guard last > 0 else { return 0 }
    let parts = FactParts(fact)
    let place = Place(
      learner: learner.id, skill: fact.skill, kind: parts.kind, at: fact.at.instant.seconds,
      end: parts.end?.instant.seconds, length: parts.length?.seconds)
    let content = Content(
      note: fact.note, tags: parts.tags, evidence: parts.evidence, rating: parts.rating)
    if let known = crowded[place] { return known[content] ?? 0 }
    if let recent, recent.place == place { return recent.contents[content] ?? 0 }
    let contents = try read(place, upTo: last)
    recent = (place, contents)
    if contents.values.reduce(0, +) > EqualFacts.crowd { crowded[place] = contents }
    return contents[content] ?? 0
  }

  private func read(_ place: Place, upTo last: Int64) throws -> [Content: Int] {
    func content(_ row: borrowing Row) throws -> Content {
      Content(
        note: try row.optionalText(0), tags: try row.optionalText(1),
        evidence: try row.optionalText(2), rating: try row.optionalInt(3))
    }
    // Sessions have an index of their own.
    let found =
      place.kind == FactKind.session.rawValue
      ? try store.db.all(
        """
        select note, tags, evidence, rating from fact
        where learner_id = (select id from learner where uid = ?)
          and skill_id = (select id from skill where slug = ?) and at = ? and end_at is ?
          and length is ? and id <= ? and kind = 'session' and live
        """, place.learner.bytes, place.skill?.description, place.at, place.end, place.length,
        last
      ) { try content($0) }
      : try store.db.all(
        """
        select note, tags, evidence, rating from fact
        where learner_id = (select id from learner where uid = ?)
          and skill_id is (select id from skill where slug = ?) and at = ? and kind = ?
          and id <= ? and live
        """, place.learner.bytes, place.skill?.description, place.at, place.kind, last
      ) { try content($0) }
    var contents: [Content: Int] = [:]
    for content in found { contents[content, default: 0] += 1 }
    return contents
  }
}

extension Store {
  /// 0 where nothing is recorded.
  fileprivate func lastFactRow() throws -> Int64 {
    try db.first("select coalesce(max(id), 0) from fact") { try $0.int64(0) } ?? 0
  }
}
