import SkillCore

@testable import SkillExchange

/// Berlin in 2025 and 2026: winter time +01:00, summer time +02:00 between the last Sundays of March
/// and October, 01:00 UTC.
let berlin = Zone(name: "Europe/Berlin") { instant in
  let summers: [Range<Int64>] = [1_743_296_400..<1_761_440_400, 1_774_746_000..<1_792_890_000]
  return summers.contains { $0.contains(instant.seconds) } ? 7200 : 3600
}

/// 2026-11-01T12:00:00Z.
let reading = ForeignReading(zone: berlin, now: Instant(seconds: 1_793_534_400))

/// What a reader hands over, as lines that tests compare.
final class Entries {
  private(set) var lines: [String] = []
  private(set) var sessions: [ForeignSession] = []

  func take(_ entry: ForeignEntry) {
    switch entry {
    case .running: lines.append("running")
    case .empty: lines.append("empty")
    case .leftOut(let reason): lines.append("left out: \(reason)")
    case .columns(let columns): lines.append("columns: \(columns.count)")
    case .remark(let text): lines.append("remark: \(text.en)")
    case .negative(let taken):
      lines.append(
        "negative \(taken.position) \(taken.day) \(taken.seconds) \(taken.names.tags.joined(separator: "|"))"
      )
    case .refused(let fault, _, _): lines.append("refused \(fault.position): \(fault.message.en)")
    case .session(let session):
      sessions.append(session)
      let name = ([session.project].compactMap { $0 } + session.tags).joined(separator: "|")
      switch session.time.time {
      case .timed(let end): lines.append("\(session.time.at.iso8601) \(end.iso8601) \(name)")
      case .length(let length):
        lines.append("\(session.time.day) \(length.text(in: .english)) \(name)")
      }
    }
  }
}

/// A file in chunks of a few bytes, so that everything lies across two of them somewhere.
func pieces(_ bytes: [UInt8], by count: Int = 11) -> FilePieces {
  {
    var rest = bytes[...]
    return {
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
  }
}

func pieces(_ text: String, by count: Int = 11) -> FilePieces {
  pieces(Array(text.utf8), by: count)
}

/// Where the first thing that is refused stands: an entry, or all of the file. Nil without any.
func refusedPlace(_ work: () throws -> Entries) -> String? {
  do {
    let line = try work().lines.first { $0.hasPrefix("refused ") }
    return line.map { $0.dropFirst(8).split(separator: ": ").first.map(String.init) ?? "" }
  } catch {
    return (error as? FileFault).map { "\($0.position)" } ?? "another error: \(error)"
  }
}

/// The fault that reading ends with; nil when it ends well.
func fault(_ work: () throws -> Void) -> FileFault? {
  do {
    try work()
    return nil
  } catch {
    return error as? FileFault ?? FileFault(at: .start, Text(same: "another error: \(error)"))
  }
}
