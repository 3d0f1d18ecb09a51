import CThinSQLite

/// The unused prepared statements of a connection, the latest near the end.
///
/// A statement leaves the cache while in use, so the same SQL may nest, and a failed statement
/// never returns. A linear search from the end, by length first, is cheaper than hashing for some
/// thirty entries.
@usableFromInline
struct StatementCache {
  @usableFromInline static let capacity = 32

  /// SQLite keeps each statement's text, so entries need no reference counting.
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

  /// Stores a statement; one with trailing blanks or comments differs from its SQL, would never be
  /// found, and is not kept.
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

/// A text's bytes and length. The address is never nil, which SQLite would bind as NULL.
@inlinable
func withBytes<R>(of text: String, _ body: (UnsafeRawPointer, Int) -> R) -> R {
  text.withCString { body(UnsafeRawPointer($0), text.utf8.count) }
}
