import SkillCore

extension ForeignFormat {
  static let ics = ForeignFormat(
    name: "ics",
    abstract: Text(
      "Past events of a calendar (.ics).", zh: "日历文件（.ics）中已结束的日程。"),
    more: Text(
      "The categories decide the skill, then #tags in the title, the title, the calendar's name. All-day, recurring and cancelled events are left out.",
      zh: "先按分类、再按标题中的 #标签、标题和日历名称确定技能。全天、重复和已取消的日程不导入。"),
    examples: ["rung import ics calendar.ics --map Study=asyncio"],
    endings: [".ics"], recognise: CalendarFile.looks
  ) { file, reading, take in try CalendarFile.read(pieces: file.pieces, reading, take) }
}

/// iCalendar files (RFC 5545): each single event with a start and an end.
///
/// A time zone only fixes the instant; zone and day are the machine's. Source: FORMATS2,
/// "iCalendar".
public enum CalendarFile {
  @Sendable fileprivate static func looks(_ head: FileHead) -> ForeignFormat.Looks? {
    head.line.uppercased() == "BEGIN:VCALENDAR" ? .init("iCalendar") : nil
  }

  /// Streamed twice: zones and the calendar's name may follow the events that use them.
  ///
  /// - Parameter pieces: returns the file from its beginning, on each call.
  public static func read(
    pieces: FilePieces, _ reading: ForeignReading, _ take: (ForeignEntry) throws -> Void
  ) throws {
    var zones = CalendarZones(reading)
    var lateNames: [Int: String] = [:]
    try CalendarComponents.forEach(read: pieces(), only: "VTIMEZONE") { component, _ in
      if component.kind == "VTIMEZONE" { zones.add(component) }
      if component.kind == "VCALENDAR", let first = component.firstPart,
        let name = component.name, name.position > first
      {
        lateNames[component.position.line] = name.text
      }
    }
    try CalendarComponents.forEach(read: pieces()) { component, calendar in
      guard let calendar else { return }
      switch component.kind {
      case "VEVENT":
        let name = lateNames[calendar.position.line] ?? calendar.name?.text
        let event = CalendarEvent(component, calendar: name)
        try take(event.entry(&zones, reading))
      case "VTODO", "VJOURNAL", "VFREEBUSY": try take(.leftOut(.notAnEvent))
      default: break
      }
    }
  }
}

extension CalendarComponent {
  /// Of a calendar.
  fileprivate var name: CalendarLine? { first("X-WR-CALNAME") ?? first("NAME") }
}

/// One event, read.
struct CalendarEvent {
  private let component: CalendarComponent
  private let calendar: String?

  init(_ component: CalendarComponent, calendar: String?) {
    self.component = component
    self.calendar = calendar
  }

  func entry(_ zones: inout CalendarZones, _ reading: ForeignReading) -> ForeignEntry {
    do throws(FileFault) {
      if let reason = leftOut { return .leftOut(reason) }
      if let fault = component.fault { throw fault }
      guard let startLine = component.first("DTSTART") else {
        throw FileFault(
          at: component.position, Text("this event has no DTSTART", zh: "此日程没有 DTSTART"))
      }
      guard let span = try span(from: startLine, &zones, reading) else {
        return .leftOut(.endless)
      }
      if span.end.instant > reading.now { return .leftOut(.upcoming) }
      return reading.entry(
        at: component.position, from: span.start, to: span.end, named: names
      ) { time in
        session(time, isLocal: span.isLocal)
      }
    } catch {
      return .refused(error, names: names)
    }
  }

  /// The reason to leave it out, by its properties alone.
  private var leftOut: LeftOut? {
    func says(_ name: String, _ value: String) -> Bool {
      component.first(name).map { trimmed($0.value).uppercased() == value } ?? false
    }
    if says("STATUS", "CANCELLED") { return .cancelled }
    if component.first("RRULE") != nil || component.first("RDATE") != nil { return .recurring }
    if says("X-MICROSOFT-CDO-ALLDAYEVENT", "TRUE") { return .allDay }
    guard let start = component.first("DTSTART") else { return nil }
    return CalendarEvent.isDay(start) ? .allDay : nil
  }

  /// `20260115`, with or without VALUE=DATE.
  private static func isDay(_ line: CalendarLine) -> Bool {
    var scanner = ByteScanner(trimmed(line.value))
    return scanner.isoDay() != nil && scanner.isAtEnd
  }

  private func span(
    from line: CalendarLine, _ zones: inout CalendarZones, _ reading: ForeignReading
  ) throws(FileFault) -> (start: Moment, end: Moment, isLocal: Bool)? {
    let start = try CalendarTime(line, &zones)
    let isLocal = start.zone == nil && start.wall.offset == nil
    let zone = start.zone ?? reading.zone
    let from = zone.firstReading(of: start.wall)
    if let line = component.first("DTEND") {
      let end = try CalendarTime(line, &zones)
      let to = (end.zone ?? reading.zone).firstReading(of: end.wall, after: from)
      return (reading.zone.moment(from), reading.zone.moment(to), isLocal)
    }
    guard let line = component.first("DURATION") else { return nil }
    guard let duration = CalendarDuration(trimmed(line.value)) else {
      throw FileFault(
        at: line.position,
        Text(
          "“\(shown(line.value))” is not a duration, such as PT1H30M",
          zh: "“\(shown(line.value))”不是时长，例如 PT1H30M"))
    }
    // Days are calendar days, hours are elapsed time.
    var wall = start.wall
    wall.day = wall.day + duration.days
    let to = Instant(
      seconds: zone.firstReading(of: wall).seconds + Int64(duration.seconds))
    return (reading.zone.moment(from), reading.zone.moment(to), isLocal)
  }

  private var summary: String { component.first("SUMMARY").map { trimmed($0.text) } ?? "" }

  private var names: ForeignNames {
    var tags: [String] = []
    for line in component.properties where line.name == "CATEGORIES" { tags += line.texts }
    tags += CalendarEvent.hashtags(summary)
    let words = [summary, calendar.map { trimmed($0) } ?? ""].filter { !$0.isEmpty }
    return ForeignNames(tags: tags, words: words)
  }

  private func session(_ time: Session, isLocal: Bool) -> ForeignSession {
    let description = component.first("DESCRIPTION").map { trimmed($0.text) } ?? ""
    let note = [summary, description].filter { !$0.isEmpty }.joined(separator: "\n")
    let recurrence = component.first("RECURRENCE-ID").map { trimmed($0.value) } ?? ""
    let id = component.first("UID").map { trimmed($0.value) } ?? ""
    var session = ForeignSession(
      position: component.position,
      externalID: id.isEmpty
        ? "\0\(time.at.instant.seconds)\0\(summary)" : "\(id)\0\(recurrence)",
      time: time, project: nil, tags: names.tags, note: note.isEmpty ? nil : note)
    session.hasID = !id.isEmpty
    session.words = names.words
    session.isLocal = isLocal
    return session
  }

  /// `#asyncio` of `Read about #asyncio, again`.
  private static func hashtags(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).compactMap { word in
      guard word.hasPrefix("#") else { return nil }
      let tag = word.dropFirst().prefix { $0.isLetter || $0.isNumber || "-_+.#".contains($0) }
      let bare = tag.last == "." ? tag.dropLast() : tag
      return bare.isEmpty ? nil : String(bare)
    }
  }
}
