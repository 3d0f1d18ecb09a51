import SkillCore

/// A spreadsheet's rows, separated by commas, semicolons or tabs, whichever the first row has most
/// of.
///
/// Rows may be shorter than the first; quotes are as in RFC 4180.
struct SheetRows {
  struct Cell {
    var text: String
    var position: FilePosition
  }

  private(set) var rows: [[Cell]] = []
  let separator: Character

  init(_ whole: String) throws(FileFault) {
    // Excel's own hint: `sep=;`.
    let head = whole.prefix { !$0.isNewline }
    let isTold = head.count == 5 && head.lowercased().hasPrefix("sep=")
    let text = isTold ? whole[head.endIndex...].dropFirst() : whole[...]
    let first = text.prefix { !$0.isNewline }
    let separators: [Character] = [",", ";", "\t"]
    var separator: Character = ","
    for one in separators
    where first.count(where: { $0 == one }) > first.count(where: { $0 == separator }) {
      separator = one
    }
    self.separator = separator
    var (row, cell): ([Cell], String) = ([], "")
    var place = FilePosition(line: isTold ? 2 : 1, column: 1)
    var start = place
    var quote: FilePosition?
    var isAfterQuote = false
    func close() {
      row.append(Cell(text: cell, position: start))
      (cell, isAfterQuote) = ("", false)
    }
    func closeRow() {
      close()
      if row.contains(where: { !$0.text.allSatisfy(\.isWhitespace) }) { rows.append(row) }
      row = []
    }
    for character in text {
      let here = place
      if character.isNewline {
        place = FilePosition(line: place.line + 1, column: 1)
      } else {
        place.column += character.unicodeScalars.count
      }
      if quote != nil {
        if character == "\"" { (quote, isAfterQuote) = (nil, true) } else { cell.append(character) }
      } else if character == "\"", cell.isEmpty || isAfterQuote {
        // A doubled quote is a literal quote.
        if isAfterQuote { cell.append("\"") }
        (quote, isAfterQuote) = (here, false)
      } else if character == separator {
        close()
        start = place
        guard row.count < 1_000 else {
          throw FileFault(
            at: here,
            Text("this row has more than 1000 cells; is it a table?", zh: "此行超过 1000 格；这是表格吗？"))
        }
      } else if character.isNewline {
        closeRow()
        start = place
      } else {
        isAfterQuote = false
        cell.append(character)
      }
    }
    if let quote {
      throw FileFault(
        at: quote, Text("this quote is never closed; add one", zh: "此引号没有闭合；请补上"))
    }
    closeRow()
  }
}
