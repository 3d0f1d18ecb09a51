import SkillCore

/// A component of a calendar (an event, a to-do, a time zone) with its properties. Nested ones (an
/// alarm, a zone's standard time) are components of their own.
struct CalendarComponent {
  /// In capitals: `VEVENT`.
  let kind: String
  let position: FilePosition
  private(set) var properties: [CalendarLine] = []
  private(set) var parts: [CalendarComponent] = []
  /// Its first invalid line.
  private(set) var fault: FileFault?

  func first(_ name: String) -> CalendarLine? { properties.first { $0.name == name } }

  /// The properties that are used.
  private static let kept: Set<String> = [
    "DTSTART", "DTEND", "DURATION", "UID", "SUMMARY", "DESCRIPTION", "CATEGORIES", "STATUS",
    "RRULE",
    "RDATE", "RECURRENCE-ID", "X-MICROSOFT-CDO-ALLDAYEVENT", "TZID", "TZOFFSETFROM", "TZOFFSETTO",
    "X-WR-CALNAME",
  ]
  private static let deepest = 20

  /// Passes on each top-level component of a calendar, and the calendar's name.
  ///
  /// - Throws: `FileFault` for a file that is not a calendar, or is truncated.
  static func forEach(
    of bytes: [UInt8], _ take: (CalendarComponent, _ calendar: String?) throws -> Void
  ) throws {
    var lines = CalendarLines(bytes)
    var open: [CalendarComponent] = []
    var isCalendar = false
    while let (text, position) = try lines.next() {
      let line = CalendarLine(text, at: position)
      if line?.name == "BEGIN", let line {
        let component = CalendarComponent(
          kind: trimmed(line.value).uppercased(), position: position)
        guard !open.isEmpty || component.kind == "VCALENDAR" else { throw noCalendar(position) }
        guard open.count < deepest else {
          throw FileFault(
            at: position, Text("more than 20 levels of BEGIN", zh: "BEGIN 嵌套超过 20 层"))
        }
        isCalendar = true
        open.append(component)
      } else if line?.name == "END", let line {
        guard let component = open.popLast(), component.kind == trimmed(line.value).uppercased()
        else {
          throw FileFault(
            at: position,
            Text(
              "\(shown(text)) has no BEGIN; is the file complete?",
              zh: "\(shown(text)) 没有与之对应的 BEGIN；文件是否完整？"))
        }
        if open.count == 1 {
          try take(component, open.first?.first("X-WR-CALNAME")?.text)
        } else if !open.isEmpty {
          open[open.count - 1].parts.append(component)
        }
      } else if open.isEmpty {
        throw noCalendar(position)
      } else if let line {
        if kept.contains(line.name) { open[open.count - 1].properties.append(line) }
      } else if open[open.count - 1].fault == nil {
        open[open.count - 1].fault = FileFault(
          at: position,
          Text(
            "“\(shown(text))” is not a line of a calendar, such as SUMMARY:asyncio",
            zh: "“\(shown(text))”不是日历文件的一行，例如 SUMMARY:asyncio"))
      }
    }
    if let last = open.last {
      throw FileFault(
        at: last.position,
        Text(
          "BEGIN:\(shown(last.kind)) has no END; is the file complete?",
          zh: "BEGIN:\(shown(last.kind)) 没有 END；文件是否完整？"))
    }
    if !isCalendar { throw noCalendar(.start) }
  }

  private static func noCalendar(_ position: FilePosition) -> FileFault {
    FileFault(
      at: position,
      Text(
        "a calendar begins with BEGIN:VCALENDAR; give an .ics file",
        zh: "日历文件以 BEGIN:VCALENDAR 开头；请提供 .ics 文件"))
  }
}
