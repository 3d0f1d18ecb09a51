import SkillCore

/// Free text: notes, evidence, names, tags. Kept byte for byte.
enum TextArgument {
  /// 1 MiB.
  static let limit = 1 << 20

  /// `-` reads standard input; anything else is the text itself.
  ///
  /// - Throws: `Refusal` 64 when it is longer than 1 MiB, empty, or not UTF-8.
  static func read(_ text: String, as what: Text, _ context: Context) throws -> String {
    try check(text == "-" ? try decoded(context.readInput(limit), what) : text, what)
  }

  /// Decodes text from a file or standard input.
  ///
  /// - Throws: `Refusal` 64 as above.
  static func read(_ bytes: [UInt8], as what: Text) throws -> String {
    try check(try decoded(bytes, what), what)
  }

  private static func check(_ text: String, _ what: Text) throws -> String {
    guard text.utf8.count <= limit else {
      throw Refusal(
        "too-long", .usage,
        Text(
          "the \(what.en) is longer than 1 MiB (\(text.utf8.count) bytes)",
          zh: "\(what.zh)超过 1 MiB（\(text.utf8.count) 字节）"),
        hint: Text(
          "Keep long text in a file or on the web, and record a link to it.",
          zh: "请把长文放在文件或网页里，再记录它的链接。"))
    }
    guard !text.isEmpty else {
      throw Refusal(
        "empty-text", .usage, Text("the \(what.en) is empty", zh: "\(what.zh)是空的"),
        hint: Text("Write something, or leave the option out.", zh: "请写点内容，或者不要加这一项。"))
    }
    return text
  }

  private static func decoded(_ bytes: [UInt8], _ what: Text) throws -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Refusal(
        "not-utf8", .usage,
        Text(
          "the \(what.en) is not valid UTF-8", zh: "读入的\(what.zh)不是有效的 UTF-8"),
        hint: Text(
          "Convert it first: iconv -t UTF-8 FILE | rung ...",
          zh: "请先转换：iconv -t UTF-8 文件 | rung ..."))
    }
    return text
  }

  static let note = Text("note", zh: "笔记")
  static let evidence = Text("evidence", zh: "证据")

  static func note(_ text: String?, _ context: Context) throws -> String? {
    try text.map { try read($0, as: note, context) }
  }

  static func evidence(_ text: String?, _ context: Context) throws -> Evidence? {
    try text.map { Evidence(try read($0, as: evidence, context)) }
  }

  /// Tags are words: no spaces, no control characters, each once.
  ///
  /// - Throws: `Refusal` 64.
  static func tags(_ words: [String]) throws -> [String] {
    var tags: [String] = []
    for word in words {
      let isWord =
        !word.isEmpty && word.utf8.count <= 256
        && word.unicodeScalars.allSatisfy {
          !$0.properties.isWhitespace && $0.properties.generalCategory != .control
        }
      guard isWord else {
        throw Refusal(
          "bad-tag", .usage,
          Text("'\(word)' cannot be a tag: a tag is one word", zh: "“\(word)”不能作标签：标签是一个不含空格的词"),
          hint: Text(
            "Repeat the option for several tags: --tag a --tag b", zh: "多个标签请逐个给出：--tag a --tag b"))
      }
      if !tags.contains(word) { tags.append(word) }
    }
    return tags
  }
}
