import SkillCore

@testable import SkillExchange

/// What a spreadsheet's rows are, as lines that tests compare.
struct Sheets {
  static func lines(
    _ text: String, columns: [String] = [], order: DateOrder? = nil
  ) throws -> [String] {
    try lines(Array(text.utf8), columns: columns, order: order)
  }

  static func lines(
    _ bytes: [UInt8], columns: [String] = [], order: DateOrder? = nil, sheet: String? = nil
  ) throws -> [String] {
    try lines(table(bytes, columns: columns, sheet: sheet), order: order)
  }

  static func table(
    _ bytes: [UInt8], columns: [String] = [], sheet: String? = nil
  ) throws -> SheetTable {
    let chosen = columns.compactMap { text -> SheetChoice? in
      let parts = text.split(separator: "=", maxSplits: 1)
      return SheetMeaning(rawValue: String(parts[0])).map {
        SheetChoice($0, heading: String(parts[1]))
      }
    }
    guard !FileHead(bytes).isZip else {
      let book = try WorkbookFile(size: bytes.count) { Array(bytes.dropFirst($0).prefix($1)) }
      return try SheetTable(.workbook(book), chosen: chosen, sheet: sheet)
    }
    return try SheetTable(
      .text {
        var rest = bytes[...]
        return {
          defer { rest = rest.dropFirst(61) }
          return Array(rest.prefix(61))
        }
      }, chosen: chosen, sheet: sheet)
  }

  static func lines(_ table: SheetTable, order: DateOrder? = nil) throws -> [String] {
    var lines: [String] = []
    var reading = reading
    reading.dateOrder = order
    var entries = SheetEntries(table, reading)
    try entries.read { entry in
      switch entry {
      case .empty: lines.append("empty")
      case .leftOut(let what): lines.append("\(what)")
      case .refused(let fault, _, _): lines.append("refused \(fault.position): \(fault.message.en)")
      case .session(let session): lines.append(line(session))
      case .remark: break
      default: lines.append("\(entry)")
      }
    }
    return lines
  }

  private static func line(_ session: ForeignSession) -> String {
    let names = [session.project].compactMap { $0 } + session.words
    var parts = [names.joined(separator: "|")]
    switch session.time.time {
    case .timed(let end): parts += [session.time.at.iso8601, end.iso8601]
    case .length(let length):
      parts += ["\(session.time.day)", length.text(in: .english, withSeconds: true)]
    }
    parts += session.tags.map { "+\($0)" }
    if let note = session.note { parts.append("(\(note))") }
    return parts.joined(separator: " ")
  }
}
