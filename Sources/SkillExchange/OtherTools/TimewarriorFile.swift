import SkillCore

extension ForeignFormat {
  static let timewarrior = ForeignFormat(
    name: "timewarrior",
    abstract: Text(
      "The output of timew export, or its data files.", zh: "timew export 的输出，或其数据文件。"),
    more: Text(
      "timew export | rung import timewarrior -    The first tag that is a skill decides; the others stay tags.",
      zh: "timew export | rung import timewarrior -    第一个与技能对应的标签决定技能，其余仍为标签。"),
    examples: ["timew export | rung import timewarrior -"],
    besides: ["tags.data", "undo.data"], shape: .json, recognise: TimewarriorFile.looks
  ) { file, reading, take in
    if TimewarriorFile.isData(file.head) {
      try TimewarriorFile.readData(pieces: file.pieces, reading, take)
    } else {
      try TimewarriorFile.readJSON(pieces: file.pieces, reading, take)
    }
  }
}

/// Timewarrior's files: the output of `timew export`, and its own data files.
public enum TimewarriorFile {
  private static let file = Text("the output of timew export", zh: " timew export 的输出")

  fileprivate static func isData(_ head: FileHead) -> Bool {
    head.line.hasPrefix("inc 2") || head.line.hasPrefix("inc 1")
  }

  @Sendable fileprivate static func looks(_ head: FileHead) -> ForeignFormat.Looks? {
    if head.start.hasPrefix("[{"), head.start.contains("\"start\":\"") {
      return .init("timew export")
    }
    return isData(head) ? .init("Timewarrior data") : nil
  }

  /// Reads the output of `timew export`.
  public static func readJSON(
    pieces: FilePieces, _ reading: ForeignReading, _ take: (ForeignEntry) throws -> Void
  ) throws {
    try JSONStream.forEachElement(read: pieces()) { element in
      try take(entry(element, reading))
    }
  }

  private static func entry(
    _ element: PositionedJSON, _ reading: ForeignReading
  ) -> ForeignEntry {
    var names = ForeignNames()
    do {
      names.tags = try element.strings("tags")
      return entry(
        from: try element.member("start", of: file).asWallTime(),
        to: try element.find("end")?.asWallTime(), names.tags,
        try element.find("annotation")?.asString(), at: element.position, reading)
    } catch {
      return .refused(error, names: names)
    }
  }

  /// Reads lines like `inc 20260115T060000Z - 20260115T073000Z # asyncio deep # "event loop"`.
  public static func readData(
    pieces: FilePieces, _ reading: ForeignReading, _ take: (ForeignEntry) throws -> Void
  ) throws {
    var lines = TextLines(read: try pieces())
    while let line = try lines.next() {
      let trimmedLine = trimmed(line.text)
      if trimmedLine.isEmpty { continue }
      guard let interval = TimewarriorLine(trimmedLine) else {
        let fault = FileFault(
          at: line.position,
          Text(
            "“\(shown(trimmedLine))” is not an interval; lines look like: inc 20260115T060000Z - 20260115T073000Z # asyncio",
            zh: "“\(shown(trimmedLine))”不是时间段；应如：inc 20260115T060000Z - 20260115T073000Z # asyncio")
        )
        try take(.refused(fault))
        continue
      }
      try take(
        entry(
          from: interval.start, to: interval.end, interval.tags, interval.annotation,
          at: line.position, reading))
    }
  }

  /// Timewarrior's ids change as intervals come and go: start, end and tags identify an interval.
  private static func entry(
    from start: WallTime, to end: WallTime?, _ tags: [String], _ note: String?,
    at position: FilePosition, _ reading: ForeignReading
  ) -> ForeignEntry {
    guard let end else { return .running }
    let names = ForeignNames(tags: tags)
    do {
      let span = try WallSpan(start, end, in: reading.zone, at: position)
      let instants = "\(span.start.instant.seconds) \(span.end.instant.seconds)"
      return reading.entry(at: position, from: span.start, to: span.end, named: names) {
        ForeignSession(
          position: position,
          externalID: ([instants] + tags.sorted(by: comesBefore)).joined(separator: "\0"),
          time: $0, project: nil, tags: tags, note: note?.isEmpty == true ? nil : note)
      }
    } catch {
      return .refused(error, names: names)
    }
  }

  private static func comesBefore(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}

/// A parsed line of a data file.
private struct TimewarriorLine {
  let start: WallTime
  var end: WallTime?
  var tags: [String] = []
  var annotation: String?

  init?(_ line: String) {
    var parts = TimewarriorLine.words(line)[...]
    guard parts.popFirst() == .word("inc"), case .word(let text)? = parts.popFirst(),
      let start = WallTime(iso8601: text)
    else { return nil }
    self.start = start
    if parts.first == .word("-") {
      parts.removeFirst()
      guard case .word(let text)? = parts.popFirst(), let end = WallTime(iso8601: text) else {
        return nil
      }
      self.end = end
    }
    var section = 0
    var remark: [String] = []
    while let part = parts.popFirst() {
      switch (part, section) {
      case (.word("#"), 0...1): section += 1
      case (.word(let text), 1), (.quoted(let text), 1): tags.append(text)
      case (.word(let text), 2), (.quoted(let text), 2):
        remark.append(text)
      default: return nil
      }
    }
    if !remark.isEmpty { annotation = remark.joined(separator: " ") }
  }

  private enum Part: Equatable {
    case word(String)
    case quoted(String)
  }

  /// Words separated by blanks; double quotes group, with `\"` for a quote.
  private static func words(_ line: String) -> [Part] {
    var parts: [Part] = []
    var word = String.UnicodeScalarView()
    var isQuoted = false
    var isOpen = false
    var rest = line.unicodeScalars[...]
    func end(_ make: (String) -> Part) {
      parts.append(make(String(word)))
      word = String.UnicodeScalarView()
    }
    while let scalar = rest.popFirst() {
      if isQuoted {
        if scalar == "\\", let next = rest.popFirst() {
          word.append(unescaped(next))
        } else if scalar == "\"" {
          end(Part.quoted)
          isQuoted = false
        } else {
          word.append(scalar)
        }
      } else if scalar == "\"", !isOpen {
        isQuoted = true
      } else if scalar == " " {
        if isOpen { end(Part.word) }
        isOpen = false
      } else {
        word.append(scalar)
        isOpen = true
      }
    }
    if isOpen { end(Part.word) }
    if isQuoted { end(Part.quoted) }
    return parts
  }

  private static func unescaped(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "n": "\n"
    case "t": "\t"
    case "r": "\r"
    default: scalar
    }
  }
}
