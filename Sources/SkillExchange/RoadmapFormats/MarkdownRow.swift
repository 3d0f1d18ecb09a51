/// Markdown tables: a line of headings, a line of dashes, a line per row.
enum MarkdownRow {
  /// `:-- | :--:`, with bars at the ends or without.
  static func isRule(_ line: Substring) -> Bool {
    var (bars, dashes) = (0, 0)
    for byte in line.utf8 {
      switch byte {
      case UInt8(ascii: "|"): bars += 1
      case UInt8(ascii: "-"): dashes += 1
      case UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"): break
      default: return false
      }
    }
    return bars > 0 && dashes > 1
  }

  /// The cell that names the row: the first with a link, else the first with text.
  static func name(_ row: Substring) -> Substring {
    let cells = cells(row)
    return cells.first { $0.firstPlace(of: "](") != nil } ?? cells.first ?? row
  }

  /// The cells with text; `\|` is a literal bar.
  private static func cells(_ row: Substring) -> [Substring] {
    var cells: [Substring] = []
    var (start, isEscaped) = (row.startIndex, false)
    for index in row.indices {
      if row[index] == "|", !isEscaped {
        cells.append(row[start..<index])
        start = row.index(after: index)
      }
      isEscaped = row[index] == "\\" && !isEscaped
    }
    cells.append(row[start...])
    return cells.map { cell in
      var text = cell.drop(while: \.isWhitespace)
      while text.last?.isWhitespace == true { text.removeLast() }
      return text
    }.filter { !$0.isEmpty }
  }
}
