import CThinSQLite

/// The SQLite library that this program runs with, and what it must have. Another build than the
/// one it was tried with may lack something: that is told before anything is written.
package enum Library {
  /// What a build may lack.
  package enum Feature: Equatable, Sendable {
    /// Older than ``oldest``: no `strict` tables.
    case version(found: String)
    /// The full-text search with its trigram tokenizer.
    case fullTextSearch
  }

  /// 3.38.0 of February 2022 brought `sqlite3_error_offset`; all else that is used is older.
  package static let oldest = "3.38.0"
  private static let oldestNumber: Int32 = 3_038_000

  package static var version: String { Database.libraryVersion }

  /// Whether it is too old, which each opening asks: one comparison.
  package static var isTooOld: Bool { sqlite3_libversion_number() < oldestNumber }

  /// Before 3.51.3 a write-ahead log that is reset while it is read can damage the database
  /// (<https://sqlite.org/wal.html>, "The WAL-Reset Bug").
  package static var hasWALResetBug: Bool { sqlite3_libversion_number() < 3_051_003 }

  /// Keeps SQLite from counting the memory that it uses (`SQLITE_CONFIG_MEMSTATUS`), for which it takes a
  /// lock around each piece. For the whole process: to be called once, before any thread or database.
  package static func countNoMemory() {
    // Where SQLite has begun already, it only goes on counting.
    _ = rung_count_no_memory()
  }

  /// What it lacks, found out by trying each in a database in memory; nil when nothing does.
  package static func lack() -> Feature? {
    if isTooOld { return .version(found: version) }
    do {
      return lack(in: try Database.inMemory())
    } catch {
      return nil
    }
  }

  static func lack(in database: borrowing Database) -> Feature? {
    for (feature, sql) in trials {
      do throws(SQLiteError) {
        try database.execute(sql)
      } catch {
        // Anything else, such as no memory, says nothing about the library.
        return error.code.primary == .error ? feature : nil
      }
    }
    return nil
  }

  private static var trials: [(Feature, String)] {
    [
      (.version(found: version), "create table temp.strict_trial (x integer) strict"),
      (
        .fullTextSearch,
        """
        create virtual table temp.search_trial using fts5 (x, content = '', tokenize = 'trigram');
        create virtual table temp.term_trial using fts5vocab ('temp', 'search_trial', instance)
        """
      ),
    ]
  }
}
