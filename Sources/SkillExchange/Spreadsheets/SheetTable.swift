import SkillCore

/// A spreadsheet of sessions: its columns, and its rows as sessions.
public struct SheetTable {
  /// What it is read from: text, or a workbook.
  public enum File {
    case text(open: () throws -> () throws -> [UInt8])
    case workbook(WorkbookFile)
  }

  private let file: File
  private let layout: SheetLayout?
  private(set) var columns: SheetColumns
  /// Where the headings stand.
  let headings: SheetRow
  private let chosen: [SheetChoice]

  /// Finds the row of headings.
  ///
  /// - Parameters:
  ///   - chosen: what `--column` says.
  /// - Throws: `FileFault` where the file is not a table, or a day, a skill or a length has no column.
  public init(_ file: File, chosen: [SheetChoice]) throws {
    self.chosen = chosen
    func columns(_ cells: [String]) -> SheetColumns { SheetColumns(cells, chosen: chosen) }
    var file = file
    switch file {
    case .text(let open):
      layout = try SheetLayout(open) { cells in
        let columns = columns(cells)
        return columns.areHeadings ? columns.count : 0
      }
    case .workbook(var book):
      try book.choose { cells in columns(cells).areHeadings }
      file = .workbook(book)
      layout = nil
    }
    self.file = file
    var reader = try SheetTable.reader(file, layout)
    var first: SheetRow?
    var found: (SheetRow, SheetColumns)?
    for _ in 0..<SheetLayout.rowsOfHead {
      guard let row = try reader.next() else { break }
      if first == nil { first = row }
      let columns = columns(row.cells)
      if columns.areHeadings {
        found = (row, columns)
        break
      }
    }
    guard let first else {
      throw FileFault(at: .start, Text("the table is empty", zh: "表格为空"))
    }
    guard let found else { throw SheetTable.missing(first, columns(first.cells)) }
    (headings, self.columns) = found
    if self.columns.skills.isEmpty { throw SheetTable.missing(headings, self.columns) }
    for choice in chosen
    where !self.columns.headings.contains(where: { SheetHeading($0).name == choice.heading.name }) {
      throw SheetTable.noHeading(choice, headings)
    }
    try settleTag()
  }

  public var encoding: SheetEncoding? { layout?.encoding }

  /// Of a workbook.
  public var sheet: (name: String, isFirst: Bool)? {
    guard case .workbook(let book) = file else { return nil }
    return (book.sheet, book.isFirst)
  }

  private static func reader(_ file: File, _ layout: SheetLayout?) throws -> SheetReader {
    switch file {
    case .workbook(let book): return SheetReader(try book.rows())
    case .text(let open):
      guard let layout else { return SheetReader(CSVReader([])) }
      return SheetReader(try layout.reader(open))
    }
  }

  /// The rows below the headings.
  func rows() throws -> SheetReader {
    var reader = try SheetTable.reader(file, layout)
    while let row = try reader.next() {
      if row.position == headings.position { break }
    }
    return reader
  }

  /// `Tag` is a day in German: the first cell decides.
  private mutating func settleTag() throws {
    guard let place = columns.perhapsDay else { return }
    var reader = try rows()
    while let row = try reader.next() {
      let cell = row[place]
      if cell.isBlank { continue }
      if SheetTime(cell)?.day != nil { columns.takeTagAsDay() }
      break
    }
    if columns.perhapsDay != nil { columns.takeTagAsTag() }
    if !columns.areHeadings { throw SheetTable.missing(headings, columns) }
  }

  /// The order of day and month, by the first day that allows only one; nil where none does.
  func order() throws -> SheetDayOrder? {
    let places = [SheetMeaning.date, .start, .end, .endDate].compactMap { columns[$0] }
    var reader = try rows()
    return try reader.order(in: places)
  }
}

extension SheetTable {
  private static func missing(_ row: SheetRow, _ columns: SheetColumns) -> FileFault {
    let found = row.cells.map { trimmed($0) }.filter { !$0.isEmpty }
    let list = found.prefix(20).map { shown($0) }.joined(separator: ", ")
    let example = found.first.map { shown($0) } ?? "X"
    let what: (Text, String) =
      if !columns.hasDay {
        (Text("the day (date or start)", zh: "日期（date 或 start）"), "date")
      } else if !columns.areHeadings {
        (Text("how long it was (hours, minutes or end)", zh: "时长（hours、minutes 或 end）"), "hours")
      } else {
        (Text("the skill", zh: "技能"), "skill")
      }
    return FileFault(
      at: row.position,
      Text(
        "no column says \(what.0.en); the headings here: \(list). Say which it is: --column '\(what.1)=\(example)'",
        zh: "没有一列写明\(what.0.zh)；这里的表头：\(list)。请指明：--column '\(what.1)=\(example)'"))
  }

  private static func noHeading(_ choice: SheetChoice, _ row: SheetRow) -> FileFault {
    let list = row.cells.map { trimmed($0) }.filter { !$0.isEmpty }.prefix(20).map { shown($0) }
      .joined(separator: ", ")
    return FileFault(
      at: row.position,
      Text(
        "no column is called “\(shown(choice.text))”, as --column says; the headings here: \(list)",
        zh: "没有 --column 所说的“\(shown(choice.text))”列；这里的表头：\(list)"))
  }
}
