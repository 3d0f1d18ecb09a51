import SkillCore

extension ForeignFormat {
  static let klog = ForeignFormat(
    name: "klog",
    abstract: Text("A klog file, or the output of klog json.", zh: "klog 文件，或 klog json 的输出。"),
    more: Text(
      "The first tag that is a skill decides. Times are this machine's; a length without a clock is a length on its day, and a negative one is subtracted from the day's lengths of the same skill.",
      zh: "第一个与技能对应的标签决定技能。时间按本机时区理解；只有时长的记为当天的时长，负的时长从当天同一技能的时长中扣除。"),
    examples: ["rung import klog study.klg", "klog json study.klg | rung import klog -"],
    endings: [".klg"], shape: .text, recognise: KlogFile.looks
  ) { file, reading, take in
    if file.head.canBeJSON {
      try KlogFile.readJSON(pieces: file.pieces, reading, take)
    } else {
      try KlogFile.read(pieces: file.pieces, reading, take)
    }
  }
}

/// klog's own files, and the output of `klog json`. Their times have no zone: they are the
/// machine's.
public enum KlogFile {
  private static let file = Text("the output of klog json", zh: " klog json 的输出")

  /// A klog file begins with a date, perhaps followed by a target.
  @Sendable fileprivate static func looks(_ head: FileHead) -> ForeignFormat.Looks? {
    if head.start.hasPrefix("{"), head.start.contains("\"records\":") { return .init("klog json") }
    let first = head.text.split(whereSeparator: \.isNewline).first { !trimmed($0).isEmpty } ?? ""
    guard KlogRecord.day(String(first.prefix(10))) != nil else { return nil }
    let rest = trimmed(first.dropFirst(10))
    return rest.isEmpty || rest.hasPrefix("(") ? .init("a klog file") : nil
  }

  /// Reads klog's own text.
  ///
  /// - Parameter pieces: returns the file from its beginning, on each call.
  public static func read(
    pieces: FilePieces, _ reading: ForeignReading, _ take: (ForeignEntry) throws -> Void
  ) throws {
    let deductions = try KlogDeductions { take in
      try KlogText.forEachBlock(read: pieces(), where: KlogText.mayDeduct, take)
    }
    try KlogText.forEachBlock(read: pieces()) { try deductions.pass(on: $0, reading, take) }
  }

  /// Reads the output of `klog json`.
  public static func readJSON(
    pieces: FilePieces, _ reading: ForeignReading, _ take: (ForeignEntry) throws -> Void
  ) throws {
    let deductions = try KlogDeductions { try forEachRecord(read: pieces(), $0) }
    try forEachRecord(read: pieces()) { try deductions.pass(on: $0, reading, take) }
  }

  private static func forEachRecord(
    read: @escaping () throws -> [UInt8], _ take: (KlogBlock) throws -> Void
  ) throws {
    var input = JSONStream(read: read)
    try input.enter("{", Text("give \(file.en), which begins with {", zh: "请提供\(file.zh)，以 { 开头"))
    var hasRecords = false
    while let key = try input.nextKey() {
      if key.text == "records", try !input.begins("n") {
        hasRecords = true
        try input.enter("[", Text("“records” must be an array [...]", zh: "“records”应为数组 [...]"))
        while try input.hasElement() {
          try take(.record(try KlogRecord(input.value(), of: file)))
        }
      } else if key.text == "errors", try input.begins("[") {
        try refuseErrors(&input)
      } else {
        try input.skip()
      }
    }
    try input.finish()
    guard hasRecords else {
      throw FileFault(
        at: .start,
        Text("“records” is missing here; give \(file.en)", zh: "此处缺少“records”；请提供\(file.zh)"))
    }
  }

  private static func refuseErrors(_ input: inout JSONStream) throws {
    try input.enter("[", Text(same: "["))
    guard try input.hasElement() else { return }
    throw FileFault(
      at: try input.nextPosition(),
      Text(
        "klog found errors in its own file; correct them, then run klog json again",
        zh: "klog 在其原文件中发现了错误；请先更正，再运行 klog json"))
  }
}

extension KlogRecord {
  fileprivate init(_ json: PositionedJSON, of file: Text) throws(FileFault) {
    let date = try json.member("date", of: file)
    let text = try date.asString()
    guard let day = KlogRecord.day(text) else {
      throw FileFault(
        at: date.position,
        dateFault(
          text, otherwise: Text("“\(shown(text))” is not a date", zh: "“\(shown(text))”不是日期")))
    }
    let summary = try json.find("summary")?.asString() ?? ""
    var entries: [KlogEntry] = []
    for entry in try json.find("entries")?.asArray() ?? [] {
      entries.append(try KlogEntry(entry, of: file))
    }
    self.init(
      day: day, summary: summary, tags: try json.klogTags(in: summary), entries: entries)
  }
}

extension KlogEntry {
  fileprivate init(_ json: PositionedJSON, of file: Text) throws(FileFault) {
    let summary = try json.find("summary")?.asString() ?? ""
    self.init(
      position: json.position, time: try KlogEntry.time(json, of: file), summary: summary,
      tags: try json.klogTags(in: summary))
  }

  private static func time(_ json: PositionedJSON, of file: Text) throws(FileFault) -> Time {
    let type = try json.member("type", of: file)
    switch try type.asString() {
    case "range":
      return .range(
        try clock(try json.member("start", of: file)), try clock(try json.member("end", of: file)))
    case "open_range": return .open
    case "duration":
      return .length(
        minutes: try json.member("total_mins", of: file).asInteger(in: -1_000_000...1_000_000))
    case let other:
      throw FileFault(
        at: type.position,
        Text("“\(shown(other))” is not a type of klog's", zh: "klog 没有“\(shown(other))”这种类型"))
    }
  }

  private static func clock(_ json: PositionedJSON) throws(FileFault) -> KlogTime {
    let text = try json.asString()
    guard let time = KlogTime(text) else {
      throw FileFault(
        at: json.position,
        Text("“\(shown(text))” is not a time of klog's", zh: "“\(shown(text))”不是 klog 的时间"))
    }
    return time
  }
}

extension PositionedJSON {
  /// The tags of a record or an entry, without their marks. klog sorts them; the summary has them
  /// in the original order.
  fileprivate func klogTags(in summary: String) throws(FileFault) -> [String] {
    let listed = try strings("tags").map { $0.hasPrefix("#") ? String($0.dropFirst()) : $0 }
    let known = Set(listed)
    return try KlogTags.limited(
      KlogTags.written(in: summary).filter(known.contains) + listed,
      at: find("tags")?.position ?? position)
  }
}
