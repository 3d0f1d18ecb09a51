import SkillCore
import SkillExchange

/// Other programs' files.
enum Foreign {
  static let reading = ForeignReading(zone: Phrases.berlin, now: Phrases.now)

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
