import SkillCore

extension ForeignFormat {
  static let activitywatch = ForeignFormat(
    name: "activitywatch",
    abstract: Text("An export of ActivityWatch.", zh: "ActivityWatch 的导出文件。"),
    more: Text(
      "Time at windows and in editors while you were there, as a length on each day. An editor's project decides the skill, then the application, then its title: --map 'title:*pytest*=SKILL'.",
      zh: "在场期间各窗口和编辑器的时间，记为当天的时长。先按编辑器的项目、再按应用、最后按窗口标题确定技能：--map 'title:*pytest*=技能'。"),
    examples: ["rung import activitywatch export.json --map code=asyncio --skip-unmatched"],
    shape: .json, recognise: ActivityWatchFile.looks
  ) { file, reading, take in
    try ActivityWatchFile.read(pieces: file.pieces, reading, naming: file.naming, take)
  }
}

/// An export of ActivityWatch: for each local day and name, the seconds of its windows while the
/// user was active, as a length on that day. Joining windows over gaps would invent study.
///
/// Streamed twice: what a bucket is may stand after its events. Source: FORMATS2, "ActivityWatch".
public enum ActivityWatchFile {
  @Sendable fileprivate static func looks(_ head: FileHead) -> ForeignFormat.Looks? {
    head.start.hasPrefix("{\"buckets\":{") ? .init("ActivityWatch") : nil
  }

  private static let file = Text("an export of ActivityWatch", zh: " ActivityWatch 的导出文件")

  /// - Parameters:
  ///   - pieces: returns the file from its beginning, on each call.
  ///   - naming: which of an entry's names decides: project, application, `title:` and the title.
  public static func read(
    pieces: FilePieces, _ reading: ForeignReading,
    naming: @escaping ForeignNaming, _ take: (ForeignEntry) throws -> Void
  ) throws {
    var buckets: [ActivityBucket] = []
    try forEachBucket(
      pieces, add: { buckets.append($0) }, { _, input in try input.skip() })

    var presence = Presence(buckets.filter { $0.kind != .other })
    var sums = ActivitySums(reading.zone, naming)
    var machines: [String: Foreground] = [:]
    try forEachBucket(pieces) { number, input in
      let bucket = buckets[number]
      guard bucket.kind != .other else {
        try take(.remark(bucket.isNotRead))
        return try input.skip()
      }
      let machine = presence.machine(of: bucket)
      var isEmpty = true
      try forEachEvent(&input) { event in
        isEmpty = false
        do throws(FileFault) {
          if bucket.kind != .afk {
            let span = try event.span()
            let name = sums.index(of: event, in: bucket)
            machines[machine, default: Foreground()].add(
              .init(span: span, name: name, place: event.json.position),
              isEditor: bucket.kind == .editor)
          } else if event["status"] == "not-afk" {
            presence.add(try event.span(), of: bucket)
          }
        } catch {
          try take(.refused(error, names: event.foreignNames(bucket.kind)))
        }
      }
      if bucket.kind != .afk, !isEmpty, presence[machine] == nil {
        try take(.remark(bucket.hasNoPresence))
      }
    }
    presence.settle()
    for machine in machines.keys.sorted() {
      machines[machine]?.forEach(
        within: presence[machine], by: { sums.key(of: $0) }, { sums.add($0) })
    }
    try sums.forEach(reading, take)
  }

  /// The events of each bucket, with its number and the stream before them.
  ///
  /// - Parameter add: takes each bucket when all of it is read.
  private static func forEachBucket(
    _ pieces: FilePieces, add: (ActivityBucket) -> Void = { _ in },
    _ take: (_ number: Int, inout JSONStream) throws -> Void
  ) throws {
    var number = 0
    var input = JSONStream(read: try pieces())
    try input.enter("{", Text("give \(file.en), which begins with {", zh: "请提供\(file.zh)，以 { 开头"))
    var hasBuckets = false
    while let key = try input.nextKey() {
      guard key.text == "buckets" else {
        try input.skip()
        continue
      }
      hasBuckets = true
      try input.enter("{", Text("“buckets” must be an object {...}", zh: "“buckets”应为对象 {...}"))
      while let name = try input.nextKey() {
        try input.enter("{", Text("a bucket must be an object {...}", zh: "bucket 应为对象 {...}"))
        var bucket = ActivityBucket(id: name.text)
        while let key = try input.nextKey() {
          switch key.text {
          case "type": bucket.type = try input.value().string
          case "hostname": bucket.hostname = try input.value().string
          case "events": try take(number, &input)
          default: try input.skip()
          }
        }
        add(bucket)
        number += 1
      }
    }
    try input.finish()
    guard hasBuckets else {
      throw FileFault(
        at: .start,
        Text("“buckets” is missing here; give \(file.en)", zh: "此处缺少“buckets”；请提供\(file.zh)"))
    }
  }

  private static func forEachEvent(
    _ input: inout JSONStream, _ take: (ActivityEvent) throws -> Void
  ) throws {
    try input.enter("[", Text("“events” must be an array [...]", zh: "“events”应为数组 [...]"))
    while try input.hasElement() { try take(ActivityEvent(json: input.value())) }
  }
}

/// A bucket, without its events.
struct ActivityBucket {
  let id: String
  var type: String?
  var hostname: String?

  enum Kind {
    case afk, window, editor, other
  }

  var kind: Kind {
    switch type {
    case "afkstatus": .afk
    case "currentwindow": .window
    case "app.editor.activity": .editor
    case nil where id.hasPrefix("aw-watcher-afk"): .afk
    case nil where id.hasPrefix("aw-watcher-window"): .window
    default: .other
    }
  }

  /// The machine: from the bucket, else from its name after `_`.
  var host: String {
    if let hostname, !hostname.isEmpty, hostname != "unknown" { return hostname }
    return id.firstIndex(of: "_").map { String(id[id.index(after: $0)...]) } ?? ""
  }

  var isNotRead: Text {
    Text(
      "\(shown(id)): left out; only windows, editors and presence (afk) are read.",
      zh: "未读取：\(shown(id))；只读取窗口、编辑器和在场状态。")
  }

  var hasNoPresence: Text {
    Text(
      "\(shown(id)): there is no afk bucket for presence, so all of its time counts.",
      zh: "\(shown(id))：没有在场状态，因此全部时间都计入。")
  }
}

struct ActivityEvent {
  let json: PositionedJSON

  /// A string of its data.
  subscript(_ key: String) -> String? { json.find("data")?.find(key)?.string }

  /// The names that decide, without the empty ones.
  func names(_ kind: ActivityBucket.Kind) -> (words: [String], title: String?) {
    let fields = kind == .editor ? ["project", "language"] : ["app"]
    let title = kind == .editor ? nil : self["title"].flatMap { $0.isEmpty ? nil : "title:" + $0 }
    return (fields.compactMap { self[$0] }.filter { !$0.isEmpty }, title)
  }

  /// By which an invalid event may be skipped. None for presence.
  func foreignNames(_ kind: ActivityBucket.Kind) -> ForeignNames {
    guard kind != .afk else { return ForeignNames() }
    let (words, title) = names(kind)
    return ForeignNames(
      project: words.first, words: Array(words.dropFirst()),
      pieces: title.map { [$0] } ?? [])
  }

  /// In microseconds since 1970.
  func span() throws(FileFault) -> Range<Int64> {
    let tool = Text("an event of ActivityWatch", zh: " ActivityWatch 的事件")
    let stamp = try json.member("timestamp", of: tool)
    let start = try stamp.asWallTime()
    guard let instant = start.instantIfFixed else {
      throw stamp.mismatch(Text("a time with an offset", zh: "带偏移量的时间"))
    }
    let value = try json.member("duration", of: tool)
    guard let seconds = value.seconds, (0...ActivityEvent.longest).contains(seconds) else {
      throw value.mismatch(Text("seconds, of a week at most", zh: "秒数，最多一周"))
    }
    let from = instant.seconds * 1_000_000 + ActivityEvent.fraction(try stamp.asString())
    return from..<(from + Int64((seconds * 1_000_000).rounded()))
  }

  /// An event is one window; a longer one was not watched.
  private static let longest = 604_800.0

  /// The microseconds of `14:00:00.250000+00:00`.
  private static func fraction(_ text: String) -> Int64 {
    guard let point = text.utf8.firstIndex(where: { $0 == 0x2E || $0 == 0x2C }) else { return 0 }
    var value: Int64 = 0
    var count = 0
    for byte in text.utf8[text.utf8.index(after: point)...].prefix(6) {
      guard (0x30...0x39).contains(byte) else { break }
      value = value * 10 + Int64(byte) - 0x30
      count += 1
    }
    while count < 6 {
      value *= 10
      count += 1
    }
    return value
  }
}

extension PositionedJSON {
  fileprivate var string: String? {
    guard case .string(let text) = value else { return nil }
    return text
  }
}
