import SkillCore
import ThinSQLite

/// An imported fact: its latest imported version, and the fact that counts now.
struct ImportVersion {
  /// The row of `said`.
  let row: Int64
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
    ) { try fact(from: $0) }
    let live = try db.first(
      line + Store.factColumns + "where fact.live and fact.id in (select id from line)", row
    ) { try fact(from: $0) }
    return said.map { ImportVersion(row: $0.row, said: $0.fact, live: live) }
  }

  /// Whether an import of the tool recorded a fact or one that it corrects.
  func isImported(familyOf row: Int64, from source: String) throws -> Bool {
    try db.first(
      FamilySQL.withFamily + """
        select exists (
          select 1 from family join fact using (id) join action on action.id = fact.action_id
          where \(Store.isImport))
        """, row, source
    ) { try $0.bool(0) } ?? false
  }
}
