import SkillCore

extension ForeignFormat {
  static let watson = ForeignFormat(
    name: "watson",
    abstract: Text(
      "Watson's frames file, or watson log --json.", zh: "Watson 的 frames 文件，或 watson log --json。"),
    more: Text(
      "The file is usually ~/.config/watson/frames. The project decides the skill, then the tags. watson log --csv works too; its times are read in this machine's zone.",
      zh: "文件通常是 ~/.config/watson/frames。先按项目、再按标签确定技能。也接受 watson log --csv，其时间按本机时区理解。"),
    examples: ["rung import watson ~/.config/watson/frames --map work=asyncio"],
    shape: .json, recognise: WatsonFile.looks
  ) { file, reading, take in
    if WatsonFile.isCSV(file.head) {
      try WatsonFile.readCSV(CSVReader(read: file.pieces()), reading, take)
    } else {
      try WatsonFile.readJSON(pieces: file.pieces, reading, take)
    }
  }
}

/// Watson's files: its `frames` file, `watson log --json`, `watson log --csv`.
public enum WatsonFile {
  private static let file = Text(
    "Watson's frames file, or the output of watson log --json",
    zh: " Watson 的 frames 文件，或 watson log --json 的输出")

  fileprivate static func isCSV(_ head: FileHead) -> Bool {
    head.titles == ["id", "start", "stop", "project", "tags"]
  }

  @Sendable fileprivate static func looks(_ head: FileHead) -> ForeignFormat.Looks? {
    let start = head.start
    if start.hasPrefix("[[") || start.hasPrefix("[{") && start.contains("\"project\":") {
      return .init("Watson JSON")
    }
    if isCSV(head) { return .init("watson log --csv") }
    guard head.titles == ["from", "to", "project", "tag", "time"] else { return nil }
    return .init(
      saying: Text("holds totals, no sessions (watson report)", zh: "只有合计，没有逐次记录（watson report）"),
      instead: Text(
        "Type: rung import watson ~/.config/watson/frames",
        zh: "请输入：rung import watson ~/.config/watson/frames"))
  }

  /// Reads either JSON form.
  public static func readJSON(
    pieces: FilePieces, _ reading: ForeignReading, _ take: (ForeignEntry) throws -> Void
  ) throws {
    try JSONStream.forEachElement(read: pieces()) { element in
      try take(
        entry { () throws(FileFault) in
          if case .array(let frame) = element.value {
            return try WatsonFile.frame(frame, at: element.position, reading)
          }
          return try WatsonFile.logged(element, reading)
        })
    }
  }

  /// `[start, stop, project, id, tags, updated_at]`; old versions wrote no tags.
  private static func frame(
    _ frame: [PositionedJSON], at position: FilePosition, _ reading: ForeignReading
  ) throws(FileFault) -> ForeignEntry {
    guard frame.count >= 4 else {
      throw FileFault(
        at: position,
        Text(
          "a frame has a start, a stop, a project and an id; this has \(frame.count) entries",
          zh: "每个 frame 应含起止时间、项目和编号；这里只有 \(frame.count) 项"))
    }
    let project = try frame[2].asString()
    let tags = frame.count > 4 ? try frame[4].asStrings() : []
    let names = ForeignNames(project: project, tags: tags)
    return entry(named: names) { () throws(FileFault) in
      let id = try frame[3].asString()
      let start = try time(frame[0], reading)
      let end = try time(frame[1], reading)
      return reading.entry(at: position, from: start, to: end, named: names) {
        session(id, project, tags, $0, at: position)
      }
    }
  }

  private static func time(
    _ value: PositionedJSON, _ reading: ForeignReading
  ) throws(FileFault) -> Moment {
    var seconds: Int?
    switch value.value {
    case .integer(let whole): seconds = whole
    case .number(let fraction) where fraction.magnitude < 1e15: seconds = Int(fraction)
    default: break
    }
    guard let seconds, let moment = reading.moment(epoch: seconds) else {
      throw value.mismatch(
        Text("a time in seconds since 1970, from 1900 on", zh: "1900 年以后的时间（自 1970 年起的秒数）"))
    }
    return moment
  }

  private static func logged(
    _ json: PositionedJSON, _ reading: ForeignReading
  ) throws(FileFault) -> ForeignEntry {
    let project = try json.member("project", of: file).asString()
    let tags = try json.strings("tags")
    let names = ForeignNames(project: project, tags: tags)
    return entry(named: names) { () throws(FileFault) in
      let id = try json.member("id", of: file).asString()
      let start = try json.member("start", of: file)
      let stop = try json.member("stop", of: file)
      let span = try WallSpan(
        start.asWallTime(), stop.asWallTime(), in: reading.zone, at: json.position)
      return reading.entry(at: json.position, from: span.start, to: span.end, named: names) {
        session(id, project, tags, $0, at: json.position)
      }
    }
  }

  /// The CSV has seven digits of the id; with the start they identify a frame.
  private static func session(
    _ id: String, _ project: String, _ tags: [String], _ time: Session, at position: FilePosition
  ) -> ForeignSession {
    ForeignSession(
      position: position, externalID: id, hasID: true, alias: short(id, time.at), time: time,
      project: project, tags: tags)
  }

  private static func short(_ id: String, _ start: Moment) -> String {
    "\(id.prefix(7)) \(start.instant.seconds)"
  }

  /// Reads `watson log --csv`, whose times are the machine's, without an offset.
  public static func readCSV(
    _ reader: CSVReader, _ reading: ForeignReading, _ take: (ForeignEntry) throws -> Void
  ) throws {
    var rows = try ForeignRows(
      reader, knownAs: Text("the output of watson log --csv", zh: " watson log --csv 的输出"))
    let id = try rows.column("id")
    let (start, stop) = (try rows.column("start"), try rows.column("stop"))
    let (project, tags) = (try rows.column("project"), try rows.column("tags"))
    while let row = try rows.next() {
      let names = ForeignNames(project: row[project], tags: split(row[tags]))
      try take(
        entry(named: names) { () throws(FileFault) in
          let span = try WallSpan(
            row.wallTime(start), row.wallTime(stop), in: reading.zone, at: row.position)
          return reading.entry(
            at: row.position, from: span.start, to: span.end, named: names
          ) { time in
            var session = session(row[id], row[project], names.tags, time, at: row.position)
            session.externalID = short(row[id], span.start)
            session.alias = nil
            session.isVague = true
            session.isLocal = true
            session.isGuess = span.isGuess
            return session
          }
        })
    }
  }

  /// `deep, two words`.
  private static func split(_ cell: String) -> [String] {
    var tags: [String] = []
    for part in cell.split(separator: ",") {
      let tag = trimmed(part)
      if !tag.isEmpty { tags.append(tag) }
    }
    return tags
  }

  /// An invalid entry does not fail the file.
  private static func entry(
    named names: ForeignNames = ForeignNames(), _ make: () throws(FileFault) -> ForeignEntry
  ) -> ForeignEntry {
    do { return try make() } catch { return .refused(error, names: names) }
  }
}
