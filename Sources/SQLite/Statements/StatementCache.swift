import CThinSQLite

/// The prepared statements of a connection that nobody is using, the latest near the end.
///
/// A statement leaves the cache while it is in use, so the same SQL may run inside itself, and a
/// statement that failed simply never comes back. The latest is looked at first and lengths are
/// compared before texts, which for some thirty entries is cheaper than hashing the SQL.
@usableFromInline
struct StatementCache {
  @usableFromInline static let capacity = 32

  /// SQLite keeps each statement's own text: the entries hold nothing that has to be counted.
  @usableFromInline
  struct Entry {
    @usableFromInline let prepared: Prepared
    @usableFromInline let sql: UnsafePointer<CChar>
    @usableFromInline let length: Int

    @inlinable
    init(prepared: Prepared, sql: UnsafePointer<CChar>, length: Int) {
      self.prepared = prepared
      self.sql = sql
      self.length = length
    }
  }

  @usableFromInline var entries: [Entry] = []

  init() {
    entries.reserveCapacity(Self.capacity)
  }

  @inlinable
  mutating func take(_ sql: String) -> Prepared? {
    withBytes(of: sql) { bytes, length in
      var index = entries.count
      while index > 0 {
        index -= 1
        let entry = entries[index]
        if entry.length == length, rung_equal(entry.sql, bytes, length) != 0 {
          if index < entries.count - 1 { entries.swapAt(index, entries.count - 1) }
          entries.removeLast()
          return entry.prepared
        }
      }
      return nil
    }
  }

  /// Takes over a statement; one with blanks or comments after it has another text than the SQL it
  /// came from, would never be found, and is not kept.
  @inlinable
  mutating func put(_ prepared: Prepared, _ sql: String) {
    let length = sql.utf8.count
    guard let own = sqlite3_sql(prepared.pointer), rung_length(own) == length else {
      prepared.finalize()
      return
    }
    if entries.count >= Self.capacity { entries.removeFirst().prepared.finalize() }
    entries.append(Entry(prepared: prepared, sql: own, length: length))
  }

  mutating func empty() {
    for entry in entries { entry.prepared.finalize() }
    entries.removeAll(keepingCapacity: true)
  }
}

/// A text's bytes and their count. Never a nil address: SQLite would bind NULL.
@inlinable
func withBytes<R>(of text: String, _ body: (UnsafeRawPointer, Int) -> R) -> R {
  text.withCString { body(UnsafeRawPointer($0), text.utf8.count) }
}
