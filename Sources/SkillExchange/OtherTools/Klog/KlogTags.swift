import SkillCore

/// The tags in klog's summaries.
enum KlogTags {
  /// `#name`, `#name=value`, `#name="a value"`, as klog itself writes them: without the mark, the
  /// name in lower case, the value in quotes where it needs them.
  static func written(in summary: String) -> [String] {
    var tags: [String] = []
    for line in summary.split(whereSeparator: \.isNewline) {
      var rest = line.unicodeScalars[...]
      while let mark = rest.firstIndex(of: "#") {
        rest = rest[rest.index(after: mark)...]
        let name = rest.prefix(while: isOfWord)
        guard !name.isEmpty else { continue }
        rest = rest[name.endIndex...]
        let tag = String(String.UnicodeScalarView(name)).lowercased()
        let value = rest.first == "=" ? KlogTags.value(&rest) : ""
        tags.append(value.isEmpty ? tag : "\(tag)=\(quoted(value))")
      }
    }
    return tags
  }

  /// Consumes the tag's value.
  private static func value(_ rest: inout Substring.UnicodeScalarView) -> String {
    let value = rest.dropFirst()
    if let quote = value.first, quote == "\"" || quote == "'",
      let end = value.dropFirst().firstIndex(of: quote)
    {
      rest = value[value.index(after: end)...]
      return String(String.UnicodeScalarView(value.dropFirst()[..<end]))
    }
    let word = value.prefix(while: isOfWord)
    rest = value[word.endIndex...]
    return String(String.UnicodeScalarView(word))
  }

  private static func quoted(_ value: String) -> String {
    if value.unicodeScalars.allSatisfy(isOfWord) { return value }
    return value.contains("\"") ? "'\(value)'" : "\"\(value)\""
  }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "_", "-": true
    default:
      [
        .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      ].contains(scalar.properties.generalCategory)
    }
  }

  /// Without duplicates. A record's tags apply to each of its entries, so their number is limited.
  static func limited(_ tags: [String], at position: FilePosition) throws(FileFault) -> [String] {
    var seen: Set<String> = []
    let names = tags.filter { seen.insert($0).inserted }
    guard names.count > 100 else { return names }
    throw FileFault(
      at: position,
      Text(
        "there are \(names.count) tags here; leave at most 100",
        zh: "此处有 \(names.count) 个标签；最多保留 100 个"))
  }
}
