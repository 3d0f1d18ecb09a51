import SkillCore

/// A row of a spreadsheet, whatever kind of file it stands in.
public typealias SheetRow = CSVReader.Row

/// The rows of a spreadsheet, one at a time. Those with nothing but blanks are passed over.
public struct SheetReader {
  private enum Source {
    case text(CSVReader)
    case workbook(WorkbookRows)
  }

  private var source: Source

  init(_ reader: CSVReader) {
    source = .text(reader)
  }

  init(_ rows: WorkbookRows) {
    source = .workbook(rows)
  }

  public mutating func next() throws -> SheetRow? {
    while let row = try take() {
      if row.cells.contains(where: { !$0.isBlank }) { return row }
    }
    return nil
  }

  /// Learns the order of day, month and year from the days in these columns.
  mutating func learn(_ orders: inout SheetDayOrders, in columns: [Int], before end: LocalDay)
    throws
  {
    while !orders.isComplete, let row = try next() {
      for column in columns {
        if case .either(let numbers)? = SheetTime(row[column])?.day {
          orders.learn(numbers, before: end)
        }
      }
    }
  }

  private mutating func take() throws -> SheetRow? {
    switch source {
    case .text(var reader):
      // Or the rows would be copied each time.
      source = .text(CSVReader([]))
      defer { source = .text(reader) }
      return try reader.next()
    case .workbook(let rows): return try rows.next()
    }
  }
}

extension String {
  /// Whether it has nothing but blanks.
  var isBlank: Bool {
    utf8.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
      || unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
  }
}

extension SheetRow {
  subscript(_ column: Int?) -> String {
    guard let column, cells.indices.contains(column) else { return "" }
    return cells[column]
  }

  func position(of column: Int?) -> FilePosition {
    guard let column, positions.indices.contains(column) else { return position }
    return positions[column]
  }
}
