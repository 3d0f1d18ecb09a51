extension JSON {
  /// The value as RFC 8259 text, without a line break at the end.
  ///
  /// Compact, or `pretty`: one member or element per line, indented by two spaces. Strings are
  /// raw UTF-8 except for the quote, the backslash and the control characters U+0000...U+001F,
  /// so equal values always give equal bytes.
  public func text(pretty: Bool = false) -> String {
    String(decoding: bytes(pretty: pretty), as: UTF8.self)
  }

  /// The same as `text`, in UTF-8.
  public func bytes(pretty: Bool = false) -> [UInt8] {
    var writer = JSONWriter(pretty: pretty)
    writer.append(self)
    return writer.bytes
  }
}

private struct JSONWriter {
  var bytes: [UInt8] = []
  let pretty: Bool
  private var depth = 0

  init(pretty: Bool) {
    self.pretty = pretty
  }

  mutating func append(_ value: JSON) {
    switch value {
    case .null: bytes += "null".utf8
    case .bool(let truth): bytes += (truth ? "true" : "false").utf8
    case .integer(let number): bytes += String(number).utf8
    case .decimal(let number, let places): appendDecimal(number, places)
    case .string(let text): bytes.append(quoted: text)
    case .array(let elements):
      appendList(elements, open: UInt8(ascii: "["), close: UInt8(ascii: "]")) { $0.append($1) }
    case .object(let members):
      appendList(members, open: UInt8(ascii: "{"), close: UInt8(ascii: "}")) { writer, member in
        writer.bytes.append(quoted: member.0)
        writer.bytes += (writer.pretty ? ": " : ":").utf8
        writer.append(member.1)
      }
    }
  }

  private mutating func appendDecimal(_ number: Int, _ places: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    let digits = String(number.magnitude)
    let padded = String(repeating: "0", count: max(places + 1 - digits.utf8.count, 0)) + digits
    bytes += padded.utf8.dropLast(places)
    guard places > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    bytes += padded.utf8.suffix(places)
  }

  private mutating func appendList<Entry>(
    _ entries: [Entry], open: UInt8, close: UInt8, each: (inout JSONWriter, Entry) -> Void
  ) {
    bytes.append(open)
    depth += 1
    for (index, entry) in entries.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      breakLine()
      each(&self, entry)
    }
    depth -= 1
    if !entries.isEmpty { breakLine() }
    bytes.append(close)
  }

  private mutating func breakLine() {
    guard pretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes += repeatElement(UInt8(ascii: " "), count: 2 * depth)
  }
}

extension [UInt8] {
  /// Appends a JSON string.
  mutating func append(quoted text: String) {
    var text = text
    text.withUTF8 { utf8 in
      append(UInt8(ascii: "\""))
      let isPlain = utf8.allSatisfy {
        $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
      }
      if isPlain { append(contentsOf: utf8) } else { append(escaped: utf8) }
      append(UInt8(ascii: "\""))
    }
  }

  private mutating func append(escaped utf8: UnsafeBufferPointer<UInt8>) {
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "\""): self += #"\""#.utf8
      case UInt8(ascii: "\\"): self += #"\\"#.utf8
      case UInt8(ascii: "\n"): self += #"\n"#.utf8
      case UInt8(ascii: "\r"): self += #"\r"#.utf8
      case UInt8(ascii: "\t"): self += #"\t"#.utf8
      case 0..<0x20:
        self += (byte < 0x10 ? #"\u000"# : #"\u00"#).utf8
        self += String(byte, radix: 16).utf8
      default: append(byte)
      }
    }
  }
}
