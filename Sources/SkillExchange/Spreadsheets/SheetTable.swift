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
  ///   - sheet: of a workbook, the one to read; nil is the first with headings.
  /// - Throws: `FileFault` where the file is not a table, or a day, a skill or a length has no column.
  public init(_ file: File, chosen: [SheetChoice], sheet: String? = nil) throws {
    self.chosen = chosen
    func columns(_ cells: [String]) -> SheetColumns { SheetColumns(cells, chosen: chosen) }
    var file = file
    switch file {
    case .text(let open):
      if sheet != nil { throw SheetTable.noSheets }
      layout = try SheetLayout(open) { cells in
        let columns = columns(cells)
        return columns.areHeadings ? columns.count : 0
      }
    case .workbook(var book):
      if let sheet {
        try book.choose(named: sheet)
      } else {
        try book.choose { cells in columns(cells).areHeadings }
      }
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
    guard let found else { throw SheetHeadingFault.missing(first, columns(first.cells)) }
    (headings, self.columns) = found
    for choice in chosen where self.columns.index(of: choice) == nil {
      throw SheetHeadingFault.noHeading(choice, headings)
    }
    if self.columns.skills.isEmpty { throw SheetHeadingFault.missing(headings, self.columns) }
    try settleTag()
  }

  public var encoding: SheetEncoding? { layout?.encoding }

  /// Of a workbook, the sheet that is read and the others that are not.
  public var sheet: (name: String, others: [String])? {
    guard case .workbook(let book) = file else { return nil }
    return (book.sheet, book.others())
  }

  static let noSheets = FileFault(
    at: .start,
    Text(
      "this is not a workbook and has no sheets; leave out --sheet", zh: "这不是工作簿，没有工作表；请去掉 --sheet")
  )

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
    if !columns.areHeadings { throw SheetHeadingFault.missing(headings, columns) }
  }

  /// Learns the order of day, month and year from all days of the file.
  func learn(_ orders: inout SheetDayOrders, before end: LocalDay) throws {
    let places = [SheetMeaning.date, .start, .end, .endDate].compactMap { columns[$0] }
    var reader = try rows()
    try reader.learn(&orders, in: places, before: end)
  }
}
