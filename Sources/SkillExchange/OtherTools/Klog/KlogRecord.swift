import SkillCore

/// A block of a klog file, between blank lines.
enum KlogBlock {
  case record(KlogRecord)
  case refused(FileFault, tags: [String])
}

/// A record of klog's: a day with its entries.
struct KlogRecord {
  var day: LocalDay
  var summary: String
  /// They apply to each of its entries, too.
  var tags: [String]
  var entries: [KlogEntry]

  /// `2026-01-15`, `2026/01/15`.
  static func day(_ text: String) -> LocalDay? {
    text.utf8.count == 10 ? LocalDay(iso8601: String(text.map { $0 == "/" ? "-" : $0 })) : nil
  }

  fileprivate var deductions: [ForeignDeduction] {
    entries.compactMap { entry in
      guard case .length(let minutes) = entry.time, minutes < 0 else { return nil }
      return ForeignDeduction(
        position: entry.position, day: day, seconds: -minutes * 60, names: names(of: entry))
    }
  }

  private func names(of entry: KlogEntry) -> ForeignNames {
    var seen: Set<String> = []
    return ForeignNames(tags: (entry.tags + tags).filter { seen.insert($0).inserted })
  }

  /// Nil for a deduction.
  fileprivate func foreign(_ entry: KlogEntry, _ reading: ForeignReading) -> ForeignEntry? {
    switch entry.time {
    case .open: return .running
    case .range(let from, let to): return ranged(entry, from, to, reading)
    case .length(let minutes):
      guard minutes >= 0 else { return nil }
      let length = StudyTime(minutes: minutes)
      return reading.entry(at: entry.position, length, on: day, named: names(of: entry)) {
        session(entry, "\(day)\0\(length.seconds)", $0)
      }
    case .unreadable(let fault): return .refused(fault, names: names(of: entry))
    }
  }

  private func ranged(
    _ entry: KlogEntry, _ from: KlogTime, _ to: KlogTime, _ reading: ForeignReading
  ) -> ForeignEntry {
    do {
      let (start, end) = (from.on(day), to.on(day))
      let span = try WallSpan(start, end, in: reading.zone, at: entry.position)
      return reading.entry(
        at: entry.position, from: span.start, to: span.end, named: names(of: entry)
      ) {
        var session = session(entry, "\(start.text)\0\(end.text)", $0)
        session.isLocal = true
        session.isGuess = span.isGuess
        return session
      }
    } catch {
      return .refused(error, names: names(of: entry))
    }
  }

  private func session(_ entry: KlogEntry, _ times: String, _ time: Session) -> ForeignSession {
    ForeignSession(
      position: entry.position, externalID: times + "\0" + entry.summary, time: time,
      project: nil, tags: names(of: entry).tags,
      note: [entry.summary, summary].first { !$0.isEmpty })
  }
}

/// The negative entries of a file, which may follow the lengths of their days.
final class KlogDeductions {
  private var byDay: [LocalDay: [ForeignDeduction]] = [:]

  /// - Parameter forEach: passes on the file's blocks; those without a negative entry may be missing.
  init(_ forEach: ((KlogBlock) throws -> Void) throws -> Void) throws {
    try forEach { block in
      guard case .record(let record) = block else { return }
      for deduction in record.deductions { byDay[record.day, default: []].append(deduction) }
    }
  }

  /// Passes on a block's entries, with the deductions of its day first.
  func pass(
    on block: KlogBlock, _ reading: ForeignReading, _ take: (ForeignEntry) throws -> Void
  ) throws {
    switch block {
    case .refused(let fault, let tags):
      try take(.refused(fault, names: ForeignNames(tags: tags)))
    case .record(let record):
      for deduction in byDay.removeValue(forKey: record.day) ?? [] {
        try take(.negative(deduction))
      }
      for entry in record.entries {
        if let entry = record.foreign(entry, reading) { try take(entry) }
      }
    }
  }
}

/// One entry of a record.
struct KlogEntry {
  enum Time {
    case range(KlogTime, KlogTime)
    case open
    case length(minutes: Int)
    case unreadable(FileFault)
  }
  var position: FilePosition
  var time: Time
  var summary: String
  var tags: [String]
}

/// `14:00`, `8:15pm`, `<23:30` of the day before, `0:15>` of the day after.
struct KlogTime {
  private let second: Int
  private let shift: Int

  init?(_ text: String) {
    var scanner = ByteScanner(text)
    let isBefore = scanner.eat("<")
    guard let second = scanner.clock() else { return nil }
    let isAfter = scanner.eat(">")
    // The end of the next day is too far away.
    guard scanner.isAtEnd, !(isBefore && isAfter), !(isAfter && second == 86_400) else {
      return nil
    }
    self.second = second
    shift = isBefore ? -1 : isAfter ? 1 : 0
  }

  func on(_ day: LocalDay) -> WallTime {
    WallTime(day: day + shift, second: second)
  }
}

extension ByteScanner {
  /// `14:00`, `9:05`, `9:05:30`, with `am` or `pm` in either case, after a blank or not.
  mutating func clock() -> Int? {
    guard let hour = number(1...2), eat(":"), let minute = number(2...2), minute < 60 else {
      return nil
    }
    var second = 0
    if eat(":") {
      guard let read = number(2...2), read < 60 else { return nil }
      second = read
    }
    let before = self
    skipSpace()
    let isMorning = eat("a") || eat("A")
    if isMorning || eat("p") || eat("P") {
      guard eat("m") || eat("M"), (1...12).contains(hour) else { return nil }
      return (hour % 12 + (isMorning ? 0 : 12)) * 3600 + minute * 60 + second
    }
    self = before
    let total = hour * 3600 + minute * 60 + second
    return total <= 86_400 ? total : nil
  }
}
