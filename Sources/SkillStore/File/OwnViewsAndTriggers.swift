/// The views and triggers of the newest version, as SQLite stores their SQL, by name.
///
/// Each start compares the file's with them. As texts, since a digest costs four times as much.
enum OwnViewsAndTriggers {
  /// A test prints the new text after a migration has changed one.
  static let texts: [StaticString] = [
    """
    CREATE VIEW absent_fact as
    with recursive absent (id) as (
      select fact.id from action as carrier
        join action on action.arrived_by = carrier.id
        join fact on fact.action_id = action.id
      where carrier.carries and not carrier.done and not exists (
        select 1 from claim join present_action on present_action.id = claim.action_id
        where fact_id = fact.id)
      union
      select later.id from absent join fact as later on later.replaces = absent.id
      union
      select note.id from absent join fact as note on note.about = absent.id
    )
    select id from absent
    """,
    """
    CREATE VIEW effective_action as
    select id, at from action
    where done
      and (arrived_by is null or (select done from action as carrier where id = action.arrived_by))
    """,
    """
    CREATE TRIGGER fact_is_never_changed
    before update of
      id, uid, action_id, learner_id, kind, skill_id, at, at_offset, zone, local_day, end_at, end_offset,
      evidence, rating, note, tags, about, replaces, length
    on fact
    begin
      select raise(abort, 'facts are never changed: void one and add another');
    end
    """,
    """
    CREATE TRIGGER fact_is_never_deleted before delete on fact
    begin
      select raise(abort, 'facts are never deleted: void them');
    end
    """,
    """
    CREATE VIEW present_action as
    select id, uid, at, command, done, changed_at from action
    where not carries
      and (arrived_by is null or (select done from action as carrier where id = action.arrived_by))
    """,
  ]

  /// Compares the file's with them, in order, ignoring blanks: `db check --fix` writes fewer.
  struct Comparison {
    private var count = 0
    private var hasDiffered = false

    var isEmpty: Bool { count == 0 }

    /// Whether all are equal.
    var isEqual: Bool { !hasDiffered && count == texts.count }

    mutating func take(_ sql: Span<UInt8>) {
      if count >= texts.count || !isSame(texts[count], sql) { hasDiffered = true }
      count += 1
    }
  }

  private static func isSame(_ own: StaticString, _ sql: Span<UInt8>) -> Bool {
    var place = 0
    for index in 0..<own.utf8CodeUnitCount where own.utf8Start[index] > 32 {
      while place < sql.count, sql[place] <= 32 { place += 1 }
      guard place < sql.count, sql[place] == own.utf8Start[index] else { return false }
      place += 1
    }
    while place < sql.count, sql[place] <= 32 { place += 1 }
    return place == sql.count
  }
}
