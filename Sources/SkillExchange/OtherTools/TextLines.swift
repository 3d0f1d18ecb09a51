import SkillCore

/// The lines of a text file, read in chunks.
struct TextLines {
  struct Line {
    let text: Substring
    let number: Int
    var position: FilePosition { FilePosition(line: number, column: 1) }
  }

  private let read: () throws -> [UInt8]
  private var piece: [UInt8] = []
  private var index = 0
  /// Of the line that was taken last.
  private(set) var number = 0
  /// The limit of one line, so that a garbage file is not read into memory.
  private static let longest = 32 << 20

  init(read: @escaping () throws -> [UInt8]) {
    self.read = read
  }

  /// The next line; nil at the end.
  ///
  /// - Throws: `FileFault` for invalid UTF-8.
  mutating func next() throws -> Line? {
    var bytes: [UInt8] = []
    guard try takeLine(into: &bytes) else { return nil }
    return Line(text: try TextLines.text(bytes, at: number)[...], number: number)
  }

  /// The text of a line.
  static func text(_ bytes: [UInt8], at number: Int) throws(FileFault) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var tracker = PositionTracker()
    let column = tracker.position(of: firstInvalidUTF8(in: bytes) ?? 0, in: bytes).column
    throw FileFault(
      at: FilePosition(line: number, column: column),
      Text("this byte is not UTF-8; save the file as UTF-8", zh: "此处不是 UTF-8；请将文件另存为 UTF-8"))
  }

  /// The next byte, which begins a line; nil at the end.
  mutating func peek() throws -> UInt8? {
    if number == 0, index == 0, piece.isEmpty { try begin() }
    if index == piece.count {
      piece = try read()
      index = 0
    }
    return index < piece.count ? piece[index] : nil
  }

  /// Consumes a line with its end, and appends its bytes without it; false at the end.
  ///
  /// - Parameter isMore: whether the line continues the one before, without its first byte.
  mutating func takeLine(into line: inout [UInt8], isMore: Bool = false) throws -> Bool {
    guard try peek() != nil else { return false }
    number += 1
    if isMore { index += 1 }
    while try peek() != nil {
      let end = piece[index...].firstIndex(of: 0x0A)
      line += piece[index..<(end ?? piece.count)]
      index = end.map { $0 + 1 } ?? piece.count
      guard line.count <= TextLines.longest else {
        throw FileFault(
          at: FilePosition(line: number, column: 1),
          Text(
            "this line is longer than 32 MiB; is it the right file?",
            zh: "此行超过 32 MiB；请确认文件是否正确"))
      }
      if end != nil { break }
    }
    if line.last == 0x0D { line.removeLast() }
    return true
  }

  /// A byte order mark takes no column, even across chunks.
  private mutating func begin() throws {
    while piece.count < 3 {
      let more = try read()
      if more.isEmpty { break }
      piece += more
    }
    if piece.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }
}
