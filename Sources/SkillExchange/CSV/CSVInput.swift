/// Bytes in chunks, with the line and column of the next one.
struct CSVInput {
  private let read: () throws -> [UInt8]
  private let separator: UInt8
  private var piece: [UInt8] = []
  private var index = 0
  private var hasBegun = false
  private(set) var position: FilePosition

  init(
    separator: UInt8 = UInt8(ascii: ","), firstLine: Int = 1, read: @escaping () throws -> [UInt8]
  ) {
    self.separator = separator
    position = FilePosition(line: firstLine, column: 1)
    self.read = read
  }

  /// The next byte, or nil at the end.
  mutating func peek() throws -> UInt8? {
    if !hasBegun { try begin() }
    if index == piece.count {
      piece = try read()
      index = 0
    }
    return index < piece.count ? piece[index] : nil
  }

  /// Consumes the byte of `peek`.
  mutating func advance() {
    guard index < piece.count else { return }
    let byte = piece[index]
    index += 1
    if byte == UInt8(ascii: "\n") {
      position = FilePosition(line: position.line + 1, column: 1)
    } else if byte & 0b1100_0000 != 0b1000_0000 {
      position.column += 1
    }
  }

  /// Counts a carriage return that alone ended the line.
  mutating func breakLine() {
    position = FilePosition(line: position.line + 1, column: 1)
  }

  /// Consumes and returns the bytes of a bare cell within the current chunk.
  mutating func takeBare() -> ArraySlice<UInt8> {
    let start = index
    var columns = 0
    while index < piece.count, !endsBareCell(piece[index]) {
      if piece[index] & 0b1100_0000 != 0b1000_0000 { columns += 1 }
      index += 1
    }
    position.column += columns
    return piece[start..<index]
  }

  /// Consumes a whole row, with its line's end, if it lies within the current chunk and has neither quotes
  /// nor anything that is refused: so nearly every row of a long table, at a third of the cost of going
  /// cell by cell.
  ///
  /// - Returns: false if nothing was consumed.
  mutating func takePlainRow(
    _ cells: inout [String], _ positions: inout [FilePosition], within bounds: CSVReader.Bounds
  ) throws -> Bool {
    guard try peek() != nil else { return false }
    let next = piece.withUnsafeBufferPointer { bytes in
      plainRow(in: bytes, &cells, &positions, within: bounds)
    }
    guard let next else { return false }
    index = next
    breakLine()
    return true
  }

  /// - Returns: the place after the row's end; nil if it is not such a row.
  private func plainRow(
    in bytes: UnsafeBufferPointer<UInt8>, _ cells: inout [String],
    _ positions: inout [FilePosition], within bounds: CSVReader.Bounds
  ) -> Int? {
    var (place, start, isASCII) = (index, index, true)
    var (column, first) = (position.column, position.column)
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte >= 0x80 {
        isASCII = false
        if byte & 0b1100_0000 != 0b1000_0000 { column += 1 }
        continue
      }
      column += 1
      // The bytes that end a cell are rare, and all but a separator below the letters.
      guard byte == separator || byte <= UInt8(ascii: "\"") else { continue }
      if byte == UInt8(ascii: "\"") { return nil }
      let isEnd = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
      guard isEnd || byte == separator else { continue }
      let cell = UnsafeBufferPointer(rebasing: bytes[start..<place - 1])
      guard cells.count < bounds.cellsOfRow, cell.count <= bounds.cell,
        place - index <= bounds.row,
        let text = isASCII
          ? String(decoding: cell, as: UTF8.self) : String(validating: cell, as: UTF8.self)
      else { return nil }
      cells.append(text)
      positions.append(FilePosition(line: position.line, column: first))
      (start, first, isASCII) = (place, column, true)
      guard isEnd else { continue }
      if byte == UInt8(ascii: "\n") { return place }
      guard place < bytes.count, bytes[place] == UInt8(ascii: "\n") else { return nil }
      return place + 1
    }
    return nil
  }

  private func endsBareCell(_ byte: UInt8) -> Bool {
    switch byte {
    case separator, UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\""): true
    default: false
    }
  }

  /// A byte order mark takes no column, even across chunks.
  private mutating func begin() throws {
    hasBegun = true
    while piece.count < 3 {
      let more = try read()
      if more.isEmpty { break }
      piece += more
    }
    if piece.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }
}
