import SkillCore
import ThinSQLite

// Of the corrections of one fact, those that could count in the place of another.

extension Store {
  /// Whether some action in effect recorded the fact.
  func isRecorded(_ fact: Int64) throws -> Bool {
    try db.first(
      """
      select exists (
          select 1 from fact join effective_action on effective_action.id = action_id
          where fact.id = ?1)
        or exists (
          select 1 from claim join effective_action on effective_action.id = action_id
          where fact_id = ?1)
      """, fact
    ) { try $0.bool(0) } ?? false
  }

  /// The other corrections of the same fact, one of which would count if this one did not; not what
  /// `action` itself records in its place.
  func rivals(of fact: Int64, but action: Int64) throws -> [Int64] {
    let family = try db.all(
      FamilySQL.withFamily + """
        select id from family join fact using (id)
        where id <> ?1 and action_id <> ?2 and not exists (
          select 1 from void join effective_action on effective_action.id = void.action_id
          where void.fact_id = family.id)
        """, fact, action
    ) { try $0.int64(0) }
    return try family.filter(isRecorded)
  }
}
