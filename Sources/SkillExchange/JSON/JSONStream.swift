import SkillCore

/// JSON text read in chunks. The caller walks the outer levels; each value inside is parsed as a
/// whole, or skipped.
struct JSONStream {
  private var input: CSVInput
  private var isFirst = true
  /// The limit of one value, so that a garbage file is not read into memory.
  private static let longest = 32 << 20
  private static let deepest = 100

  init(read: @escaping () throws -> [UInt8]) {
    input = CSVInput(read: read)
  }

  private mutating func skipSpace() throws {
    while let byte = try input.peek(), JSONStream.isSpace(byte) { input.advance() }
  }

  private mutating func take(_ mark: Unicode.Scalar) throws -> Bool {
    try skipSpace()
    guard try input.peek() == UInt8(ascii: mark) else { return false }
    input.advance()
    return true
  }

  private func fault(_ message: Text) -> FileFault { FileFault(at: input.position, message) }

  /// Consumes the expected bracket.
  mutating func enter(_ bracket: Unicode.Scalar, _ otherwise: Text) throws {
    guard try take(bracket) else { throw fault(otherwise) }
    isFirst = true
  }

  /// Whether another element follows in the array; consumes the comma or the closing bracket.
  mutating func hasElement() throws -> Bool {
    if try take("]") {
      isFirst = false
      return false
    }
    if !isFirst, try !take(",") { throw fault(JSONStream.cutOff("]")) }
    isFirst = false
    try skipSpace()
    return true
  }

  /// The next key of the object, consuming its colon; nil after the closing bracket.
  mutating func nextKey() throws -> (text: String, position: FilePosition)? {
    if try take("}") {
      isFirst = false
      return nil
    }
    if !isFirst, try !take(",") { throw fault(JSONStream.cutOff("}")) }
    isFirst = false
    try skipSpace()
    guard try input.peek() == UInt8(ascii: "\"") else {
      throw fault(Text("a key in double quotes must follow", zh: "此处应为双引号中的键名"))
    }
    let key = try value()
    guard case .string(let text) = key.value, try take(":") else {
      throw fault(Text("a colon must follow the key", zh: "键名之后应为冒号"))
    }
    return (text, key.position)
  }

  private static func cutOff(_ mark: String) -> Text {
    Text(
      "a comma or “\(mark)” must follow; is the file complete?", zh: "此处应为逗号或“\(mark)”；文件是否完整？")
  }

  /// Refuses text after the end.
  mutating func finish() throws {
    try skipSpace()
    guard try input.peek() != nil else { return }
    throw fault(
      Text(
        "more text after the value; a JSON file holds one value, remove the rest",
        zh: "值之后还有内容；一个 JSON 文件只含一个值，请删去多余部分"))
  }

  /// The position of the next value or key.
  mutating func nextPosition() throws -> FilePosition {
    try skipSpace()
    return input.position
  }

  /// Whether an object, or an array, comes next.
  mutating func begins(_ bracket: Unicode.Scalar) throws -> Bool {
    try skipSpace()
    return try input.peek() == UInt8(ascii: bracket)
  }

  /// Parses the next value.
  mutating func value() throws -> PositionedJSON {
    try skipSpace()
    let start = input.position
    var bytes: [UInt8] = []
    _ = try walk { bytes.append($0) }
    return try PositionedJSON.read(bytes, at: start)
  }

  /// Skips the next value, of any length, by its brackets and quotes only.
  mutating func skip() throws {
    try skipSpace()
    guard try walk(limit: .max, { _ in }) else {
      throw fault(Text("a value must follow; is the file complete?", zh: "此处缺少一个值；文件是否完整？"))
    }
  }

  /// Passes on the bytes of the next value, whose end is found by brackets and quotes only.
  ///
  /// - Returns: whether there is a complete value.
  private mutating func walk(limit: Int = longest, _ give: (UInt8) -> Void) throws -> Bool {
    var count = 0
    var depth = 0
    var isQuoted = false
    while let byte = try input.peek() {
      if !isQuoted, depth == 0, JSONStream.ends(byte) || count > 0 && JSONStream.isSpace(byte) {
        return count > 0
      }
      if !isQuoted, byte < 0x20, !JSONStream.isSpace(byte) {
        throw fault(Text("a control character; is the file damaged?", zh: "此处为控制字符；文件是否已损坏？"))
      }
      give(byte)
      count += 1
      input.advance()
      switch byte {
      case UInt8(ascii: "\\") where isQuoted:
        if let escaped = try input.peek() {
          give(escaped)
          count += 1
          input.advance()
        }
      case UInt8(ascii: "\""):
        isQuoted.toggle()
        if !isQuoted, depth == 0 { return true }
      case UInt8(ascii: "{") where !isQuoted, UInt8(ascii: "[") where !isQuoted: depth += 1
      case UInt8(ascii: "}") where !isQuoted, UInt8(ascii: "]") where !isQuoted:
        depth -= 1
        if depth == 0 { return true }
      default: break
      }
      guard count <= limit, depth <= JSONStream.deepest else {
        throw fault(
          Text(
            "one value of more than 32 MiB or 100 levels; is it the right file?",
            zh: "单个值超过 32 MiB 或 100 层；请确认文件是否正确"))
      }
    }
    return count > 0 && depth == 0 && !isQuoted
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private static func ends(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
  }
}
