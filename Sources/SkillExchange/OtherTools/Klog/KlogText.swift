import SkillCore

/// A parser of klog's own format (specification 1.4).
struct KlogText {
  /// The lines of one block; none is blank.
  private var lines: ArraySlice<TextLines.Line>
  /// How the record's entries are indented.
  private var indentation = ""

  private init(_ lines: ArraySlice<TextLines.Line>) {
    self.lines = lines
  }

  /// The limit of one block, so that a garbage file is not read into memory.
  private static let largest = 32 << 20

  /// - Parameter isWanted: whether to parse a block.
  /// - Throws: for invalid UTF-8. Other errors refuse a block or an entry.
  static func forEachBlock(
    read: @escaping () throws -> [UInt8],
    where isWanted: ([TextLines.Line]) -> Bool = { _ in true }, _ take: (KlogBlock) throws -> Void
  ) throws {
    var lines = TextLines(read: read)
    var block: [TextLines.Line] = []
    var size = 0
    func end() throws {
      if !block.isEmpty, isWanted(block) {
        var text = KlogText(block[...])
        try take(text.block())
      }
      block.removeAll(keepingCapacity: true)
      size = 0
    }
    while let line = try lines.next() {
      guard !line.text.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else {
        try end()
        continue
      }
      block.append(line)
      size += line.text.utf8.count
      guard size <= KlogText.largest else {
        throw FileFault(
          at: block[0].position,
          Text(
            "this record is larger than 32 MiB; is it the right file?",
            zh: "此记录超过 32 MiB；请确认文件是否正确"))
      }
    }
    try end()
  }

  /// Whether a block may have a negative entry.
  static func mayDeduct(_ lines: [TextLines.Line]) -> Bool {
    lines.contains { line in
      line.text.utf8.first { $0 != 0x20 && $0 != 0x09 } == UInt8(ascii: "-")
    }
  }

  private mutating func block() -> KlogBlock {
    do throws(FileFault) {
      guard let first = lines.popFirst() else { throw FileFault(at: .start, KlogText.noDate) }
      let day = try KlogText.day(first)
      let summary = try self.summary()
      let tags = try KlogTags.limited(
        KlogTags.written(in: summary), at: KlogText.place(first.number + 1, 0))
      var entries: [KlogEntry] = []
      while let entry = nextEntry() { entries.append(entry) }
      return .record(KlogRecord(day: day, summary: summary, tags: tags, entries: entries))
    } catch {
      return .refused(error, tags: [])
    }
  }

  // MARK: The first line

  private static let noDate = Text(
    "a record begins with its date, such as 2026-01-15", zh: "每条记录应以日期开头，例如 2026-01-15")

  private static func day(_ line: TextLines.Line) throws(FileFault) -> LocalDay {
    let word = String(line.text.prefix { $0 != " " && $0 != "\t" })
    guard let day = KlogRecord.day(word) else {
      throw FileFault(
        at: line.position,
        dateFault(
          word,
          otherwise: Text(
            "“\(shown(trimmed(line.text)))”: \(noDate.en)",
            zh: "“\(shown(trimmed(line.text)))”：\(noDate.zh)")))
    }
    let rest = trimmed(line.text.dropFirst(10))
    guard rest.isEmpty || isTarget(rest) else {
      throw FileFault(
        at: place(line.number, 11),
        Text(
          "“\(shown(rest))” cannot follow a date; a target is written (8h!)",
          zh: "“\(shown(rest))”不能写在日期之后；目标时长应写成 (8h!)"))
    }
    return day
  }

  /// `(8h15m!)`: the day's target.
  private static func isTarget(_ text: String) -> Bool {
    guard text.hasPrefix("("), text.hasSuffix(")") else { return false }
    let inner = trimmed(text.dropFirst().dropLast())
    return inner.hasSuffix("!") && minutes(String(inner.dropLast())) != nil
  }

  // MARK: The lines below it

  /// The lines of the record's summary, before the entries.
  private mutating func summary() throws(FileFault) -> String {
    var texts: [String] = []
    while let line = lines.first {
      if let style = ["    ", "   ", "  ", "\t"].first(where: line.text.hasPrefix) {
        indentation = style
        break
      }
      guard let scalar = line.text.unicodeScalars.first, !scalar.properties.isWhitespace else {
        throw KlogText.indented(line)
      }
      texts.append(String(line.text))
      lines.removeFirst()
    }
    return texts.joined(separator: "\n")
  }

  private static func indented(_ line: TextLines.Line) -> FileFault {
    FileFault(
      at: line.position,
      Text(
        "an entry is indented like the first of its record, by two to four blanks or a tab; its further lines twice",
        zh: "条目的缩进应与该记录的第一条一致：两到四个空格或一个制表符；其后续行缩进两次"))
  }

  private mutating func nextEntry() -> KlogEntry? {
    guard let line = lines.popFirst() else { return nil }
    let text = line.text.dropFirst(indentation.count)
    guard line.text.hasPrefix(indentation), let first = text.first, first != " ", first != "\t"
    else {
      // The extent of the entry is unclear.
      lines.removeAll()
      return KlogEntry(
        position: line.position, time: .unreadable(KlogText.indented(line)), summary: "",
        tags: KlogTags.written(in: String(line.text)))
    }
    let position = KlogText.place(line.number, indentation.unicodeScalars.count)
    var (time, summary) = KlogText.time(text, at: position)
    while let next = lines.first, next.text.hasPrefix(indentation + indentation) {
      summary += "\n" + next.text.dropFirst(2 * indentation.count)
      lines.removeFirst()
    }
    var tags = KlogTags.written(in: summary)
    do { tags = try KlogTags.limited(tags, at: position) } catch {
      (time, tags) = (.unreadable(error), [])
    }
    return KlogEntry(position: position, time: time, summary: summary, tags: tags)
  }

  /// A length, a range or an open range, and the rest of the line.
  private static func time(
    _ text: Substring, at position: FilePosition
  ) -> (KlogEntry.Time, summary: String) {
    let word = text.prefix { $0 != " " && $0 != "\t" }
    if let minutes = minutes(String(word)) {
      return (.length(minutes: minutes), String(text[word.endIndex...].dropFirst()))
    }
    let start = text.prefix { $0 != "-" && $0 != " " }
    let dash = text[start.endIndex...].drop { $0 == " " }
    let end = dash.dropFirst().drop { $0 == " " }
    let endWord = end.prefix { $0 != " " && $0 != "\t" }
    let rest = String(end[endWord.endIndex...].dropFirst())
    guard let from = clock(start), dash.first == "-" else {
      return (unreadable(text, position), String(text))
    }
    if !endWord.isEmpty, endWord.allSatisfy({ $0 == "?" }) { return (.open, rest) }
    guard let to = clock(endWord) else { return (unreadable(text, position), String(text)) }
    return (.range(from, to), rest)
  }

  private static func unreadable(_ text: Substring, _ position: FilePosition) -> KlogEntry.Time {
    .unreadable(
      FileFault(
        at: position,
        Text(
          "“\(shown(String(text)))” is not an entry; klog writes 1h30m, 9:00 - 10:30 or 9:00 - ?",
          zh: "“\(shown(String(text)))”不是条目；klog 的写法是 1h30m、9:00 - 10:30 或 9:00 - ?")))
  }

  /// klog has no seconds, and no blank before `pm`.
  private static func clock(_ text: Substring) -> KlogTime? {
    text.count { $0 == ":" } == 1 ? KlogTime(String(text)) : nil
  }

  /// `1h30m`, `-90m`; minutes beside hours are 59 at most.
  private static func minutes(_ text: String) -> Int? {
    var scanner = ByteScanner(text)
    let isNegative = scanner.eat("-")
    if !isNegative { _ = scanner.eat("+") }
    guard let first = scanner.number(1...7) else { return nil }
    var minutes = first
    if scanner.eat("h") {
      minutes = first * 60
      if !scanner.isAtEnd {
        guard let rest = scanner.number(1...7), rest < 60, scanner.eat("m") else { return nil }
        minutes += rest
      }
    } else if !scanner.eat("m") {
      return nil
    }
    return scanner.isAtEnd ? (isNegative ? -minutes : minutes) : nil
  }

  /// - Parameter offset: the number of scalars before it.
  private static func place(_ line: Int, _ offset: Int) -> FilePosition {
    FilePosition(line: line, column: offset + 1)
  }
}
