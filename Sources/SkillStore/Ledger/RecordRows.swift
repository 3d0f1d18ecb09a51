import SkillCore
import ThinSQLite

// The database as the set of its permanent records, without those of an undone merge, the merges
// themselves, the current learner, and what may still be redone.

extension Store {
  /// Streams all records, of one learner or of all, in one read transaction, in an order that
  /// depends only on the records: first what others refer to, then by time and id.
  public func forEachRecord(
    of only: Learner? = nil, _ body: (PermanentRecord) throws -> Void
  ) throws {
    try reading {
      let learners = try learnerRecords(of: only)
      for learner in learners { try body(.learner(learner)) }
      for stored in try roadmaps().sorted(by: isBefore) {
        try body(.roadmap(roadmap(stored.reference)))
      }
      try forEachAction(of: only) { try body(.action($0)) }
      let holders = Set(learners.map(\.id))
      try forEachSetting(of: only) { setting in
        if setting.action != nil || setting.learner.map(holders.contains) ?? true {
          try body(.setting(setting))
        }
      }
      try forEachFactRecord(of: only) { try body(.fact($0)) }
      try forEachVoid(of: only) { try body(.void($0)) }
    }
  }

  private func isBefore(_ left: StoredRoadmap, _ right: StoredRoadmap) -> Bool {
    (left.reference.slug, left.reference.version) < (right.reference.slug, right.reference.version)
  }

  /// Learners with records: a fact, or a setting made by a command.
  func learnerRecords(of only: Learner? = nil) throws -> [LearnerRecord] {
    let holders = try db.all(
      """
      select uid, (
        select value from setting where key = 'name' and live and learner_id = learner.id
          and (action_id is not null or \(BeginningSQL.isExported("setting"))))
      from learner
      where (?1 is null or uid = ?1) and (
        exists (
          select 1 from setting join present_action on present_action.id = action_id
          where learner_id = learner.id)
        or exists (
          select 1 from fact indexed by fact_at join present_action on present_action.id = action_id
          where learner_id = learner.id and fact.id not in (select id from absent_fact))
        or exists (
          select 1 from claim join present_action on present_action.id = claim.action_id
            join fact on fact.id = fact_id
          where learner_id = learner.id and fact.id not in (select id from absent_fact)))
      order by uid
      """, only?.id.bytes
    ) { row throws -> (id: LearnerID, name: String?) in (try row.id(0), try row.optionalText(1)) }
    let ids = Set(holders.map(\.id))
    let current = try currentLearner()?.id
    let chosen =
      try current.flatMap { ids.contains($0) ? $0 : nil }
      ?? learners().first { ids.contains($0.id) }?.id
    return holders.map { LearnerRecord(id: $0.id, name: $0.name, isCurrent: $0.id == chosen) }
  }

  private func forEachAction(of only: Learner?, _ body: (ActionRecord) throws -> Void) throws {
    try db.forEach(
      """
      select uid, at, command, done, changed_at from present_action as action
      where ?1 is null
        or exists (select 1 from setting join learner on learner.id = learner_id
          where action_id = action.id and learner.uid = ?1)
        or exists (select 1 from setting
          where action_id = action.id and learner_id is null and key <> 'learner')
        or exists (select 1 from fact join learner on learner.id = learner_id
          where action_id = action.id and learner.uid = ?1)
        or exists (select 1 from claim join fact on fact.id = fact_id
            join learner on learner.id = learner_id
          where claim.action_id = action.id and learner.uid = ?1)
        or exists (select 1 from void join fact on fact.id = fact_id
            join learner on learner.id = learner_id
          where void.action_id = action.id and learner.uid = ?1)
      order by at, uid
      """, only?.id.bytes
    ) { row in
      try body(
        ActionRecord(
          id: try row.id(0), at: Instant(seconds: try row.int64(1)), words: try row.text(2),
          isDone: try row.bool(3), changedAt: Instant(seconds: try row.int64(4))))
    }
  }

  /// Defaults set by Rung, without an action, were merged or made here. Only the first of each kind
  /// counts, so only that one is exported.
  private func forEachSetting(of only: Learner?, _ body: (SettingRecord) throws -> Void) throws {
    try db.forEach(
      """
      select setting.uid, case when not action.carries then action.uid end, learner.uid, key, value,
        setting.at
      from setting left join action on action.id = setting.action_id
        left join learner on learner.id = setting.learner_id
      where key <> 'learner' and (?1 is null or learner.uid is null or learner.uid = ?1)
        and case when coalesce(action.carries, 1)
          then key in ('name', 'roadmap') and (action.done or \(BeginningSQL.isExported("setting")))
            and not exists (
              select 1 from setting as other left join action as by on by.id = other.action_id
              where other.key = setting.key and other.learner_id is setting.learner_id
                and (by.carries and by.done or \(BeginningSQL.isExported("other")))
                and (-other.at, other.uid) > (-setting.at, setting.uid))
          else exists (select 1 from present_action where id = action.id) end
      order by setting.at, setting.uid
      """, only?.id.bytes
    ) { row in
      try body(
        SettingRecord(
          id: try row.id(0), action: try row.optionalID(1), learner: try row.optionalID(2),
          key: try row.text(3), value: try row.text(4), at: Instant(seconds: try row.int64(5))))
    }
  }

  private func forEachFactRecord(of only: Learner?, _ body: (FactRecord) throws -> Void) throws {
    let sql =
      Store.factFields + """
        , (select uid from present_action where id = fact.action_id), (
          select group_concat(hex(uid)) from claim join present_action on id = claim.action_id
          where fact_id = fact.id), (select uid from fact as older where older.id = fact.replaces)

        """ + Store.factTables + """
        where (?1 is null or learner.uid = ?1) and fact.id not in (select id from absent_fact)
        order by fact.at, fact.uid
        """
    try db.forEach(sql, only?.id.bytes) { row in
      let stored = try fact(from: row)
      let again = try row.optionalText(19)?.split(separator: ",").compactMap {
        ActionID(String($0))
      }
      let actions = [try row.optionalID(18)].compactMap { $0 } + (again ?? [])
      try body(
        FactRecord(
          stored.fact, learner: try row.id(15), actions: Set(actions).sorted(),
          replaces: try row.optionalID(20),
          isRunning: stored.counts && stored.fact.kind == .timer))
    }
  }

  private func forEachVoid(of only: Learner?, _ body: (VoidRecord) throws -> Void) throws {
    try db.forEach(
      """
      select action.uid, fact.uid from void
        join present_action as action on action.id = void.action_id
        join fact on fact.id = void.fact_id join learner on learner.id = fact.learner_id
      where (?1 is null or learner.uid = ?1) and fact.id not in (select id from absent_fact)
      order by fact.uid, action.uid
      """, only?.id.bytes
    ) { row in
      try body(VoidRecord(action: try row.id(0), fact: try row.id(1)))
    }
  }
}

extension Row {
  func id(_ column: Int) throws -> FactID {
    guard let id = try withBlob(column, { FactID(bytes: $0) }) else {
      throw StoreError.damaged("id", row: 0)
    }
    return id
  }

  func optionalID(_ column: Int) throws -> FactID? {
    try isNull(column) ? nil : id(column)
  }

  func id<ID: OwnerID>(_ column: Int) throws -> ID { ID(bits: try id(column)) }

  func optionalID<ID: OwnerID>(_ column: Int) throws -> ID? {
    try isNull(column) ? nil : id(column)
  }
}
