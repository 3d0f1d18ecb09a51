import SkillCore

/// Why one row cannot be recorded: it is left out where the learner allows that.
struct SheetRowFault: Error {
  let fault: FileFault
  /// Whether other rows may be wrong in the same way, unseen: all of the file is refused.
  let isOfFile: Bool

  init(
    _ row: SheetRow, _ columns: SheetColumns, _ column: Int?, _ message: Text,
    isOfFile: Bool = false
  ) {
    self.isOfFile = isOfFile
    var message = message
    if let column, columns.headings.indices.contains(column) {
      let heading = shown(columns.headings[column])
      message = Text("\(heading): \(message.en)", zh: "\(heading)：\(message.zh)")
    }
    fault = FileFault(at: row.position(of: column), message)
  }
}

extension SheetEntries {
  static func wrong(_ text: String, _ meaning: SheetMeaning, _ columns: SheetColumns) -> Text {
    let text = shown(text)
    if SheetTime.isSerial(text) {
      return Text(
        "“\(text)” is Excel's own number of a day; format the column as a date and save again",
        zh: "“\(text)”是 Excel 内部的日期数字；请将该列设为日期格式后重新保存")
    }
    if columns.kind == .daysOfTasks, meaning == .date {
      return Text(
        "“\(text)” is not one day; export the worklog grouped by day",
        zh: "“\(text)”不是一天；请按天分组导出")
    }
    switch meaning {
    case .date, .endDate:
      return Text(
        "“\(text)” is not a day; write it like 2026-01-15",
        zh: "“\(text)”不是日期；应如 2026-01-15")
    default:
      return Text(
        "“\(text)” is not a time; write it like 14:00 or 2026-01-15 14:00",
        zh: "“\(text)”不是时间；应如 14:00 或 2026-01-15 14:00")
    }
  }

  static func otherOrder(_ text: String) -> Text {
    Text(
      "“\(shown(text))” is not a day in the order of the others; write all of them in one order",
      zh: "“\(shown(text))”与其他行的日期顺序不一致；请统一顺序")
  }

  static func unordered(_ text: String, _ day: SheetTime.Day, _ orders: [DateOrder]) -> Text {
    let readings = orders.compactMap { order -> Text? in
      guard case .either(let numbers) = day, let day = numbers.day(order) else { return nil }
      let option = "--date-order \(order.rawValue)"
      return Text("\(option) (\(day))", zh: "\(option)（\(day)）")
    }
    return Text(
      "“\(shown(text))” could be several days, and no other day tells; say \(readings.map(\.en).joined(separator: " or "))",
      zh:
        "“\(shown(text))”可能是几个不同的日期，其他日期也无法判断；请指明 \(readings.map(\.zh).joined(separator: "或 "))")
  }
}
