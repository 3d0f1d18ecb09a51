import SkillCore
import ThinSQLite

// What is kept because it follows from the facts, compared with what follows from them now.

extension Store {
  /// How many sums of study time are wrong.
  func wrongTotals() throws -> Int {
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
    return try wrong + wrongDays() + wrongTags()
  }

  private func wrongDays() throws -> Int {
    let days = "select * from (" + Store.daysFromSessions + ")"
    return try db.first(
      "select count(*) from (select learner_id, local_day from (" + days
        + " except select * from study_day) union select learner_id, day from ("
        + "select * from study_day except " + days + "))"
    ) { try $0.int(0) } ?? 0
  }

  private func wrongTags() throws -> Int {
    let tags = "select * from (" + Store.tagsFromSessions + ")"
    return try db.first(
      "select count(*) from (select learner_id, tag_set from (" + tags
        + " except select * from study_tag) union select learner_id, tags from ("
        + "select * from study_tag except " + tags + "))"
    ) { try $0.int(0) } ?? 0
  }
}
