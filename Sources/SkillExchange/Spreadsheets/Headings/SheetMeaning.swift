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

  /// The headings that mean it, folded, the best first; those of lengths are in `SheetLengthHeading`.
  /// Source: FORMATS2, "Spreadsheets".
  var headings: [String] { SheetMeaning.headings[self] ?? [] }

  private static let headings: [SheetMeaning: [String]] = [
    .date: words(
      "date day localdate startdate 日期 datum startdatum 开始日期 学习日期 起始日期 begindate workdate studydate 日子 lerntag sessiondate entrydate logdate datestudied lerndatum kalendertag 年月日 学习日 记录日期 打卡日期 開始日期 學習日期"
    ),
    .start: words(
      "start begin from started starttime 开始 开始时间 起 beginn von anfang startzeit begintime startedat startat timein datetime timestamp 起始时间 开始时刻 日期时间 从 anfangszeit beginnzeit uhrzeit clockin timestarted startdatetime starttimestamp startuhrzeit startzeitpunkt 起始 开始于 開始 開始時間 日期時間 起始時間"
    ),
    .end: words(
      "end stop to until finished endtime 结束 结束时间 止 ende bis endzeit stoptime endedat endat finish finishtime timeout 终止时间 结束时刻 至 到 clockout timeended enddatetime endtimestamp stopped ended enduhrzeit endzeitpunkt 结束于 终止 結束 結束時間 終止時間"
    ),
    .endDate: words("enddate stopdate 结束日期 终止日期 enddatum 結束日期"),
    .skill: words(
      "skill subject topic course project projects sheet task activity title titles 技能 科目 课程 项目 主题 fach fähigkeit thema kurs projekt tätigkeit skills subjects topics courses activities tasks module habit 学科 任务 知识点 模块 标题 fächer themen kurse projekte aufgabe modul titel aktivität category lesson lernfach lernthema lerngebiet themengebiet lektion 学习项目 学习科目 学习主题 课目 技术 領域 领域 課程 項目 主題 學科 任務 技術 專案"
    ),
    .note: words(
      "note notes description descriptions comment remark 备注 说明 描述 内容 notiz bemerkung beschreibung kommentar comments remarks 注释 笔记 学习内容 notizen anmerkung bemerkungen memo details detail summary anmerkungen kommentare 心得 感想 详情 小结 總結 总结 備註 說明 內容 筆記"
    ),
    .tags: words(
      "tags tag labels label 标签 schlagwörter schlagworte schlagwort keywords stichwörter stichworte 关键词 標籤"
    ),
    .type: words("type 类型 typ entrytype 類型"),
    .person: words("user username member person 用户 用户名 benutzer 使用者 用戶"),
  ]

  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }

  /// Headings that are a clock where another column says the length.
  static let perhapsStart: Set<String> = ["time", "zeit", "时间", "時間", "clock", "钟点"]
  /// A day in German, a tag in English: the cells decide.
  static let perhapsDay = "tag"
}
