import SkillCore

/// A date with a time and a zone.
struct CalendarTime {
  let wall: WallTime
  /// Nil for the machine's.
  let zone: Zone?

  init(_ line: CalendarLine, _ zones: inout CalendarZones) throws(FileFault) {
    let text = trimmed(line.value)
    guard let wall = WallTime(iso8601: text) else {
      throw FileFault(
        at: line.position,
        dateFault(
          text,
          otherwise: Text(
            "\(line.name) is “\(shown(text))”, not a date and time such as 20260115T140000",
            zh: "\(line.name) 是“\(shown(text))”，不是日期时间，例如 20260115T140000")))
    }
    self.wall = wall
    guard wall.offset == nil, let name = line.parameter("TZID"), !trimmed(name).isEmpty else {
      zone = nil
      return
    }
    guard let zone = zones[trimmed(name)] else {
      throw FileFault(
        at: line.position,
        Text(
          "the time zone “\(shown(name))” is not known here, and the file does not describe it (VTIMEZONE)",
          zh: "本机没有时区“\(shown(name))”，文件中也没有它的说明（VTIMEZONE）"))
    }
    self.zone = zone
  }
}

extension Zone {
  /// RFC 5545: a repeated reading means the first; a skipped one uses the offset before the gap.
  ///
  /// - Parameter start: an end in a repeated hour is after it.
  func firstReading(of time: WallTime, after start: Instant? = nil) -> Instant {
    if let instant = time.instantIfFixed { return instant }
    let isMidnight = time.second == 86_400
    switch resolve(
      day: isMidnight ? time.day + 1 : time.day, secondOfDay: isMidnight ? 0 : time.second)
    {
    case .unique(let moment): return moment.instant
    case .repeated(let earlier, let later):
      return start.map { earlier.instant <= $0 } ?? false ? later.instant : earlier.instant
    case .skipped(_, let after): return after.instant
    }
  }
}

/// `PT1H30M`, `P1D`, `P2W`.
struct CalendarDuration {
  private(set) var days = 0
  private(set) var seconds = 0

  init?(_ text: String) {
    var scanner = ByteScanner(text.uppercased())
    let isNegative = scanner.eat("-")
    if !isNegative { _ = scanner.eat("+") }
    guard scanner.eat("P"), !scanner.isAtEnd else { return nil }
    var isTime = false
    while !scanner.isAtEnd {
      if !isTime, scanner.eat("T") {
        isTime = true
        if scanner.isAtEnd { return nil }
      }
      guard let number = scanner.number(1...6) else { return nil }
      if !isTime, scanner.eat("W") {
        days += number * 7
      } else if !isTime, scanner.eat("D") {
        days += number
      } else if isTime, scanner.eat("H") {
        seconds += number * 3600
      } else if isTime, scanner.eat("M") {
        seconds += number * 60
      } else if isTime, scanner.eat("S") {
        seconds += number
      } else {
        return nil
      }
    }
    if isNegative { (days, seconds) = (-days, -seconds) }
  }
}
