import SkillCore
import ThinSQLite

// What counts, said once, for undo, redo, merge and import. A fact counts while an action that counts
// recorded it and none took it back. Of facts that correct one another (`replaces`, from the first
// one down) only the latest counts, by the time of its action and then its id. A timer runs only on
// the device where it was started or corrected, only the one started last, and no longer once it was
// stopped on any device: so what else counts depends on no timer. `fact.live` keeps the answer.

extension Store {
  /// Recomputes what counts among all that an action, or what it carries, refers to. To be
  /// called in a transaction, after the action was recorded, undone or done again.
  ///
  /// - Throws: `StoreError.circle`, `.learnersShareName` for what no history of one device makes.
  func settle(after action: Int64) throws {
    _ = try judge(after: action)
    try applyJudgement()
  }

  /// Recomputes which facts and settings count, for all of them.
  func rebuildCountingFacts() throws {
    try judgeAll()
    try applyJudgement()
    try rebuildCountingSettings()
  }

  /// The number of facts that count and should not, or do not count and should.
  func wrongCountingFacts() throws -> Int {
    try judgeAll()
    return try db.first(
      """
      select count(*) from temp.touched join fact on fact.id = fact_id
      where live <> (touched.at is not null)
      """
    ) { try $0.int(0) } ?? 0
  }

  private func judgeAll() throws {
    _ = try judge(after: 0) { try db.run("insert or ignore into temp.seed select id from fact") }
  }

  /// Lists in `touched` the facts that the action may concern, with the time of those that count.
  ///
  /// - Parameter seeding: adds to `seed` what else is to be judged.
  /// - Returns: how many count no more only because a later correction of the same fact does.
  func judge(after action: Int64, seeding: () throws -> Void = {}) throws -> Int {
    try makeTables()
    try db.run(
      """
      insert into temp.changed_action select ?1
      union select id from action where arrived_by = ?1
      union select action_id from flip where carrier_id = ?1
      """, action)
    try db.run(
      """
      insert into temp.seed select id from fact where action_id in (select id from changed_action)
      union select fact_id from claim where action_id in (select id from changed_action)
      union select fact_id from void where action_id in (select id from changed_action)
      """)
    try seeding()
    try touchFamilies()
    let timers = try touchTimers()
    try dateEffective()
    for (learner, timer) in timers { try stopTimers(of: learner, but: timer) }
    return try outdoRivals()
  }

  /// Makes the touched facts, and the settings of the same actions, live or not.
  func applyJudgement() throws {
    try keepingSumsOfTouched {
      try db.run(
        """
        update fact set live = 0
        where id in (select fact_id from temp.touched where at is null) and live
        """)
      try db.run(
        """
        update fact set live = 1
        where id in (select fact_id from temp.touched where at is not null) and not live
        """)
    }
    try settleSettings()
  }

  /// Makes a fact that was taken back count no more.
  func takeBack(_ row: Int64) throws {
    try keepingSums(of: try spans(ofRow: row)) {
      _ = try db.run("update fact set live = 0 where id = ?", row)
    }
  }

  /// They are small for an undo, and on the disk for a large import.
  private func makeTables() throws {
    let tables = [
      "create temp table if not exists changed_action (id integer primary key) strict",
      "create temp table if not exists seed (fact_id integer primary key) strict",
      """
      create temp table if not exists touched (
        root integer not null, fact_id integer not null, uid blob not null, at integer,
        primary key (root, fact_id)) strict, without rowid
      """,
    ]
    for sql in tables { try db.run(sql) }
    for sql in ["delete from changed_action", "delete from seed", "delete from touched"] {
      try db.run(sql)
    }
  }

  /// A changed correction may make another correction of the same fact count.
  private func touchFamilies() throws {
    try db.run(
      """
      insert or ignore into temp.touched (root, fact_id, uid)
      with recursive
        up (id) as (
          select fact_id from seed
          union
          select replaces from up join fact on fact.id = up.id where replaces is not null
        ),
        down (root, id) as (
          select fact.id, fact.id from up join fact on fact.id = up.id where replaces is null
          union
          select root, later.id from down join fact as later on later.replaces = down.id
        )
      select root, id, uid from down join fact using (id)
      """)
    let lost = try db.first(
      """
      select count(*) from seed
      where (select count(*) from seed) <> (select count(*) from touched)
        and fact_id not in (select fact_id from touched)
      """
    ) { try $0.int(0) }
    if lost != 0 { throw StoreError.circle }
  }

  /// The learners whose timers are touched, each with the only one that may run.
  private func touchTimers() throws -> [(learner: Int64, timer: Int64?)] {
    let learners = try db.all(
      """
      select distinct learner_id from temp.touched join fact on fact.id = fact_id
      where kind = 'timer'
      """
    ) { try $0.int64(0) }
    guard !learners.isEmpty else { return [] }
    let timers = try learners.map { (learner: $0, timer: try lastTimer(of: $0)) }
    try db.run("delete from seed")
    for (learner, timer) in timers {
      try db.run(
        """
        insert or ignore into temp.seed
        select id from fact where learner_id = ?1 and kind = 'timer' and (live or id = ?2)
        """, learner, timer)
    }
    try touchFamilies()
    return timers
  }

  /// The timer that was started last on this device, running or not.
  private func lastTimer(of learner: Int64) throws -> Int64? {
    try db.first(
      """
      select id from fact indexed by fact_timers
      where learner_id = ? and kind = 'timer' and (
        exists (
          select 1 from action where id = fact.action_id and done and arrived_by is null)
        or exists (
          select 1 from claim join action on action.id = claim.action_id
          where fact_id = fact.id and done and arrived_by is null))
      order by id desc limit 1
      """, learner
    ) { try $0.int64(0) }
  }

  private func stopTimers(of learner: Int64, but timer: Int64?) throws {
    try db.run(
      """
      update temp.touched set at = null where fact_id is not ?2 and exists (
        select 1 from fact where id = fact_id and kind = 'timer' and learner_id = ?1)
      """, learner, timer)
  }

  /// Gives those that were recorded and not taken back the time of their action.
  private func dateEffective() throws {
    try db.run(
      """
      update temp.touched set at = (
        select max(at) from (
          select effective_action.at from fact
            join effective_action on effective_action.id = fact.action_id
          where fact.id = touched.fact_id
          union all
          select effective_action.at from claim
            join effective_action on effective_action.id = claim.action_id
          where claim.fact_id = touched.fact_id))
      where not exists (
        select 1 from void join effective_action on effective_action.id = void.action_id
        where void.fact_id = touched.fact_id)
      """)
  }

  /// Of those that correct the same fact, leaves the latest; returns how many it outdoes.
  private func outdoRivals() throws -> Int {
    try db.run(
      """
      update temp.touched set at = null where (root, fact_id) in (
        select root, fact_id from (
          select root, fact_id, row_number() over (
            partition by root order by kind <> 'timer' desc, touched.at desc, touched.uid desc) as place
          from temp.touched join fact on fact.id = fact_id
          where touched.at is not null and root in (
            select root from temp.touched where at is not null group by root having count(*) > 1))
        where place > 1)
      """)
  }

  /// Day by day for a few sessions; a full rebuild for many.
  private func keepingSumsOfTouched(_ change: () throws -> Void) throws {
    let few = 200
    let spans = try db.all(
      """
      select learner_id, skill_id, fact.at, end_at, length, local_day from temp.touched join fact on fact.id = fact_id
      where kind = 'session' and live <> (touched.at is not null) limit ?
      """, few + 1
    ) { try SessionSpan($0) }
    guard spans.count > few else { return try keepingSums(of: spans, change) }
    let owners = try db.all(
      """
      select distinct learner_id, skill_id from temp.touched join fact on fact.id = fact_id
      where kind = 'session' and live <> (touched.at is not null)
      """
    ) { SkillOfLearner(learner: try $0.int64(0), skill: try $0.int64(1)) }
    try change()
    try rebuildSums(of: owners)
  }
}
