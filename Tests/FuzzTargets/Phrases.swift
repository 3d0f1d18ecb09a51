import SkillCore

enum Phrases {
  /// Berlin in 2025 and 2026, with both changes of its clocks.
  static let berlin = Zone(name: "Europe/Berlin") { instant in
    let summers: [Range<Int64>] = [1_743_296_400..<1_761_440_400, 1_774_746_000..<1_792_890_000]
    return summers.contains { $0.contains(instant.seconds) } ? 7200 : 3600
  }
  /// 2026-11-01T12:00:00Z.
  static let now = Instant(seconds: 1_793_534_400)

  static func duration(_ text: String) throws {
    let weekly = Result { try StudyTime(parsingWeekly: text) }
    let time = try StudyTime(parsing: text)
    guard (1...86_400).contains(time.seconds) else { throw Broken("\(time.seconds) seconds") }
    guard try weekly.get() == time else { throw Broken("a week's goal is read otherwise") }
  }

  static func time(_ text: String) throws {
    let range = Result { try TimeRange.parse(text, now: now, zone: berlin) }
    let day = Result { try LocalDay.parse(text, now: now, zone: berlin) }
    if case .success(let range?) = range {
      guard range.start.instant < range.end.instant, range.end.instant <= now else {
        throw Broken("the range \(range.start.iso8601) to \(range.end.iso8601)")
      }
    }
    if case .success(let day) = day, day.number < -25_567 { throw Broken("the day \(day)") }
    let moment = try TimePhrase.parse(text, now: now, zone: berlin).moment
    guard moment.instant <= now, moment.localDay.number >= -25_567 else {
      throw Broken("the moment \(moment.iso8601)")
    }
    guard Moment(iso8601: moment.iso8601, zone: moment.zone)?.instant == moment.instant else {
      throw Broken("\(moment.iso8601) is not read back")
    }
  }
}
