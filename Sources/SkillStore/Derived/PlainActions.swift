import SkillCore
import ThinSQLite

// A fast path: most actions recorded a few facts that nothing else refers to. These count while the
// action is done, without temp tables. `settle` handles the rest, and gives the same result.

extension Store {
  /// Updates which facts of an action count after it was undone or redone.
  ///
  /// - Returns: false if `settle` is needed; nothing was changed.
  func settleIfPlain(_ action: Int64) throws -> Bool {
    guard try isPlain(action) else { return false }
    let few = 200
    let spans = try db.all(
      """
      select learner_id, skill_id, at, end_at, length, local_day from fact
      where action_id = ? and kind = 'session' limit ?
      """, action, few + 1
    ) { try SessionSpan($0) }
    guard spans.count <= few else { return false }
    try keepingSums(of: spans) {
      _ = try db.run(
        "update fact set live = (select done from action where id = ?1) where action_id = ?1",
        action)
    }
    return true
  }

  /// Whether it only recorded facts that no other action recorded or voided, none of them a
  /// correction, corrected, or a timer; without settings, voids or merged actions.
  private func isPlain(_ action: Int64) throws -> Bool {
    try db.first(
      """
      select arrived_by is null and not carries
        and not exists (select 1 from claim where action_id = ?1)
        and not exists (select 1 from void where action_id = ?1)
        and not exists (select 1 from setting where action_id = ?1)
        and not exists (
          select 1 from fact where action_id = ?1 and (
            kind = 'timer' or replaces is not null
            or exists (select 1 from fact as later where later.replaces = fact.id)
            or exists (select 1 from claim where fact_id = fact.id)
            or exists (select 1 from void where fact_id = fact.id)))
      from action where id = ?1
      """, action
    ) { try $0.bool(0) } ?? false
  }
}
