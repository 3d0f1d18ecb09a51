/// Converts byte offsets to line and column. Offsets must ascend, so that the file is scanned only
/// once.
struct PositionTracker {
  private var offset: Int
  private var position: FilePosition

  /// `start` is the first byte that an editor shows (3 after a byte order mark), and `position` its
  /// place, when the bytes are cut out of a file.
  init(start: Int = 0, at position: FilePosition = .start) {
    offset = start
    self.position = position
  }

  mutating func position(of target: Int, in bytes: [UInt8]) -> FilePosition {
    while offset < min(target, bytes.count) {
      advance(over: bytes[offset])
    }
    return position
  }

  /// Advances by one byte; continuation bytes and line feeds take no column.
  private mutating func advance(over byte: UInt8) {
    offset += 1
    if byte == UInt8(ascii: "\n") {
      position = FilePosition(line: position.line + 1, column: 1)
    } else if byte & 0b1100_0000 != 0b1000_0000 {
      position.column += 1
    }
  }
}

/// The offset of the first invalid UTF-8 byte; nil if there is none.
func firstInvalidUTF8(in bytes: [UInt8]) -> Int? {
  var decoder = UTF8()
  var iterator = bytes.makeIterator()
  var offset = 0
  while true {
    switch decoder.decode(&iterator) {
    case .scalarValue(let scalar): offset += UTF8.width(scalar)
    case .emptyInput: return nil
    case .error: return offset
    }
  }
}
