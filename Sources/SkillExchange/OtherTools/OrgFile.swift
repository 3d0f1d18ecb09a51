import SkillCore

extension ForeignFormat {
  static let org = ForeignFormat(
    name: "org",
    abstract: Text(
      "CLOCK lines of Org files, or of Logseq's pages.", zh: "Org 文件或 Logseq 页面中的 CLOCK 行。"),
    more: Text(
      "The tags of the heading decide the skill, then those above it, the category, the headings and the file's name. Times are this machine's.",
      zh: "先按标题的标签、再按上级标签、分类、各级标题与文件名确定技能。时间按本机时区理解。"),
    examples: ["rung import org ~/org/study.org --map python=asyncio"],
    endings: [".org"], shape: .text, recognise: OrgFile.looks
  ) { file, reading, take in
    try OrgFile.read(pieces: file.pieces, name: file.bareName, reading, take)
  }
}

/// CLOCK lines of Org files, and of Logseq's Markdown. Their times are the machine's.
///
/// A clock belongs to the heading, or bullet, above it. Source: FORMATS2, "Org CLOCK lines and
/// Logseq".
public enum OrgFile {
  /// Whether a line is certainly Org's.
  static func isOwn(_ line: Substring) -> Bool {
    line.hasPrefix("CLOCK:") || line.hasPrefix("#+") || OrgOutline.stars(line) > 0
  }

  /// Comments may precede its first line.
  @Sendable fileprivate static func looks(_ head: FileHead) -> ForeignFormat.Looks? {
    for line in head.text.split(whereSeparator: \.isNewline) {
      let line = line.drop(while: \.isWhitespace)
      if isOwn(line) { return .init("Org") }
      guard let first = line.first, ";#*".contains(first) else { return nil }
    }
    return nil
  }

  /// - Parameters:
  ///   - pieces: returns the file from its beginning, on each call.
  ///   - name: the file's, without extension: the last candidate for a skill's name.
  public static func read(
    pieces: FilePieces, name: String? = nil, _ reading: ForeignReading,
    _ take: (ForeignEntry) throws -> Void
  ) throws {
    var outline = OrgOutline(isLogseq: try !hasHeadings(pieces()))
    var lines = TextLines(read: try pieces())
    while let line = try lines.next() {
      guard let text = outline.clock(line.text) else { continue }
      try take(entry(text, line.position, outline.owner, name, reading))
    }
  }

  /// Logseq's pages have none.
  private static func hasHeadings(_ read: @escaping () throws -> [UInt8]) throws -> Bool {
    var lines = TextLines(read: read)
    var line: [UInt8] = []
    while try lines.takeLine(into: &line) {
      if line.first == UInt8(ascii: "*"),
        line.first(where: { $0 != UInt8(ascii: "*") }) == UInt8(ascii: " ")
      {
        return true
      }
      line.removeAll(keepingCapacity: true)
    }
    return false
  }

  private static func entry(
    _ text: Substring, _ position: FilePosition, _ owner: OrgOutline.Owner, _ file: String?,
    _ reading: ForeignReading
  ) -> ForeignEntry {
    let names = ForeignNames(tags: owner.tags, words: owner.words + (file.map { [$0] } ?? []))
    guard let clock = OrgClock(text) else {
      return .refused(
        FileFault(
          at: position,
          Text(
            "“\(shown(trimmed(text)))” is not a clock; Org writes CLOCK: [2026-01-15 Thu 14:00]--[2026-01-15 Thu 15:30]",
            zh:
              "“\(shown(trimmed(text)))”不是计时；Org 的写法是 CLOCK: [2026-01-15 Thu 14:00]--[2026-01-15 Thu 15:30]"
          )), names: names)
    }
    func session(_ key: String, _ time: Session) -> ForeignSession {
      var session = ForeignSession(
        position: position, externalID: "\(key)\0\(owner.id ?? owner.text)", time: time,
        project: nil, tags: owner.tags, note: owner.text.isEmpty ? nil : owner.text)
      session.words = names.words
      return session
    }
    guard let start = clock.start else {
      let day = owner.day ?? file.flatMap { OrgOutline.day(in: $0) }
      guard let day, let seconds = clock.seconds else {
        return .refused(
          FileFault(
            at: position,
            Text(
              "this clock has a length but no day; give it a start and an end, or its heading a date",
              zh: "此计时只有时长而没有日期；请补上起止时间，或在标题中写上日期")), names: names)
      }
      return reading.entry(at: position, StudyTime(seconds: seconds), on: day, named: names) {
        session("\(day)\0\(seconds)", $0)
      }
    }
    guard let end = clock.end else { return .running }
    do {
      let span = try WallSpan(
        start, end, lasting: clock.seconds.map(Int64.init), in: reading.zone, at: position)
      return reading.entry(at: position, from: span.start, to: span.end, named: names) { time in
        var session = session(start.text, time)
        session.isLocal = start.offset == nil
        session.isGuess = span.isGuess
        return session
      }
    } catch {
      return .refused(error, names: names)
    }
  }
}

/// `[2026-01-15 Thu 14:00]--[2026-01-15 Thu 15:30] =>  1:30`, parsed.
struct OrgClock {
  private(set) var start: WallTime?
  private(set) var end: WallTime?
  /// The length computed by Org.
  private(set) var seconds: Int?

  /// - Parameter text: after `CLOCK:`.
  init?(_ text: Substring) {
    var rest = text.drop(while: \.isWhitespace)
    if let open = rest.first, "[<".contains(open) {
      guard let stamp = OrgClock.stamp(&rest) else { return nil }
      start = stamp
      if rest.hasPrefix("--") {
        rest = rest.dropFirst(2)
        guard let stamp = OrgClock.stamp(&rest) else { return nil }
        end = stamp
      }
      rest = rest.drop(while: \.isWhitespace)
    }
    if rest.hasPrefix("=>") {
      guard let seconds = OrgClock.length(rest.dropFirst(2)) else { return nil }
      self.seconds = seconds
      rest = ""
    }
    guard rest.allSatisfy(\.isWhitespace), start != nil || seconds != nil else { return nil }
  }

  /// `[2026-01-15 Thu 14:00:05 +0200]`; the day of the week in any language, or none.
  private static func stamp(_ rest: inout Substring) -> WallTime? {
    guard let open = rest.first, let close = open == "[" ? "]" : open == "<" ? ">" : nil,
      let end = rest.firstIndex(of: Character(close))
    else { return nil }
    let words = rest[rest.index(after: rest.startIndex)..<end].split(separator: " ")
    rest = rest[rest.index(after: end)...]
    guard let date = words.first, let day = LocalDay(iso8601: String(date)) else { return nil }
    var (second, offset): (Int?, Int?)
    for word in words.dropFirst() {
      var scanner = ByteScanner(String(word))
      if second == nil, let clock = scanner.clock(), scanner.isAtEnd {
        second = clock
        continue
      }
      scanner = ByteScanner(String(word))
      if let found = scanner.isoOffset(), scanner.isAtEnd,
        word.first.map({ "+-".contains($0) }) == true
      {
        offset = found
      } else if word.contains(where: { $0.isASCII && $0.isNumber }) {
        return nil
      }
    }
    return second.map { WallTime(day: day, second: $0, offset: offset) }
  }

  /// `1:30`, `00:30:00`.
  private static func length(_ text: Substring) -> Int? {
    let parts = trimmed(text).split(separator: ":", omittingEmptySubsequences: false)
      .map { $0.allSatisfy { $0.isASCII && $0.isNumber } ? Int($0) : nil }
    guard (2...3).contains(parts.count), let hours = parts[0], hours < 1_000_000,
      let minutes = parts[1], minutes < 60
    else { return nil }
    let seconds = parts.count == 3 ? parts[2] : 0
    return seconds.flatMap { $0 < 60 ? hours * 3600 + minutes * 60 + $0 : nil }
  }
}
