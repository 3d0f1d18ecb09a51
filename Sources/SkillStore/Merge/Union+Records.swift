import SkillCore
import ThinSQLite

// The parts of a union: set operations between the staged tables (their_...) and ours.

extension Store {
  /// Notes beside each staged action and fact which of ours it is.
  func findKnown() throws {
    try db.run(
      "update their_action set here = (select id from action where uid = their_action.uid)")
    try db.run(
      """
      update their_fact set here = (
        select id from fact where substr(uid, 15) = substr(their_fact.uid, 15)
          and uid = their_fact.uid)
      """)
    let carrier = try db.first(
      "select 1 from their_action join action on id = here where carries"
    ) { _ in true }
    if carrier == true {
      throw BadRecord(
        Text(
          "an action has the id of a merge or import of this database",
          zh: "有操作使用了本数据库中合并或导入的编号"))
    }
  }

  /// Whether any record is not here yet, or is here and was undone with what brought it.
  func hasNews() throws -> Bool {
    let news = [
      "select 1 from their_action where here is null",
      "select 1 from their_fact where here is null",
      """
      select 1 from their_action join action on action.id = here
        join action as carrier on carrier.id = action.arrived_by
      where not carrier.done
      """,
      """
      select 1 from their_action as theirs join action on action.id = here
      where (theirs.changed_at, not theirs.done) > (action.changed_at, not action.done)
      """,
      """
      select 1 from their_claim as theirs join their_action on their_action.uid = theirs.action
        join their_fact on their_fact.uid = theirs.fact join fact on fact.id = their_fact.here
      where fact.action_id <> their_action.here and not exists (
        select 1 from claim where fact_id = fact.id and action_id = their_action.here)
      """,
      """
      select 1 from their_void as theirs join their_action on their_action.uid = theirs.action
        join their_fact on their_fact.uid = theirs.fact
      where not exists (
        select 1 from void where fact_id = their_fact.here and action_id = their_action.here)
      """,
      "select 1 from their_setting where uid not in (select uid from setting)",
      """
      select 1 from their_setting join setting using (uid) join action on action.id = action_id
      where action is null and carries and not done
      """,
      """
      select 1 from their_setting as theirs join setting using (uid)
      where theirs.action is null and setting.action_id is null
        and not \(BeginningSQL.isTold("setting"))
      """,
    ]
    return try news.contains { try db.first($0) { _ in true } == true }
  }

  /// Facts that are here under the same id with another content.
  func countDiffering() throws -> Int {
    try db.first(
      """
      select count(*) from their_fact as theirs join fact on fact.id = theirs.here
        left join skill on skill.id = fact.skill_id
      where theirs.kind <> fact.kind or theirs.skill is not skill.slug or theirs.at <> fact.at
        or theirs.at_offset <> fact.at_offset or theirs.zone <> fact.zone
        or theirs.end_at is not fact.end_at or theirs.end_offset is not fact.end_offset
        or theirs.length is not fact.length or theirs.local_day <> fact.local_day
        or theirs.evidence is not fact.evidence or theirs.rating is not fact.rating
        or theirs.note is not fact.note or theirs.tags is not fact.tags
        or theirs.learner is not (select uid from learner where id = fact.learner_id)
      """
    ) { try $0.int(0) } ?? 0
  }

  /// New actions arrive by the carrier; of those that are here the later state holds, and what it
  /// was is kept for the carrier's undo.
  func joinActions(_ carrier: Int64) throws -> (new: Int, flipped: Int) {
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

  /// Adds the facts that are not here, and who recorded and took back which. None counts yet.
  ///
  /// - Returns: the row after which the new facts come.
  func joinFacts() throws -> Int64 {
    let base = try db.first("select coalesce(max(id), 0) from fact") { try $0.int64(0) } ?? 0
    try db.run(
      """
      insert into skill (slug) select distinct skill from their_fact
      where here is null and skill is not null order by skill on conflict do nothing
      """)
    try db.run(
      """
      insert into fact (
        id, uid, action_id, learner_id, kind, skill_id, at, at_offset, zone, local_day, end_at,
        end_offset, evidence, rating, note, tags, about, replaces, live, length)
      select ?1 + id, uid, (select id from action where uid = theirs.action),
        (select id from learner where uid = theirs.learner), kind,
        (select id from skill where slug = theirs.skill), at, at_offset, zone, local_day, end_at,
        end_offset, evidence, rating, note, tags,
        (select coalesce(here, ?1 + id) from their_fact as other where other.uid = theirs.about),
        (select coalesce(here, ?1 + id) from their_fact as other where other.uid = theirs.replaces),
        0, length
      from their_fact as theirs where here is null order by id
      """, base)
    try db.run(
      """
      insert into claim select fact.id, action.id
      from their_claim join their_fact as theirs on theirs.uid = their_claim.fact
        join fact on fact.id = coalesce(theirs.here, ?1 + theirs.id)
        join action on action.uid = their_claim.action
      where action.id <> fact.action_id on conflict do nothing
      """, base)
    // What is left of their voids is new.
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

  /// What Rung set there by itself comes and goes with the carrier.
  func joinSettings(_ carrier: Int64) throws {
    try db.run(
      """
      update setting set action_id = ?
      where uid in (select uid from their_setting where action is null)
        and action_id in (select id from action where carries and not done)
      """, carrier)
    try db.run(
      """
      insert into setting (uid, action_id, learner_id, key, value, at, live)
      select uid,
        case when action is null then ? else (select id from action where uid = theirs.action) end,
        (select id from learner where uid = theirs.learner), key, value, at, 0
      from their_setting as theirs where uid not in (select uid from setting) order by at, uid
      """, carrier)
  }
}
