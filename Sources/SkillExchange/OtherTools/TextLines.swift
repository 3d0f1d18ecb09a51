import SkillCore

/// The lines of a text file with their positions.
struct TextLines {
  struct Line {
    let text: Substring
    let number: Int
    var position: FilePosition { FilePosition(line: number, column: 1) }
  }

  let lines: [Line]

  /// - Throws: `FileFault` for invalid UTF-8.
  init(_ bytes: [UInt8]) throws(FileFault) {
    if let offset = firstInvalidUTF8(in: bytes) {
      var tracker = PositionTracker()
      throw FileFault(
        at: tracker.position(of: offset, in: bytes),
        Text("this byte is not UTF-8; save the file as UTF-8", zh: "此处不是 UTF-8；请将文件另存为 UTF-8"))
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let start =
      text.unicodeScalars.first == "\u{FEFF}"
      ? text.unicodeScalars.dropFirst() : text.unicodeScalars[...]
    lines = Substring(start).split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" }
    ).enumerated().map { Line(text: $1, number: $0 + 1) }
  }
}
