import SkillCore
import ThinSQLite

extension Store {
  /// All study of a learner, each minute counted once and 24 hours a day at most: the lengths by tags, of which
  /// there are few, less the excess of the days that have one.
  public func studyTotal(of learner: Learner) throws -> StudySum {
    var total = StudySum()
    try db.forEach(
      """
      select spent, sessions from study_tag
      where learner_id = (select id from learner where uid = ?)
      """, learner.id.bytes
    ) { row in
      total.add(StudySum(time: StudyTime(seconds: try row.int(0)), sessions: try row.int(1)))
    }
    var excess = StudyTime.zero
    try db.forEach(
      """
      select spent, shared from study_day indexed by study_crowded
      where learner_id = (select id from learner where uid = ?)
        and (shared > 0 or spent > 86400)
      """, learner.id.bytes
    ) { row in
      let (spent, shared) = try daySums(row, 0, 1)
      excess += StudyTime(seconds: spent - min(spent - shared, 86_400))
    }
    return StudySum(time: max(.zero, total.time - excess), sessions: total.sessions)
  }

  /// - Throws: `StoreError.damaged` for sums that no day has.
  func daySums(
    _ row: borrowing Row, _ spentColumn: Int, _ sharedColumn: Int
  ) throws -> (spent: Int, shared: Int) {
    let (spent, shared) = (try row.int(spentColumn), try row.int(sharedColumn))
    guard spent < 1 << 40, (0...max(0, spent)).contains(shared) else {
      throw StoreError.damaged("study_day", row: 0)
    }
    return (spent, shared)
  }
}
