import SkillCore
import ThinSQLite

// The parts of a merge: set operations between the staged tables (their_...) and ours.

extension Store {
  /// Finds our row of each staged action and fact.
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

  /// Whether any record is new here, or was undone with its merge.
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
        and not \(BeginningSQL.isExported("setting"))
      """,
    ]
    return try news.contains { try db.first($0) { _ in true } == true }
  }

  /// The number of facts with the same id and different content.
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
}
