import SkillCore
import ThinSQLite

/// The new sessions of a learner, for counting overlaps: when the first begins and the last ends.
struct NewSpans {
  private(set) var bounds: Range<Int64>?
  /// Those that an action did not record, or not yet.
  private(set) var others: [Range<Int64>] = []

  mutating func add(_ span: Range<Int64>, isRecorded: Bool) {
    let (first, last) = (
      bounds?.lowerBound ?? span.lowerBound, bounds?.upperBound ?? span.upperBound
    )
    bounds = min(first, span.lowerBound)..<max(last, span.upperBound)
    if !isRecorded { others.append(span) }
  }
}

extension Store {
  /// The number of new sessions that overlap each other or another session of the learner. Memory does
  /// not grow with those that an action recorded.
  ///
  /// - Parameters:
  ///   - action: the action that recorded some of them.
  ///   - isReplaced: whether the fact of a row no longer counts beside them.
  func overlapping(
    _ new: NewSpans, of learner: LearnerID, by action: Int64?, isReplaced: (Int64) -> Bool
  ) throws -> Int {
    guard let bounds = new.bounds else { return 0 }
    var count = OverlapCount()
    var others = new.others.sorted { $0.lowerBound < $1.lowerBound }[...]
    // A session lasts 24 hours at most, so overlapping ones began within a day before.
    try db.forEach(
      """
      select at, end_at, action_id = ?4, id from fact indexed by fact_at
      where learner_id = (select id from learner where uid = ?1)
        and at > ?2 - 86400 and at < ?3 and end_at is not null and kind = 'session' and live
      order by at
      """, learner.bytes, bounds.lowerBound, bounds.upperBound, action ?? -1
    ) { row in
      guard try !isReplaced(row.int64(3)) else { return }
      let start = try row.int64(0)
      while let other = others.first, other.lowerBound <= start {
        count.add(other, isNew: true)
        others.removeFirst()
      }
      count.add(start..<max(start, try row.int64(1)), isNew: try row.int64(2) == 1)
    }
    for other in others { count.add(other, isNew: true) }
    return count.count
  }
}

/// Counts new spans that overlap others; takes all in order of their start.
private struct OverlapCount {
  private(set) var count = 0
  private var reached = Int64.min
  /// The ends of new spans without an overlap so far.
  private var waiting: [Int64] = []

  mutating func add(_ span: Range<Int64>, isNew: Bool) {
    count += waiting.count { $0 > span.lowerBound }
    waiting.removeAll(keepingCapacity: true)
    if reached > span.lowerBound {
      count += isNew ? 1 : 0
    } else if isNew {
      waiting.append(span.upperBound)
    }
    reached = max(reached, span.upperBound)
  }
}
