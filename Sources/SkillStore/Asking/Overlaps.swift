import SkillCore
import ThinSQLite

extension Store {
  /// The number of `spans` that overlap each other or a session of the learner.
  ///
  /// - Parameter action: the action that recorded the spans, if any.
  func overlapping(
    _ spans: [Range<Int64>], of learner: LearnerID, besides action: Int64?
  ) throws -> Int {
    guard let first = spans.map(\.lowerBound).min(), let last = spans.map(\.upperBound).max()
    else { return 0 }
    var all = spans.map { (span: $0, isNew: true) }
    // A session lasts 24 hours at most, so overlapping ones began within a day before.
    try db.forEach(
      """
      select at, end_at from fact indexed by fact_at
      where learner_id = (select id from learner where uid = ?1)
        and at > ?2 - 86400 and at < ?3 and end_at is not null and kind = 'session' and live
        and action_id <> ?4
      """, learner.bytes, first, last, action ?? -1
    ) { row in
      let start = try row.int64(0)
      all.append((span: start..<max(start, try row.int64(1)), isNew: false))
    }
    all.sort { $0.span.lowerBound < $1.span.lowerBound }
    var (count, reached) = (0, Int64.min)
    // New spans without an overlap so far.
    var waiting: [Int64] = []
    for (span, isNew) in all {
      count += waiting.count { $0 > span.lowerBound }
      waiting.removeAll()
      if reached > span.lowerBound {
        count += isNew ? 1 : 0
      } else if isNew {
        waiting.append(span.upperBound)
      }
      reached = max(reached, span.upperBound)
    }
    return count
  }
}
