import SkillCore
import ThinSQLite

// `note_search`, the full-text index of notes (migration 0005). Facts are never changed or deleted,
// so it only grows; whether a fact counts is checked on the fact.

extension Store {
  /// Indexes the notes recorded since the last time.
  func keepNoteIndex() throws {
    try db.run(
      """
      insert into note_search (rowid, note)
      select id, note || char(10, 10) from fact
      where note is not null and id > coalesce((select max(rowid) from note_search), 0)
      order by id
      """)
  }

  /// Compares the index with a fresh one in memory: the notes and occurrences of each term, and the
  /// indexed rows. Newer notes are not indexed yet.
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
