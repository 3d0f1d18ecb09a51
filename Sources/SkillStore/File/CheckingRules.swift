import ThinSQLite

// What each row of the ledger must be, whatever else the file holds. Which of the facts count is derived
// again and compared instead (CountingFacts.swift).

extension DatabaseFile {
  public enum FactRule: String, CaseIterable, Sendable {
    case laterThanNow, voidOfLater
    /// A session ends before it starts, or more than 24 hours later.
    case endsBeforeStart
    /// The local day is neither that of the instant and its offset, nor the day before.
    case wrongDay
    /// It is before 1900.
    case beforeTime
    /// It lacks a part that its kind requires, or has a part of another kind.
    case wrongParts
    /// Corrections in a cycle.
    case circle
    /// For learners: they have facts that count, but no name.
    case nameless
  }
}

extension DatabaseFile.FactRule {
  /// Counts the rows that violate the rule; `?1` is now.
  var sql: String {
    switch self {
    case .laterThanNow:
      """
      select count(*) from fact
      where live and case when length is null then coalesce(end_at, at) else local_day * 86400 end
        > ?1 + 86400
      """
    case .voidOfLater:
      """
      select count(*) from void join fact on fact.id = void.fact_id
        join action as taken on taken.id = void.action_id
        join action as given on given.id = fact.action_id
      where given.id > taken.id and given.arrived_by is null and taken.arrived_by is null
        and ?1 is not null
      """
    case .endsBeforeStart:
      """
      select count(*) from fact
      where ?1 is not null and (
        end_at is not null and (end_at <= at or end_at - at > 86400)
        or length is not null and length not between 1 and 86400)
      """
    case .wrongDay:
      """
      select count(*) from fact where ?1 is not null and not (
        local_day * 86400 <= at + at_offset and at + at_offset < local_day * 86400 + 129600
        and (length is null or at = local_day * 86400 + 43200 and at_offset = 0))
      """
    case .beforeTime: "select count(*) from fact where ?1 is not null and local_day < -25567"
    case .wrongParts:
      """
      select count(*) from fact where ?1 is not null and not (
        (skill_id is not null or kind = 'note')
        and (kind = 'session') = (end_at is not null or length is not null)
        and (end_at is null or length is null)
        and (kind <> 'evidence' or evidence is not null)
        and (kind in ('evidence', 'checkin') or evidence is null)
        and (kind = 'rating') = (rating is not null)
        and (kind not in ('note', 'waiver', 'not-applicable') or note is not null)
        and (kind = 'note' or about is null))
      """
    case .circle:
      """
      with recursive rooted (id) as (
        select id from fact where replaces is null
        union
        select fact.id from rooted join fact on fact.replaces = rooted.id)
      select count(*) from fact where ?1 is not null and id not in rooted
        and replaces in (select id from fact)
      """
    case .nameless:
      """
      select count(*) from learner where ?1 is not null
        and not exists (
          select 1 from setting where key = 'name' and live and learner_id = learner.id)
        and exists (select 1 from fact where live and learner_id = learner.id)
      """
    }
  }
}
