import SQLite

extension DatabaseFile {
  /// Something that should not be, and what to do about it.
  public enum Finding: Sendable {
    case integrity(String)
    case foreignKey(table: String, parent: String)
    /// So many facts break a rule that no single column can state.
    case facts(FactRule, count: Int)
    /// So many sums of study time are not what the sessions say.
    case studyTotals(count: Int)
  }

  public enum FactRule: String, CaseIterable, Sendable {
    case liveButUndone, liveButVoided, deadForNoReason, laterThanNow, voidOfLater
    /// Two corrections of one fact.
    case liveTwice
    /// Of settings, not of facts: the live one is the last that has effect.
    case wrongSetting
  }

  /// Looks through the whole file; empty for a sound one. Changes nothing.
  ///
  /// - Parameter now: UTC seconds.
  /// - Throws: `SQLiteError`, or `MigrationError` for another program's file or a newer one.
  public func check(now: Int64) throws -> [Finding] {
    let db = try open()
    return try db.transaction(.read) {
      let version = try migrator.status(db).version
      if version > migrator.latest { _ = try migrator.plan(db) }
      var findings = try db.integrityFindings().map(Finding.integrity)
      findings += try db.foreignKeyFindings().map {
        Finding.foreignKey(table: $0.table, parent: $0.parent)
      }
      guard version == migrator.latest else { return findings }
      for rule in FactRule.allCases {
        let count = try db.first(rule.sql, SQLValue(now)) { try $0.int(0) } ?? 0
        if count > 0 { findings.append(.facts(rule, count: count)) }
      }
      let wrong = try wrongTotals(db)
      return wrong == 0 ? findings : findings + [.studyTotals(count: wrong)]
    }
  }

  private func wrongTotals(_ db: borrowing Database) throws -> Int {
    let sums = try db.all(
      """
      select owner.learner_id, owner.skill_id, coalesce(seconds, 0), coalesce(spent, 0),
        coalesce(sessions, 0)
      from (
        select learner_id, skill_id from fact where kind = 'session' and live
        union select learner_id, skill_id from study_total) as owner
      left join study_total as total
        on total.learner_id = owner.learner_id and total.skill_id = owner.skill_id
      """
    ) { row in
      let count = StudyCount(
        seconds: try row.int(2), spent: try row.int(3), sessions: try row.int(4))
      return (learner: try row.int64(0), skill: try row.int64(1), count: count)
    }
    var wrong = 0
    for sum in sums
    where try studyCount(learner: sum.learner, skill: sum.skill, in: db) != sum.count {
      wrong += 1
    }
    return try wrong + wrongDays(db)
  }

  private func wrongDays(_ db: borrowing Database) throws -> Int {
    let days = "select * from (" + Store.daysFromSessions + ")"
    return try db.first(
      "select count(*) from (select learner_id, local_day from (" + days
        + " except select * from study_day) union select learner_id, day from ("
        + "select * from study_day except " + days + "))"
    ) { try $0.int(0) } ?? 0
  }
}
