import SkillCore

/// How a table parts its cells, and how strictly it is read.
public struct CSVDialect: Hashable, Sendable {
  /// A character of ASCII that is neither a quote nor the end of a line.
  public var separator = UInt8(ascii: ",")
  /// As spreadsheets and people write: rows of any length, lines that end with CR, and quotes anywhere,
  /// which stand for themselves where they do not enclose a cell.
  public var isLoose = false
  /// Where the table begins in its file.
  var firstLine = 1

  public init() {}

  public init(separator: UInt8, isLoose: Bool) {
    (self.separator, self.isLoose) = (separator, isLoose)
  }
}

/// Reads RFC 4180 row by row: a byte order mark, CRLF and LF are accepted, empty lines skipped.
///
/// Unless the dialect is loose, refused with line and column: a row with more or fewer cells than the
/// first one, an unclosed quote or one inside a bare cell, a lone CR, invalid UTF-8. Always: a cell over
/// 16 MiB, a row over 1000 cells or 64 MiB.
public struct CSVReader {
  public struct Row: Sendable {
    public var cells: [String]
    /// The position of each cell (of a quoted one, its quote).
    public var positions: [FilePosition]
    /// Whether the first cell is quoted.
    var isQuoted = false
    /// Whether line breaks in cells are lines of the file, as they are not in a workbook.
    var spansLines = true
    /// The position of the row.
    public var position: FilePosition { positions.first ?? .start }
  }

  private var input: CSVInput
  var unguards: Bool
  private var width: Int?
  private let bounds: Bounds
  private let dialect: CSVDialect

  /// Far above any recorded text: longer input is not CSV.
  struct Bounds {
    /// In bytes.
    var cell = 16 << 20
    /// In bytes.
    var row = 64 << 20
    var cellsOfRow = 1000
  }

  /// - Parameters:
  ///   - unguards: removes the apostrophes of `CSVWriter`'s safe mode; only for files written by Rung.
  ///   - read: returns the next bytes, none at the end; its errors are rethrown.
  public init(
    unguards: Bool = false, dialect: CSVDialect = CSVDialect(),
    read: @escaping () throws -> [UInt8]
  ) {
    self.init(unguards: unguards, dialect: dialect, bounds: Bounds(), read: read)
  }

  init(
    unguards: Bool = false, dialect: CSVDialect = CSVDialect(), bounds: Bounds,
    read: @escaping () throws -> [UInt8]
  ) {
    self.unguards = unguards
    self.dialect = dialect
    self.bounds = bounds
    input = CSVInput(separator: dialect.separator, firstLine: dialect.firstLine, read: read)
  }

  /// Reads a file in memory.
  public init(_ bytes: [UInt8], unguards: Bool = false) {
    var rest = bytes
    self.init(unguards: unguards) {
      defer { rest = [] }
      return rest
    }
  }

  /// The next row, starting with the header; nil at the end. Throws `FileFault`.
  public mutating func next() throws -> Row? {
    var row = Row(cells: [], positions: [])
    var isGuarded = false
    repeat {
      guard try input.peek() != nil else { return nil }
      row = emptyRow
      isGuarded = false
      if try input.takePlainRow(&row.cells, &row.positions, within: bounds) { continue }
      row = emptyRow
      var more = true
      var size = 0
      while more {
        row.positions.append(input.position)
        let isQuoted = try input.peek() == UInt8(ascii: "\"")
        if row.cells.isEmpty { isGuarded = isQuoted }
        row.cells.append(try isQuoted ? quotedCell() : bareCell())
        guard row.cells.count <= bounds.cellsOfRow else {
          throw FileFault(
            at: row.position,
            Text("this row has more than 1000 cells; is it CSV?", zh: "此行超过 1000 格；这是 CSV 文件吗？"))
        }
        size += row.cells.last?.utf8.count ?? 0
        guard size <= bounds.row else {
          throw FileFault(
            at: row.position,
            Text("this row is longer than 64 MiB; is it CSV?", zh: "此行超过 64 MiB；这是 CSV 文件吗？"))
        }
        more = try endOfCell()
      }
    } while row.cells.count == 1 && row.cells[0].isEmpty && !isGuarded
    if !dialect.isLoose { try check(row) }
    row.isQuoted = isGuarded
    if unguards && isGuarded { row.cells = row.cells.map(CSVGuard.removed) }
    return row
  }

  private var emptyRow: Row {
    var row = Row(cells: [], positions: [])
    row.cells.reserveCapacity(width ?? 0)
    row.positions.reserveCapacity(width ?? 0)
    return row
  }

  private mutating func check(_ row: Row) throws {
    let wanted = width ?? row.cells.count
    width = wanted
    guard row.cells.count != wanted else { return }
    let found = row.cells.count
    throw FileFault(
      at: row.position,
      Text(
        "this row has \(found) cells, the header \(wanted); put text with commas in quotes",
        zh: "此行有 \(found) 格，表头有 \(wanted) 格；含逗号的内容请加双引号"))
  }

  private mutating func bareCell() throws -> String {
    let start = input.position
    var cell: ArraySlice<UInt8> = []
    while let byte = try input.peek() {
      switch byte {
      case dialect.separator, UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        return try text(cell, at: start)
      case UInt8(ascii: "\"") where dialect.isLoose:
        input.advance()
        cell.append(byte)
      case UInt8(ascii: "\""):
        throw FileFault(
          at: input.position,
          Text(
            "a quote inside a bare cell; put the cell in quotes and double it",
            zh: "未加引号的格中有引号；请将整格加双引号，格内引号写两次"))
      default:
        // Usually the whole cell; a cell across chunks is rare.
        let more = input.takeBare()
        if cell.isEmpty { cell = more } else { cell += more }
        guard cell.count <= bounds.cell else { throw CSVReader.tooLong(start) }
      }
    }
    return try text(cell, at: start)
  }

  private func append(
    _ byte: UInt8, to bytes: inout [UInt8], from start: FilePosition
  ) throws(FileFault) {
    guard bytes.count < bounds.cell else { throw CSVReader.tooLong(start) }
    bytes.append(byte)
  }

  private static func tooLong(_ start: FilePosition) -> FileFault {
    FileFault(
      at: start,
      Text("this cell is longer than 16 MiB; is it CSV?", zh: "此格超过 16 MiB；这是 CSV 文件吗？"))
  }

  private mutating func quotedCell() throws -> String {
    let start = input.position
    var bytes: [UInt8] = []
    input.advance()
    while let byte = try input.peek() {
      input.advance()
      if byte == UInt8(ascii: "\"") {
        guard try input.peek() == byte else {
          if dialect.isLoose { try takeRest(after: &bytes, from: start) }
          return try text(bytes[...], at: start)
        }
        input.advance()
      }
      try append(byte, to: &bytes, from: start)
    }
    throw FileFault(
      at: start, Text("this quote is never closed; add one", zh: "此引号没有闭合；请补上"))
  }

  /// Text after a closing quote belongs to the cell.
  private mutating func takeRest(after bytes: inout [UInt8], from start: FilePosition) throws {
    while let byte = try input.peek(), byte != dialect.separator, byte != UInt8(ascii: "\n"),
      byte != UInt8(ascii: "\r")
    {
      input.advance()
      try append(byte, to: &bytes, from: start)
    }
  }

  /// Consumes the end of a cell; true if another cell follows in the row.
  private mutating func endOfCell() throws -> Bool {
    switch try input.peek() {
    case nil: return false
    case dialect.separator:
      input.advance()
      return true
    case UInt8(ascii: "\n"):
      input.advance()
      return false
    case UInt8(ascii: "\r"):
      let position = input.position
      input.advance()
      guard try input.peek() == UInt8(ascii: "\n") else {
        if dialect.isLoose {
          input.breakLine()
          return false
        }
        throw FileFault(
          at: position,
          Text(
            "a lone carriage return; end lines with LF or CRLF", zh: "单独的回车符；行尾请用 LF 或 CRLF"))
      }
      input.advance()
      return false
    default:
      throw FileFault(
        at: input.position,
        Text("text after the closing quote; a comma must follow", zh: "引号闭合后还有内容；此处应为逗号"))
    }
  }

  private func text(_ bytes: ArraySlice<UInt8>, at position: FilePosition) throws -> String {
    let text = bytes.withUnsafeBufferPointer { bytes in
      // A fast path for ASCII.
      bytes.allSatisfy { $0 < 0x80 }
        ? String(decoding: bytes, as: UTF8.self) : String(validating: bytes, as: UTF8.self)
    }
    guard let text else {
      throw FileFault(
        at: position,
        Text("this cell is not UTF-8; save the file as UTF-8", zh: "此格不是 UTF-8；请将文件另存为 UTF-8"))
    }
    return text
  }
}
