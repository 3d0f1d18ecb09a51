import Foundation
import SkillCore
import Testing

@testable import rung

/// `TZ` belongs to the whole process: one suite, one test after the other, put back at the end.
@Suite(.serialized)
struct SystemZoneTests {
  private func withTZ<Result>(_ name: String?, _ body: (Zone) throws -> Result) rethrows -> Result {
    let before = getenv("TZ").map { String(cString: $0) }
    if let name { setenv("TZ", name, 1) } else { unsetenv("TZ") }
    defer {
      if let before { setenv("TZ", before, 1) } else { unsetenv("TZ") }
      tzset()
    }
    return try body(SystemZone.find().zone)
  }

  private func utc(_ day: String, _ hour: Int, _ minute: Int, _ second: Int = 0) throws -> Instant {
    let number = try #require(LocalDay(iso8601: day)).number
    return Instant(seconds: Int64(number * 86_400 + hour * 3600 + minute * 60 + second))
  }

  @Test(
    "The offset changes at the very second the zone's law says",
    arguments: [
      ("Asia/Shanghai", "2026-07-01", 0, 0, 28_800, 28_800),
      ("Europe/Berlin", "2026-03-29", 1, 0, 3600, 7200),
      ("Europe/Berlin", "2026-10-25", 1, 0, 7200, 3600),
      ("America/New_York", "2026-03-08", 7, 0, -18_000, -14_400),
      ("America/New_York", "2026-11-01", 6, 0, -14_400, -18_000),
      ("Australia/Lord_Howe", "2026-04-04", 15, 0, 39_600, 37_800),
      ("Asia/Kolkata", "2026-01-01", 0, 0, 19_800, 19_800),
      ("Pacific/Apia", "2011-12-30", 10, 0, -36_000, 50_400),
    ])
  func changesOffset(
    name: String, day: String, hour: Int, minute: Int, before: Int, after: Int
  ) throws {
    let change = try utc(day, hour, minute)
    withTZ(name) { zone in
      #expect(zone.name == name)
      #expect(zone.offset(at: Instant(seconds: change.seconds - 1)) == before)
      #expect(zone.offset(at: change) == after)
    }
  }

  @Test("The gap and the overlap of New York, and the missing day of Samoa, are found")
  func resolvesRealZones() throws {
    let spring = try #require(LocalDay(iso8601: "2026-03-08"))
    let autumn = try #require(LocalDay(iso8601: "2026-11-01"))
    withTZ("America/New_York") { zone in
      guard case .skipped = zone.resolve(day: spring, secondOfDay: 9000),
        case .repeated(let earlier, let later) = zone.resolve(day: autumn, secondOfDay: 5400)
      else {
        Issue.record("02:30 was skipped in spring, 01:30 came twice in autumn")
        return
      }
      #expect(earlier.offset == -14_400 && later.offset == -18_000)
    }
    let missing = try #require(LocalDay(iso8601: "2011-12-30"))
    withTZ("Pacific/Apia") { zone in
      guard case .skipped = zone.resolve(day: missing, secondOfDay: 43_200) else {
        Issue.record("Samoa had no 30 December 2011")
        return
      }
    }
  }

  @Test("Shanghai before standard time keeps its offset of odd seconds")
  func knowsLocalMeanTime() throws {
    let old = try utc("1900-06-01", 0, 0)
    withTZ("Asia/Shanghai") { #expect($0.offset(at: old) == 29_143) }
  }

  @Test(
    "The name is what TZ says, without its colon or the database's folder",
    arguments: [
      (":Europe/Berlin", "Europe/Berlin"), ("", "UTC"), ("UTC", "UTC"), ("CST-8", "CST-8"),
      ("EST5EDT,M3.2.0,M11.1.0", "EST5EDT,M3.2.0,M11.1.0"),
      ("/usr/share/zoneinfo/Asia/Kolkata", "Asia/Kolkata"),
      (":/usr/share/zoneinfo/posix/Asia/Kolkata", "Asia/Kolkata"), ("Mars/Olympus", "UTC"),
    ])
  func namesZone(setting: String, name: String) {
    withTZ(setting) { #expect($0.name == name) }
  }

  @Test("A POSIX setting counts east positive like every other zone")
  func readsPOSIXSetting() {
    withTZ("CST-8") { #expect($0.offset(at: Instant(seconds: 0)) == 28_800) }
    withTZ("Mars/Olympus") { #expect($0.offset(at: Instant(seconds: 0)) == 0) }
  }

  @Test(
    "A setting that is not a zone is UTC with a warning; names, copies and POSIX settings are zones",
    arguments: [
      ("Mars/Olympus", true), (":Mars/Olympus", true), ("Europe/Berln", true), ("CST", true),
      ("+8", true), ("Asia", true), ("zone.tab", true), ("XXX99", true), ("CET25", true),
      ("CST-8\n", true), ("CST-8,M3.2.0", true), ("CST-8 ", true), ("CST-8/etc", true),
      ("Asia//Shanghai", true), ("Asia/Shanghai\u{1B}", true), ("::UTC", true), ("<>-8", true),
      ("/usr/share/zoneinfo/Asia", true), ("/usr/share/zoneinfo/Mars", true),
      ("CET24", false), ("Europe/Berlin", false), (":Asia/Shanghai", false),
      ("", false), (":", false), ("UTC", false), ("CST-8", false), ("<+08>-8", false),
      ("UTC0", false), ("EST5EDT", false), ("EST5EDT,M3.2.0/2,M11.1.0/2", false),
      ("<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", false), ("NZST-12NZDT-13,J60/2:30,300", false),
      ("/usr/share/zoneinfo/Asia/Kolkata", false), ("localtime", false), (":/etc/localtime", false),
      ("/etc/localtime", false),
    ])
  func knowsStrangeSettings(setting: String, isStrange: Bool) {
    withTZ(setting) { zone in
      #expect(SystemZone.find().fault == (isStrange ? .unknown(setting) : nil))
      if isStrange { #expect(zone.name == "UTC" && zone.offset(at: Instant(seconds: 0)) == 0) }
    }
  }

  @Test(
    "A path is no name, unless it leads to one of the system's zones",
    arguments: [
      "/etc/passwd", ":/etc/x", "/nowhere/zone", "/", "../../../etc/passwd", "/dev/null",
      "/usr/share/zoneinfo/..", "/usr/share/zoneinfo/../zoneinfo/UTC", "./UTC", ":.", "Asia/../UTC",
      "/usr/share/zoneinfo", "/home/ada/zoneinfo/Asia/Kolkata",
    ])
  func refusesPaths(setting: String) {
    withTZ(setting) { zone in
      #expect(SystemZone.find().fault == .path(setting))
      #expect(zone.name == "UTC" && zone.offset(at: Instant(seconds: 0)) == 0)
    }
  }

  @Test("Without TZ the system's own zone has a name")
  func namesSystemZone() {
    withTZ(nil) { #expect(!$0.name.isEmpty && !$0.name.contains("zoneinfo")) }
  }

  @Test("An instant beyond any calendar does not trap", arguments: [Int64.min, Int64.max])
  func survivesAbsurdInstants(seconds: Int64) {
    withTZ("Asia/Shanghai") { #expect(abs($0.offset(at: Instant(seconds: seconds))) < 86_400) }
  }
}
