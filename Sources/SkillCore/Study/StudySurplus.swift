/// How much the lengths of a row's sessions exceed the row's own time: shared minutes count once,
/// and a day has 24 hours at most. Source: TheRule, "One notion of hours".
///
/// A shared minute belongs to the day of the session that began first. Only days with overlaps, or
/// with more than 24 hours, can have a surplus.
public struct StudySurplus: Sendable {
  private var rows: [Row]

  /// - Parameter count: the number of rows; a session may be added to several.
  public init(rows count: Int) {
    rows = Array(repeating: Row(), count: max(count, 0))
  }

  /// In seconds, row by row.
  public var seconds: [Int] { rows.map(\.surplus.seconds) }

  /// Adds a timed session to a row, in the order of their starts. One that does not end after it
  /// starts adds nothing.
  ///
  /// - Parameter day: the local day of its start; nil for a session outside the report, which only
  ///   overlaps later ones.
  public mutating func add(from start: Instant, to end: Instant, on day: LocalDay?, to row: Int) {
    guard rows.indices.contains(row), start < end else { return }
    let length = StudyTime(from: start, to: end)
    let own = StudyTime(from: max(start, min(end, rows[row].reached)), to: end)
    rows[row].reached = max(rows[row].reached, end)
    if let day { rows[row].add(length, own: own, on: day) }
  }

  /// Adds a length on a day to a row; it overlaps nothing.
  public mutating func add(_ length: StudyTime, on day: LocalDay, to row: Int) {
    guard rows.indices.contains(row), length > .zero else { return }
    rows[row].add(length, own: length, on: day)
  }
}

/// The sessions of one row.
private struct Row: Sendable {
  var reached = Instant(seconds: .min)
  /// In ascending order.
  private var days: [Day] = []

  private struct Day {
    let day: LocalDay
    var length: StudyTime
    var own: StudyTime

    /// Between zero and the length.
    var surplus: StudyTime {
      StudyTime(seconds: length.seconds - min(own, .wholeDay).seconds)
    }
  }

  var surplus: StudyTime { days.reduce(.zero) { $0 + $1.surplus } }

  mutating func add(_ length: StudyTime, own: StudyTime, on day: LocalDay) {
    // Rarely, a later start is on an earlier day: after travelling west.
    let isLater = days.last.map { $0.day < day } ?? true
    let place = isLater ? days.count : days.place { $0.day < day }
    if place < days.count, days[place].day == day {
      days[place].length += length
      days[place].own += own
    } else {
      days.insert(Day(day: day, length: length, own: own), at: place)
    }
  }
}
