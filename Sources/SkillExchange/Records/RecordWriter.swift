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
    switch record {
    // Of these there may be a million.
    case .action(let action): buffer.append(lineOf: action)
    case .fact(let fact): buffer.append(lineOf: fact)
    default: buffer += RecordWriter.line(record)
    }
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
    case .setting(let setting):
      object([
        ("id", id(setting.id)), ("action", setting.action.map(id)),
        ("learner", setting.learner.map(id)), ("key", .string(setting.key)),
        ("value", .string(setting.value)), ("at", .string(setting.at.utc)),
      ])
    case .action, .fact: []
    case .void(let void): object([("action", id(void.action)), ("fact", id(void.fact))])
    }
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
