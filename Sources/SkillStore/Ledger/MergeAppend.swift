import SkillCore
import ThinSQLite

// What a merge appends to the ledger: the staged records (`their_...`) that are new here.

extension Store {
  /// New actions are linked to the carrier (the merge's own action); for known ones the later state
  /// wins, and the previous one is kept for the carrier's undo.
  func appendMergedActions(_ carrier: Int64) throws -> (new: Int, flipped: Int) {
    try db.run(
      """
      insert into learner (uid)
      select uid from their_learner where uid not in (select uid from learner) order by uid
      """)
    let new = try db.run(
      """
      insert into action (uid, at, command, done, changed_at, abandoned, arrived_by)
      select uid, at, command, done, changed_at, not done, ? from their_action where here is null
      order by at, uid
      """, carrier)
    let back = try db.run(
      """
      update action set arrived_by = ? where id in (select here from their_action)
        and not (select done from action as carrier where carrier.id = action.arrived_by)
      """, carrier)
    try db.run(
      """
      insert into flip select ?, id, action.done, action.changed_at, abandoned
      from their_action as theirs join action on id = here
      where (theirs.changed_at, not theirs.done) > (action.changed_at, not action.done)
      """, carrier)
    try db.run(
      """
      update action set done = theirs.done, changed_at = theirs.changed_at,
        abandoned = not theirs.done
      from their_action as theirs
      where theirs.here = action.id
        and exists (select 1 from flip where carrier_id = ? and action_id = action.id)
      """, carrier)
    let flipped = try db.first(
      """
      select count(*) from flip join action on action.id = action_id
      where carrier_id = ? and flip.done <> action.done
      """, carrier
    ) { try $0.int(0) }
    return (new + back, flipped ?? 0)
  }

  /// Adds the new facts, with their claims and voids. None counts yet.
  ///
  /// - Returns: the row before the first new fact.
  func appendMergedRecords() throws -> Int64 {
    let base = try db.first("select coalesce(max(id), 0) from fact") { try $0.int64(0) } ?? 0
    try db.run(
      """
      insert into skill (slug) select distinct skill from their_fact
      where here is null and skill is not null order by skill on conflict do nothing
      """)
    try appendMergedFacts(after: base)
    try db.run(
      """
      insert into claim select fact.id, action.id
      from their_claim join their_fact as theirs on theirs.uid = their_claim.fact
        join fact on fact.id = coalesce(theirs.here, ?1 + theirs.id)
        join action on action.uid = their_claim.action
      where action.id <> fact.action_id on conflict do nothing
      """, base)
    // The remaining voids are new.
    try db.run(
      """
      delete from their_void where exists (
        select 1 from void join their_fact on their_fact.here = void.fact_id
          join their_action on their_action.here = void.action_id
        where their_fact.uid = their_void.fact and their_action.uid = their_void.action)
      """)
    try db.run(
      """
      insert into void select action.id, coalesce(theirs.here, ?1 + theirs.id)
      from their_void join their_fact as theirs on theirs.uid = their_void.fact
        join action on action.uid = their_void.action
      where true on conflict do nothing
      """, base)
    return base
  }
}
