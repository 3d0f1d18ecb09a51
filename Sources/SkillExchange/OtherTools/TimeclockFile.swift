import SkillCore

extension ForeignFormat {
  static let timeclock = ForeignFormat(
    name: "timeclock",
    abstract: Text(
      "A timeclock file of hledger or ledger.", zh: "hledger 或 ledger 的 timeclock 文件。"),
    more: Text(
      "The account decides the skill, then its parts from the last to the first: study:asyncio is asyncio. Times are this machine's.",
      zh: "先按整个账户、再按其各段（从后往前）确定技能：study:asyncio 即 asyncio。时间按本机时区理解。"),
    examples: ["rung import timeclock study.timeclock"],
    endings: [".timeclock"], recognise: TimeclockFile.looks
  ) { file, reading, take in try TimeclockFile.read(pieces: file.pieces, reading, take) }
}

/// The timeclock format of hledger, ledger and timeclock.el: `i` begins, `o` ends. Its times are
/// the machine's. Source: FORMATS2, "hledger / ledger timeclock".
public enum TimeclockFile {
  /// Comments may precede its first line.
  @Sendable fileprivate static func looks(_ head: FileHead) -> ForeignFormat.Looks? {
    for line in head.text.split(whereSeparator: \.isNewline) {
      let line = line.drop(while: \.isWhitespace)
      if OrgFile.isOwn(line) { return nil }
      let words = line.split(separator: " ", maxSplits: 2)
      if words.count > 1, ["i", "o", "h", "b", "O"].contains(words[0]),
        words[1].count >= 8, words[1].prefix(4).allSatisfy(\.isNumber)
      {
        return .init("hledger timeclock")
      }
      guard let first = line.first, ";#*".contains(first) else { return nil }
    }
    return nil
  }

  public static func read(
    pieces: FilePieces, _ reading: ForeignReading, _ take: (ForeignEntry) throws -> Void
  ) throws {
    var open = OpenClocks()
    var lines = TextLines(read: try pieces())
    while let line = try lines.next() {
      guard let entry = TimeclockLine.code(of: line.text) else {
        if !TimeclockLine.isRemark(line.text) { try take(.refused(TimeclockLine.unknown(line))) }
        continue
      }
      // Balances and due hours are not sessions.
      guard entry != "b", entry != "h" else { continue }
      let ended: ForeignEntry
      var names = ForeignNames()
      do throws(FileFault) {
        let clock = try TimeclockLine(line)
        if !clock.account.isEmpty { names = clock.names }
        if entry == "i" {
          try open.begin(clock)
          continue
        }
        let start = try open.end(clock)
        names = start.names
        let span = try WallSpan(start.time, clock.time, in: reading.zone, at: start.line.position)
        ended = session(from: start, to: clock, span, reading)
      } catch {
        ended = .refused(error, names: names)
      }
      try take(ended)
    }
    for _ in 0..<open.count { try take(.running) }
  }

  private static func session(
    from start: TimeclockLine, to end: TimeclockLine, _ span: WallSpan, _ reading: ForeignReading
  ) -> ForeignEntry {
    let notes = [start.description, end.description].filter { !$0.isEmpty }
    return reading.entry(
      at: start.line.position, from: span.start, to: span.end, named: start.names
    ) { time in
      var session = ForeignSession(
        position: start.line.position, externalID: "\(start.time.text)\0\(start.account)",
        time: time, project: start.account, tags: [],
        note: notes.isEmpty ? nil : notes.joined(separator: " "))
      session.words = start.names.words
      session.isLocal = true
      session.isGuess = span.isGuess
      return session
    }
  }
}

/// The clocks that run, by account.
private struct OpenClocks {
  private var clocks: [String: TimeclockLine] = [:]
  /// In the order in which they began; some may have ended.
  private var order: [TimeclockLine] = []

  var count: Int { clocks.count }

  mutating func begin(_ clock: TimeclockLine) throws(FileFault) {
    if let other = clocks[clock.account] {
      throw clock.fault(
        Text(
          "\(clock.shownAccount) is open already, from line \(other.line.number)",
          zh: "\(clock.shownAccount) 已在第 \(other.line.number) 行开始"))
    }
    clocks[clock.account] = clock
    order.append(clock)
  }

  /// The clock that a line ends: that of its account, else the last one.
  mutating func end(_ clock: TimeclockLine) throws(FileFault) -> TimeclockLine {
    dropEnded()
    let account = clock.account.isEmpty ? order.last?.account : clock.account
    guard let start = account.flatMap({ clocks.removeValue(forKey: $0) }) else {
      throw clock.fault(Text("clock-out without a clock-in", zh: "没有与之对应的开始行"))
    }
    dropEnded()
    return start
  }

  private mutating func dropEnded() {
    while let last = order.last, clocks[last.account]?.line.number != last.line.number {
      order.removeLast()
    }
  }
}

/// `i 2026/01/15 14:00:00 study:asyncio  event loop`
private struct TimeclockLine {
  let line: TextLines.Line
  let time: WallTime
  /// Empty if the line has none.
  let account: String
  let description: String

  /// `b`, `h`, `i`, `o`, `O`; nil for another line.
  static func code(of line: Substring) -> Character? {
    guard let code = line.first, "bhioO".contains(code),
      line.dropFirst().first?.isWhitespace == true
    else { return nil }
    return code
  }

  static func isRemark(_ line: Substring) -> Bool {
    guard let first = line.first(where: { !$0.isWhitespace }) else { return true }
    return ";#*".contains(first)
  }

  static func unknown(_ line: TextLines.Line) -> FileFault {
    FileFault(
      at: line.position,
      Text(
        "“\(shown(trimmed(line.text)))” is not a timeclock line; write i or o, a date and a time",
        zh: "“\(shown(trimmed(line.text)))”不是 timeclock 的一行；应为 i 或 o、日期和时间"))
  }

  init(_ line: TextLines.Line) throws(FileFault) {
    self.line = line
    let text = line.text.dropFirst().drop(while: \.isWhitespace)
    var scanner = ByteScanner(String(text))
    guard let day = scanner.timeclockDay() else {
      throw FileFault(
        at: line.position,
        dateFault(
          String(text.prefix(10)),
          otherwise: Text(
            "“\(shown(String(text)))” does not begin with a date such as 2026-01-15",
            zh: "“\(shown(String(text)))”不以日期开头，例如 2026-01-15")))
    }
    scanner.skipSpace()
    guard let second = scanner.timeclockTime() else {
      throw FileFault(
        at: line.position,
        Text("a time must follow the date, such as 14:00", zh: "日期之后没有时间，例如 14:00"))
    }
    time = WallTime(day: day, second: second)
    scanner.skipOffset()
    let rest = String(text.utf8.dropFirst(scanner.index)) ?? ""
    // Two blanks end the account; a single one belongs to it.
    let named = rest.drop { $0 == " " || $0 == "\t" }
    let end = named.firstRange(of: "  ")?.lowerBound ?? named.firstIndex(of: "\t") ?? named.endIndex
    account = trimmed(named[..<end])
    description = trimmed(named[end...].prefix { $0 != ";" })
  }

  /// The whole account, then its parts from the last to the first.
  var names: ForeignNames {
    let parts = account.split(separator: ":").map { trimmed($0) }.filter { !$0.isEmpty }
    return ForeignNames(project: account, words: parts.reversed())
  }

  var shownAccount: String { account.isEmpty ? "a session" : shown(account) }

  func fault(_ message: Text) -> FileFault { FileFault(at: line.position, message) }
}

extension ByteScanner {
  /// `2026/01/15`, `2026-1-15`, `2026.01.15`.
  fileprivate mutating func timeclockDay() -> LocalDay? {
    guard let year = number(4...4) else { return nil }
    for sign: Unicode.Scalar in ["/", "-", "."] where eat(sign) {
      guard let month = number(1...2), eat(sign), let day = number(1...2) else { return nil }
      return LocalDay(year: year, month: month, day: day)
    }
    return nil
  }

  /// `14:00`, `9:05:30`.
  fileprivate mutating func timeclockTime() -> Int? {
    guard let hour = number(1...2), hour < 24, eat(":"), let minute = number(2...2), minute < 60
    else { return nil }
    guard eat(":") else { return hour * 3600 + minute * 60 }
    guard let second = number(2...2), second < 60 else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  /// `+0100`: allowed by the format, but meaningless.
  fileprivate mutating func skipOffset() {
    let before = self
    skipSpace()
    guard eat("+") || eat("-"), number(4...4) != nil, isAtEnd || current == UInt8(ascii: " ")
    else {
      self = before
      return
    }
  }
}
