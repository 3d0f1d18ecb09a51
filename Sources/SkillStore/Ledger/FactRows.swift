import SkillCore
import ThinSQLite

/// A fact with its row id, which stays inside this module.
struct StoredFact {
  let row: Int64
  let fact: Fact
  let counts: Bool
}

/// The columns that depend on a fact's kind.
struct FactParts {
  var kind: String
  var end: Moment?
  var length: StudyTime?
  var evidence: String?
  var rating: Int?
  var about: FactID?
  var tags: String?

  init(_ fact: Fact) {
    tags = fact.tags.isEmpty ? nil : fact.tags.joined(separator: " ")
    kind = FactKind(fact.kind).rawValue
    switch fact.kind {
    case .session(let end): self.end = end
    case .length(let length): self.length = length
    case .evidence(let proof): evidence = proof.text
    case .note(let about): self.about = about
    case .checkIn(let proof): evidence = proof?.text
    case .rating(let value): rating = value
    case .timer, .completion, .waiver, .notApplicable: break
    }
  }
}

/// The tags of the column, separated by blanks. By scalars: a blank with a combining mark is one
/// `Character`.
func separatedTags(_ text: String) -> [String] {
  text.unicodeScalars.split(separator: " ").map { String($0) }
}

extension Store {
  /// The columns that `fact(from:)` reads, in its order.
  static let factColumns = factFields + factTables

  static let factFields = """
    select fact.id, fact.uid, fact.kind, skill.slug, fact.at, fact.at_offset, fact.zone,
      fact.end_at, fact.end_offset, fact.evidence, fact.rating, fact.note, fact.tags,
      (select uid from fact as other where other.id = fact.about), fact.live, learner.uid,
      fact.local_day, fact.length

    """

  static let factTables = """
    from fact
      join learner on learner.id = fact.learner_id
      left join skill on skill.id = fact.skill_id

    """

  /// - Throws: `StoreError.damaged` for a row that the schema should have refused.
  func fact(from row: borrowing Row) throws -> StoredFact {
    let bytes = try row.blob(1)
    guard let id = FactID(bytes: bytes), let kind = FactKind(rawValue: try row.text(2)) else {
      throw StoreError.damaged("fact", row: try row.int64(0))
    }
    let zone = try row.text(6)
    let day = LocalDay(number: try row.int(16))
    let at = try row.moment(4, zone: zone, on: day)
    let slug = try row.optionalText(3).flatMap { Slug($0) }
    guard at.canCount(on: day), let kind = try fact(kind, from: row, at: at) else {
      throw StoreError.damaged("fact", row: try row.int64(0))
    }
    let tags = try row.optionalText(12).map(separatedTags) ?? []
    let fact = Fact(
      id: id, skill: slug, at: at, kind: kind, note: try row.optionalText(11), tags: tags)
    return StoredFact(row: try row.int64(0), fact: fact, counts: try row.bool(14))
  }

  private func fact(_ kind: FactKind, from row: borrowing Row, at: Moment) throws -> Fact.Kind? {
    switch kind {
    case .session:
      let time = try SessionTime(
        at: at.instant.seconds, row.optionalInt64(7), row.optionalInt64(17))
      guard time.end != nil else { return .length(StudyTime(seconds: time.length)) }
      return try row.isNull(8) ? nil : .session(end: row.moment(7, zone: at.zone))
    case .timer: return .timer
    case .completion: return .completion
    case .evidence: return try row.optionalText(9).map { .evidence(Evidence($0)) }
    case .note: return .note(about: try row.optionalBlob(13).flatMap { FactID(bytes: $0) })
    case .checkin: return .checkIn(evidence: try row.optionalText(9).map { Evidence($0) })
    case .rating:
      return try row.optionalInt(10).flatMap { (1...5).contains($0) ? .rating($0) : nil }
    case .waiver: return .waiver
    case .notApplicable: return .notApplicable
    }
  }

  /// The learner's facts of one kind that count (not sessions, timers or notes) on one skill,
  /// oldest first.
  func countedFacts(_ kind: FactKind, on skill: Slug?, of learner: Learner) throws -> [StoredFact] {
    try db.all(
      Store.factColumns + """
        where fact.kind = ?1 and (?3 is null or skill.slug = ?3) and fact.id in (
          select id from fact indexed by fact_proof
          where learner_id = (select id from learner where uid = ?2)
            and kind <> 'session' and kind <> 'timer' and kind <> 'note' and live)
        order by fact.at, fact.id
        """,
      kind.rawValue, learner.id.bytes, skill?.description
    ) { try fact(from: $0) }
  }
}

extension Row {
  /// Two neighbouring columns: the seconds and the offset.
  ///
  /// - Throws: `StoreError.damaged` for a time or an offset out of range, with which arithmetic
  ///   could overflow.
  func moment(_ column: Int, zone: String, on day: LocalDay? = nil) throws -> Moment {
    let (seconds, offset) = (try int64(column), try int(column + 1))
    guard seconds.magnitude < 1 << 40, (-93_600...93_600).contains(offset) else {
      throw StoreError.damaged("fact", row: try int64(0))
    }
    return Moment(Instant(seconds: seconds), zone: zone, offset: offset, localDay: day)
  }
}
