import SkillCore

/// Typed reads; a mismatch says what was expected.
extension PositionedJSON {
  func asString() throws(FileFault) -> String {
    guard case .string(let text) = value else {
      throw mismatch(Text("a string", zh: "字符串"))
    }
    return text
  }

  /// A string without line breaks.
  func asLine() throws(FileFault) -> String {
    let text = try asString()
    guard text.isOneLine else { throw controlled }
    return text
  }

  var controlled: FileFault {
    FileFault(
      at: position,
      Text("this must be one line, without control characters", zh: "此处应为一行文字，不能有控制字符"))
  }

  func asBool() throws(FileFault) -> Bool {
    guard case .bool(let truth) = value else {
      throw mismatch(Text("true or false", zh: "真假值"))
    }
    return truth
  }

  func asArray() throws(FileFault) -> [PositionedJSON] {
    guard case .array(let elements) = value else {
      throw mismatch(Text("an array [...]", zh: "数组 [...]"))
    }
    return elements
  }

  /// The bounds prevent overflow in sums and products.
  func asInteger(in range: ClosedRange<Int> = -1_000_000...1_000_000) throws(FileFault) -> Int {
    guard case .integer(let number) = value, range.contains(number) else {
      let span = "\(range.lowerBound)...\(range.upperBound)"
      throw mismatch(Text("a whole number in \(span)", zh: "\(span) 之间的整数"))
    }
    return number
  }

  func asSlug() throws(FileFault) -> Slug {
    let text = try asString()
    guard let slug = Slug(text) else { throw notASlug(text) }
    return slug
  }

  /// The error for an invalid slug, with a suggestion.
  func notASlug(_ text: String) -> FileFault {
    let near = Slug(label: text).map { "\($0)" }
    return FileFault(
      at: position,
      Text(
        "“\(text)” is not a slug; "
          + (near.map { "write “\($0)”" }
            ?? "use lower-case letters, digits, - and ., at most \(Slug.mostCharacters) characters"),
        zh: "“\(text)”不是标识符；"
          + (near.map { "请写作“\($0)”" } ?? "请用小写字母、数字、- 和 .，最长 \(Slug.mostCharacters) 个字符")))
  }

  /// A sentence in both languages: `{"en": ..., "zh": ...}`, or one string for both.
  func asText() throws(FileFault) -> Text {
    if case .string(let text) = value { return Text(same: text) }
    guard case .object = value else {
      throw mismatch(
        Text(#"a string or {"en": ..., "zh": ...}"#, zh: #"字符串或 {"en": ..., "zh": ...}"#))
    }
    var fields = try JSONFields(self)
    let text = Text(
      try fields.required("en").asString(), zh: try fields.required("zh").asString())
    try fields.finish()
    return text
  }

  /// The error for a value of another kind than expected.
  func mismatch(_ wanted: Text) -> FileFault {
    FileFault(
      at: position,
      Text(
        "this must be \(wanted.en), but it is \(found.en)",
        zh: "此处应为\(wanted.zh)，实为\(found.zh)"))
  }

  private var found: Text {
    if case .integer(let number) = value { Text(same: String(number)) } else { kindName }
  }
}
