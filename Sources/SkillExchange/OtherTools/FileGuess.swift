import SkillCore

/// What a file looks like by its first bytes.
public enum FileGuess: Hashable, Sendable {
  case table, watson, watsonCSV, watsonReport, timewarrior, timewarriorData, klog, klogText
  case toggl, rungJSON, timeclock, org
  /// Nothing that any importer reads.
  case database, utf16, binary, empty

  /// - Parameter head: some kilobytes from the beginning.
  public init?(_ head: [UInt8]) {
    let bytes = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
    if bytes.starts(with: Array("SQLite format 3".utf8)) {
      self = .database
      return
    }
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      self = .utf16
      return
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let line = text.unicodeScalars.prefix { $0 != "\n" && $0 != "\r" }
    if line.contains("\0") || FileGuess.isNoise(bytes) {
      self = .binary
      return
    }
    let start = text.unicodeScalars.filter { !$0.properties.isWhitespace }.prefix(400)
    if start.isEmpty {
      self = .empty
      return
    }
    guard
      let guess = FileGuess.json(String(String.UnicodeScalarView(start)))
        ?? FileGuess.lines(trimmed(String(line))) ?? FileGuess.clocks(text)
    else { return nil }
    self = guess
  }

  /// Text has few control characters.
  private static func isNoise(_ bytes: ArraySlice<UInt8>) -> Bool {
    let controls = bytes.count { $0 < 0x20 && !($0 >= 0x09 && $0 <= 0x0D) }
    return controls > 8 && controls > bytes.count / 30
  }

  /// Whether the first bytes can be those of a JSON document.
  public static func canBeJSON(_ head: [UInt8]) -> Bool {
    let bytes = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
    let first = bytes.first { $0 != 0x20 && !($0 >= 0x09 && $0 <= 0x0D) }
    return first == UInt8(ascii: "[") || first == UInt8(ascii: "{")
  }

  /// Whether the first bytes can be those of a table: its first row ends, or its first cell.
  public static func canBeTable(_ head: [UInt8]) -> Bool {
    head.count < 4096 || head.contains(UInt8(ascii: ",")) || head.contains(UInt8(ascii: "\n"))
  }

  /// What separates the cells of the first row, where that is no comma.
  public static func strangeSeparator(_ head: [UInt8]) -> Text? {
    let line = head.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard !line.contains(UInt8(ascii: ",")) else { return nil }
    if line.contains(UInt8(ascii: ";")) { return Text("semicolons (;)", zh: "分号（;）") }
    return line.contains(UInt8(ascii: "\t")) ? Text("tabs", zh: "制表符") : nil
  }

  /// - Parameter start: without blanks.
  private static func json(_ start: String) -> FileGuess? {
    if start.hasPrefix("[[") { return .watson }
    if start.hasPrefix("[{") {
      if start.contains("\"project\":") { return .watson }
      return start.contains("\"start\":\"") ? .timewarrior : nil
    }
    guard start.hasPrefix("{") else { return nil }
    if start.contains("\"format\":\"rung\"") { return .rungJSON }
    return start.contains("\"records\":") ? .klog : nil
  }

  /// Clocks may stand further down, below remarks and headings.
  private static func clocks(_ text: String) -> FileGuess? {
    for line in text.split(whereSeparator: \.isNewline) {
      let line = line.drop(while: \.isWhitespace)
      if line.hasPrefix("CLOCK:") || line.hasPrefix("#+") || OrgOutline.stars(line) > 0 {
        return .org
      }
      let words = line.split(separator: " ", maxSplits: 2)
      if words.count > 1, ["i", "o", "h", "b", "O"].contains(words[0]),
        words[1].count >= 8, words[1].prefix(4).allSatisfy(\.isNumber)
      {
        return .timeclock
      }
      guard let first = line.first, ";#*".contains(first) else { return nil }
    }
    return nil
  }

  private static func lines(_ line: String) -> FileGuess? {
    if line.hasPrefix("inc 2") || line.hasPrefix("inc 1") { return .timewarriorData }
    let titles = line.lowercased().split(separator: ",").map { title in
      trimmed(title.filter { $0 != "\"" })
    }
    if titles == ["id", "start", "stop", "project", "tags"] { return .watsonCSV }
    if titles == ["from", "to", "project", "tag", "time"] { return .watsonReport }
    if titles.contains("start date"), titles.contains("start time") { return .toggl }
    let named = CSVTable.allCases.contains { $0.header == titles }
    if named { return .table }
    let date = line.unicodeScalars.prefix(10).map { $0 == "/" ? "-" : $0 }
    return LocalDay(iso8601: String(String.UnicodeScalarView(date))) == nil ? nil : .klogText
  }
}
