import SkillCore
import TestSupport
import Testing

@testable import SkillExchange

/// New York's rules since 2007, near enough: summer time from March 8 to November 1, 2026.
private let newYork = Zone(name: "America/New_York") { instant in
  (1_772_953_200..<1_793_512_800).contains(instant.seconds) ? -14_400 : -18_000
}

let calendarReading = ForeignReading(
  zone: berlin, now: reading.now,
  zoneNamed: { name in
    // As the C library: a POSIX rule is a zone, too.
    let west =
      ["EST5EDT": 5, "Etc/GMT+8": 8, "Etc/GMT+11": 11][name]
      ?? (name.contains(where: \.isNumber) ? -9 : nil)
    return ["America/New_York": newYork, "Europe/Berlin": berlin][name]
      ?? west.map { west in Zone(name: name) { _ in -3600 * west } }
  })

func readCalendar(_ text: String) throws -> Entries {
  let entries = Entries()
  try CalendarFile.read(pieces: pieces(text), calendarReading, entries.take)
  return entries
}

func calendar(_ events: String...) -> String {
  "BEGIN:VCALENDAR\nVERSION:2.0\n" + events.joined(separator: "\n") + "\nEND:VCALENDAR\n"
}

@Suite("Zones of calendars")
struct CalendarZoneTests {
  @Test("a zone of the file's own, before or behind its events, and Windows's names")
  func zones() throws {
    let zone = """
      BEGIN:VTIMEZONE
      TZID:My zone
      BEGIN:STANDARD
      DTSTART:19701025T030000
      TZOFFSETFROM:+0200
      TZOFFSETTO:+0100
      RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
      END:STANDARD
      BEGIN:DAYLIGHT
      DTSTART:19700329T020000
      TZOFFSETFROM:+0100
      TZOFFSETTO:+0200
      RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
      END:DAYLIGHT
      END:VTIMEZONE
      """
    func event(_ zone: String, _ start: String) -> String {
      "BEGIN:VEVENT\nUID:\(start)\nDTSTART;TZID=\(zone):\(start)\nDURATION:PT1H\nEND:VEVENT"
    }
    // The summer of 2026 is from March 29 to October 25.
    let days = ["20260328", "20260330", "20260701", "20261024", "20261026"]
    let own = days.map { event("My zone", $0 + "T100000") }.joined(separator: "\n")
    for text in [calendar(zone, own), calendar(own, zone)] {
      let starts = try readCalendar(text).lines.map { $0.prefix(25) }
      #expect(
        starts == [
          "2026-03-28T10:00:00+01:00", "2026-03-30T10:00:00+02:00", "2026-07-01T10:00:00+02:00",
          "2026-10-24T10:00:00+02:00", "2026-10-26T10:00:00+01:00",
        ])
    }
    for name in ["Eastern Standard Time", "/example.org/20260101_1/America/New_York"] {
      #expect(
        try readCalendar(calendar(event(name, "20260115T090000"))).lines.map { $0.prefix(25) }
          == ["2026-01-15T15:00:00+01:00"])
    }
  }

  /// The instant of 12:00 on that day, in hours from noon UTC; nil if the zone is refused.
  private func west(_ zone: String, _ day: String = "20260115", _ more: String = "") throws
    -> Double?
  {
    let text = calendar(
      more
        + "BEGIN:VEVENT\nUID:1\nDTSTART;TZID=\"\(zone)\":\(day)T120000\nDURATION:PT1H\nEND:VEVENT")
    guard let session = try readCalendar(text).sessions.first else { return nil }
    let noon = try #require(WallTime(iso8601: day + "T120000")).day.number * 86_400 + 43_200
    return Double(session.time.at.instant.seconds - Int64(noon)) / 3600
  }

  @Test(
    "a fixed offset is meant as people write it, not as a POSIX rule",
    arguments: [
      ("UTC+8", -8), ("UTC-8", 8), ("GMT+2", -2), ("GMT-05:30", 5.5), ("UTC+05:45", -5.75),
      ("utc +8", -8), ("UTC+0800", -8), ("UTC\u{2212}3", 3), ("+08:00", -8), ("-0330", 3.5),
      ("UTC+0", 0), ("GMT-0", 0), ("GMT0", 0), ("UTC", 0), ("UTC+14", -14), ("UTC-11", 11),
      ("EST5EDT", 5), ("Etc/GMT+8", 8),
      // Only a rule of the C library's, or nothing.
      ("XYZ3", nil), ("EST5", nil), ("CET-1CEST", nil), ("<+08>-8", nil), ("UTC+15", nil),
      ("UTC+8:7", nil), ("UTC8", nil), ("GMT+", nil), ("EST5EDT,M3.2.0/2,M11.1.0/2", nil),
    ] as [(String, Double?)])
  func fixedOffsets(zone: String, hours: Double?) throws {
    #expect(try west(zone) == hours)
  }

  @Test("a file's own description of such a name wins")
  func describedOffset() throws {
    let zone = """
      BEGIN:VTIMEZONE\nTZID:UTC+8\nBEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0100
      TZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE

      """
    #expect(try west("UTC+8", "20260115", zone) == -1)
  }

  @Test("changes of an own zone are those of a plain search, before, between and after them")
  func manyOnsets() throws {
    var random = SplitMix64(seed: 11)
    for _ in 0..<rounds(2, long: 10) {
      var parts = ""
      var changes: [(at: Int64, offset: Int)] = []
      var offset = 0
      // Ascending by a month each, from 1990 on.
      for month in 0..<400 {
        let (year, number) = (1990 + month / 12, month % 12 + 1)
        let next = Int.random(in: -12...12, using: &random)
        let day = try #require(LocalDay(year: year, month: number, day: 2))
        func text(_ offset: Int) -> String {
          (offset < 0 ? "-" : "+") + (abs(offset) < 10 ? "0" : "") + "\(abs(offset))00"
        }
        parts +=
          "BEGIN:STANDARD\nDTSTART:\(year)\(number < 10 ? "0" : "")\(number)02T000000\n"
          + "TZOFFSETFROM:\(text(offset))\nTZOFFSETTO:\(text(next))\nEND:STANDARD\n"
        changes.append((Int64(day.number) * 86_400 - Int64(offset) * 3600, next))
        offset = next
      }
      let years = Array(stride(from: 1988, through: 2026, by: 2))
      let events = years.map {
        "BEGIN:VEVENT\nDTSTART;TZID=Own:\($0)0615T120000\nDURATION:PT1H\nEND:VEVENT"
      }
      let zone = "BEGIN:VTIMEZONE\nTZID:Own\n\(parts)END:VTIMEZONE\n"
      let sessions = try readCalendar(calendar(zone + events.joined(separator: "\n"))).sessions
      #expect(sessions.count == years.count)
      for (year, session) in zip(years, sessions) {
        let instant = session.time.at.instant.seconds
        let day = try #require(LocalDay(year: year, month: 6, day: 15))
        let noon = Int64(day.number) * 86_400 + 43_200
        #expect(noon - instant == Int64(changes.last { $0.at <= instant }?.offset ?? 0) * 3600)
      }
    }
  }
}
