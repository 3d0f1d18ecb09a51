import SkillCore

/// The rows of another tool's CSV, with columns found by name, in any case and order. Other columns
/// are ignored.
struct ForeignRows {
  private var reader: CSVReader
  private let header: CSVReader.Row
  private let file: Text

  /// - Parameter file: the expected kind of file, for messages.
  init(_ reader: CSVReader, knownAs file: Text) throws {
    self.reader = reader
    self.file = file
    guard let header = try self.reader.next() else {
      throw FileFault(at: .start, Text("the file is empty", zh: "文件是空的"))
    }
    self.header = header
  }

  /// The first of these names that is a column; nil if none is.
  func find(_ names: String...) -> Int? {
    let titles = header.cells.map { trimmed($0).lowercased() }
    return names.lazy.compactMap { titles.firstIndex(of: $0) }.first
  }

  func column(_ name: String) throws(FileFault) -> Int {
    if let column = find(name) { return column }
    throw missing(name)
  }

  /// The columns whose titles have none of these prefixes.
  func others(
    than used: [Int], but prefixes: [String]
  ) -> [(index: Int, title: String)] {
    header.cells.enumerated().compactMap { index, cell in
      let title = trimmed(cell)
      let isKnown =
        used.contains(index) || title.isEmpty
        || prefixes.contains { title.lowercased().hasPrefix($0) }
      return isKnown ? nil : (index, title)
    }
  }

  func missing(_ name: String) -> FileFault {
    FileFault(
      at: header.position,
      Text(
        "no column “\(name)”; give \(file.en)", zh: "没有“\(name)”列；请提供\(file.zh)"))
  }

  struct Row {
    let cells: CSVReader.Row
    fileprivate let titles: [String]

    var position: FilePosition { cells.position }

    subscript(_ column: Int?) -> String {
      guard let column, column < cells.cells.count else { return "" }
      return cells.cells[column]
    }

    func position(_ column: Int?) -> FilePosition {
      guard let column, column < cells.positions.count else { return position }
      return cells.positions[column]
    }

    /// The error for a cell, with its column's heading.
    func fault(_ column: Int?, _ message: Text) -> FileFault {
      guard let column, column < titles.count else { return FileFault(at: position, message) }
      let title = trimmed(titles[column])
      return FileFault(
        at: position(column), Text("\(title): \(message.en)", zh: "\(title)：\(message.zh)"))
    }

    func wallTime(_ column: Int) throws(FileFault) -> WallTime {
      let text = self[column]
      guard let time = WallTime(iso8601: text) else {
        throw fault(
          column,
          dateFault(
            text,
            otherwise: Text("“\(shown(text))” is not a date and time", zh: "“\(shown(text))”不是日期时间")
          ))
      }
      return time
    }
  }

  mutating func next() throws -> Row? {
    try reader.next().map { Row(cells: $0, titles: header.cells) }
  }
}

/// Trimmed.
func trimmed(_ text: some StringProtocol) -> String {
  // Most have none, and plain letters at both ends: no table of properties need be asked.
  if let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
    (0x21...0x7E).contains(first.value), (0x21...0x7E).contains(last.value)
  {
    return String(text)
  }
  let scalars = text.unicodeScalars
  guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
    let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
  else { return "" }
  return String(String.UnicodeScalarView(scalars[first...last]))
}
