import SkillCore

/// The rules of a `VTIMEZONE`: when its standard and its summer time begin.
struct CalendarZone {
  private let onsets: [CalendarOnset]

  /// Nil if it has no usable rules.
  init?(_ component: CalendarComponent) {
    var onsets: [CalendarOnset] = []
    for part in component.parts where ["STANDARD", "DAYLIGHT"].contains(part.kind) {
      guard let start = part.first("DTSTART").flatMap({ WallTime(iso8601: trimmed($0.value)) }),
        let from = CalendarZone.offset(part.first("TZOFFSETFROM")),
        let to = CalendarZone.offset(part.first("TZOFFSETTO"))
      else { return nil }
      var onset = CalendarOnset(from: from, to: to, start: start)
      if let rule = part.first("RRULE"), !CalendarZone.read(rule.value, into: &onset) { return nil }
      for line in part.properties where line.name == "RDATE" {
        onset.dates += line.value.split(separator: ",")
          .compactMap { WallTime(iso8601: trimmed($0)) }
      }
      onsets.append(onset)
    }
    let count = onsets.reduce(0) { $0 + 1 + $1.dates.count }
    let rules = onsets.count { $0.rule != nil }
    guard (1...CalendarZone.mostOnsets).contains(count), rules <= CalendarZone.mostRules else {
      return nil
    }
    self.onsets = onsets
  }

  /// No real zone has as many; the limits are ones of memory.
  static let mostOnsets = 500
  private static let mostRules = 100

  /// - Parameter year: the last one whose changes are worked out.
  func zone(named name: String, until year: Int) -> Zone {
    let changes = changes(until: year)
    return Zone(name: name) { changes.offset(at: $0) }
  }

  private func changes(until year: Int) -> OffsetChanges {
    var changes: [OffsetChanges.Change] = []
    for onset in onsets {
      for local in onset.moments(until: year) {
        changes.append((at: local - Int64(onset.from), from: onset.from, to: onset.to))
      }
    }
    return OffsetChanges(changes)
  }

  private static func offset(_ line: CalendarLine?) -> Int? {
    guard let line else { return nil }
    var scanner = ByteScanner(trimmed(line.value))
    guard let offset = scanner.isoOffset(), scanner.isAtEnd else { return nil }
    return offset
  }

  /// `FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU`: as written by programs. False for any other rule.
  private static func read(_ rule: String, into onset: inout CalendarOnset) -> Bool {
    let parts = pairs(trimmed(rule).uppercased().split(separator: ";"))
    guard parts["FREQ"] == "YEARLY", (parts["INTERVAL"] ?? "1") == "1", parts["COUNT"] == nil else {
      return false
    }
    let began = onset.start.day.civil
    guard let month = parts["BYMONTH"].map({ Int($0) }) ?? began.month, (1...12).contains(month)
    else { return false }
    let weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
    if let day = parts["BYDAY"] {
      guard let weekday = weekdays.firstIndex(of: String(day.suffix(2))),
        let which = Int(day.dropLast(2)) ?? Int(parts["BYSETPOS"] ?? "")
          ?? week(parts["BYMONTHDAY"]), (-5...5).contains(which), which != 0
      else { return false }
      onset.rule = (month, .weekday(weekday + 1, which: which))
    } else {
      guard let day = parts["BYMONTHDAY"].map({ Int($0) }) ?? began.day, (1...31).contains(day)
      else { return false }
      onset.rule = (month, .date(day))
    }
    if let until = parts["UNTIL"] {
      if let time = WallTime(iso8601: until) {
        onset.until =
          time.instantIfFixed.map { $0.seconds + Int64(onset.from) } ?? time.localSeconds
      } else {
        var scanner = ByteScanner(until)
        guard let day = scanner.isoDay(), scanner.isAtEnd else { return false }
        onset.until = Int64(day.number) * 86_400 + 86_399
      }
    }
    return true
  }

  /// `8,9,10,11,12,13,14` with a day of the week is the second one.
  private static func week(_ days: String?) -> Int? {
    guard let days = days?.split(separator: ",").map({ Int($0) }), days.count == 7,
      let first = days.compactMap({ $0 }).min(), first > 0, (first - 1).isMultiple(of: 7)
    else { return nil }
    return (first - 1) / 7 + 1
  }
}

/// Of parts such as `BYMONTH=10`, what each name has; others are ignored.
func pairs(_ parts: [Substring]) -> [String: String] {
  var values: [String: String] = [:]
  for part in parts {
    let pair = part.split(separator: "=", maxSplits: 1)
    if pair.count == 2 { values[String(pair[0])] = String(pair[1]) }
  }
  return values
}

/// When the offset of a zone changes.
struct OffsetChanges: Sendable {
  typealias Change = (at: Int64, from: Int, to: Int)

  /// Ascending.
  private var times: [Int64] = []
  private var offsets: [Int] = []
  /// Before the first.
  private let first: Int

  /// - Parameter changes: of those at the same time, the last one counts.
  init(_ changes: [Change]) {
    let sorted = changes.enumerated().sorted {
      ($0.element.at, $0.offset) < ($1.element.at, $1.offset)
    }
    first = sorted.first?.element.from ?? 0
    for (_, change) in sorted {
      if times.last == change.at {
        offsets[offsets.count - 1] = change.to
      } else {
        times.append(change.at)
        offsets.append(change.to)
      }
    }
  }

  func offset(at instant: Instant) -> Int {
    var (low, high) = (0, times.count)
    while low < high {
      let middle = (low + high) / 2
      if times[middle] <= instant.seconds { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? first : offsets[low - 1]
  }
}
