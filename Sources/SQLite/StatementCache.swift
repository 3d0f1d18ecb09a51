import CSQLite
import Glibc

/// The prepared statements of a connection that nobody is using, the latest last.
///
/// A statement leaves the cache while it is in use, so the same SQL may run inside itself, and a
/// statement that failed simply never comes back. Lengths are compared before texts and the
/// latest is looked at first, which for some thirty entries is cheaper than hashing the SQL.
@usableFromInline
struct StatementCache {
  @usableFromInline static let capacity = 32

  @usableFromInline
  struct Entry {
    @usableFromInline let sql: String
    @usableFromInline let pointer: OpaquePointer

    @inlinable
    init(sql: String, pointer: OpaquePointer) {
      self.sql = sql
      self.pointer = pointer
    }
  }

  @usableFromInline var entries: [Entry] = []

  init() {
    entries.reserveCapacity(Self.capacity)
  }

  @inlinable
  mutating func take(_ sql: String) -> OpaquePointer? {
    var index = entries.count
    while index > 0 {
      index -= 1
      if sameBytes(entries[index].sql, sql) { return entries.remove(at: index).pointer }
    }
    return nil
  }

  @inlinable
  mutating func put(_ pointer: OpaquePointer, _ sql: String) {
    if entries.count >= Self.capacity { sqlite3_finalize(entries.removeFirst().pointer) }
    entries.append(Entry(sql: sql, pointer: pointer))
  }

  mutating func empty() {
    for entry in entries { sqlite3_finalize(entry.pointer) }
    entries.removeAll(keepingCapacity: true)
  }
}

/// Whether two texts are the same bytes; `==` would also accept canonically equivalent ones.
@inlinable
func sameBytes(_ one: String, _ other: String) -> Bool {
  let count = one.utf8.count
  guard count == other.utf8.count else { return false }
  return withBytes(of: one) { one, _ in
    withBytes(of: other) { other, _ in memcmp(one, other, count) == 0 }
  }
}

/// A text's bytes and their count. Never a nil address: SQLite would bind NULL.
@inlinable
func withBytes<R>(of text: String, _ body: (UnsafeRawPointer, Int) -> R) -> R {
  text.withCString { body(UnsafeRawPointer($0), text.utf8.count) }
}
