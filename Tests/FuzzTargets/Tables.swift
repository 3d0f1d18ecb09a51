import SkillCore
import SkillExchange

enum Tables {
  /// What is read and written, plainly and guarded for spreadsheets, is read again as the same.
  static func roundTrip(_ bytes: [UInt8]) throws {
    let rows = try cells(bytes, unguards: false)
    for safe in [false, true] {
      var written: [UInt8] = []
      var writer = CSVWriter(safe: safe) { written += $0 }
      for row in rows { try writer.append(row) }
      try writer.finish()
      let again = try cells(written, unguards: safe)
      guard again.elementsEqual(rows, by: isSame) else { throw Broken("\(rows) became \(again)") }
    }
  }

  private static func cells(_ bytes: [UInt8], unguards: Bool) throws -> [[String]] {
    var reader = CSVReader(bytes, unguards: unguards)
    var rows: [[String]] = []
    while let row = try reader.next() { rows.append(row.cells) }
    return rows
  }

  private static func isSame(_ left: [String], _ right: [String]) -> Bool {
    left.elementsEqual(right) { $0.utf8.elementsEqual($1.utf8) }
  }

  static func facts(_ bytes: [UInt8]) throws {
    _ = try? CSVFactFile.holdsAnswers(CSVReader(bytes))
    var file = try CSVFactFile(CSVReader(bytes, unguards: true), table: nil, Foreign.reading)
    while let row = try file.next() {
      switch row.kind {
      case .session(let end): try Foreign.check(Session(from: row.at, to: end))
      case .length(let length):
        try Foreign.check(Session(length, on: row.at.localDay, zone: row.at.zone))
      default:
        guard row.at.instant <= Phrases.now else { throw Broken("\(row.at.iso8601) is to come") }
      }
    }
  }
}
