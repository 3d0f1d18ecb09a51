import SkillCore

extension ForeignFormat {
  static let klog = ForeignFormat(
    name: "klog",
    abstract: Text("What klog json prints.", zh: "klog json 的输出。"),
    more: Text(
      "klog json FILE | rung import klog -    The first tag that is a skill decides. Times are this machine's; a length without a start begins at noon.",
      zh: "klog json 文件 | rung import klog -    第一个与技能对应的标签决定技能。时间按本机时区理解；只有时长的从中午开始。"),
    examples: ["klog json day.klg | rung import klog -"],
    shape: .json, recognise: KlogFile.looks
  ) { file, reading, take in try KlogFile.read(file.whole(), reading, take) }
}

/// What `klog json` prints. Its times have no zone: they are the machine's.
public enum KlogFile {
  private static let file = Text("the output of klog json", zh: " klog json 的输出")

  @Sendable fileprivate static func looks(_ head: FileHead) -> ForeignFormat.Looks? {
    if head.start.hasPrefix("{"), head.start.contains("\"records\":") { return .init("klog json") }
    let date = head.line.unicodeScalars.prefix(10).map { $0 == "/" ? "-" : $0 }
    guard LocalDay(iso8601: String(String.UnicodeScalarView(date))) != nil else { return nil }
    return .init(
      saying: Text("looks like a file of klog's own", zh: "看起来是 klog 自己的文件"),
      instead: Text(
        "Type: klog json FILE | rung import klog -", zh: "请输入：klog json FILE | rung import klog -"))
  }

  public static func read(
    _ bytes: [UInt8], _ reading: ForeignReading, _ take: (ForeignEntry) throws -> Void
  ) throws {
    let json = try PositionedJSON.read(bytes)
    if let errors = json.find("errors"), case .array(let all) = errors.value, let first = all.first
    {
      throw FileFault(
        at: first.position,
        Text(
          "klog found errors in its own file; correct them, then run klog json again",
          zh: "klog 在其原文件中发现了错误；请先更正，再运行 klog json"))
    }
    for record in try json.member("records", of: file).asArray() {
      try KlogRecord(record, of: file).forEachEntry(reading, take)
    }
  }
}

private struct KlogRecord {
  private let day: LocalDay
  private let summary: String
  private let tags: [String]
  private let entries: [Entry]

  init(_ json: PositionedJSON, of file: Text) throws(FileFault) {
    let date = try json.member("date", of: file)
    let text = try date.asString()
    // klog also writes 2026/01/15.
    guard let day = LocalDay(iso8601: String(text.map { $0 == "/" ? "-" : $0 })) else {
      throw FileFault(
        at: date.position,
        dateFault(
          text, otherwise: Text("“\(shown(text))” is not a date", zh: "“\(shown(text))”不是日期")))
    }
    self.day = day
    summary = try json.find("summary")?.asString() ?? ""
    tags = try json.klogTags()
    var entries: [Entry] = []
    for entry in try json.find("entries")?.asArray() ?? [] {
      entries.append(try Entry(entry, of: file))
    }
    self.entries = entries
  }

  func forEachEntry(
    _ reading: ForeignReading, _ take: (ForeignEntry) throws -> Void
  ) throws {
    for entry in entries {
      switch entry.time {
      case .open: try take(.running)
      case .range(let from, let to): try take(ranged(entry, from, to, reading))
      case .length(let minutes):
        guard minutes > 0 else {
          try take(
            minutes == 0 ? .empty : .negative(entry.position, seconds: Int64(-minutes) * 60))
          continue
        }
        try take(length(entry, StudyTime(minutes: minutes), reading))
      }
    }
  }

  /// klog knows no clock of it: a length on its day.
  private func length(
    _ entry: Entry, _ length: StudyTime, _ reading: ForeignReading
  ) -> ForeignEntry {
    reading.entry(at: entry.position, length, on: day) {
      session(entry, "\(day)\0\(length.seconds)", $0)
    }
  }

  private func ranged(
    _ entry: Entry, _ from: KlogTime, _ to: KlogTime, _ reading: ForeignReading
  ) -> ForeignEntry {
    do {
      let (start, end) = (from.on(day), to.on(day))
      let span = try WallSpan(start, end, in: reading.zone, at: entry.position)
      return reading.entry(at: entry.position, from: span.start, to: span.end) {
        var session = session(entry, "\(start.text)\0\(end.text)", $0)
        session.isLocal = true
        session.isGuess = span.isGuess
        return session
      }
    } catch {
      return .refused(error)
    }
  }

  private func session(_ entry: Entry, _ times: String, _ time: Session) -> ForeignSession {
    var seen: Set<String> = []
    return ForeignSession(
      position: entry.position, externalID: times + "\0" + entry.summary, time: time,
      project: nil, tags: (entry.tags + tags).filter { seen.insert($0).inserted },
      note: [entry.summary, summary].first { !$0.isEmpty })
  }
}

extension PositionedJSON {
  /// The tags of a record or an entry, each once and without its mark. A record's are those of each
  /// of its entries, so there may not be any number of them.
  fileprivate func klogTags() throws(FileFault) -> [String] {
    var seen: Set<String> = []
    let names = try strings("tags").map { $0.hasPrefix("#") ? String($0.dropFirst()) : $0 }
      .filter { seen.insert($0).inserted }
    guard names.count > 100 else { return names }
    throw FileFault(
      at: find("tags")?.position ?? position,
      Text(
        "there are \(names.count) tags here; leave at most 100",
        zh: "此处有 \(names.count) 个标签；最多保留 100 个"))
  }
}

/// One entry of a record.
private struct Entry {
  enum Time {
    case range(KlogTime, KlogTime)
    case open
    case length(minutes: Int)
  }
  let position: FilePosition
  let time: Time
  let summary: String
  let tags: [String]

  init(_ json: PositionedJSON, of file: Text) throws(FileFault) {
    position = json.position
    summary = try json.find("summary")?.asString() ?? ""
    tags = try json.klogTags()
    let type = try json.member("type", of: file)
    switch try type.asString() {
    case "range":
      time = .range(
        try KlogTime(try json.member("start", of: file)),
        try KlogTime(try json.member("end", of: file)))
    case "open_range": time = .open
    case "duration":
      time = .length(
        minutes: try json.member("total_mins", of: file).asInteger(in: -1_000_000...1_000_000))
    case let other:
      throw FileFault(
        at: type.position,
        Text(
          "“\(shown(other))” is no type that klog has", zh: "klog 没有“\(shown(other))”这种类型"))
    }
  }
}

/// `14:00`, `8:15pm`, `<23:30` of the day before, `0:15>` of the day after.
private struct KlogTime {
  private let second: Int
  private let shift: Int

  init(_ json: PositionedJSON) throws(FileFault) {
    let text = try json.asString()
    var scanner = ByteScanner(text)
    let isBefore = scanner.eat("<")
    let second = scanner.clock()
    let isAfter = scanner.eat(">")
    guard let second, scanner.isAtEnd, !(isBefore && isAfter) else {
      throw FileFault(
        at: json.position,
        Text("“\(shown(text))” is not a time of klog's", zh: "“\(shown(text))”不是 klog 的时间"))
    }
    self.second = second
    shift = isBefore ? -1 : isAfter ? 1 : 0
  }

  func on(_ day: LocalDay) -> WallTime {
    WallTime(day: day + shift, second: second)
  }
}

extension ByteScanner {
  /// `14:00`, `9:05`, `9:05:30`, with `am` or `pm` in either case, after a blank or not.
  mutating func clock() -> Int? {
    guard let hour = number(1...2), eat(":"), let minute = number(2...2), minute < 60 else {
      return nil
    }
    var second = 0
    if eat(":") {
      guard let read = number(2...2), read < 60 else { return nil }
      second = read
    }
    let before = self
    skipSpace()
    let isMorning = eat("a") || eat("A")
    if isMorning || eat("p") || eat("P") {
      guard eat("m") || eat("M"), (1...12).contains(hour) else { return nil }
      return (hour % 12 + (isMorning ? 0 : 12)) * 3600 + minute * 60 + second
    }
    self = before
    let total = hour * 3600 + minute * 60 + second
    return total <= 86_400 ? total : nil
  }
}
