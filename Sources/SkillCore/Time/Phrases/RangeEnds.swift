/// The two ends of a range as written, and what each inherits from the other.
struct RangeEnds {
  let first: SaidPoint
  let second: SaidPoint
  let begin: SaidClock
  let end: SaidClock

  /// A day after the range applies to the whole range.
  private var startDay: SaidDay? { first.day ?? (second.dayFollows ? second.day : nil) }
  private var endDay: SaidDay? { second.dayFollows ? nil : second.day }

  private var partOfStart: DayPart? { startDay?.part }
  private var partOfEnd: DayPart? { second.day?.part }

  private var startSaysHalf: Bool { begin.part != nil || begin.isNamed || partOfStart != nil }
  private var endSaysHalf: Bool { end.part != nil || end.isNamed || partOfEnd != nil }

  /// Two bare numbers are not clocks (`9-11`); one is, if the other end has am or pm (`9-11am`).
  var areClear: Bool {
    (!begin.isBare || startSaysHalf || endSaysHalf) && (!end.isBare || startSaysHalf || endSaysHalf)
  }

  /// - Throws: for a range that is empty, in the future, skipped or ambiguous.
  func range(_ here: Here) throws(PhraseError) -> TimeRange {
    let places = try closest(here)
    let start = try here.reading(places.start.day, places.start.second)
    let end = try here.reading(places.end.day, places.end.second)
    let range = TimeRange(
      start: start.moment, end: end.moment, notice: start.notice ?? end.notice)
    try here.requirePast(range.start)
    try here.requirePast(range.end)
    // After clocks were put back, the end may be before the start.
    guard range.start.instant < range.end.instant else { throw RangeEnds.empty }
    return range
  }

  private struct Place {
    var day: LocalDay
    var second: Int
  }

  private struct Places {
    var start: Place
    var end: Place

    var length: Int {
      (end.day.number - start.day.number) * 86_400 + end.second - start.second
    }
  }

  /// Of all readings the shortest.
  private func closest(_ here: Here) throws(PhraseError) -> Places {
    var best: Places?
    for start in try seconds(begin, in: partOfStart, otherSaysHalf: endSaysHalf) {
      for end in try seconds(end, in: partOfEnd, otherSaysHalf: startSaysHalf) {
        guard let found = try places(start, end, here) else { continue }
        if best.map({ found.length < $0.length }) ?? true { best = found }
      }
    }
    guard let best else { throw RangeEnds.empty }
    try refuseTwoReadings(best.length)
    return best
  }

  private func seconds(
    _ clock: SaidClock, in part: DayPart?, otherSaysHalf: Bool
  ) throws(PhraseError) -> [Int] {
    guard clock.part == nil, part == nil, otherSaysHalf else {
      return [try clock.seconds(in: part)]
    }
    return clock.bothHalves
  }

  /// Nil if the end does not come after the start.
  private func places(
    _ start: Int, _ end: Int, _ here: Here
  ) throws(PhraseError) -> Places? {
    // Whether the end is on the next day.
    let wraps = end % 86_400 <= start % 86_400
    // 0:00 to 24:00 is a whole day.
    let isWholeDay = start == 0 && end == 86_400
    guard start % 86_400 != end % 86_400 || isWholeDay || endDay != nil && startDay != nil else {
      return nil
    }
    if let endDay {
      let last = here.day(endDay, upTo: end)
      guard let startDay else {
        let first = last + (end / 86_400 + (wraps ? -1 : 0))
        return Places(
          start: Place(day: first, second: start % 86_400), end: Place(day: last, second: end))
      }
      let first = here.day(startDay, upTo: start)
      let found = Places(
        start: Place(day: first, second: start), end: Place(day: last, second: end))
      return found.length > 0 ? found : nil
    }
    if let startDay {
      let until = start / 86_400 * 86_400 + end % 86_400 + (wraps ? 86_400 : 0)
      let day = here.day(startDay, upTo: until)
      return Places(start: Place(day: day, second: start), end: Place(day: day, second: until))
    }
    let last = try here.latest(end).moment.calendarDay
    return Places(
      start: Place(day: last + (wraps ? -1 : 0), second: start % 86_400),
      end: Place(day: last, second: end % 86_400))
  }

  /// `10:00-1:00` is three hours by a 12-hour clock and fifteen by a 24-hour clock.
  private func refuseTwoReadings(_ length: Int) throws(PhraseError) {
    guard length > 43_200, !startSaysHalf, !endSaysHalf, !begin.isOf24, !end.isOf24,
      first.day == nil || second.day == nil || second.dayFollows, end.hour + 12 > begin.hour
    else { return }
    func clock(_ clock: SaidClock, adding hours: Int, zero: Bool = false) -> String {
      let minute = clock.minute < 10 ? "0\(clock.minute)" : "\(clock.minute)"
      let hour = clock.hour + hours
      return "\(zero && hour < 10 ? "0" : "")\(hour):\(minute)"
    }
    let short = "\(clock(begin, adding: 0))-\(clock(end, adding: 12))"
    let long = "\(clock(begin, adding: 0, zero: true))-\(clock(end, adding: 0, zero: true))"
    throw PhraseError(
      Text(
        "That could be \(short), or \(long) the next day", zh: "可能是 \(short)，也可能是 \(long)（次日）"),
      hint: Text("Write \(short) or \(long).", zh: "请写成 \(short) 或 \(long)。"))
  }

  private static var empty: PhraseError {
    PhraseError(
      Text("The range is empty", zh: "这个时间段的时长为零"),
      hint: Text(
        "Its end must come after its start, as in 14:00-15:30.", zh: "结束要晚于开始，例如 14:00-15:30。"))
  }
}
