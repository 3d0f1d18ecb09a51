import SkillCore
import ThinSQLite

/// A session of a skill with its place among the others.
struct StudyFact {
  struct Piece {
    let time: SessionTime
    let day: Int
  }

  let row: Int64
  let piece: Piece
  let fact: Fact

  /// By start and then row: the rows of one second may come in another order.
  static func inOrder(_ facts: [StudyFact]) -> [Fact] {
    func isBefore(_ left: StudyFact, _ right: StudyFact) -> Bool {
      (left.piece.time.at, left.row) < (right.piece.time.at, right.row)
    }
    let isSorted = zip(facts, facts.dropFirst()).allSatisfy { !isBefore($1, $0) }
    return (isSorted ? facts : facts.sorted(by: isBefore)).map(\.fact)
  }
}

/// Reads the sessions of a skill straight from its index: a tenth of the cost of reading any fact.
struct SessionFacts {
  static let sql = """
    select id, uid, at, at_offset, zone, end_at, end_offset, length, local_day, note, tags
    from fact indexed by fact_study
    where learner_id = ?1 and skill_id = ?2 and at <= ?3 and kind = 'session' and live
    """

  /// Those of the last row, as they repeat.
  private var zone = ""
  private var tags = (text: "", words: [String]())

  /// - Throws: `StoreError.damaged` for a row that the schema should have refused.
  mutating func read(_ row: borrowing Row, of skill: Slug) throws -> StudyFact {
    let id = try row.int64(0)
    let known = zone
    if try !row.withUTF8(4, { $0.isEqual(to: known) }) { zone = try row.text(4) }
    let day = LocalDay(number: try row.int(8))
    let at = try row.moment(2, zone: zone, on: day)
    let time = try SessionTime(
      at: at.instant.seconds, row.optionalInt64(5), row.optionalInt64(7))
    guard let uid = try row.withBlob(1, { FactID(bytes: $0) }), at.canCount(on: day) else {
      throw StoreError.damaged("fact", row: id)
    }
    let kind: Fact.Kind =
      time.end == nil
      ? .length(StudyTime(seconds: time.length)) : .session(end: try row.moment(5, zone: zone))
    let fact = Fact(
      id: uid, skill: skill, at: at, kind: kind, note: try row.optionalText(9),
      tags: try words(row, 10))
    return StudyFact(row: id, piece: StudyFact.Piece(time: time, day: day.number), fact: fact)
  }

  private mutating func words(_ row: borrowing Row, _ column: Int) throws -> [String] {
    if try row.isNull(column) { return [] }
    let known = tags.text
    if try !row.withUTF8(column, { $0.isEqual(to: known) }) {
      let text = try row.text(column)
      tags = (text, separatedTags(text))
    }
    return tags.words
  }
}
