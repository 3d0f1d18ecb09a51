/// Sums of study by local day, or by the first day of a longer unit, in ascending order.
///
/// A sorted array: even a hundred years of days are few.
public struct DaySums: Equatable, Sendable {
  public struct Entry: Hashable, Sendable {
    public let day: LocalDay
    public fileprivate(set) var sum: StudySum

    public init(day: LocalDay, sum: StudySum) {
      self.day = day
      self.sum = sum
    }
  }

  /// One per day, sorted.
  public private(set) var entries: [Entry] = []

  public init() {}

  public var first: LocalDay? { entries.first?.day }
  public var last: LocalDay? { entries.last?.day }
  public var count: Int { entries.count }
  public var isEmpty: Bool { entries.isEmpty }

  public var total: StudySum { entries.reduce(into: StudySum()) { $0.add($1.sum) } }

  /// The study time from `first` to `last`.
  public func time(from first: LocalDay, to last: LocalDay) -> StudyTime {
    entries.reduce(.zero) { $1.day >= first && $1.day <= last ? $0 + $1.sum.time : $0 }
  }

  /// Nil for a day without a sum.
  public subscript(day: LocalDay) -> StudySum? {
    let place = place(of: day)
    return place < entries.count && entries[place].day == day ? entries[place].sum : nil
  }

  /// Adds to the sum of a day; fastest for the last day or a later one.
  public mutating func add(_ sum: StudySum, on day: LocalDay) {
    let place = place(of: day)
    if place < entries.count, entries[place].day == day {
      entries[place].sum.add(sum)
    } else {
      entries.insert(Entry(day: day, sum: sum), at: place)
    }
  }

  /// The sums by week, month or year, under the first day of each.
  public func sums(by unit: CalendarUnit) -> DaySums {
    var sums = DaySums()
    var next: LocalDay?
    for entry in entries {
      if let next, entry.day < next {
        sums.entries[sums.entries.count - 1].sum.add(entry.sum)
      } else {
        let start = unit.start(of: entry.day)
        next = unit.startOfNext(after: start)
        sums.entries.append(Entry(day: start, sum: entry.sum))
      }
    }
    return sums
  }

  /// The index of the day, or its insertion point.
  private func place(of day: LocalDay) -> Int {
    guard let last = entries.last, last.day >= day else { return entries.count }
    return entries.place { $0.day < day }
  }
}
