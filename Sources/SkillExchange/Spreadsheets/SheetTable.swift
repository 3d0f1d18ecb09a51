import SkillCore

/// A spreadsheet of sessions: its columns, and its rows as sessions.
public struct SheetTable {
  /// What it is read from: text, or a workbook.
  public enum File {
    case text(open: () throws -> () throws -> [UInt8])
    case workbook(WorkbookFile)
  }

  private let source: SheetSource
  private(set) var columns: SheetColumns
  /// Where the headings stand.
  let headings: SheetRow

  /// Finds the row of headings.
  ///
  /// - Parameters:
  ///   - chosen: what `--column` says.
  ///   - sheet: of a workbook, the one to read; nil is the first with headings.
  /// - Throws: `FileFault` where the file is not a table, or a day, a skill or a length has no column.
  public init(_ file: File, chosen: [SheetChoice], sheet: String? = nil) throws {
    source = try SheetSource(file, sheet: sheet) { cells in
      let columns = SheetColumns(cells, chosen: chosen)
      return columns.areHeadings ? columns.count : 0
    }
    // Where none is whole, the one that has most of them.
    let rows = source.headings.map { [$0] } ?? source.head
    var best: (row: SheetRow, columns: SheetColumns)?
    for row in rows {
      let columns = SheetColumns(row.cells, chosen: chosen)
      if columns.count > best?.columns.count ?? -1 { best = (row, columns) }
    }
    guard let (row, columns) = best else {
      throw FileFault(at: .start, Text("the table is empty", zh: "表格为空"))
    }
    (headings, self.columns) = (row, columns)
    if !columns.areHeadings { throw SheetHeadingFault.missing(row, columns) }
    for choice in chosen where columns.index(of: choice) == nil {
      throw SheetHeadingFault.noHeading(choice, row)
    }
    if columns.skills.isEmpty { throw SheetHeadingFault.missing(row, columns) }
    try settleTag()
  }

  public var encoding: SheetEncoding? { source.layout?.encoding }

  /// Of a workbook, the sheet that is read and the others that are not.
  public var sheet: (name: String, others: [String])? { source.sheet }

  /// What is worth knowing of how the file is read.
  var sourceRemarks: [Text] { source.remarks }

  /// The rows below the headings.
  func rows() throws -> SheetReader { try source.rows() }

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
