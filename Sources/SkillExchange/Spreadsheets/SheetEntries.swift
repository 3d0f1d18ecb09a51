import SkillCore

/// Reads the rows of a spreadsheet as sessions.
public struct SheetEntries {
  let table: SheetTable
  let columns: SheetColumns
  let reading: ForeignReading
  private let dates: SheetDates
  private let mergedDays: SheetMergedDays
  private var person: String?

  public init(_ table: SheetTable, _ reading: ForeignReading) {
    self.table = table
    columns = table.columns
    dates = SheetDates(reading.dateOrder, before: reading.endOfDays) { orders, end in
      try table.learn(&orders, before: end)
    }
    mergedDays = SheetMergedDays(table.columns) { try table.rows() }
    self.reading = reading
  }

  /// - Throws: `FileFault` for what is wrong with all of the file, and what `take` throws.
  public mutating func read(_ take: (ForeignEntry) throws -> Void) throws {
    if columns.kind == .buckets { return try readBuckets(take) }
    var rows = try table.rows()
    while let row = try rows.next() {
      try take(entry(row))
    }
    if mergedDays.isUsed {
      try take(
        .remark(
          Text(
            "Rows without a day are of the day above, as merged cells are written.",
            zh: "没有日期的行按上一行的日期计（合并单元格的写法）。")))
    }
  }

  private mutating func entry(_ row: SheetRow) throws -> ForeignEntry {
    try checkPerson(row)
    if isTotal(row) { return .leftOut(.total) }
    if columns[.type] != nil,
      SheetEntries.breaks.contains(SheetHeading(row[columns[.type]]).name)
    {
      return .leftOut(.pause)
    }
    do {
      let cells = try times(row)
      var times = SheetRowTimes(cells, row, columns, reading)
      return try times.entry(named: foreignNames(row), session(row))
    } catch let fault as SheetRowFault {
      if fault.isOfFile { throw fault.fault }
      return .refused(fault.fault, names: foreignNames(row))
    }
  }

  /// The names that may say the skill, the best first.
  func names(_ row: SheetRow) -> [String] {
    columns.skills.map { text(row, $0) }.filter { !$0.isEmpty }
  }

  private func foreignNames(_ row: SheetRow) -> ForeignNames {
    let names = names(row)
    return ForeignNames(
      project: names.first, tags: SheetEntries.tags(text(row, columns[.tags])),
      words: Array(names.dropFirst()))
  }

  /// A cell without blanks around; of Super Productivity, a dash is an empty one.
  private func text(_ row: SheetRow, _ column: Int?) -> String {
    let text = trimmed(row[column])
    return columns.kind == .daysOfTasks && text == "-" ? "" : text
  }

  private func isTotal(_ row: SheetRow) -> Bool {
    // `Total` may stand where the skill does, or the day.
    let name = names(row).first
    for text in [name ?? "", trimmed(row[columns[.date]])] where SheetEntries.isTotal(text) {
      return true
    }
    return name == nil
      && [columns[.date], columns[.start]].allSatisfy { text(row, $0).isEmpty }
  }

  static func isTotal(_ text: String) -> Bool {
    // Few cells begin like one of the words: most need no folding.
    guard let first = text.utf8.first, first >= 0x80 || "tsgozTSGOZ".utf8.contains(first),
      text.utf8.count < 32
    else { return false }
    return totals.contains(SheetHeading(text).name)
  }

  private static let totals: Set<String> = [
    "total", "totals", "sum", "summe", "gesamt", "grandtotal", "subtotal", "gesamtsumme",
    "zwischensumme", "totalhours", "totaltime", "sumtotal", "overall", "gesamtzeit", "summen", "合计",
    "总计", "小计", "共计", "总和", "总数", "总时长", "總計", "合計", "小計",
  ]
  private static let breaks: Set<String> = ["break", "breaks", "pause", "pausen", "休息", "间歇"]

  /// - Throws: `FileFault` where the time of several people is in the file.
  private mutating func checkPerson(_ row: SheetRow) throws(FileFault) {
    guard let column = columns[.person] else { return }
    let name = trimmed(row[column])
    guard !name.isEmpty else { return }
    guard let person else {
      self.person = name
      return
    }
    guard person != name else { return }
    throw FileFault(
      at: row.position(of: column),
      Text(
        "the file holds the time of several people (\(shown(person)), \(shown(name))); export one person's",
        zh: "文件中有多个人的时间（\(shown(person))、\(shown(name))）；请只导出一个人的"))
  }

  private func session(_ row: SheetRow) throws(SheetRowFault) -> (Session) -> ForeignSession {
    let names = names(row)
    let note = row[columns[.note]]
    guard note.utf8.count <= ForeignReading.longestNote else {
      throw SheetRowFault(
        row, columns, columns[.note],
        Text("this text is longer than 1 MiB; shorten it", zh: "文字超过 1 MiB；请缩短"))
    }
    let tags = SheetEntries.tags(text(row, columns[.tags]))
    return { time in
      var when = "\(time.day)\0\(time.length.seconds)"
      if case .timed(let end) = time.time { when = "\(time.at.clockText)\0\(end.clockText)" }
      var session = ForeignSession(
        position: row.position,
        externalID: ([when] + names + ["", note] + tags).joined(separator: "\0"), time: time,
        project: names.first, tags: tags, note: note.isBlank ? nil : note)
      session.words = Array(names.dropFirst())
      return session
    }
  }

  static func tags(_ text: String) -> [String] {
    if text.isEmpty { return [] }
    var tags: [String] = []
    var seen: Set<String> = []
    let parts = text.unicodeScalars.split {
      ",;，；、".unicodeScalars.contains($0) || $0.properties.isWhitespace
    }
    for part in parts where seen.insert(String(part)).inserted { tags.append(String(part)) }
    return tags
  }

  /// The days and clocks of a row.
  private func times(_ row: SheetRow) throws -> SheetRowTimes.Cells {
    var cells = SheetRowTimes.Cells()
    cells.date = try mergedDays.day(row, time(row, .date))
    cells.start = try time(row, .start)
    cells.end = try time(row, .end)
    cells.endDate = try time(row, .endDate)
    return cells
  }

  private func time(
    _ row: SheetRow, _ meaning: SheetMeaning
  ) throws -> SheetRowTimes.Cell? {
    guard let column = columns[meaning] else { return nil }
    if columns.kind == .daysOfTasks, meaning != .date { return nil }
    let text = trimmed(row[column])
    if text.isEmpty || SheetEntries.isDash(text) { return nil }
    func fault(_ message: Text) -> SheetRowFault {
      SheetRowFault(row, columns, column, message)
    }
    guard let time = SheetTime(text) else {
      throw fault(SheetEntries.wrong(text, meaning, columns))
    }
    let offset = time.clock == nil ? nil : time.offset ?? columns.folded[column].offset
    guard let said = time.day else {
      return SheetRowTimes.Cell(day: nil, clock: time.clock, offset: offset)
    }
    switch dates.day(said) {
    case .day(let day): return SheetRowTimes.Cell(day: day, clock: time.clock, offset: offset)
    case .impossible:
      throw fault(
        Text("“\(shown(text))”: this date does not exist", zh: "“\(shown(text))”：这个日期不存在"))
    case .otherOrder: throw fault(SheetEntries.otherOrder(text))
    case .unknown(let orders):
      throw SheetRowFault(
        row, columns, column, SheetEntries.unordered(text, said, orders), isOfFile: true)
    }
  }

  static func isDash(_ text: String) -> Bool { ["-", "–", "—", "/"].contains(text) }
}
