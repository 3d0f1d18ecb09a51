import SkillCore
import ThinSQLite

// The defaults that Rung set for the first learner of a database: a name and a roadmap. They become
// part of the record once that learner has records. If a learner without records here is merged
// from elsewhere, the merge leaves a mark, a setting of this device only, on how the learner was
// set up there: so the direction of a merge does not matter.

/// How the learner was set up elsewhere.
private enum Beginning: String {
  /// In the same database, of which this one is a copy.
  case same
  /// By Rung: the defaults here give way.
  case other
  /// By a command: there are no defaults there.
  case none
}

/// SQL conditions on a row of `setting`, by its alias; defaults set by Rung have no action.
enum BeginningSQL {
  /// Whether it is exported, as part of the record.
  static func isExported(_ row: String) -> String {
    """
    (\(row).action_id is null and (\(isMarked(row, .same)) or not \(isMarked(row, .other)) and (
      \(holds(row, ownActions)) or not \(isMarked(row, .none)) and (\(holds(row, "present_action"))))))
    """
  }

  /// Whether it gives way to the defaults of another device.
  static func yields(_ row: String) -> String {
    "(\(row).action_id is null and \(isMarked(row, .other)) and not \(isMarked(row, .same)))"
  }

  private static let ownActions = "(select id from action where arrived_by is null and not carries)"

  private static func isMarked(_ row: String, _ beginning: Beginning) -> String {
    """
    exists (
      select 1 from setting as mark join effective_action as carrier on carrier.id = mark.action_id
      where mark.key = 'held-elsewhere' and mark.value = '\(beginning.rawValue)'
        and mark.learner_id = \(row).learner_id)
    """
  }

  private static func holds(_ row: String, _ actions: String) -> String {
    """
    exists (
      select 1 from setting as chosen join \(actions) as deed on deed.id = chosen.action_id
      where chosen.learner_id = \(row).learner_id)
    or exists (
      select 1 from fact indexed by fact_at join \(actions) as deed on deed.id = fact.action_id
      where fact.learner_id = \(row).learner_id and fact.id not in (select id from absent_fact))
    or exists (
      select 1 from claim join \(actions) as deed on deed.id = claim.action_id
        join fact on fact.id = claim.fact_id
      where fact.learner_id = \(row).learner_id and fact.id not in (select id from absent_fact))
    """
  }
}

extension Store {
  /// Marks merged learners without records here; before the merge.
  func markBeginnings(_ carrier: Int64, at now: Instant) throws {
    let arriving = try db.all(
      """
      select learner.uid, theirs.uid is null, theirs.uid = setting.uid
      from setting join learner on learner.id = setting.learner_id
        left join their_setting as theirs
          on theirs.learner = learner.uid and theirs.key = 'name' and theirs.action is null
      where setting.key = 'name' and setting.action_id is null
        and learner.uid in (select uid from their_learner) and not \(BeginningSQL.isExported("setting"))
      """
    ) { row -> (learner: LearnerID, beginning: Beginning) in
      let beginning: Beginning = try row.bool(1) ? .none : row.bool(2) ? .same : .other
      return (try row.id(0), beginning)
    }
    for (learner, beginning) in arriving where try !isMarked(learner, beginning) {
      try append(
        SettingEntry(
          key: .heldElsewhere, value: beginning.rawValue, learner: learner, at: now, counts: false),
        action: carrier)
    }
  }

  private func isMarked(_ learner: LearnerID, _ beginning: Beginning) throws -> Bool {
    try db.first(
      """
      select 1 from setting join effective_action as carrier on carrier.id = action_id
      where key = ? and value = ? and learner_id = (select id from learner where uid = ?)
      """, SettingKey.heldElsewhere.rawValue, beginning.rawValue, learner.bytes
    ) { _ in true } ?? false
  }
}
