import SkillCore
import ThinSQLite

extension Store {
  /// How long the learner studied each skill.
  func studyTotals(of learner: Learner) throws -> [(Slug, StudyTime)] {
    try db.all(
      """
      select skill.slug, seconds from study_total
        join skill on skill.id = skill_id join learner on learner.id = learner_id
      where learner.uid = ? and seconds > 0
      """, learner.id.bytes
    ) { (try $0.slug(0), StudyTime(seconds: try $0.int(1))) }
  }

  /// The kept sums of a skill with several names cannot be added, as shared minutes count once and
  /// a day has one cap: if more than one name was studied, their sessions are merged under the
  /// first name.
  func mergeStudyTimes(of learner: Learner, names: [[Slug]], in record: inout Record) throws {
    for names in names where names.count(where: { record[$0].studied > .zero }) > 1 {
      var sum = SkillSum()
      for time in try names.flatMap({ try sessions(on: $0, of: learner) })
        .sorted(by: { $0.at < $1.at })
      {
        sum.add(time)
      }
      for name in names { record.setStudied(.zero, for: name) }
      if let first = names.first {
        record.setStudied(StudyTime(seconds: sum.count.seconds), for: first)
      }
    }
  }

  private func sessions(
    on skill: Slug, of learner: Learner
  ) throws -> [SessionTime] {
    try db.all(
      """
      select at, end_at, length from fact indexed by fact_study
      where learner_id = (select id from learner where uid = ?)
        and skill_id = (select id from skill where slug = ?) and kind = 'session' and live
      """, learner.id.bytes, "\(skill)"
    ) { try SessionTime($0, 0) }
  }
}
