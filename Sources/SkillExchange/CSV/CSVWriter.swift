/// Writes rows as RFC 4180 (UTF-8, CRLF, quotes only where they are needed), about 64 KB at a time.
///
/// `safe` keeps spreadsheets from running recorded text: a cell that begins with `=`, `+`, `-`,
/// `@`, TAB or CR gets a leading apostrophe. For a lossless round trip, a cell that already looks
/// guarded (`'=x`) gets one more, and the first cell of a row with a guarded cell is quoted, which
/// tells `CSVReader` to remove one apostrophe.
public struct CSVWriter {
  private let safe: Bool
  private let write: ([UInt8]) throws -> Void
  private var buffer: [UInt8] = []
  private static let bufferSize = 65_536
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// - Parameters:
  ///   - bom: start with a byte order mark, by which Excel detects UTF-8.
  ///   - write: takes the bytes; its errors are rethrown.
  public init(bom: Bool = false, safe: Bool = false, write: @escaping ([UInt8]) throws -> Void) {
    self.safe = safe
    self.write = write
    if bom { buffer = CSVWriter.mark }
  }

  /// Appends one row.
  public mutating func append(_ row: [String]) throws {
    let isGuarded = safe && row.contains(where: CSVGuard.isNeeded)
    for (index, cell) in row.enumerated() {
      if index > 0 { buffer.append(UInt8(ascii: ",")) }
      // Readers would skip a single empty cell as an empty line, and U+FEFF as a byte order mark.
      let mustQuote =
        index == 0
        && (isGuarded || (row.count == 1 && cell.isEmpty) || cell.utf8.starts(with: CSVWriter.mark))
      append(isGuarded && CSVGuard.isNeeded(cell) ? "'" + cell : cell, mustQuote: mustQuote)
    }
    buffer.append(UInt8(ascii: "\r"))
    buffer.append(UInt8(ascii: "\n"))
    if buffer.count >= CSVWriter.bufferSize { try finish() }
  }

  /// Flushes the buffer; call it once, after the last row.
  public mutating func finish() throws {
    guard !buffer.isEmpty else { return }
    try write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Appends a row that is already encoded.
  mutating func append(line: (inout [UInt8]) -> Void) throws {
    line(&buffer)
    buffer.append(UInt8(ascii: "\r"))
    buffer.append(UInt8(ascii: "\n"))
    if buffer.count >= CSVWriter.bufferSize { try finish() }
  }

  private mutating func append(_ cell: String, mustQuote: Bool) {
    buffer.appendCell(cell, mustQuote: mustQuote)
  }
}

extension [UInt8] {
  /// Appends a cell, quoted if needed.
  mutating func appendCell(_ cell: String, mustQuote: Bool = false) {
    var cell = cell
    cell.withUTF8 { bytes in
      guard mustQuote || needsQuotes(bytes) else { return append(contentsOf: bytes) }
      append(UInt8(ascii: "\""))
      var rest = bytes[...]
      while let quote = rest.firstIndex(of: UInt8(ascii: "\"")) {
        append(contentsOf: rest[...quote])
        append(UInt8(ascii: "\""))
        rest = rest[(quote + 1)...]
      }
      append(contentsOf: rest)
      append(UInt8(ascii: "\""))
    }
  }

  private func needsQuotes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in bytes where byte < 64 && CSVWriter.quoted >> UInt64(byte) & 1 == 1 { return true }
    return false
  }
}

extension CSVWriter {
  /// Bits for the bytes that a bare cell cannot have: all are below 64.
  fileprivate static var quoted: UInt64 {
    let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    let (quote, comma) = (UInt8(ascii: "\""), UInt8(ascii: ","))
    return 1 << lineFeed | 1 << carriageReturn | 1 << quote | 1 << comma
  }
}

/// Detects cells that a spreadsheet could run as a formula.
enum CSVGuard {
  /// Any number of apostrophes, then one of the characters that begin a formula.
  static func isNeeded(_ cell: String) -> Bool {
    switch cell.unicodeScalars.first(where: { $0 != "'" }) {
    case "=", "+", "-", "@", "\t", "\r", "\n": true
    // Full-width forms, which some spreadsheets treat alike.
    case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }

  /// The cell without the writer's apostrophe.
  static func removed(from cell: String) -> String {
    cell.utf8.first == UInt8(ascii: "'") && isNeeded(cell)
      ? String(cell.utf8.dropFirst()) ?? cell : cell
  }
}
