import SkillCore

/// What a column of a spreadsheet means. The raw value is what `--column` calls it.
public enum SheetMeaning: String, CaseIterable, Sendable {
  case date, start, end
  case endDate = "end-date"
  case hours, minutes, seconds, skill, note, tags, type
  /// Whose time it is: a file with that of several people is refused.
  case person

  public var label: Text {
    switch self {
    case .date: Text("date", zh: "日期")
    case .start: Text("start", zh: "开始")
    case .end: Text("end", zh: "结束")
    case .endDate: Text("end date", zh: "结束日期")
    case .hours: Text("hours", zh: "时长（小时）")
    case .minutes: Text("minutes", zh: "时长（分钟）")
    case .seconds: Text("seconds", zh: "时长（秒）")
    case .skill: Text("skill", zh: "技能")
    case .note: Text("note", zh: "备注")
    case .tags: Text("tags", zh: "标签")
    case .type: Text("type", zh: "类型")
    case .person: Text("person", zh: "人员")
    }
  }

  var unit: SheetUnit? {
    switch self {
    case .hours: .hours
    case .minutes: .minutes
    case .seconds: .seconds
    default: nil
    }
  }

  /// The headings that mean it, folded, the best first. Source: FORMATS2, "Spreadsheets".
  var headings: [String] { SheetMeaning.headings[self] ?? [] }

  private static let headings: [SheetMeaning: [String]] = [
    .date: [
      "date", "day", "localdate", "startdate", "日期", "datum", "startdatum", "开始日期", "学习日期", "起始日期",
      "begindate", "workdate", "studydate", "日子", "lerntag",
    ],
    .start: [
      "start", "begin", "from", "started", "starttime", "开始", "开始时间", "起", "beginn", "von",
      "anfang",
      "startzeit", "begintime", "startedat", "startat", "timein", "datetime", "timestamp", "起始时间",
      "开始时刻",
      "日期时间", "从", "anfangszeit", "beginnzeit", "uhrzeit",
    ],
    .end: [
      "end", "stop", "to", "until", "finished", "endtime", "结束", "结束时间", "止", "ende", "bis",
      "endzeit",
      "stoptime", "endedat", "endat", "finish", "finishtime", "timeout", "终止时间", "结束时刻", "至", "到",
    ],
    .endDate: ["enddate", "stopdate", "结束日期", "终止日期", "enddatum"],
    .hours: [
      "hours", "hrs", "h", "duration", "time", "worked", "length", "时长", "小时", "用时", "学时",
      "stunden",
      "std", "dauer", "zeit", "hour", "timespent", "hoursspent", "hoursworked", "totalhours",
      "totaltime",
      "studytime", "timetracked", "elapsed", "小时数", "学习时长", "学习时间", "耗时", "时数", "持续时间", "总时长",
      "lernzeit", "arbeitszeit", "lerndauer",
    ],
    .minutes: ["minutes", "mins", "min", "分钟", "minuten", "minute", "durationminutes", "分钟数"],
    .seconds: [
      "seconds", "durationseconds", "秒", "sekunden", "secs", "sec", "秒数", "durationinseconds",
    ],
    .skill: [
      "skill", "subject", "topic", "course", "project", "projects", "sheet", "task", "activity",
      "title",
      "titles", "技能", "科目", "课程", "项目", "主题", "fach", "fähigkeit", "thema", "kurs", "projekt",
      "tätigkeit", "skills", "subjects", "topics", "courses", "activities", "tasks", "module",
      "habit",
      "学科", "任务", "知识点", "模块", "标题", "fächer", "themen", "kurse", "projekte", "aufgabe", "modul",
      "titel", "aktivität", "category",
    ],
    .note: [
      "note", "notes", "description", "descriptions", "comment", "remark", "备注", "说明", "描述", "内容",
      "notiz", "bemerkung", "beschreibung", "kommentar", "comments", "remarks", "注释", "笔记", "学习内容",
      "notizen", "anmerkung", "bemerkungen",
    ],
    .tags: ["tags", "tag", "labels", "label", "标签", "schlagwörter", "schlagworte", "schlagwort"],
    .type: ["type", "类型", "typ", "entrytype"],
    .person: ["user", "username", "member", "person", "用户", "用户名", "benutzer"],
  ]

  /// Headings that are a clock where another column says the length.
  static let perhapsStart: Set<String> = ["time", "zeit", "时间", "clock", "钟点"]
  /// A day in German, a tag in English: the cells decide.
  static let perhapsDay = "tag"
}

/// A column's heading as it is compared: NFKC and case, without blanks, `_`, `-` and a unit in brackets
/// at the end.
struct SheetHeading: Hashable {
  var name: String
  /// Of lengths: `Dauer (min)`.
  var unit: SheetUnit?

  init(_ text: String) {
    var folded = FoldedText(name: trimmed(text)).text
    if folded.hasSuffix(":") { folded.removeLast() }
    for (open, close) in [("(", ")"), ("[", "]"), ("（", "）")] as [(Character, Character)] {
      guard folded.last == close, let place = folded.lastIndex(of: open), place > folded.startIndex
      else { continue }
      let inside = String(folded[folded.index(after: place)...].dropLast())
      unit = SheetHeading.units[SheetHeading.joined(inside)]
      folded = String(folded[..<place])
    }
    name = SheetHeading.joined(folded)
  }

  private static func joined(_ text: String) -> String {
    String(text.filter { !$0.isWhitespace && $0 != "_" && $0 != "-" })
  }

  private static let units: [String: SheetUnit] = {
    var units: [String: SheetUnit] = ["ms": .milliseconds, "毫秒": .milliseconds]
    for meaning in [SheetMeaning.hours, .minutes, .seconds] {
      for heading in meaning.headings { units[heading] = meaning.unit }
    }
    units["m"] = .minutes
    units["s"] = .seconds
    for clock in ["hh:mm", "h:mm", "hh:mm:ss", "decimal", "dezimal", "十进制"] {
      units[clock] = .hours
    }
    return units
  }()
}
