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
  public func mapping(_ reading: ForeignReading) throws -> [SheetMapping] {
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
    let dates = SheetDates(reading.dateOrder, before: reading.endOfDays) { orders, end in
      try learn(&orders, before: end)
    }
    return used.map { meaning, index in
      SheetMapping(
        meaning: meaning, heading: columns.headings[index], example: examples[index],
        reading: examples[index].map { read($0, meaning, index, dates) } ?? Text("empty", zh: "空"))
    }
  }

  /// The headings that are not used.
  public var unused: [String] { columns.unused.map { columns.headings[$0] } }

  /// Those of lengths whose unit is not known.
  var unclear: [String] { columns.unclear.map { columns.headings[$0] } }

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

  private func read(
    _ text: String, _ meaning: SheetMeaning, _ index: Int, _ dates: SheetDates
  ) -> Text {
    if columns.kind == .daysOfTasks, meaning == .start || meaning == .end {
      return Text("not used", zh: "未使用")
    }
    switch meaning {
    case .date, .start, .end, .endDate: return time(text, dates)
    case .hours, .minutes, .seconds:
      let unit = columns.lengths.first { $0.index == index }?.unit ?? .hours
      guard let length = SheetLength(text)?.seconds(unit) else {
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

  private func time(_ text: String, _ dates: SheetDates) -> Text {
    guard let time = SheetTime(text) else { return Text("not a time", zh: "不是时间") }
    var parts: [Text] = []
    switch time.day.map(dates.day) {
    case .day(let day): parts.append(Text(same: "\(day)"))
    case .unknown(let orders):
      let names = orders.map(\.rawValue)
      parts.append(
        Text(
          "--date-order \(names.joined(separator: " or "))?",
          zh: "请给出 --date-order \(names.joined(separator: " 还是 "))"))
    case .otherOrder, .impossible: parts.append(Text("not a day", zh: "不是日期"))
    case nil: break
    }
    if let clock = time.clock {
      func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
      parts.append(Text(same: "\(two(clock / 3600)):\(two(clock / 60 % 60)):\(two(clock % 60))"))
    }
    return Text(
      parts.map(\.en).joined(separator: " "), zh: parts.map(\.zh).joined(separator: " "))
  }
}
