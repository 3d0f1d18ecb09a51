/// Columns side by side, aligned by terminal cells, two spaces apart, without spaces at line ends.
///
/// Recorded text may be put in as it is: control characters are made visible here.
struct Table {
  enum Alignment {
    case left, right
  }

  /// What a column does when the terminal is too narrow for all of them.
  struct Column {
    var title: String
    var alignment: Alignment
    /// Whether its text goes on in the next line, at word boundaries; so does the last column's.
    var wraps: Bool
    /// Columns with a number are left out, the lowest first; the others never.
    var drop: Int?

    init(_ title: String, _ alignment: Alignment = .left, wraps: Bool = false, drop: Int? = nil) {
      self.title = title
      self.alignment = alignment
      self.wraps = wraps
      self.drop = drop
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
  /// Whether the last column rather goes below its row than another is left out.
  private let isLastBelow: Bool
  private var rows: [Row] = []

  private struct Row {
    var cells: [Cell]
    /// A remark in the place of a row: no column makes room for it.
    var isRemark = false
  }

  init(_ columns: [Column], lastGoesBelow: Bool = false) {
    self.columns = columns
    isLastBelow = lastGoesBelow
  }

  /// Missing cells stay empty; cells beyond the last column are not shown.
  mutating func add(_ cells: [Cell]) {
    rows.append(Row(cells: Array(cells.prefix(columns.count))))
  }

  /// A dimmed line between the rows.
  mutating func add(remark: String) {
    rows.append(Row(cells: [Cell(remark, .dim)], isRemark: true))
  }

  /// The header, dimmed, and the rows. Without any title there is no header.
  ///
  /// - Parameter width: the terminal's cells. When the lines are wider, text goes on in further
  ///   lines, then the least important columns are left out; nil keeps one line a row.
  func lines(style: Style, width: Int? = nil) -> [String] {
    let all = allRows
    let layout = layout(of: all, width)
    return all.enumerated().flatMap { index, row in
      if row.isRemark { return row.cells.map { style($0.ink, $0.text) } }
      let isHeader = all.count > rows.count && index == 0
      return lines(row.cells, layout, isHeader: isHeader, style)
    }
  }

  /// How many cells the widest line takes where none is parted.
  var width: Int {
    let all = allRows
    let remarks = all.lazy.filter(\.isRemark).flatMap(\.cells).map(\.text.cellWidth).max() ?? 0
    return max(layout(of: all, nil).total, remarks)
  }

  private var allRows: [Row] {
    let header = Row(cells: columns.map { Cell($0.title, .dim) })
    return columns.allSatisfy(\.title.isEmpty) ? rows : [header] + rows
  }

  private func layout(of rows: [Row], _ width: Int?) -> TableLayout {
    TableLayout(
      columns, rows.filter { !$0.isRemark }.map { $0.cells.map(\.text) },
      lastGoesBelow: isLastBelow, width: width)
  }

  private func lines(
    _ cells: [Cell], _ layout: TableLayout, isHeader: Bool, _ style: Style
  ) -> [String] {
    let parts = layout.shown.map { column -> [String] in
      guard cells.indices.contains(column) else { return [] }
      let text = cells[column].text
      return layout.isWrapping ? text.wrapped(toCells: layout.widths[column]) : [text]
    }
    let height = max(1, parts.map(\.count).max() ?? 0)
    var lines = (0..<height).map { number in
      line(number, layout, parts, cells, style)
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

  private func line(
    _ number: Int, _ layout: TableLayout, _ parts: [[String]], _ cells: [Cell], _ style: Style
  ) -> String {
    func text(_ place: Int) -> String {
      parts[place].indices.contains(number) ? parts[place][number] : ""
    }
    guard let end = parts.indices.last(where: { !text($0).isEmpty }) else { return "" }
    return parts.indices.prefix(through: end).map { place in
      let (column, text) = (layout.shown[place], text(place))
      let spaces = String(repeating: " ", count: max(0, layout.widths[column] - text.cellWidth))
      let inked = style(cells.indices.contains(column) ? cells[column].ink : nil, text)
      if columns[column].alignment == .right { return spaces + inked }
      return place == end ? inked : inked + spaces
    }.joined(separator: TableLayout.gutter)
  }
}
