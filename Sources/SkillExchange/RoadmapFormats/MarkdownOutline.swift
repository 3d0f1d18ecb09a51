import SkillCore

/// The relevant lines of a Markdown file: headings, bullets and the text between, without fenced
/// blocks, comments and front matter.
struct MarkdownOutline {
  enum Kind: Equatable {
    case heading(Int)
    /// Whether its box is ticked; nil without a box.
    case bullet(box: Bool?)
    /// A table row; the text is the cell that names it.
    case row
    case text
  }

  struct Line {
    var kind: Kind
    var text: Substring
    /// In columns; a tab advances to the next multiple of four.
    var indent: Int
    var number: Int
    var position: FilePosition { FilePosition(line: number, column: indent + 1) }

    var isBoxed: Bool {
      if case .bullet(_?) = kind { true } else { false }
    }
    var headingLevel: Int? {
      if case .heading(let level) = kind { level } else { nil }
    }
  }

  private(set) var lines: [Line] = []
  /// `[name]: address` lines, by the folded name.
  private(set) var addresses: [String: String] = [:]
  private var isTable = false

  init(_ text: String) {
    var fence: (mark: Character, length: Int)?
    var isComment = false
    var isFrontMatter = false
    let all = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (offset, whole) in all.enumerated() {
      if offset == 0, whole == "---" {
        isFrontMatter = true
        continue
      }
      if isFrontMatter {
        isFrontMatter = whole != "---" && whole != "..."
        continue
      }
      var (indent, rest) = MarkdownOutline.indented(whole)
      if let open = fence {
        if let close = MarkdownOutline.fence(rest), close.mark == open.mark,
          close.length >= open.length, rest.allSatisfy({ $0 == open.mark || $0.isWhitespace })
        {
          fence = nil
        }
        continue
      }
      if isComment || rest.firstPlace(of: "<!--") != nil {
        rest = MarkdownOutline.withoutComments(rest, &isComment)
        if rest.allSatisfy(\.isWhitespace) { continue }
        let (more, left) = MarkdownOutline.indented(rest)
        (indent, rest) = (indent + more, left)
      }
      while rest.first == ">" {
        let (more, left) = MarkdownOutline.indented(rest.dropFirst())
        (indent, rest) = (indent + more, left)
      }
      if let open = MarkdownOutline.fence(rest) {
        fence = open
        continue
      }
      take(rest, indent, offset + 1)
    }
  }

  private mutating func take(_ rest: Substring, _ indent: Int, _ number: Int) {
    guard !rest.isEmpty else {
      isTable = false
      return
    }
    var line = Line(kind: .text, text: rest, indent: indent, number: number)
    if isTable, rest.contains("|") {
      (line.kind, line.text) = (.row, MarkdownRow.name(rest))
      lines.append(line)
      return
    }
    isTable =
      MarkdownRow.isRule(rest) && lines.last?.number == number - 1
      && lines.last?.kind == .text && lines.last?.text.contains("|") == true
    if isTable {
      lines.removeLast()
      return
    }
    let hashes = rest.prefix { $0 == "#" }.count
    let afterHashes = rest.dropFirst(hashes)
    if (1...6).contains(hashes), afterHashes.first?.isWhitespace != false {
      line.kind = .heading(hashes)
      line.text = MarkdownOutline.withoutClosing(afterHashes)
    } else if let level = MarkdownOutline.underline(rest), let last = lines.indices.last,
      lines[last].kind == .text, lines[last].number == number - 1, lines[last].indent < 4
    {
      lines[last].kind = .heading(level)
      return
    } else if let text = MarkdownOutline.afterBullet(rest) {
      let (box, label) = MarkdownOutline.box(text)
      (line.kind, line.text) = (.bullet(box: box), label)
    } else if case (let box?, let label) = MarkdownOutline.box(rest) {
      // Also without a bullet before it.
      (line.kind, line.text) = (.bullet(box: box), label)
    } else if let (name, address) = MarkdownOutline.address(rest) {
      if addresses.count < RoadmapBounds.items { addresses[name] = address }
      return
    }
    lines.append(line)
  }

  private static func indented(_ line: Substring) -> (Int, Substring) {
    var (column, rest) = (0, line)
    while let first = rest.first, first == " " || first == "\t" || first == "\u{A0}" {
      column = first == "\t" ? (column / 4 + 1) * 4 : column + 1
      rest.removeFirst()
    }
    return (column, rest)
  }

  private static func fence(_ rest: Substring) -> (mark: Character, length: Int)? {
    guard let mark = rest.first, mark == "`" || mark == "~" else { return nil }
    let length = rest.prefix { $0 == mark }.count
    // ```` `a` ``` b ```` in one line is inline code, not a fence.
    guard length >= 3, mark == "~" || !rest.dropFirst(length).contains(where: { $0 == "`" }) else {
      return nil
    }
    return (mark, length)
  }

  private static func withoutComments(_ line: Substring, _ isComment: inout Bool) -> Substring {
    var (kept, rest) = ("", line)
    while !rest.isEmpty {
      guard let mark = rest.firstPlace(of: isComment ? "-->" : "<!--") else {
        if !isComment { kept += rest }
        break
      }
      if !isComment { kept += rest[..<mark.lowerBound] }
      isComment.toggle()
      rest = rest[mark.upperBound...]
    }
    return kept[...]
  }

  /// `## Heading ##`.
  private static func withoutClosing(_ text: Substring) -> Substring {
    func trimmed(_ text: Substring) -> Substring {
      var rest = text
      while rest.last?.isWhitespace == true { rest.removeLast() }
      return rest
    }
    var rest = trimmed(text)
    while rest.last == "#" { rest.removeLast() }
    // `# C#` keeps its `#`.
    return rest.last?.isWhitespace != false ? trimmed(rest) : trimmed(text)
  }

  private static func underline(_ rest: Substring) -> Int? {
    let marks = rest.prefix { !$0.isWhitespace }
    guard marks.count >= 2, rest.dropFirst(marks.count).allSatisfy(\.isWhitespace) else {
      return nil
    }
    return marks.allSatisfy { $0 == "=" } ? 1 : marks.allSatisfy { $0 == "-" } ? 2 : nil
  }

  /// The text after `-`, `*`, `+`, `•`, `1.` or `1)`.
  private static func afterBullet(_ rest: Substring) -> Substring? {
    guard let first = rest.first else { return nil }
    var text = rest.dropFirst()
    if first.isASCII, first.isNumber {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      text = rest.dropFirst(digits.count)
      guard digits.count <= 9, text.first == "." || text.first == ")" else { return nil }
      text = text.dropFirst()
    } else if !"-*+•".contains(first) {
      return nil
    }
    guard let blank = text.first, blank == " " || blank == "\t" else { return nil }
    let label = text.drop { $0 == " " || $0 == "\t" }
    // `* * *` and `- - -` are horizontal rules.
    return label.allSatisfy({ $0 == first || $0.isWhitespace }) && !label.isEmpty ? nil : label
  }

  /// `[ ]`, `[x]`, `[X ]`: whether it is ticked, and what follows.
  private static func box(_ text: Substring) -> (Bool?, Substring) {
    guard text.first == "[", let end = text.prefix(5).firstIndex(of: "]") else {
      return (nil, text)
    }
    let mark = text[text.index(after: text.startIndex)..<end].filter { !$0.isWhitespace }
    let rest = text[text.index(after: end)...]
    // `[x](address)` and `[x]: address` are links.
    guard rest.first.map({ "([:".contains($0) }) != true else { return (nil, text) }
    switch mark {
    case "": return (false, rest.drop(while: \.isWhitespace))
    case "x", "X", "✓", "✔", "√": return (true, rest.drop(while: \.isWhitespace))
    // Half done, cancelled: conventions vary; read as not ticked.
    case "-", "~", "/", ">", "!", "?": return (false, rest.drop(while: \.isWhitespace))
    default: return (nil, text)
    }
  }

  private static func address(_ rest: Substring) -> (String, String)? {
    guard rest.first == "[", let end = rest.firstPlace(of: "]:") else { return nil }
    let name = rest[rest.index(after: rest.startIndex)..<end.lowerBound]
    let address = rest[end.upperBound...].drop(while: \.isWhitespace)
      .prefix { !$0.isWhitespace }
    guard !name.isEmpty, name.first != "^", !address.isEmpty else { return nil }
    return (name.lowercased(), String(address))
  }
}

extension Substring {
  /// The first occurrence of an ASCII mark.
  func firstPlace(of mark: StaticString) -> Range<Index>? {
    mark.withUTF8Buffer { mark -> Range<Index>? in
      var index = startIndex
      while let found = utf8[index...].firstIndex(of: mark[0]) {
        if utf8[found...].starts(with: mark) {
          return found..<utf8.index(found, offsetBy: mark.count)
        }
        index = utf8.index(after: found)
      }
      return nil
    }
  }
}
