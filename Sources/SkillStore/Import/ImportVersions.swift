import SkillCore
import ThinSQLite

/// An imported fact: its latest imported version, and the fact that counts now.
struct ImportVersion {
  let said: Fact
  /// Nil where the learner deleted it.
  let live: StoredFact?
}

extension Store {
  /// Whether an action is an import from the tool: its words begin with `import TOOL`.
  private static let isImport =
    "action.command >= 'import ' || ?2 || ' ' and action.command < 'import ' || ?2 || '!' and (action.done or fact.live)"

  /// The later versions of a fact that was corrected.
  func version(of row: Int64, from source: String) throws -> ImportVersion? {
    let line = """
      with recursive line (id) as (
        select ?1
        union
        select later.id from line join fact as later on later.replaces = line.id)

      """
    let said = try db.first(
      line + Store.factFields + Store.factTables + """
          join action on action.id = fact.action_id
        where fact.id in (select id from line) and (fact.id = ?1 or \(Store.isImport))
        order by fact.id desc limit 1
        """, row, source
    ) { try fact(from: $0).fact }
    let live = try db.first(
      line + Store.factColumns + "where fact.live and fact.id in (select id from line)", row
    ) { try fact(from: $0) }
    return said.map { ImportVersion(said: $0, live: live) }
  }

  /// Sessions from earlier imports of the tool with the same start, or lengths on the same day: possible old
  /// versions of an entry.
  ///
  /// - Parameter action: the current import, whose own sessions do not count.
  func versions(
    like new: Fact, of learner: Learner, from source: String, besides action: Int64?
  ) throws -> [ImportVersion] {
    let parts = FactParts(new)
    // A day may have many lengths: only a text says which of them it is. Names of tags are none.
    let isNamed = (new.note ?? "").split(separator: " ").contains { !$0.hasPrefix("#") }
    if parts.length != nil, !isNamed { return [] }
    let rows = try db.all(
      """
      select fact.id from fact join action on action.id = fact.action_id
      where fact.learner_id = (select id from learner where uid = ?1) and fact.at = ?3
        and fact.kind = 'session' and (fact.length is null) = ?4 and \(Store.isImport)
        and fact.action_id is not ?5
        and (fact.length is null or fact.note = ?6
          and fact.skill_id = (select id from skill where slug = ?7))
      order by fact.id
      """, learner.id.bytes, source, new.at.instant.seconds, parts.length == nil, action,
      new.note, new.skill?.description
    ) { try $0.int64(0) }
    let found = try rows.compactMap { try version(of: $0, from: source) }
      .filter { $0.live != nil && isVersion($0.said, of: new) }
    // Of several with one start, the nearest.
    func difference(_ version: ImportVersion) -> Int {
      (version.said.skill == new.skill ? 0 : 2) + (version.said.duration == new.duration ? 0 : 1)
    }
    return found.sorted { difference($0) < difference($1) }
  }

  /// Timed sessions need the same skill or the same end. Lengths, of which a day may have many, need the same
  /// skill and the same text.
  private func isVersion(_ old: Fact, of new: Fact) -> Bool {
    guard old.at.instant == new.at.instant else { return false }
    let sameTime = old.duration == new.duration
    if case .length = new.kind {
      return old.skill == new.skill && old.note == new.note
    }
    return old.skill == new.skill || sameTime
  }
}
