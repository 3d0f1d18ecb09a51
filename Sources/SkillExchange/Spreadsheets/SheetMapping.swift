import SkillCore

/// How a column was understood, to be shown before anything is written.
public struct SheetMapping: Sendable {
  public var meaning: SheetMeaning
  public var heading: String
  /// What its first cell says, and how that is read; nil for a column without any.
  public var example: String?
  public var reading: Text
}

extension SheetTable {
  /// The columns that have a meaning, in the order of the file.
  public func mapping(_ dateOrder: DateOrder?) throws -> [SheetMapping] {
    var examples: [Int: String] = [:]
    var rows = try rows()
    let used = columns.used
    // Cells of the first rows; a column that is empty so far up has no example.
    for _ in 0..<100 {
      guard examples.count < used.count, let row = try rows.next() else { break }
      for (_, index) in used where examples[index] == nil && !row[index].isBlank {
        examples[index] = trimmed(row[index])
      }
    }
    let isOpen = examples.values.contains { SheetTime($0)?.day?.wantsOrder == true }
    let order = try dateOrder.flatMap(SheetDayOrder.init) ?? (isOpen ? self.order() : nil)
    return used.map { meaning, index in
      SheetMapping(
        meaning: meaning, heading: columns.headings[index], example: examples[index],
        reading: examples[index].map { reading($0, meaning, order) } ?? Text("empty", zh: "空"))
    }
  }

  /// The headings that are not used.
  public var unused: [String] { columns.unused.map { columns.headings[$0] } }

  /// What its program means by the headings, where that is not what they say.
  public var remark: Text? {
    switch columns.kind {
    case .plain: nil
    case .daysOfTasks:
      Text(
        "Start and end are the day's here, as Super Productivity writes them: lengths on the day are taken.",
        zh: "此处的开始与结束是全天的（Super Productivity 的写法）：按当天的时长导入。")
    case .buckets:
      Text(
        "The hour is a bucket here, as RescueTime writes it: its times are added up by day and name.",
        zh: "此处的时刻只是小时段（RescueTime 的写法）：按日期与名称合计。")
    }
  }

  private func reading(_ text: String, _ meaning: SheetMeaning, _ order: SheetDayOrder?) -> Text {
    if columns.kind == .daysOfTasks, meaning == .start || meaning == .end {
      return Text("not used", zh: "未使用")
    }
    switch meaning {
    case .date, .start, .end, .endDate: return time(text, order)
    case .hours, .minutes, .seconds:
      guard let length = SheetLength(text)?.seconds(columns.units[meaning] ?? .hours) else {
        return Text("not a length", zh: "不是时长")
      }
      let study = StudyTime(seconds: length)
      return Text(
        study.text(in: .english, withSeconds: true), zh: study.text(in: .chinese, withSeconds: true)
      )
    case .skill: return Text("a name", zh: "名称")
    case .note: return Text("text", zh: "文字")
    case .tags: return Text(same: SheetEntries.tags(text).joined(separator: " "))
    case .type: return Text("breaks are left out", zh: "休息不导入")
    case .person: return Text("one person's", zh: "一个人的")
    }
  }

  private func time(_ text: String, _ order: SheetDayOrder?) -> Text {
    guard let time = SheetTime(text) else { return Text("not a time", zh: "不是时间") }
    var parts: [Text] = []
    if let said = time.day {
      if let day = said.day(order ?? said.onlyOrder ?? .dayFirst), order != nil || !said.wantsOrder
      {
        parts.append(Text(same: "\(day)"))
      } else {
        parts.append(Text("--date-order dmy or mdy?", zh: "--date-order dmy 还是 mdy？"))
      }
    }
    if let clock = time.clock {
      func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
      parts.append(Text(same: "\(two(clock / 3600)):\(two(clock / 60 % 60)):\(two(clock % 60))"))
    }
    return Text(
      parts.map(\.en).joined(separator: " "), zh: parts.map(\.zh).joined(separator: " "))
  }
}
