import SkillCore
import SkillExchange

/// A fact as a line of text and as JSON.
extension Invocation {
  /// `2026-01-15`, or today and yesterday by name.
  func dayText(_ day: LocalDay) -> String {
    switch day.number - context.today.number {
    case 0: say("today", zh: "今天")
    case -1: say("yesterday", zh: "昨天")
    default: "\(day)"
    }
  }

  /// `today 14:00`.
  func momentText(_ moment: Moment) -> String {
    "\(dateText(moment)) \(clockText(moment))" + countedText(moment)
  }

  /// When a fact was: `today 14:00`, a session `today 14:00-15:30`, a length on a day `today`.
  func whenText(_ fact: Fact) -> String {
    switch fact.kind {
    case .session(let end):
      "\(dateText(fact.at)) \(rangeText(fact.at, end))" + countedText(fact.at)
    case .length: dayText(fact.at.localDay)
    default: momentText(fact.at)
    }
  }

  /// The calendar date of the clock, whatever day the fact counts on.
  private func dateText(_ moment: Moment) -> String {
    switch moment.calendarDay.number - nowMoment.calendarDay.number {
    case 0: say("today", zh: "今天")
    case -1: say("yesterday", zh: "昨天")
    default: "\(moment.calendarDay)"
    }
  }

  /// The day that the fact counts on, if `day-start` makes that the day before.
  private func countedText(_ moment: Moment) -> String {
    guard moment.localDay != moment.calendarDay else { return "" }
    return say(" (counts on \(moment.localDay))", zh: "（计入 \(moment.localDay)）")
  }

  /// `14:00`; in a repeated hour (the end of summer time) `02:30 (UTC+1)`.
  func clockText(_ moment: Moment) -> String {
    moment.clock + (isRepeated(moment) ? " (\(moment.utcText))" : "")
  }

  /// `14:00-15:30`; with the date of an end on another day, and the offset in a repeated hour:
  /// `02:30-02:50 (UTC+1)`.
  func rangeText(_ start: Moment, _ end: Moment) -> String {
    let end = self.end(end, inZoneOf: start)
    let days = end.calendarDay.number - start.calendarDay.number
    let range = "\(start.clock)-\(end.clock)" + (days > 0 ? "+\(days)" : "")
    guard isRepeated(start) || isRepeated(end) else { return range }
    let offsets = [start.utcText] + (start.offset == end.offset ? [] : [end.utcText])
    return "\(range) (\(offsets.joined(separator: "→")))"
  }

  /// Known for this machine's zone only; a record from another zone shows its plain clock.
  private func isRepeated(_ moment: Moment) -> Bool {
    guard moment.zone == context.zone.name else { return false }
    guard
      case .repeated = context.zone.resolve(
        day: moment.calendarDay, secondOfDay: moment.secondOfDay)
    else { return false }
    return true
  }

  func durationText(_ time: StudyTime) -> String {
    time.text(in: Speech.language)
  }

  func json(_ fact: Fact) -> JSON {
    var members: [(String, JSON)] = [
      ("id", .string("\(fact.id)")), ("kind", .string(FactKind(fact.kind).rawValue)),
      ("skill", fact.skill.map { .string("\($0)") } ?? .null),
    ]
    switch fact.kind {
    case .session(let end):
      members += [
        ("start", .string(fact.at.iso8601)),
        ("end", .string(self.end(end, inZoneOf: fact.at).iso8601)),
        ("durationSeconds", .integer(fact.duration?.seconds ?? 0)),
      ]
    case .length(let length):
      members += [
        ("length", .integer(length.seconds)), ("day", .string("\(fact.at.localDay)")),
        ("durationSeconds", .integer(length.seconds)),
      ]
    case .timer: members += [("start", .string(fact.at.iso8601))]
    default: members += [("at", .string(fact.at.iso8601))]
    }
    members += [
      ("zone", .string(fact.at.zone)), ("localDate", .string("\(fact.at.localDay)")),
    ]
    switch fact.kind {
    case .evidence(let proof): members += [("evidence", .string(proof.text))]
    case .checkIn(let proof):
      members += [("evidence", proof.map { .string($0.text) } ?? .null)]
    case .rating(let value): members += [("rating", .integer(value))]
    case .note(let about): members += [("about", about.map { .string("\($0)") } ?? .null)]
    case .session, .length, .timer:
      members += [("tags", .array(fact.tags.map { .string($0) }))]
    case .completion, .waiver, .notApplicable: break
    }
    members.append(("note", fact.note.map { .string($0) } ?? .null))
    return .object(members)
  }
}

extension Fact.Kind {
  var label: Text {
    switch self {
    case .session, .length: Text("session", zh: "学习")
    case .timer: Text("timer", zh: "计时")
    case .completion: Text("done", zh: "完成")
    case .evidence: Text("evidence", zh: "证据")
    case .note: Text("note", zh: "笔记")
    case .checkIn: Text("check-in", zh: "打卡")
    case .rating: Text("rating", zh: "自评")
    case .waiver: Text("waived", zh: "免修")
    case .notApplicable: Text("not applicable", zh: "不适用")
    }
  }
}

extension Invocation {
  /// A table laid out for the terminal's width; a pipe gets everything.
  func text(_ table: Table) -> String {
    let width = context.terminal.isTerminal ? context.terminal.width : nil
    return table.lines(style: style, width: width).reduce(into: "") {
      $0 += $1
      $0 += "\n"
    }
  }
}
