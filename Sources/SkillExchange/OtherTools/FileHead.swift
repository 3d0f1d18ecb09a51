import SkillCore

/// The first bytes of a file, in the forms used to recognise it.
public struct FileHead: Sendable {
  public let bytes: [UInt8]
  /// Empty if the bytes are not text.
  let text: String
  /// The first line, without the blanks around it.
  let line: String
  /// The cells of the first line as headings: in lower case, trimmed, without quotes.
  let titles: [String]
  /// The first 400 scalars that are no white space.
  let start: String
  public let isText: Bool

  /// - Parameter bytes: some kilobytes from the beginning.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let content = FileHead.withoutMark(bytes)
    let text = String(decoding: content, as: UTF8.self)
    let line = text.unicodeScalars.prefix { $0 != "\n" && $0 != "\r" }
    isText = !FileHead.isUTF16(bytes) && !line.contains("\0") && !FileHead.isNoise(content)
    guard isText else {
      (self.text, self.line, titles, start) = ("", "", [], "")
      return
    }
    self.text = text
    self.line = trimmed(String(line))
    titles = self.line.lowercased().split(separator: ",").map { title in
      trimmed(title.filter { $0 != "\"" })
    }
    let solid = text.unicodeScalars.filter { !$0.properties.isWhitespace }.prefix(400)
    start = String(String.UnicodeScalarView(solid))
  }

  /// Text has few control characters.
  private static func isNoise(_ bytes: ArraySlice<UInt8>) -> Bool {
    let controls = bytes.count { $0 < 0x20 && !($0 >= 0x09 && $0 <= 0x0D) }
    return controls > 8 && controls > bytes.count / 30
  }

  private static func isUTF16(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  }

  private static func withoutMark(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
  }

  var isUTF16: Bool { FileHead.isUTF16(bytes) }

  /// Whether these can be the first bytes of a JSON document.
  public var canBeJSON: Bool {
    let content = FileHead.withoutMark(bytes)
    let first = content.first { $0 != 0x20 && !($0 >= 0x09 && $0 <= 0x0D) }
    return first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
  }

  /// Whether these can be the first bytes of a table: its first row ends, or its first cell.
  public var canBeTable: Bool {
    bytes.count < 4096 || bytes.contains(UInt8(ascii: ",")) || bytes.contains(UInt8(ascii: "\n"))
  }

  /// The separator of the first row, if it is not a comma.
  public var strangeSeparator: Text? {
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard !line.contains(UInt8(ascii: ",")) else { return nil }
    if line.contains(UInt8(ascii: ";")) { return Text("semicolons (;)", zh: "分号（;）") }
    return line.contains(UInt8(ascii: "\t")) ? Text("tabs", zh: "制表符") : nil
  }
}
