/// Which columns of a table are shown, their widths, and what goes below the rows.
struct TableLayout {
  private(set) var shown: [Int]
  private(set) var widths: [Int]
  /// The last column, if it goes below its row.
  private(set) var below: Int?
  let width: Int?

  static let gutter = "  "
  static let indent = "    "

  private let columns: [Table.Column]
  /// The least width of each.
  private var least: [Int]

  /// Whether text may wrap.
  var isWrapping: Bool { width != nil }

  init(_ columns: [Table.Column], _ rows: [[Table.Cell]], lastGoesBelow: Bool, width: Int?) {
    func widest(_ column: Int, _ size: (Table.Cell) -> Int) -> Int {
      rows.reduce(0) { $1.indices.contains(column) ? max($0, size($1[column])) : $0 }
    }
    self.columns = columns
    self.width = width
    shown = Array(columns.indices)
    let natural = columns.indices.map { widest($0, \.width) }
    (widths, least) = (natural, natural)
    guard let width, total(natural) > width else { return }
    let last = columns.indices.last { columns[$0].alignment == .left && $0 == columns.count - 1 }
    least = columns.indices.map { column in
      guard columns[column].wraps || column == last else { return natural[column] }
      let fewest = column == last ? 16 : 8
      return min(natural[column], max(fewest, widest(column, \.text.widestPiece)))
    }
    if lastGoesBelow, let last, total(least) > width { moveBelow(last) }
    while total(least) > width, let column = leastImportant { shown.removeAll { $0 == column } }
    if let last, below == nil, total(least) > width { moveBelow(last) }
    share(max(0, width - total(least)), natural)
  }

  private mutating func moveBelow(_ column: Int) {
    guard shown.count > 1, shown.contains(column) else { return }
    below = column
    shown.removeAll { $0 == column }
  }

  private var leastImportant: Int? {
    shown.filter { columns[$0].drop != nil }
      .min { (columns[$0].drop ?? 0, $0) < (columns[$1].drop ?? 0, $1) }
  }

  /// Distributes the remaining width among the columns that wrap, from the left.
  private mutating func share(_ room: Int, _ natural: [Int]) {
    var room = room
    widths = least
    for column in shown {
      let more = min(room, natural[column] - least[column])
      widths[column] += more
      room -= more
    }
  }

  /// The width of a full line, with the spaces between columns.
  var total: Int { total(widths) }

  private func total(_ widths: [Int]) -> Int {
    shown.map { widths[$0] }.reduce(0, +) + TableLayout.gutter.count * max(0, shown.count - 1)
  }
}
