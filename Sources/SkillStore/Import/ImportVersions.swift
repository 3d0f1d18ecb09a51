import SkillCore
import ThinSQLite

/// An imported fact: its latest imported version, and the fact that counts now.
struct ImportVersion {
  let said: Fact
  /// Nil where the learner deleted it.
  let live: StoredFact?
}

extension Store {
  /// Whether an action is an import from the tool, judged by its command line.
  private static let isImport =
    "instr(action.command, 'import ' || ?2 || ' ') > 0 and (action.done or fact.live)"

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
    let rows = try db.all(
      """
      select fact.id from fact join action on action.id = fact.action_id
      where fact.learner_id = (select id from learner where uid = ?1) and fact.at = ?3
        and fact.kind = 'session' and (fact.length is null) = ?4 and \(Store.isImport)
        and fact.action_id is not ?5
      order by fact.id
      """, learner.id.bytes, source, new.at.instant.seconds, parts.length == nil, action
    ) { try $0.int64(0) }
    let found = try rows.compactMap { try version(of: $0, from: source) }
      .filter { $0.live != nil && isVersion($0.said, of: new) }
    return found.filter { $0.said.skill == new.skill } + found.filter { $0.said.skill != new.skill }
  }

  /// Timed sessions need the same skill or the same end. Lengths, of which a day may have many, need the same
  /// skill and the same text or duration.
  private func isVersion(_ old: Fact, of new: Fact) -> Bool {
    guard old.at.instant == new.at.instant else { return false }
    let sameTime = old.duration == new.duration
    if case .length = new.kind {
      return old.skill == new.skill && (sameTime || (old.note ?? "") == (new.note ?? ""))
    }
    return old.skill == new.skill || sameTime
  }
}
