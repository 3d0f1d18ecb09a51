import SkillCore
import ThinSQLite

extension Store {
  /// The sums that are kept of a skill that has several names cannot be added up, as minutes that two names
  /// share count once and a day has one cap: where more than one of them was studied, their sessions are
  /// united and the first name has all of it.
  func uniteStudyTimes(of learner: Learner, names: [[Slug]], in record: inout Record) throws {
    for names in names where names.count(where: { record[$0].studied > .zero }) > 1 {
      var tally = StudyTally()
      for session in try names.flatMap({ try sessions(on: $0, of: learner) })
        .sorted(by: { $0.start < $1.start })
      {
        tally.add(from: session.start, to: session.end)
      }
      for name in names { record.setStudied(.zero, for: name) }
      if let first = names.first {
        record.setStudied(StudyTime(seconds: tally.seconds), for: first)
      }
    }
  }

  private func sessions(
    on skill: Slug, of learner: Learner
  ) throws -> [(start: Instant, end: Instant)] {
    try db.all(
      """
      select at, end_at from fact indexed by fact_study
      where learner_id = (select id from learner where uid = ?)
        and skill_id = (select id from skill where slug = ?) and kind = 'session' and live
      """, learner.id.bytes, "\(skill)"
    ) { row in
      let (at, end) = (try row.int64(0), try row.int64(1))
      _ = try sessionLength(from: at, to: end)
      return (Instant(seconds: at), Instant(seconds: end))
    }
  }
}
