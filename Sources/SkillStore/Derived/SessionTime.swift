import ThinSQLite

/// What the row of a session says of time. A damaged file may hold any number, and sums of those could be
/// too large to count.
struct SessionTime {
  let at: Int64
  /// Nil for a length on a day.
  let end: Int64?
  let length: Int

  /// - Throws: `StoreError.damaged` unless it has either an end or a length, and lasts more than nothing
  ///   and 24 hours at most.
  init(at: Int64, _ end: Int64?, _ length: Int64?) throws {
    let (lasting, isTooLarge) =
      end.map { $0.subtractingReportingOverflow(at) } ?? (length ?? 0, false)
    guard !isTooLarge, (1...86_400).contains(lasting), at.magnitude < 1 << 40,
      (end == nil) != (length == nil)
    else { throw StoreError.damaged("fact", row: 0) }
    self.at = at
    self.end = end
    self.length = Int(lasting)
  }

  /// From three columns: at, end_at, length.
  init(_ row: borrowing Row, _ column: Int) throws {
    try self.init(
      at: row.int64(column), row.optionalInt64(column + 1), row.optionalInt64(column + 2))
  }
}
