import CThinSQLite

/// The SQLite library at run time, and the features it must have. A build that lacks one is refused
/// before anything is written.
package enum Library {
  /// A feature that a build may lack.
  package enum Feature: Equatable, Sendable {
    /// Older than ``oldest``: no `strict` tables.
    case version(found: String)
    /// FTS5 with its trigram tokenizer.
    case fullTextSearch
  }

  /// 3.38.0 (February 2022) added `sqlite3_error_offset`, the newest function used.
  package static let oldest = "3.38.0"
  private static let oldestNumber: Int32 = 3_038_000

  package static var version: String { Database.libraryVersion }

  /// Whether it is too old; checked at each opening.
  package static var isTooOld: Bool { sqlite3_libversion_number() < oldestNumber }

  /// Before 3.51.3 a WAL reset during a read can corrupt the database
  /// (<https://sqlite.org/wal.html>, "The WAL-Reset Bug").
  package static var hasWALResetBug: Bool { sqlite3_libversion_number() < 3_051_003 }

  /// Turns off memory statistics (`SQLITE_CONFIG_MEMSTATUS`), which take a lock per allocation.
  /// Process-wide; call it once, before any thread or database.
  package static func countNoMemory() {
    // Has no effect if SQLite is initialized already.
    _ = rung_count_no_memory()
  }

  /// The missing feature, by trying each in memory; nil if none.
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
        // Other errors, such as out of memory, say nothing about the library.
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
