import SkillCore

/// The context of a line of an Org file or a Logseq page: its headings and tags.
struct OrgOutline {
  /// The context of a clock.
  struct Owner {
    /// Nearest first, without duplicates.
    var tags: [String] = []
    var id: String?
    /// The heading's text, without state, priority and tags.
    var text = ""
    /// The day of the nearest heading with a date.
    var day: LocalDay?
    /// Further names: the category, its text, the texts above it.
    var words: [String] = []
  }

  private struct Heading {
    let level: Int
    let text: String
    var tags: [String]
    var id: String?
    var category: String?
  }

  private let isLogseq: Bool
  private var path: [Heading] = []
  private var fileTags: [String] = []
  private var fileCategory: String?
  /// Further states, from `#+TODO:`.
  private var states: Set<Substring> = [
    "TODO", "DONE", "DOING", "NEXT", "WAITING", "WAIT", "LATER", "NOW", "STARTED", "HOLD",
    "CANCELLED", "CANCELED", "IN-PROGRESS", "SOMEDAY",
  ]
  /// The end marker of the current block.
  private var blockEnd: String?

  init(isLogseq: Bool) {
    self.isLogseq = isLogseq
  }

  var owner: Owner {
    var owner = Owner(id: path.last?.id, text: path.last?.text ?? "")
    var seen: Set<String> = []
    owner.tags = (path.reversed().flatMap(\.tags) + fileTags).filter { seen.insert($0).inserted }
    owner.day = path.last { OrgOutline.day(in: $0.text) != nil }
      .flatMap { OrgOutline.day(in: $0.text) }
    let category = path.last { $0.category != nil }?.category ?? fileCategory
    owner.words = ([category] + path.reversed().map(\.text)).compactMap(\.self)
      .filter { !$0.isEmpty }
    return owner
  }

  /// Processes one line.
  ///
  /// - Returns: the text after `CLOCK:`; nil for another line.
  mutating func clock(_ whole: Substring) -> Substring? {
    let line = whole.drop(while: \.isWhitespace)
    if let end = blockEnd {
      if line.lowercased().hasPrefix(end) { blockEnd = nil }
      return nil
    }
    if line.hasPrefix("```") {
      blockEnd = "```"
    } else if line.hasPrefix("#+") {
      setting(line.dropFirst(2))
    } else if line.hasPrefix("CLOCK:") {
      return line.dropFirst(6)
    } else if let (key, value) = property(line) {
      set(key, value)
    } else if let (level, text) = heading(whole) {
      path.removeAll { $0.level >= level }
      path.append(parsed(text, level))
      if isLogseq, text.hasPrefix("```") { blockEnd = "```" }
    }
    return nil
  }

  /// The first date of a text: `2026-01-15`, or of Logseq's journals `2026_01_15`.
  static func day(in text: String) -> LocalDay? {
    text.split { !($0.isASCII && $0.isNumber) && $0 != "-" && $0 != "_" }.lazy
      .compactMap { LocalDay(iso8601: String($0.map { $0 == "_" ? "-" : $0 })) }.first
  }

  /// The number of stars of an Org heading; 0 for another line.
  static func stars(_ line: Substring) -> Int {
    let stars = line.prefix { $0 == "*" }
    return line.dropFirst(stars.count).first == " " ? stars.count : 0
  }

  private mutating func setting(_ line: Substring) {
    let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts[0].lowercased()
    if name.hasPrefix("begin_") {
      blockEnd = "#+end_" + (name.dropFirst(6).split(separator: " ").first ?? "")
      return
    }
    guard parts.count == 2 else { return }
    let value = trimmed(parts[1])
    switch name {
    case "filetags": fileTags += value.split { ": ".contains($0) }.map(String.init)
    case "category": fileCategory = value
    case "todo", "seq_todo", "typ_todo":
      states.formUnion(
        value.split { " |".contains($0) }.map { $0.prefix { $0 != "(" } })
    default: break
    }
  }

  /// `:ID: x` of Org, `id:: x` of Logseq.
  private func property(_ line: Substring) -> (key: String, value: String)? {
    let mark = isLogseq ? "::" : ":"
    let rest = isLogseq ? line : line.dropFirst()
    guard isLogseq || line.first == ":", let end = rest.firstRange(of: mark) else { return nil }
    let key = rest[..<end.lowerBound]
    guard !key.isEmpty, !key.contains(where: \.isWhitespace) else { return nil }
    return (key.lowercased(), trimmed(rest[end.upperBound...]))
  }

  private mutating func set(_ key: String, _ value: String) {
    guard !value.isEmpty else { return }
    let last = path.indices.last
    switch key {
    case "id": if let last, path[last].id == nil { path[last].id = value }
    case "category": if let last { path[last].category = value } else { fileCategory = value }
    case "tags":
      let tags = value.split { ",，".contains($0) }.map { bare(trimmed($0)) }.filter { !$0.isEmpty }
      if let last { path[last].tags += tags } else { fileTags += tags }
    default: break
    }
  }

  private func heading(_ whole: Substring) -> (level: Int, text: Substring)? {
    guard isLogseq else {
      let stars = OrgOutline.stars(whole)
      return stars > 0 ? (stars, whole.dropFirst(stars + 1)) : nil
    }
    var column = 0
    for character in whole.prefix(while: \.isWhitespace) { column += character == "\t" ? 2 : 1 }
    let line = whole.drop(while: \.isWhitespace)
    let hashes = line.prefix { $0 == "#" }.count
    if column == 0, (1...6).contains(hashes), line.dropFirst(hashes).first == " " {
      return (hashes - 7, line.dropFirst(hashes + 1))
    }
    return line.hasPrefix("- ") ? (column, line.dropFirst(2)) : nil
  }

  private func parsed(_ line: Substring, _ level: Int) -> Heading {
    var words = line.split { $0 == " " || $0 == "\t" }[...]
    if let first = words.first, states.contains(first) { words = words.dropFirst() }
    if let first = words.first, first.hasPrefix("[#"), first.hasSuffix("]") {
      words = words.dropFirst()
    }
    var tags: [String] = []
    if !isLogseq, let last = words.last, last.count > 2, last.hasPrefix(":"), last.hasSuffix(":") {
      tags = last.split(separator: ":").map(String.init)
      words = words.dropLast()
    }
    if let last = words.last, last.hasPrefix("["), last.hasSuffix("]"),
      last.dropFirst().dropLast().allSatisfy({ "0123456789/%".contains($0) })
    {
      words = words.dropLast()
    }
    let text = words.joined(separator: " ")
    return Heading(level: level, text: text, tags: tags + OrgOutline.marked(text, isLogseq))
  }

  /// `#tag`, `#[[two words]]` and `[[page]]` in a text; in Org, whose links look alike, only
  /// `#tag`.
  private static func marked(_ text: String, _ isLogseq: Bool) -> [String] {
    var tags: [String] = []
    var rest = text[...]
    var isWordStart = true
    while let first = rest.first {
      if isLogseq, rest.hasPrefix("[["), let end = rest.firstRange(of: "]]") {
        let page = rest[rest.index(rest.startIndex, offsetBy: 2)..<end.lowerBound]
        if !page.isEmpty { tags.append(String(page)) }
        rest = rest[end.upperBound...]
        continue
      }
      rest = rest.dropFirst()
      if first == "#", isWordStart, !rest.hasPrefix("[[") {
        let tag = rest.prefix { !$0.isWhitespace && !"#,.;:!?()[]".contains($0) }
        if !tag.isEmpty { tags.append(String(tag)) }
        rest = rest.dropFirst(tag.count)
      }
      isWordStart = first.isWhitespace || first == "("
    }
    return tags
  }

  private func bare(_ tag: String) -> String {
    var tag = tag[...]
    if tag.hasPrefix("#") { tag = tag.dropFirst() }
    if tag.hasPrefix("[["), tag.hasSuffix("]]"), tag.count > 4 {
      tag = tag.dropFirst(2).dropLast(2)
    }
    return String(tag)
  }
}
