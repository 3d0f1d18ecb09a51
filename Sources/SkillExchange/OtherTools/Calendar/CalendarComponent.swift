import SkillCore

/// A component of a calendar: an event, a to-do, a time zone, with its own properties. What is inside of
/// it (an alarm, a zone's standard time) is a component of its own.
struct CalendarComponent {
  /// In capitals: `VEVENT`.
  let kind: String
  let position: FilePosition
  private(set) var properties: [CalendarLine] = []
  private(set) var parts: [CalendarComponent] = []
  /// The first line in it that is none.
  private(set) var fault: FileFault?

  func first(_ name: String) -> CalendarLine? { properties.first { $0.name == name } }

  /// The properties that anybody asks for.
  private static let kept: Set<String> = [
    "DTSTART", "DTEND", "DURATION", "UID", "SUMMARY", "DESCRIPTION", "CATEGORIES", "STATUS",
    "RRULE",
    "RDATE", "RECURRENCE-ID", "X-MICROSOFT-CDO-ALLDAYEVENT", "TZID", "TZOFFSETFROM", "TZOFFSETTO",
    "X-WR-CALNAME",
  ]
  private static let deepest = 20

  /// Hands over each component that stands directly in a calendar, and the calendar's name.
  ///
  /// - Throws: `FileFault` for what is no calendar, or is cut off.
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
              "\(shown(text)) ends what was not begun; is the file whole?",
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
          "BEGIN:\(shown(last.kind)) has no END; is the file whole?",
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
