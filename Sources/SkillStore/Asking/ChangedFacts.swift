import SkillCore
import ThinSQLite

/// A fact with what another database needs to update it.
public struct ChangedFact: Sendable {
  public let fact: Fact
  public let owner: LearnerID
  public let counts: Bool
  /// When it was last recorded, undone, deleted or redone.
  public let changedAt: Instant
}

/// A learner with what another database needs to update it.
public struct ChangedLearner: Sendable {
  public let learner: Learner
  public let isHidden: Bool
  /// When the name or the visibility last changed.
  public let changedAt: Instant
}

extension Store {
  /// Streams the facts of one learner or of all, including those that do not count, by time and
  /// then id. Without running timers, and without facts of an undone merge or import, which may
  /// count where they came from.
  public func forEachChangedFact(
    of learner: Learner?, _ body: (ChangedFact) throws -> Void
  ) throws {
    try db.forEach(
      """
      \(FamilySQL.withRecursive),
      latest (root, changed_at) as materialized (
        select root, max(action.changed_at) from family
          join fact as one on one.id = family.id join action on action.id = one.action_id
        group by root),
      corrected (id, changed_at) as materialized (
        select family.id, latest.changed_at from family join latest on latest.root = family.root),
      arrival (id, changed_at, is_here) as (
        select id, changed_at, arrived_by is null
          or (select done from action as carrier where carrier.id = action.arrived_by)
        from action)
      select fact.id, fact.uid, fact.kind, skill.slug, fact.at, fact.at_offset, fact.zone,
        fact.end_at, fact.end_offset, fact.evidence, fact.rating, fact.note, fact.tags,
        (select uid from fact as other where other.id = fact.about), fact.live, learner.uid,
        fact.local_day, fact.length,
        max(own.changed_at,
          coalesce((
            select max(taker.changed_at) from void join action as taker on taker.id = void.action_id
            where void.fact_id = fact.id), own.changed_at),
          coalesce((
            select max(claimer.changed_at)
            from claim join action as claimer on claimer.id = claim.action_id
            where claim.fact_id = fact.id), own.changed_at),
          case
            when fact.replaces is null
              and not exists (select 1 from fact as later where later.replaces = fact.id)
            then own.changed_at
            else coalesce(
              (select changed_at from corrected where corrected.id = fact.id), own.changed_at)
          end)
      from fact
        join learner on learner.id = fact.learner_id
        join arrival as own on own.id = fact.action_id
        left join skill on skill.id = fact.skill_id
      where fact.kind <> 'timer' and (?1 is null or learner.uid = ?1)
        and (own.is_here or exists (
          select 1 from claim join arrival as claimer on claimer.id = claim.action_id
          where claim.fact_id = fact.id and claimer.is_here))
      order by fact.at, fact.uid
      """, learner?.id.bytes
    ) { row in
      let stored = try fact(from: row)
      guard let owner = LearnerID(bytes: try row.blob(15)) else {
        throw StoreError.damaged("learner", row: stored.row)
      }
      try body(
        ChangedFact(
          fact: stored.fact, owner: owner, counts: stored.counts,
          changedAt: Instant(seconds: try row.int64(18))))
    }
  }

  /// All learners with a name, hidden ones included, by name and then id, without an empty learner
  /// that Rung made.
  public func changedLearners() throws -> [ChangedLearner] {
    try db.all(
      """
      select learner.uid, name.value,
        exists (
          select 1 from setting where live and key = 'hidden' and value = '1'
            and coalesce(learner_id, 0) = learner.id),
        (select max(max(setting.at, coalesce(action.changed_at, setting.at)))
          from setting left join action on action.id = setting.action_id
          where learner_id = learner.id and key in ('name', 'hidden'))
      from setting as name join learner on learner.id = name.learner_id
      where name.key = 'name' and name.live
        and (name.action_id is not null
          or exists (select 1 from fact where learner_id = learner.id))
      order by name.value, learner.uid
      """
    ) { row in
      guard let id = LearnerID(bytes: try row.blob(0)) else {
        throw StoreError.damaged("learner", row: 0)
      }
      return ChangedLearner(
        learner: Learner(id: id, name: try row.text(1)), isHidden: try row.bool(2),
        changedAt: Instant(seconds: try row.int64(3)))
    }
  }

  /// When something was last recorded, undone or redone; nil if nothing ever was.
  public func lastChange() throws -> Instant? {
    try db.first("select max(changed_at) from action") { try $0.optionalInt64(0) }
      .flatMap { $0 }.map { Instant(seconds: $0) }
  }
}
