import ThinSQLite

// Which facts count, as independent checks in SQL, row by row and without the temp tables of
// `settle`.

extension DatabaseFile {
  public enum FactRule: String, CaseIterable, Sendable {
    case liveButUndone, liveButVoided, deadForNoReason, laterThanNow, voidOfLater
    /// Two corrections of one fact.
    case liveTwice
    /// For settings: the one that counts is not the last one.
    case wrongSetting
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

    /// Whether it is about which facts count, which can be rederived.
    var isOfWhatCounts: Bool {
      switch self {
      case .liveButUndone, .liveButVoided, .deadForNoReason, .liveTwice, .wrongSetting: true
      case .laterThanNow, .voidOfLater, .endsBeforeStart, .wrongDay, .beforeTime, .wrongParts,
        .circle, .nameless:
        false
      }
    }
  }
}

extension DatabaseFile.FactRule {
  /// Counts the rows that violate the rule; `?1` is now.
  var sql: String {
    switch self {
    case .liveButUndone:
      "select count(*) from fact where ?1 is not null and live and not (" + recorded + ")"
    case .liveButVoided: "select count(*) from fact where ?1 is not null and live and " + voided
    case .deadForNoReason:
      liveFamilies
        + "select count(*) from fact where ?1 is not null and not live and (" + recorded
        + ") and not " + voided + " and not (" + elsewhere + ") and not " + liveRival
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
    case .liveTwice:
      liveFamilies
        + "select count(*) from fact where ?1 is not null and live and replaces is not null and "
        + otherLiveRival
    case .wrongSetting:
      """
      select count(*) from setting as this where ?1 is not null and live <> (id is (
        select other.id from setting as other left join action on action.id = other.action_id
        where other.key = this.key and other.learner_id is this.learner_id
          and (action.id is null or action.id in (select id from effective_action))
        order by other.key = 'learner' or (action.id is not null and not carries) desc,
          \(BeginningSQL.yields("other")),
          case when other.key = 'learner' or not carries then other.at else -other.at end desc,
          other.uid desc
        limit 1) and not (key = 'name' and action_id is null and exists (
          select 1 from setting as namesake
          where namesake.key = 'name' and namesake.value = this.value
            and namesake.learner_id <> this.learner_id and namesake.live)))
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

private let recorded = """
  fact.action_id in (select id from effective_action)
  or exists (
    select 1 from claim where fact_id = fact.id
      and claim.action_id in (select id from effective_action))
  """

private let voided = """
  exists (
    select 1 from void where void.fact_id = fact.id
      and void.action_id in (select id from effective_action))
  """

/// A timer of another device, or one followed by a later one.
private let elsewhere = """
  kind = 'timer' and fact.id is not (
    select max(timer.id) from fact as timer
    where timer.learner_id = fact.learner_id and timer.kind = 'timer' and (
      timer.action_id in (select id from action where done and arrived_by is null)
      or exists (
        select 1 from claim where fact_id = timer.id
          and action_id in (select id from action where done and arrived_by is null))))
  """

/// A common table expression: the number of facts of each family that count.
private let liveFamilies =
  FamilySQL.withRecursive
    + """
    , lively (root, live) as materialized (
      select root, count(*) from family join fact on fact.id = family.id where live group by root)

    """

/// Another fact of the family counts instead.
private let liveRival = """
  fact.id in (select family.id from family join lively on lively.root = family.root)
  """

/// Another fact of the family counts as well.
private let otherLiveRival = """
  fact.id in (
    select family.id from family join lively on lively.root = family.root where lively.live > 1)
  """
