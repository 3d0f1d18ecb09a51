import SkillCore

/// Streams the document: at most one record is in memory.
///
/// Refused with line and column: another format or a newer version, an unknown key, a malformed
/// record or one over 32 MiB, and all that `PositionedJSON` refuses.
public struct RecordReader {
  private var input: JSONStream
  private var hasFormat = false
  private var hasVersion = false
  private var read: Set<String> = []
  /// Whether a zone can have that offset, in seconds; true for an unknown zone.
  public var mayHave: (_ offset: Int, _ zone: String) -> Bool = { _, _ in true }

  /// - Parameter read: returns the next bytes, none at the end; its errors are rethrown.
  public init(read: @escaping () throws -> [UInt8]) {
    input = JSONStream(read: read)
  }

  /// Passes on each record. A `BadRecord` thrown by the body becomes a `FileFault` with the
  /// position; other errors are rethrown.
  public mutating func forEach(_ body: (PermanentRecord) throws -> Void) throws {
    try input.enter("{", RecordReader.beginning)
    while let key = try input.nextKey() {
      guard read.insert(key.text).inserted else {
        throw FileFault(
          at: key.position,
          Text("the key “\(key.text)” occurs twice; remove one", zh: "键“\(key.text)”出现了两次；请删去一个"))
      }
      switch key.text {
      case "$schema": _ = try input.value()
      case "format": try readFormat()
      case "version": try readVersion()
      default: try readPart(key, body)
      }
    }
    try input.finish()
    guard hasFormat, hasVersion else { throw RecordReader.notOurs(.start) }
  }

  /// Refuses a file by its first non-blank bytes.
  public static func refuse(head: [UInt8]) throws {
    guard head.contains(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) else { return }
    var rest = head
    var input = JSONStream {
      defer { rest = [] }
      return rest
    }
    try input.enter("{", RecordReader.beginning)
  }

  private static let beginning = Text(
    "a record of Rung begins with {", zh: "Rung 的记录文件以 { 开头")

  private static func notOurs(_ position: FilePosition) -> FileFault {
    FileFault(
      at: position,
      Text(
        "this is not what rung export json writes: it begins with \"format\": \"rung\" and a \"version\"",
        zh: "这不是 rung export json 导出的文件：其开头应有 \"format\": \"rung\" 与 \"version\""))
  }

  private mutating func readFormat() throws {
    let value = try input.value()
    guard case .string(RecordFile.format) = value.value else {
      throw RecordReader.notOurs(value.position)
    }
    hasFormat = true
  }

  private mutating func readVersion() throws {
    let value = try input.value()
    guard case .integer(let version) = value.value, version >= 1 else {
      throw RecordReader.notOurs(value.position)
    }
    guard version <= RecordFile.version else {
      throw FileFault(
        at: value.position,
        Text(
          "a newer Rung wrote this (version \(version) of the document, this one knows \(RecordFile.version)); install a newer Rung",
          zh: "该文件由更新的 Rung 写出（文件版本 \(version)，当前支持 \(RecordFile.version)）；请安装更新的版本"))
    }
    hasVersion = true
  }

  private mutating func readPart(
    _ key: (text: String, position: FilePosition), _ body: (PermanentRecord) throws -> Void
  ) throws {
    guard let part = RecordFile.Part(rawValue: key.text) else {
      let known = RecordFile.Part.allCases.map(\.rawValue).joined(separator: ", ")
      throw FileFault(
        at: key.position,
        Text("unknown key “\(key.text)”; known: \(known)", zh: "未知的键“\(key.text)”；可用：\(known)"))
    }
    try input.enter("[", Text("this must be an array [...]", zh: "此处应为数组 [...]"))
    while try input.hasElement() {
      let json = try input.value()
      let record = try RecordReader.record(part, json)
      if case .fact(let fact) = record { try check(fact.fact, at: json.position) }
      do {
        try body(record)
      } catch let bad as BadRecord {
        throw FileFault(at: json.position, bad.message)
      }
    }
  }

  private func check(_ fact: Fact, at position: FilePosition) throws(FileFault) {
    var moments = [fact.at]
    switch fact.kind {
    case .session(let end): moments.append(end)
    // Without a clock there is no offset.
    case .length: moments = []
    default: break
    }
    let zone = fact.at.zone
    guard zone.isOneLine else {
      throw FileFault(
        at: position, Text("“zone” has a control character in it", zh: "“zone”中有控制字符"))
    }
    for moment in moments where !mayHave(moment.offset, zone) {
      let offset = moment.iso8601.dropFirst(19)
      throw FileFault(
        at: position,
        Text(
          "the zone \(zone) never had the offset \(offset), as far as this machine knows; correct one of the two (recorded where no zones were installed: write UTC for the zone)",
          zh: "据本机的时区数据，\(zone) 从未有过偏移量 \(offset)；请更正其一（若记录于没有时区数据的机器，请把时区改为 UTC）"))
    }
  }

  private static func record(
    _ part: RecordFile.Part, _ json: PositionedJSON
  ) throws(FileFault) -> PermanentRecord {
    if part == .roadmaps {
      var reader = RoadmapReader()
      reader.takesAnyText = true
      return .roadmap(try reader.sound(json))
    }
    var fields = try JSONFields(json)
    let record: PermanentRecord =
      switch part {
      case .learners: .learner(try learner(&fields))
      case .actions: .action(try action(&fields))
      case .settings: .setting(try setting(&fields))
      case .voids:
        .void(
          VoidRecord(
            action: try fields.required("action").asID(), fact: try fields.required("fact").asID()))
      case .facts, .roadmaps: .fact(try fact(&fields))
      }
    try fields.finish()
    return record
  }

  private static func learner(_ fields: inout JSONFields) throws(FileFault) -> LearnerRecord {
    LearnerRecord(
      id: try fields.required("id").asID(), name: try fields.text("name"),
      isCurrent: try fields.optional("current")?.asBool() ?? false)
  }

  private static func action(_ fields: inout JSONFields) throws(FileFault) -> ActionRecord {
    ActionRecord(
      id: try fields.required("id").asID(), at: try fields.required("at").asInstant(),
      words: try fields.required("command").asString(),
      isDone: try fields.required("done").asBool(),
      changedAt: try fields.required("changed").asInstant())
  }

  private static func setting(_ fields: inout JSONFields) throws(FileFault) -> SettingRecord {
    SettingRecord(
      id: try fields.required("id").asID(), action: try fields.id("action"),
      learner: try fields.id("learner"), key: try fields.required("key").asString(),
      value: try fields.required("value").asString(), at: try fields.required("at").asInstant())
  }
}
