import SkillCore

/// Writes the document record by record, about 64 KB at a time.
public struct RecordWriter {
  private let write: ([UInt8]) throws -> Void
  private var buffer: [UInt8]
  /// The parts not yet opened; the last one opened is `open`.
  private var rest = RecordFile.Part.allCases[...]
  private var open: RecordFile.Part?
  private var isFirst = true
  private static let bufferSize = 65_536

  /// - Parameter write: takes the bytes; its errors are rethrown.
  public init(write: @escaping ([UInt8]) throws -> Void) {
    self.write = write
    buffer = Array("{\"format\":\"\(RecordFile.format)\",\"version\":\(RecordFile.version)".utf8)
  }

  /// Appends one record, in the order of the parts.
  public mutating func append(_ record: PermanentRecord) throws {
    while open != record.part, let next = rest.popFirst() { begin(next) }
    buffer += (isFirst ? "\n" : ",\n").utf8
    isFirst = false
    buffer += RecordWriter.line(record)
    if buffer.count >= RecordWriter.bufferSize { try flush() }
  }

  /// Call it once, after the last record.
  public mutating func finish() throws {
    while let next = rest.popFirst() { begin(next) }
    end()
    buffer += "}\n".utf8
    try flush()
  }

  private mutating func begin(_ part: RecordFile.Part) {
    end()
    buffer += ",\n\"\(part.rawValue)\":[".utf8
    (open, isFirst) = (part, true)
  }

  private mutating func end() {
    if open != nil { buffer += (isFirst ? "]" : "\n]").utf8 }
    open = nil
  }

  private mutating func flush() throws {
    try write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private static func line(_ record: PermanentRecord) -> [UInt8] {
    switch record {
    case .roadmap(let roadmap): Array(RoadmapFile.canonical(roadmap).utf8)
    case .learner(let learner):
      object([
        ("id", id(learner.id)), ("name", learner.name.map(JSON.string)),
        ("current", kept(true, if: learner.isCurrent)),
      ])
    case .action(let action):
      object([
        ("id", id(action.id)), ("at", .string(action.at.utc)), ("command", .string(action.words)),
        ("done", .bool(action.isDone)), ("changed", .string(action.changedAt.utc)),
      ])
    case .setting(let setting):
      object([
        ("id", id(setting.id)), ("action", setting.action.map(id)),
        ("learner", setting.learner.map(id)), ("key", .string(setting.key)),
        ("value", .string(setting.value)), ("at", .string(setting.at.utc)),
      ])
    case .fact(let fact): object(members(of: fact))
    case .void(let void): object([("action", id(void.action)), ("fact", id(void.fact))])
    }
  }

  private static func members(of record: FactRecord) -> [(String, JSON?)] {
    let fact = record.fact
    let day = fact.at.localDay
    var isLength = false
    if case .length = fact.kind { isLength = true }
    let own: [(String, JSON?)] =
      switch fact.kind {
      case .session(let end): [("end", .string(end.iso8601))]
      case .length(let length): [("length", .integer(length.seconds))]
      case .timer: [("running", kept(true, if: record.isRunning))]
      case .evidence(let proof): [("evidence", .string(proof.text))]
      case .note(let about): [("about", about.map(id))]
      case .checkIn(let proof): [("evidence", (proof?.text).map(JSON.string))]
      case .rating(let value): [("rating", .integer(value))]
      case .completion, .waiver, .notApplicable: []
      }
    return [
      ("id", id(fact.id)), ("learner", id(record.learner)),
      ("actions", .array(record.actions.map(id))), ("kind", .string(FactKind(fact.kind).rawValue)),
      ("skill", fact.skill.map { .string($0.description) }),
      ("at", isLength ? nil : .string(fact.at.iso8601)), ("zone", .string(fact.at.zone)),
      ("day", kept(.string("\(day)"), if: isLength || day != fact.at.calendarDay)),
    ] + own + [
      ("note", fact.note.map(JSON.string)), ("tags", kept(JSON(fact.tags), if: !fact.tags.isEmpty)),
      ("replaces", record.replaces.map(id)),
    ]
  }

  private static func kept(_ value: JSON, if isKept: Bool) -> JSON? {
    if isKept { value } else { Optional.none }
  }

  private static func id(_ id: FactID) -> JSON { .string(id.description) }

  private static func id(_ id: some OwnerID) -> JSON { .string(id.description) }

  private static func object(_ members: [(String, JSON?)]) -> [UInt8] {
    JSON.object(members.compactMap { key, value in value.map { (key, $0) } }).bytes()
  }
}
