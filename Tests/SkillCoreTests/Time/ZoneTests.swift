import Testing

@testable import SkillCore

/// Rules of the kind the system's zones have: an offset before the first change, then one from each.
func zone(_ name: String, _ first: Int, _ changes: [(utc: String, offset: Int)]) -> Zone {
  let table = changes.map { (instant($0.utc), $0.offset) }
  return Zone(name: name) { instant in table.last { $0.0 <= instant }?.1 ?? first }
}

/// `2026-01-15T14:00:00` read as UTC.
func instant(_ utc: String) -> Instant {
  let day = LocalDay(iso8601: String(utc.prefix(10)))?.number ?? 0
  let clock = utc.dropFirst(11).split(separator: ":").compactMap { Int($0) }
  return Instant(
    seconds: Int64(day) * 86_400 + clock.reduce(into: Int64(0)) { $0 = $0 * 60 + Int64($1) })
}

let berlin = zone(
  "Europe/Berlin", 3600, [("2026-03-29T01:00:00", 7200), ("2026-10-25T01:00:00", 3600)])
let lordHowe = zone(
  "Australia/Lord_Howe", 39_600,
  [("2026-04-04T15:00:00", 37_800), ("2026-10-03T15:30:00", 39_600)])
let apia = zone("Pacific/Apia", -36_000, [("2011-12-30T10:00:00", 50_400)])
let shanghai = Zone(name: "Asia/Shanghai") { _ in 28_800 }

private func resolve(_ zone: Zone, _ day: String, _ hour: Int, _ minute: Int) throws
  -> Zone.Resolution
{
  let day = try #require(LocalDay(iso8601: day))
  return zone.resolve(day: day, secondOfDay: hour * 3600 + minute * 60)
}

@Test("On an ordinary day a wall clock reading is one moment")
func resolvesOrdinaryDays() throws {
  let expected = Moment(instant("2026-01-15T06:00:00"), zone: "Asia/Shanghai", offset: 28_800)
  #expect(try resolve(shanghai, "2026-01-15", 14, 0) == .unique(expected))
}

@Test("Around the spring gap the last second before and the first after are moments, the rest not")
func resolvesGap() throws {
  func at(_ utc: String) -> Moment { berlin.moment(instant(utc)) }
  #expect(try resolve(berlin, "2026-03-29", 1, 59) == .unique(at("2026-03-29T00:59:00")))
  #expect(
    try resolve(berlin, "2026-03-29", 2, 0)
      == .skipped(before: at("2026-03-29T00:00:00"), after: at("2026-03-29T01:00:00")))
  #expect(
    try resolve(berlin, "2026-03-29", 2, 30)
      == .skipped(before: at("2026-03-29T00:30:00"), after: at("2026-03-29T01:30:00")))
  #expect(try resolve(berlin, "2026-03-29", 3, 0) == .unique(at("2026-03-29T01:00:00")))
}

@Test("Around the autumn overlap each reading is there twice, in order")
func resolvesOverlap() throws {
  func at(_ utc: String) -> Moment { berlin.moment(instant(utc)) }
  #expect(try resolve(berlin, "2026-10-25", 1, 59) == .unique(at("2026-10-24T23:59:00")))
  #expect(
    try resolve(berlin, "2026-10-25", 2, 0)
      == .repeated(earlier: at("2026-10-25T00:00:00"), later: at("2026-10-25T01:00:00")))
  #expect(try resolve(berlin, "2026-10-25", 3, 0) == .unique(at("2026-10-25T02:00:00")))
}

@Test("A change of half an hour, and a day that never was, are distinguished")
func resolvesUnusualChanges() throws {
  guard case .repeated(let earlier, let later) = try resolve(lordHowe, "2026-04-05", 1, 45) else {
    Issue.record("01:45 came twice")
    return
  }
  #expect(later.instant.seconds - earlier.instant.seconds == 1800)
  guard case .skipped(let before, let after) = try resolve(apia, "2011-12-30", 12, 0) else {
    Issue.record("Samoa had no 30 December 2011")
    return
  }
  #expect(before.localDay.description == "2011-12-29" && after.localDay.description == "2011-12-31")
}

@Test("Even days beyond any calendar do not trap")
func resolvesAbsurdDays() {
  for number in [Int.min, Int.max] {
    guard case .unique = Zone.utc.resolve(day: LocalDay(number: number), secondOfDay: 0) else {
      Issue.record("UTC skips nothing")
      return
    }
  }
}
