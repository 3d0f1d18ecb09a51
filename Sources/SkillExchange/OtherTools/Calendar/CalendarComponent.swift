import SkillCore

/// A component of a calendar (an event, a to-do, a time zone) with its properties. Nested ones (an
/// alarm, a zone's standard time) are components of their own.
struct CalendarComponent {
  /// In capitals: `VEVENT`.
  let kind: String
  let position: FilePosition
  private(set) var properties: [CalendarLine] = []
  /// The parts of a time zone.
  private(set) var parts: [CalendarComponent] = []
  /// Its first invalid line.
  private(set) var fault: FileFault?
  /// Where the first one that it contains stands.
  private(set) var firstPart: FilePosition?
  /// In bytes, of what is kept.
  private var size = 0

  init(kind: String, position: FilePosition) {
    self.kind = kind
    self.position = position
  }

  func first(_ name: String) -> CalendarLine? { properties.first { $0.name == name } }

  /// The properties that are used.
  private static let kept: Set<String> = [
    "DTSTART", "DTEND", "DURATION", "UID", "SUMMARY", "DESCRIPTION", "CATEGORIES", "STATUS",
    "RRULE",
    "RDATE", "RECURRENCE-ID", "X-MICROSOFT-CDO-ALLDAYEVENT", "TZID", "TZOFFSETFROM", "TZOFFSETTO",
    "X-WR-CALNAME", "NAME",
  ]
  /// The limit of one component, so that a garbage file is not read into memory.
  private static let largest = 32 << 20

  fileprivate mutating func take(
    _ text: String, named name: String?, at position: FilePosition
  ) throws(FileFault) {
    if let name, !CalendarComponent.kept.contains(name) { return }
    guard name != nil, let line = CalendarLine(text, at: position) else {
      if fault == nil { fault = CalendarComponent.noProperty(text, position) }
      return
    }
    properties.append(line)
    size += text.utf8.count
    guard size <= CalendarComponent.largest else {
      throw FileFault(
        at: self.position,
        Text(
          "this \(kind) is larger than 32 MiB; is it the right file?",
          zh: "此 \(kind) 超过 32 MiB；请确认文件是否正确"))
    }
  }

  fileprivate mutating func take(_ part: CalendarComponent) {
    firstPart = firstPart ?? part.position
    // No zone has as many; the limit is one of memory.
    if kind == "VTIMEZONE", parts.count <= CalendarZone.mostOnsets { parts.append(part) }
  }

  private static func noProperty(_ text: String, _ position: FilePosition) -> FileFault {
    FileFault(
      at: position,
      Text(
        "“\(shown(text))” is not a line of a calendar, such as SUMMARY:asyncio",
        zh: "“\(shown(text))”不是日历文件的一行，例如 SUMMARY:asyncio"))
  }
}

/// Reads a file of calendars, component by component.
struct CalendarComponents {
  private var lines: CalendarLines
  private var open: [CalendarComponent] = []
  private var isCalendar = false
  private static let deepest = 20

  init(read: @escaping () throws -> [UInt8]) {
    lines = CalendarLines(read: read)
  }

  /// Passes on each component directly within a calendar when it ends, with the calendar as read so
  /// far; then the calendar itself, within nothing.
  ///
  /// - Parameter kind: the only kind whose properties are read; nil is all. Those of the calendar
  ///   always are.
  /// - Throws: `FileFault` for a file that is not a calendar, or is truncated.
  static func forEach(
    read: @escaping () throws -> [UInt8], only kind: String? = nil,
    _ take: (CalendarComponent, _ calendar: CalendarComponent?) throws -> Void
  ) throws {
    var components = CalendarComponents(read: read)
    while let (bytes, number) = try components.lines.next() {
      let position = FilePosition(line: number, column: 1)
      let name = CalendarLine.name(of: bytes)
      if name == "BEGIN" || name == "END" {
        let text = try TextLines.text(bytes, at: number)
        guard let line = CalendarLine(text, at: position) else {
          try components.take(text, named: nil, at: position)
          continue
        }
        let kind = trimmed(line.value).uppercased()
        if name == "BEGIN" {
          try components.begin(kind, position)
        } else {
          try components.end(kind, text, position, take)
        }
      } else if components.isWanted(kind) {
        try components.take(try TextLines.text(bytes, at: number), named: name, at: position)
      }
    }
    try components.finish()
  }

  private func isWanted(_ kind: String?) -> Bool {
    kind == nil || open.count < 2 || open[1].kind == kind
  }

  private mutating func take(
    _ text: String, named name: String?, at position: FilePosition
  ) throws(FileFault) {
    guard !open.isEmpty else { throw CalendarComponents.noCalendar(position) }
    try open[open.count - 1].take(text, named: name, at: position)
  }

  private mutating func begin(_ kind: String, _ position: FilePosition) throws(FileFault) {
    guard !open.isEmpty || kind == "VCALENDAR" else {
      throw CalendarComponents.noCalendar(position)
    }
    guard open.count < CalendarComponents.deepest else {
      throw FileFault(
        at: position, Text("more than 20 levels of BEGIN", zh: "BEGIN 嵌套超过 20 层"))
    }
    isCalendar = true
    open.append(CalendarComponent(kind: kind, position: position))
  }

  private mutating func end(
    _ kind: String, _ text: String, _ position: FilePosition,
    _ take: (CalendarComponent, _ calendar: CalendarComponent?) throws -> Void
  ) throws {
    guard let component = open.popLast(), component.kind == kind else {
      throw FileFault(
        at: position,
        Text(
          "\(shown(text)) has no BEGIN; is the file complete?",
          zh: "\(shown(text)) 没有与之对应的 BEGIN；文件是否完整？"))
    }
    if open.count < 2 { try take(component, open.first) }
    if !open.isEmpty { open[open.count - 1].take(component) }
  }

  private func finish() throws(FileFault) {
    if let last = open.last {
      throw FileFault(
        at: last.position,
        Text(
          "BEGIN:\(shown(last.kind)) has no END; is the file complete?",
          zh: "BEGIN:\(shown(last.kind)) 没有 END；文件是否完整？"))
    }
    if !isCalendar { throw CalendarComponents.noCalendar(.start) }
  }

  private static func noCalendar(_ position: FilePosition) -> FileFault {
    FileFault(
      at: position,
      Text(
        "a calendar begins with BEGIN:VCALENDAR; give an .ics file",
        zh: "日历文件以 BEGIN:VCALENDAR 开头；请提供 .ics 文件"))
  }
}
