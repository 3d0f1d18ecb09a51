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
    // Each event walks all onsets, so their number is limited to that of any real zone.
    let count = onsets.reduce(0) { $0 + 1 + $1.dates.count }
    guard (1...CalendarZone.mostOnsets).contains(count) else { return nil }
    self.onsets = onsets
  }

  private static let mostOnsets = 500

  func zone(named name: String) -> Zone {
    Zone(name: name) { [self] instant in offset(at: instant) }
  }

  private func offset(at instant: Instant) -> Int {
    let year = Moment(instant, zone: "", offset: 0).calendarDay.civil.year
    var last: (at: Int64, offset: Int)?
    var first: (at: Int64, offset: Int)?
    for onset in onsets {
      for local in onset.moments(around: year) {
        let at = local - Int64(onset.from)
        if at <= instant.seconds, at >= last?.at ?? .min { last = (at, onset.to) }
        if at < first?.at ?? .max { first = (at, onset.from) }
      }
    }
    return last?.offset ?? first?.offset ?? 0
  }

  private static func offset(_ line: CalendarLine?) -> Int? {
    guard let line else { return nil }
    var scanner = ByteScanner(trimmed(line.value))
    guard let offset = scanner.isoOffset(), scanner.isAtEnd else { return nil }
    return offset
  }

  /// `FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU`: as written by programs. False for any other rule.
  private static func read(_ rule: String, into onset: inout CalendarOnset) -> Bool {
    var parts: [String: String] = [:]
    for part in trimmed(rule).uppercased().split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1)
      if pair.count == 2 { parts[String(pair[0])] = String(pair[1]) }
    }
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
