import SkillCore

/// The rows of a sheet of a workbook, one at a time. Lines and columns are the sheet's own.
final class WorkbookRows {
  private var part: XMLPieces
  private let texts: SharedTexts
  private let formats: CellFormats
  private let countsFrom1904: Bool
  private var line = 0
  private let budget: UnpackedBudget
  private static let mostColumns = 1000
  /// In bytes: as for CSV.
  private static let longestCell = 16 << 20
  private static let longestRow = 64 << 20

  init(
    _ part: XMLPieces, _ texts: SharedTexts, _ formats: CellFormats, _ budget: UnpackedBudget,
    countsFrom1904: Bool
  ) {
    self.budget = budget
    self.part = part
    self.texts = texts
    self.formats = formats
    self.countsFrom1904 = countsFrom1904
  }

  /// Rows that the sheet does not mention have no cells.
  func next() throws -> SheetRow? {
    while let event = try part.next() {
      guard case .begin("row") = event else { continue }
      line = try number(part.attribute("r")) ?? line + 1
      let row = try row()
      if !row.cells.isEmpty { return row }
    }
    return nil
  }

  private func number(_ text: String?) throws -> Int? {
    guard let text else { return nil }
    guard let number = Int(text), (1...10_000_000).contains(number) else { throw XMLPieces.broken }
    return number
  }

  private func row() throws -> SheetRow {
    var row = SheetRow(cells: [], positions: [])
    row.spansLines = false
    var size = 0
    while let event = try part.next() {
      switch event {
      case .end("row"): return row
      case .begin("c"):
        let column = try part.attribute("r").map(WorkbookRows.column) ?? row.cells.count
        guard column < WorkbookRows.mostColumns else {
          try skipCell()
          continue
        }
        guard column >= row.cells.count else { throw XMLPieces.broken }
        // What takes no place in the file does here.
        try budget.take((column - row.cells.count) * 32)
        while row.cells.count < column { append("", to: &row) }
        let text = try cell()
        size += text.utf8.count
        guard size <= WorkbookRows.longestRow else { throw ZipArchive.tooLarge }
        append(text, to: &row)
      default: break
      }
    }
    throw XMLPieces.broken
  }

  private func append(_ text: String, to row: inout SheetRow) {
    row.positions.append(FilePosition(line: line, column: row.cells.count + 1))
    row.cells.append(text)
  }

  private func skipCell() throws {
    while let event = try part.next() { if case .end("c") = event { return } }
  }

  /// 0 of `A7`, 27 of `AB7`; far away for what is none.
  private static func column(_ reference: String) -> Int {
    var column = 0
    for byte in reference.utf8 {
      guard (0x41...0x5A).contains(byte), column <= 10_000 else { break }
      column = column * 26 + Int(byte - 0x40)
    }
    return column == 0 ? .max : column - 1
  }

  private func cell() throws -> String {
    let kind = try part.attribute("t") ?? "n"
    let style = try part.attribute("s").flatMap { Int($0) } ?? 0
    var (value, inline) = ("", "")
    var (isValue, isText, phonetic) = (false, false, 0)
    loop: while let event = try part.next() {
      switch event {
      case .end("c"): break loop
      case .begin("v"): isValue = true
      case .end("v"): isValue = false
      case .begin("t"): isText = true
      case .end("t"): isText = false
      case .begin("rPh"): phonetic += 1
      case .end("rPh"): phonetic -= 1
      case .text(let text):
        if isValue { value += text } else if isText, phonetic == 0 { inline += text }
        guard value.utf8.count + inline.utf8.count <= WorkbookRows.longestCell else {
          throw ZipArchive.tooLarge
        }
      default: break
      }
    }
    switch kind {
    case "s":
      guard let index = Int(trimmed(value)), let text = texts[index] else {
        if value.isBlank { return "" }
        throw XMLPieces.broken
      }
      // Cells may share one long text.
      try budget.take(text.utf8.count)
      return text
    case "inlineStr": return inline
    case "n": return try formats.text(trimmed(value), style: style, countsFrom1904: countsFrom1904)
    // Formulas' texts, errors, and days in ISO 8601.
    default: return value
    }
  }
}
