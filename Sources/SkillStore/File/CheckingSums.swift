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

  /// Works all sums of study time out anew.
  func recountEverything() throws {
    try db.run("delete from study_total")
    try db.run("delete from study_day")
    try db.run("delete from study_tag")
    let owners = try db.all(
      "select distinct learner_id, skill_id from fact where kind = 'session' and live"
    ) { (learner: try $0.int64(0), skill: try $0.int64(1)) }
    for owner in owners { try recount(learner: owner.learner, skill: owner.skill) }
    for learner in Set(owners.map(\.learner)) { try recountDaysAndTags(of: learner) }
  }

  /// Compares the index of notes with one made anew in memory: in how many notes each term occurs,
  /// how often, and which notes it knows. Those newer than the newest in it are not indexed yet.
  func isNoteIndexSound() throws -> Bool {
    do {
      let again = try Database.inMemory()
      for sql in [
        "create virtual table note_search using fts5 (note, content = '', tokenize = 'trigram')",
        "create virtual table note_term using fts5vocab (note_search, instance)",
      ] { try again.run(sql) }
      try db.forEach(
        """
        select id, note || char(10, 10) from fact
        where note is not null and id <= (select max(rowid) from note_search) order by id
        """
      ) { row in
        try again.run(
          "insert into note_search (rowid, note) values (?, ?)", try row.int64(0),
          try row.text(1))
      }
      return try noteTerms(db) == noteTerms(again)
    } catch let error as SQLiteError
      where [.corrupt, .error, .mismatch].contains(error.code.primary)
    {
      return false  // too damaged even to be read
    }
  }
}

private func noteTerms(_ db: borrowing Database) throws -> [[SQLValue]] {
  try db.all(
    """
    select term, count(distinct doc), count(*) from note_term group by term
    union all
    select rowid, null, null from note_search
    order by 1
    """
  ) { try $0.values() }
}
