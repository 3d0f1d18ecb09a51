import SkillCore
import SkillExchange

/// Other programs' files.
enum Foreign {
  static let reading = ForeignReading(
    zone: Phrases.berlin, now: Phrases.now,
    zoneNamed: { $0 == "Europe/Berlin" ? Phrases.berlin : nil })

  typealias Read = ([UInt8], ForeignReading, (ForeignEntry) throws -> Void) throws -> Void

  static func read(_ bytes: [UInt8], _ read: Read) throws {
    _ = FileGuess(FileHead(bytes))
    do {
      try read(bytes, reading) { entry in
        guard case .session(let session) = entry else { return }
        try check(session.time)
      }
    } catch is FileFault {
      // Refused; the other form of the file may still be read.
    }
  }

  static func toggl(_ bytes: [UInt8]) throws {
    _ = try? TogglFile.dateOrder(of: CSVReader(bytes))
    for order in DateOrder.allCases {
      try read(bytes) { try TogglFile.read(CSVReader($0), order: order, $1, $2) }
    }
  }

  /// A name of one byte's worth of choice means a skill.
  static func naming(_ names: [String]) -> (name: String, skill: String)? {
    names.first { ($0.utf8.last ?? 0).isMultiple(of: 2) }.map { ($0, "\($0.utf8.count)") }
  }

  static func pieces(_ bytes: [UInt8]) -> FilePieces {
    {
      var rest = bytes[...]
      return {
        defer { rest = rest.dropFirst(50) }
        return Array(rest.prefix(50))
      }
    }
  }

  static func wakatime(_ bytes: [UInt8]) throws {
    try read(bytes) { try WakaTimeFile.read(pieces: pieces($0)(), $1, naming: naming, $2) }
  }

  static func activitywatch(_ bytes: [UInt8]) throws {
    try read(bytes) { bytes, reading, take in
      try ActivityWatchFile.read(pieces: pieces(bytes), reading, naming: naming, take)
    }
  }

  /// A spreadsheet, text or workbook; each of the orders of dates.
  static func sheet(_ bytes: [UInt8]) throws {
    for order in [nil] + DateOrder.allCases {
      var reading = reading
      reading.dateOrder = order
      do {
        try ForeignFormat.table([]).read(ForeignFile(bytes), reading) { entry in
          guard case .session(let session) = entry else { return }
          try check(session.time)
        }
      } catch is FileFault {
        // Refused; in another order of dates it may be read.
      }
    }
  }

  static func check(_ session: Session) throws {
    guard (1...86_400).contains(session.length.seconds) else {
      throw Broken("a session of \(session.length.seconds) seconds")
    }
    if case .timed(let end) = session.time, end.instant > Phrases.now {
      throw Broken("a session from \(session.at.iso8601) to \(end.iso8601)")
    }
    guard session.day.number >= -25_567 else { throw Broken("a session before 1900") }
  }
}
