import SkillCore

extension JSONStream {
  /// Streams a document that is one array, element by element.
  ///
  /// - Throws: `FileFault` for another document; errors of `each` are rethrown.
  static func forEachElement(
    read: @escaping () throws -> [UInt8], _ each: (PositionedJSON) throws -> Void
  ) throws {
    var input = JSONStream(read: read)
    try input.enter("[", Text("the file must be an array [...]", zh: "文件应为一个数组 [...]"))
    while try input.hasElement() { try each(input.value()) }
    try input.finish()
  }
}

extension PositionedJSON {
  /// The member of that name; null counts as missing.
  func find(_ key: String) -> PositionedJSON? {
    guard case .object(let members) = value else { return nil }
    let found = members.first { $0.key == key }?.value
    if case .null? = found?.value { return nil }
    return found
  }

  /// The required member of that name.
  func member(_ key: String, of tool: Text) throws(FileFault) -> PositionedJSON {
    guard case .object = value else { throw mismatch(Text("an object {...}", zh: "对象 {...}")) }
    guard let member = find(key) else {
      throw FileFault(
        at: position,
        Text(
          "“\(key)” is missing here; give \(tool.en)", zh: "此处缺少“\(key)”；请提供\(tool.zh)"))
    }
    return member
  }

  /// The strings of an optional array.
  func strings(_ key: String) throws(FileFault) -> [String] {
    guard let array = find(key) else { return [] }
    return try array.asStrings()
  }

  func asStrings() throws(FileFault) -> [String] {
    var strings: [String] = []
    for element in try asArray() { strings.append(try element.asString()) }
    return strings
  }

  /// A time in ISO 8601.
  func asWallTime() throws(FileFault) -> WallTime {
    let text = try asString()
    guard let time = WallTime(iso8601: text) else {
      throw FileFault(
        at: position,
        dateFault(
          text,
          otherwise: Text("“\(shown(text))” is not a date and time", zh: "“\(shown(text))”不是日期时间")))
    }
    return time
  }
}

/// Text of a file, shortened for a message.
func shown(_ text: String) -> String {
  text.count <= 40 ? text : text.prefix(39) + "…"
}
