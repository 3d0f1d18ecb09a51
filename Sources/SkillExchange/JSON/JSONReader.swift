import SkillCore

extension PositionedJSON {
  /// Reads one JSON text (RFC 8259, UTF-8, a byte order mark is accepted).
  ///
  /// `relaxed` also accepts `//` and `/* */` comments and a comma after the last entry. Refused:
  /// duplicate keys, more than 100 levels, an integer beyond 64 bits, a lone surrogate, invalid
  /// UTF-8.
  public static func read(
    _ bytes: [UInt8], relaxed: Bool = false, at position: FilePosition = .start
  ) throws(FileFault) -> PositionedJSON {
    var reader = JSONReader(bytes: bytes, relaxed: relaxed, at: position)
    return try reader.readDocument()
  }
}

/// A single-pass parser. Blanks, strings and numbers are in files of their own.
struct JSONReader {
  let bytes: [UInt8]
  let relaxed: Bool
  var index: Int
  private var tracker: PositionTracker
  private var depth = 0
  private static let deepest = 100

  init(bytes: [UInt8], relaxed: Bool, at position: FilePosition = .start) {
    self.bytes = bytes
    self.relaxed = relaxed
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    tracker = PositionTracker(start: index, at: position)
  }

  var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  mutating func position() -> FilePosition {
    tracker.position(of: index, in: bytes)
  }

  /// A fault at the current byte.
  mutating func fault(_ message: Text) -> FileFault {
    FileFault(at: position(), message)
  }

  mutating func readDocument() throws(FileFault) -> PositionedJSON {
    try refuseBrokenText()
    try skipSpace()
    let value = try readValue()
    try skipSpace()
    try refuseMore()
    return value
  }

  mutating func refuseBrokenText() throws(FileFault) {
    guard let offset = firstInvalidUTF8(in: bytes) else { return }
    index = offset
    throw fault(
      Text("this byte is not UTF-8; save the file as UTF-8", zh: "此处不是 UTF-8；请将文件另存为 UTF-8"))
  }

  mutating func refuseMore() throws(FileFault) {
    guard current != nil else { return }
    throw fault(
      Text(
        "more text after the value; a JSON file holds one value, remove the rest",
        zh: "值之后还有内容；一个 JSON 文件只含一个值，请删去多余部分"))
  }

  mutating func readValue() throws(FileFault) -> PositionedJSON {
    let start = position()
    return PositionedJSON(position: start, value: try readBareValue())
  }

  private mutating func readBareValue() throws(FileFault) -> PositionedJSON.Value {
    guard let byte = current else {
      throw fault(
        Text("the file ends here, but a value must follow", zh: "文件在此结束，但还缺少一个值"))
    }
    switch byte {
    case UInt8(ascii: "{"): return .object(try readObject())
    case UInt8(ascii: "["): return .array(try readArray())
    case UInt8(ascii: "\""): return .string(try readString())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try readNumber()
    default: break
    }
    if take("null") { return .null }
    if take("true") { return .bool(true) }
    if take("false") { return .bool(false) }
    throw fault(
      Text(
        "no JSON value begins like this; strings need double quotes",
        zh: "此处不是 JSON 值；字符串须用英文双引号"))
  }

  private mutating func readArray() throws(FileFault) -> [PositionedJSON] {
    var elements: [PositionedJSON] = []
    try readEntries(close: UInt8(ascii: "]")) { reader throws(FileFault) in
      elements.append(try reader.readValue())
    }
    return elements
  }

  private mutating func readObject() throws(FileFault) -> [PositionedJSON.Member] {
    var members: [PositionedJSON.Member] = []
    var keys: Set<String> = []
    try readEntries(close: UInt8(ascii: "}")) { reader throws(FileFault) in
      let start = reader.position()
      guard reader.current == UInt8(ascii: "\"") else {
        throw reader.fault(Text("a key in double quotes must follow", zh: "此处应为双引号中的键名"))
      }
      let key = try reader.readString()
      guard keys.insert(key).inserted else {
        throw FileFault(
          at: start,
          Text("the key “\(key)” occurs twice; remove one", zh: "键“\(key)”出现了两次；请删去一个"))
      }
      try reader.skipSpace()
      guard reader.take(":") else {
        throw reader.fault(Text("a colon must follow the key", zh: "键名之后应为冒号"))
      }
      try reader.skipSpace()
      members.append(.init(key: key, keyPosition: start, value: try reader.readValue()))
    }
    return members
  }

  /// Entries with commas between them, from the opening bracket to the closing one.
  private mutating func readEntries(
    close: UInt8, each: (inout JSONReader) throws(FileFault) -> Void
  ) throws(FileFault) {
    guard depth < JSONReader.deepest else {
      throw fault(Text("more than 100 levels; flatten the file", zh: "嵌套超过 100 层；请减少层次"))
    }
    depth += 1
    index += 1
    try skipSpace()
    var isFirst = true
    while current != close {
      if !isFirst {
        guard take(",") else {
          let mark = String(Unicode.Scalar(close))
          throw fault(
            Text("a comma or “\(mark)” must follow", zh: "此处应为逗号或“\(mark)”"))
        }
        try skipSpace()
        if relaxed, current == close { break }
      }
      isFirst = false
      try each(&self)
      try skipSpace()
    }
    index += 1
    depth -= 1
  }

  /// Consumes `word` if it comes next.
  mutating func take(_ word: StaticString) -> Bool {
    let end = index + word.utf8CodeUnitCount
    let matches =
      end <= bytes.count
      && word.withUTF8Buffer { $0.elementsEqual(bytes[index..<end]) }
    if matches { index = end }
    return matches
  }
}
