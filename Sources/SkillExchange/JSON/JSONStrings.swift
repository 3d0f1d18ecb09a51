import SkillCore

extension JSONReader {
  /// Reads a string at its opening quote. The bytes are known to be UTF-8.
  mutating func readString() throws(FileFault) -> String {
    let start = position()
    index += 1
    var text: [UInt8] = []
    var runStart = index
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        text += bytes[runStart..<index]
        index += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        text += bytes[runStart..<index]
        text += Array(String(try readEscape()).utf8)
        runStart = index
      case 0..<0x20:
        throw fault(
          Text(
            "a line break or control character in a string; write it as \\n or \\u00XX",
            zh: "字符串中有换行或控制字符；请写作 \\n 或 \\u00XX"))
      default:
        index += 1
      }
    }
    throw FileFault(
      at: start, Text("this string has no end; add a double quote", zh: "此字符串没有结束；请补上双引号"))
  }

  private mutating func readEscape() throws(FileFault) -> Character {
    if take(#"\""#) { return "\"" }
    if take(#"\\"#) { return "\\" }
    if take(#"\/"#) { return "/" }
    if take(#"\b"#) { return "\u{8}" }
    if take(#"\f"#) { return "\u{C}" }
    if take(#"\n"#) { return "\n" }
    if take(#"\r"#) { return "\r" }
    if take(#"\t"#) { return "\t" }
    return Character(try readUnicodeEscape())
  }

  private mutating func readUnicodeEscape() throws(FileFault) -> Unicode.Scalar {
    let start = index
    let lone = Text(
      "half of a surrogate pair; write both halves or the character itself",
      zh: "代理对只有一半；请写全两半，或直接写该字符")
    guard let first = takeUnit() else {
      throw fault(
        Text(
          #"no such escape; use \" \\ \/ \b \f \n \r \t or \u and four hexadecimal digits"#,
          zh: #"没有这种转义；可用 \" \\ \/ \b \f \n \r \t 或 \u 加四位十六进制数"#))
    }
    if let scalar = Unicode.Scalar(first) { return scalar }
    // A surrogate: the high half (D800...DBFF) must be followed by the low half (DC00...DFFF).
    if first < 0xDC00, let second = takeUnit(), (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(
        0x10000 + (UInt32(first) - 0xD800) << 10 + UInt32(second) - 0xDC00)
    {
      return scalar
    }
    index = start
    throw fault(lone)
  }

  /// `\u` and four hexadecimal digits, or nothing.
  private mutating func takeUnit() -> UInt16? {
    guard index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    else { return nil }
    let digits = bytes[index + 2..<index + 6]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { return nil }
    index += 6
    return unit
  }
}
