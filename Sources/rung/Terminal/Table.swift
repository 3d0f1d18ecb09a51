/// Columns side by side, aligned by terminal cells, two spaces apart, without spaces at line ends.
///
/// Takes recorded text as it is: control characters are made visible here.
struct Table {
  enum Alignment {
    case left, right
  }

  /// A column, and what happens to it in a narrow terminal.
  struct Column {
    var title: String
    var alignment: Alignment
    /// Whether its text wraps at word boundaries; the last column's always does.
    var wraps: Bool
    /// Columns with a number are dropped, the lowest first; others never.
    var drop: Int?

    init(_ title: String, _ alignment: Alignment = .left, wraps: Bool = false, drop: Int? = nil) {
      self.title = title
      self.alignment = alignment
      self.wraps = wraps
      self.drop = drop
    }
  }

  struct Cell: ExpressibleByStringLiteral {
    let text: String
    let ink: Style.Ink?
    /// In terminal cells.
    let width: Int

    init(_ text: String, _ ink: Style.Ink? = nil) {
      self.init(shown: visible(text), ink)
    }

    init(stringLiteral text: String) {
      self.init(text)
    }

    /// - Parameter text: without control characters.
    fileprivate init(shown text: String, _ ink: Style.Ink?) {
      self.text = text
      self.ink = ink
      width = text.cellWidth
    }
  }

  private let columns: [Column]
  /// Whether the last column goes below its row before another is dropped.
  private let isLastBelow: Bool
  private var rows: [Row] = []

  private struct Row {
    var cells: [Cell]
    /// A remark in place of a row; it does not affect column widths.
    var isRemark = false
  }

  init(_ columns: [Column], lastGoesBelow: Bool = false) {
    self.columns = columns
    isLastBelow = lastGoesBelow
  }

  /// Missing cells are empty; extra cells are ignored.
  mutating func add(_ cells: [Cell]) {
    rows.append(Row(cells: Array(cells.prefix(columns.count))))
  }

  /// Adds a dimmed line between the rows.
  mutating func add(remark: String) {
    rows.append(Row(cells: [Cell(remark, .dim)], isRemark: true))
  }

  /// The header, dimmed, and the rows. Without titles there is no header.
  ///
  /// - Parameter width: the terminal's cells. If lines are wider, text wraps, then the least
  ///   important columns are dropped; nil keeps one line per row.
  func lines(style: Style, width: Int? = nil) -> [String] {
    let all = allRows
    let layout = layout(of: all, width)
    var lines: [String] = []
    for (index, row) in all.enumerated() {
      if row.isRemark {
        lines += row.cells.map { style($0.ink, $0.text) }
      } else if layout.isWrapping {
        lines += parted(row.cells, layout, isHeader: index == 0 && all.count > rows.count, style)
      } else {
        lines.append(line(row.cells, layout, style))
      }
    }
    return lines
  }

  /// The width of the widest line without wrapping.
  var width: Int {
    let all = allRows
    let remarks = all.lazy.filter(\.isRemark).flatMap(\.cells).map(\.width).max() ?? 0
    return max(layout(of: all, nil).total, remarks)
  }

  private var allRows: [Row] {
    let header = Row(cells: columns.map { Cell($0.title, .dim) })
    return columns.allSatisfy(\.title.isEmpty) ? rows : [header] + rows
  }

  private func layout(of rows: [Row], _ width: Int?) -> TableLayout {
    TableLayout(
      columns, rows.filter { !$0.isRemark }.map(\.cells),
      lastGoesBelow: isLastBelow, width: width)
  }

  /// A row with wrapped texts.
  private func parted(
    _ cells: [Cell], _ layout: TableLayout, isHeader: Bool, _ style: Style
  ) -> [String] {
    let parts = cells.indices.map { column in
      layout.shown.contains(column)
        ? cells[column].text.wrapped(toCells: layout.widths[column]) : []
    }
    let height = max(1, parts.map(\.count).max() ?? 0)
    var lines = (0..<height).map { number in
      let part = zip(cells, parts).map { cell, lines in
        Cell(shown: lines.indices.contains(number) ? lines[number] : "", cell.ink)
      }
      return line(part, layout, style)
    }
    if let below = layout.below, !isHeader, cells.indices.contains(below),
      !cells[below].text.isEmpty
    {
      let room = max(1, (layout.width ?? 0) - TableLayout.indent.count)
      lines += cells[below].text.wrapped(toCells: room)
        .map { TableLayout.indent + style(cells[below].ink, $0) }
    }
    return lines
  }

  private func line(_ cells: [Cell], _ layout: TableLayout, _ style: Style) -> String {
    let last = layout.shown.lastIndex { cells.indices.contains($0) && !cells[$0].text.isEmpty }
    guard let last else { return "" }
    var line = ""
    for (place, column) in layout.shown.prefix(through: last).enumerated() {
      if place > 0 { line += TableLayout.gutter }
      guard cells.indices.contains(column) else { continue }
      let cell = cells[column]
      let spaces = String.blanks(layout.widths[column] - cell.width)
      if columns[column].alignment == .right { line += spaces }
      line += style(cell.ink, cell.text)
      if columns[column].alignment == .left, place < last { line += spaces }
    }
    return line
  }
}
