/// Columns side by side, aligned by terminal cells, two spaces apart, without spaces at line ends.
///
/// Recorded text may be put in as it is: control characters are made visible here.
struct Table {
  enum Alignment {
    case left, right
  }

  struct Column {
    var title: String
    var alignment: Alignment

    init(_ title: String, _ alignment: Alignment = .left) {
      self.title = title
      self.alignment = alignment
    }
  }

  struct Cell: ExpressibleByStringLiteral {
    var text: String
    var ink: Style.Ink?

    init(_ text: String, _ ink: Style.Ink? = nil) {
      self.text = visible(text)
      self.ink = ink
    }

    init(stringLiteral text: String) {
      self.init(text)
    }
  }

  private let columns: [Column]
  private var rows: [[Cell]] = []

  init(_ columns: [Column]) {
    self.columns = columns
  }

  /// Missing cells stay empty; cells beyond the last column are not shown.
  mutating func add(_ cells: [Cell]) {
    rows.append(Array(cells.prefix(columns.count)))
  }

  /// The header, dimmed, and one line a row. Without any title there is no header.
  ///
  /// - Parameter width: the terminal's cells. When the lines are wider, the last left-aligned column
  ///   is cut with `…`, though never below eight cells; nil cuts nothing.
  func lines(style: Style, width: Int? = nil) -> [String] {
    let header = columns.map { Cell($0.title, .dim) }
    let all = columns.allSatisfy(\.title.isEmpty) ? rows : [header] + rows
    let widths = fittingWidths(for: all, width: width)
    return all.map { line($0, widths: widths, style: style) }
  }

  private func fittingWidths(for rows: [[Cell]], width: Int?) -> [Int] {
    var widths = columns.indices.map { column in
      rows.map { $0.indices.contains(column) ? $0[column].text.cellWidth : 0 }.max() ?? 0
    }
    let total = widths.reduce(0, +) + Table.gutter.count * max(0, widths.count - 1)
    if let width, total > width, let last = columns.lastIndex(where: { $0.alignment == .left }) {
      widths[last] = min(widths[last], max(8, widths[last] - (total - width)))
    }
    return widths
  }

  private func line(_ cells: [Cell], widths: [Int], style: Style) -> String {
    guard let end = cells.lastIndex(where: { !$0.text.isEmpty }) else { return "" }
    return cells.indices.prefix(through: end).map { column in
      let cell = cells[column]
      let text = cell.text.shortened(toCells: widths[column])
      let spaces = String(repeating: " ", count: max(0, widths[column] - text.cellWidth))
      let inked = style(cell.ink, text)
      if columns[column].alignment == .right { return spaces + inked }
      return column == end ? inked : inked + spaces
    }.joined(separator: Table.gutter)
  }

  private static let gutter = "  "
}
