import SkillCore

extension ForeignFormat {
  static let wakatime = ForeignFormat(
    name: "wakatime",
    abstract: Text("WakaTime's account dump.", zh: "WakaTime 的账户导出文件。"),
    more: Text(
      "The project decides the skill, then the language. Heartbeats at most 15 minutes apart are one session; a dump of daily totals gives lengths on each day.",
      zh: "先按项目、再按语言确定技能。相隔不超过 15 分钟的心跳合为一次学习；只有每日合计的文件则记为当天的时长。"),
    examples: ["rung import wakatime wakatime.json --map my-api=fastapi"],
    shape: .json, recognise: WakaTimeFile.looks
  ) { file, reading, take in
    try WakaTimeFile.read(pieces: file.pieces(), reading, naming: file.naming, take)
  }
}

/// WakaTime's account dump: heartbeats, which become sessions, or the totals of each day, which
/// become lengths on it. Streamed: it can have 500 MB. Source: FORMATS2, "WakaTime account dump".
public enum WakaTimeFile {
  @Sendable fileprivate static func looks(_ head: FileHead) -> ForeignFormat.Looks? {
    let start = head.start
    let isDump =
      start.hasPrefix("{\"days\":[{\"date\":")
      || start.hasPrefix("{\"user\":{") && head.text.contains("\"timezone\"")
      || start.hasPrefix("{\"range\":{") && start.contains("\"days\":[")
    return isDump ? .init("WakaTime") : nil
  }

  static let file = Text("WakaTime's account dump", zh: " WakaTime 的账户导出文件")

  /// - Parameter naming: the deciding name of an entry, by which heartbeats are merged.
  public static func read(
    pieces: @escaping () throws -> [UInt8], _ reading: ForeignReading,
    naming: @escaping ForeignNaming,
    _ take: (ForeignEntry) throws -> Void
  ) throws {
    var dump = Dump(JSONStream(read: pieces), reading, naming)
    try dump.read(take)
    try dump.totals.forEach(take)
    try dump.heartbeats.forEach(reading, take)
  }

  private struct Dump {
    private var input: JSONStream
    private let reading: ForeignReading
    var heartbeats: Heartbeats
    var totals: DayTotals

    init(_ input: JSONStream, _ reading: ForeignReading, _ naming: @escaping ForeignNaming) {
      self.input = input
      self.reading = reading
      heartbeats = Heartbeats(naming)
      totals = DayTotals(reading)
    }

    mutating func read(_ take: (ForeignEntry) throws -> Void) throws {
      try input.enter(
        "{",
        Text("give \(file.en), which begins with {", zh: "请提供\(file.zh)，以 { 开头"))
      var hasDays = false
      while let key = try input.nextKey() {
        guard key.text == "days" else {
          try input.skip()
          continue
        }
        hasDays = true
        try input.enter("[", Text("“days” must be an array [...]", zh: "“days”应为数组 [...]"))
        while try input.hasElement() { try readDay(take) }
      }
      try input.finish()
      guard hasDays else {
        throw FileFault(
          at: .start,
          Text("“days” is missing here; give \(file.en)", zh: "此处缺少“days”；请提供\(file.zh)"))
      }
    }

    /// A day has either heartbeats or totals; if it has both, here or elsewhere in the file, the
    /// heartbeats count.
    private mutating func readDay(_ take: (ForeignEntry) throws -> Void) throws {
      let position = try input.nextPosition()
      try input.enter("{", Text("a day must be an object {...}", zh: "一天应为对象 {...}"))
      var hasHeartbeats = false
      var day: PositionedJSON?
      var projects: [PositionedJSON] = []
      var languages: [PositionedJSON] = []
      while let key = try input.nextKey() {
        switch key.text {
        case "date": day = try input.value()
        case "heartbeats" where try input.begins("["):
          try input.enter("[", Text(same: "["))
          while try input.hasElement() {
            hasHeartbeats = true
            try readHeartbeat(take)
          }
        case "projects": projects = try readTotals()
        case "languages": languages = try readTotals()
        default: try input.skip()
        }
      }
      if hasHeartbeats { return totals.leave(day.flatMap { try? DayTotals.day($0) }) }
      for total in projects.isEmpty ? languages : projects {
        if let refused = totals.add(total, on: day, at: position) { try take(refused) }
      }
    }

    /// The names and seconds of an array, without other members.
    private mutating func readTotals() throws -> [PositionedJSON] {
      guard try input.begins("[") else {
        try input.skip()
        return []
      }
      var found: [PositionedJSON] = []
      try input.enter("[", Text(same: "["))
      while try input.hasElement() {
        let position = try input.nextPosition()
        try input.enter("{", Text("a total must be an object {...}", zh: "合计应为对象 {...}"))
        var members: [PositionedJSON.Member] = []
        while let key = try input.nextKey() {
          if ["name", "grand_total", "total_seconds"].contains(key.text) {
            members.append(
              .init(key: key.text, keyPosition: key.position, value: try input.value()))
          } else {
            try input.skip()
          }
        }
        found.append(PositionedJSON(position: position, value: .object(members)))
      }
      return found
    }

    private mutating func readHeartbeat(_ take: (ForeignEntry) throws -> Void) throws {
      let position = try input.nextPosition()
      try input.enter("{", Text("a heartbeat must be an object {...}", zh: "心跳应为对象 {...}"))
      var (id, project, language): (String?, String?, String?)
      var time: PositionedJSON?
      while let key = try input.nextKey() {
        switch key.text {
        case "time": time = try input.value()
        case "id": id = try input.value().plainText
        case "project": project = try input.value().plainText
        case "language": language = try input.value().plainText
        default: try input.skip()
        }
      }
      let names = [project, language].compactMap { $0 }
      guard let seconds = time?.seconds, let moment = reading.moment(epochSeconds: seconds) else {
        try take(
          .refused(
            FileFault(
              at: time?.position ?? position,
              Text(
                "a heartbeat needs a “time” in seconds since 1970, from 1900 on",
                zh: "心跳需要“time”：1900 年以后的时间（自 1970 年起的秒数）")),
            names: ForeignNames(project: names.first, words: Array(names.dropFirst()))))
        return
      }
      heartbeats.add(
        seconds: seconds, second: moment.instant.seconds, id: id, at: position, names)
    }
  }
}

extension PositionedJSON {
  /// A number, whole or not.
  var seconds: Double? {
    switch value {
    case .integer(let number): Double(number)
    case .number(let number): number
    default: nil
    }
  }

  /// A non-empty string, or a whole number; nil for anything else.
  fileprivate var plainText: String? {
    switch value {
    case .string(let text) where !text.isEmpty: text
    case .integer(let number): String(number)
    default: nil
    }
  }
}

extension ForeignReading {
  /// A moment from fractional epoch seconds, floored; nil outside of the supported years.
  func moment(epochSeconds: Double) -> Moment? {
    guard epochSeconds.magnitude < 1e15 else { return nil }
    return moment(epoch: Int(epochSeconds.rounded(.down)))
  }
}
