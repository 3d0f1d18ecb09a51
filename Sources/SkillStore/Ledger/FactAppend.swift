import SkillCore
import ThinSQLite

/// The rows to which a fact refers.
struct FactPlace: Hashable {
  let learner: Int64
  let skill: Int64?
  /// The session that a note is about.
  var about: Int64?
}

/// A fact to write.
struct FactEntry {
  let fact: Fact
  let place: FactPlace
  /// The row of the fact that it corrects.
  var replaces: Int64?
}

// The only way a fact gets into the ledger, whether typed, imported or merged: with the same
// columns and the schema's checks.

extension Store {
  /// The columns of a fact in the order of writing, each with its expression for a merged record
  /// (`theirs`; see `Staging`). ?1 is the row before the first merged fact.
  private static let columns: [(name: String, arriving: String)] = [
    ("id", "?1 + theirs.id"),
    ("uid", "theirs.uid"),
    ("action_id", "(select id from action where uid = theirs.action)"),
    ("learner_id", "(select id from learner where uid = theirs.learner)"),
    ("kind", "kind"),
    ("skill_id", "(select id from skill where slug = theirs.skill)"),
    ("at", "at"), ("at_offset", "at_offset"), ("zone", "zone"), ("local_day", "local_day"),
    ("end_at", "end_at"), ("end_offset", "end_offset"), ("length", "length"),
    ("evidence", "evidence"), ("rating", "rating"), ("note", "note"), ("tags", "tags"),
    ("about", arrivingRow(of: "about")), ("replaces", arrivingRow(of: "replaces")),
    // Merged facts do not count until all of them are judged.
    ("live", "0"),
  ]

  private static func arrivingRow(of column: String) -> String {
    "(select coalesce(here, ?1 + id) from their_fact as other where other.uid = theirs.\(column))"
  }

  private static let insertion =
    "insert into fact (" + columns.map(\.name).joined(separator: ", ") + ") "

  private static let marks =
    "(" + Array(repeating: "?", count: columns.count).joined(separator: ", ") + ")"

  /// Batches of this size take little more than half the time of single inserts.
  static let factsAtATime = 64
  private static let manyFacts = sql(count: factsAtATime)

  private static func sql(count: Int) -> String {
    insertion + "values " + Array(repeating: marks, count: count).joined(separator: ", ")
  }

  /// Writes facts that count, in order.
  ///
  /// - Parameter entries: `factsAtATime` at most.
  /// - Throws: `BadRecord` for an invalid fact.
  func append(_ entries: some Collection<FactEntry>, _ action: Int64) throws {
    guard !entries.isEmpty else { return }
    let sql =
      entries.count == Store.factsAtATime ? Store.manyFacts : Store.sql(count: entries.count)
    try db.withStatement(sql) { statement in
      var first = 1
      for entry in entries {
        try entry.fact.check()
        try bind(entry, action, to: statement, from: first)
        first += Store.columns.count
      }
      try statement.run()
    }
  }

  private func bind(
    _ entry: FactEntry, _ action: Int64, to statement: borrowing Statement, from first: Int
  ) throws(SQLiteError) {
    let (fact, place, parts) = (entry.fact, entry.place, FactParts(entry.fact))
    try statement.bindNull(at: first)
    try statement.bind(fact.id.bytes, at: first + 1)
    try statement.bind(action, at: first + 2)
    try statement.bind(place.learner, at: first + 3)
    try statement.bind(parts.kind, at: first + 4)
    try place.skill.bind(to: statement, at: first + 5)
    try statement.bind(fact.at.instant.seconds, at: first + 6)
    try statement.bind(fact.at.offset, at: first + 7)
    try statement.bind(fact.at.zone, at: first + 8)
    try statement.bind(fact.at.localDay.number, at: first + 9)
    try (parts.end?.instant.seconds).bind(to: statement, at: first + 10)
    try (parts.end?.offset).bind(to: statement, at: first + 11)
    try (parts.length?.seconds).bind(to: statement, at: first + 12)
    try parts.evidence.bind(to: statement, at: first + 13)
    try parts.rating.bind(to: statement, at: first + 14)
    try fact.note.bind(to: statement, at: first + 15)
    try parts.tags.bind(to: statement, at: first + 16)
    try place.about.bind(to: statement, at: first + 17)
    try entry.replaces.bind(to: statement, at: first + 18)
    try statement.bind(1, at: first + 19)
  }

  /// Writes the new facts of a merge. None counts yet.
  ///
  /// - Parameter base: the row before the first of them.
  func appendMergedFacts(after base: Int64) throws {
    let values = Store.columns.map(\.arriving).joined(separator: ", ")
    try db.run(
      Store.insertion + "select " + values
        + " from their_fact as theirs where here is null order by id", base)
  }

  /// Records an existing fact by another action.
  func append(claimOf fact: Int64, by action: Int64) throws {
    try db.run(
      "insert into claim (fact_id, action_id) values (?, ?) on conflict do nothing", fact, action)
  }

  /// Takes a fact back.
  func append(voidOf fact: Int64, by action: Int64) throws {
    try db.run(
      "insert into void (action_id, fact_id) values (?, ?) on conflict do nothing", action, fact)
  }

  /// Where a fact belongs, and what it speaks of.
  func place(of fact: Fact, _ learner: Learner) throws -> FactPlace {
    var place = try place(of: fact.skill, learner.id)
    if case .note(let about?) = fact.kind { place.about = try row(of: about) }
    return place
  }

  /// Where the facts of a learner on a skill belong.
  func place(of skill: Slug?, _ learner: LearnerID) throws -> FactPlace {
    let place = try db.first(
      "select id, (select id from skill where slug = ?2) from learner where uid = ?1",
      learner.bytes, skill?.description
    ) { FactPlace(learner: try $0.int64(0), skill: try $0.optionalInt64(1)) }
    guard let place else { throw StoreError.damaged("learner", row: 0) }
    return place
  }

  /// The row of a fact that is here. Asked once or more for each row of an import: it allocates
  /// only the id's bytes.
  func row(of id: FactID) throws -> Int64? {
    try db.withStatement(
      "select id from fact where substr(uid, 15) = substr(?1, 15) and uid = ?1"
    ) { statement -> Int64? in
      try statement.bind(id.bytes, at: 1)
      let row = try statement.step() ? statement.withRow { try $0.int64(0) } : nil
      try statement.reset()
      return row
    }
  }
}
