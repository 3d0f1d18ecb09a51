import Foundation
import Testing

private let newYork = "America/New_York"

@Suite("Sessions where clocks are put forward and back")
struct ZoneCommandTests {
  @Test(
    "A session lasts as long as it lasted, on the day its start had there",
    arguments: [
      // Spring: 01:59 is followed by 03:00.
      (
        newYork, ["--from", "2024-03-10 01:30", "--to", "2024-03-10 03:30"],
        "2024-03-10T01:30:00-05:00 2024-03-10T03:30:00-04:00 3600", "2024-03-10"
      ),
      (
        newYork, ["90m", "--at", "2024-03-10 01:00"],
        "2024-03-10T01:00:00-05:00 2024-03-10T03:30:00-04:00 5400", "2024-03-10"
      ),
      // A day of 23 hours.
      (
        newYork, ["--from", "2024-03-10 00:00", "--to", "2024-03-10 24:00"],
        "2024-03-10T00:00:00-05:00 2024-03-11T00:00:00-04:00 82800", "2024-03-10"
      ),
      // Autumn: 01:00 to 02:00 comes twice; an offset says which.
      (
        newYork, ["--from", "2024-11-03T01:30-04:00", "--to", "2024-11-03T01:15-05:00"],
        "2024-11-03T01:30:00-04:00 2024-11-03T01:15:00-05:00 2700", "2024-11-03"
      ),
      (
        "Europe/Berlin", ["2024-10-27 01:30-04:00"],
        "2024-10-27T01:30:00+02:00 2024-10-27T04:00:00+01:00 12600", "2024-10-27"
      ),
      (
        "Europe/Berlin", ["2h", "--at", "2024-03-30T23:30Z"],
        "2024-03-31T00:30:00+01:00 2024-03-31T03:30:00+02:00 7200", "2024-03-31"
      ),
      // Half an hour of summer time.
      (
        "Australia/Lord_Howe", ["--from", "2024-10-06 01:45", "--to", "2024-10-06 02:45"],
        "2024-10-06T01:45:00+10:30 2024-10-06T02:45:00+11:00 1800", "2024-10-06"
      ),
      (
        "Australia/Lord_Howe", ["1h", "--at", "2024-04-07T01:15+11:00"],
        "2024-04-07T01:15:00+11:00 2024-04-07T01:45:00+10:30 3600", "2024-04-07"
      ),
      // The day that Samoa left out.
      (
        "Pacific/Apia", ["--from", "2011-12-29 23:00", "--to", "2011-12-31 01:00"],
        "2011-12-29T23:00:00-10:00 2011-12-31T01:00:00+14:00 7200", "2011-12-29"
      ),
      // Zones without changes, and an offset of half an hour.
      (
        "Asia/Kolkata", ["24h", "--at", "2024-03-10 00:00"],
        "2024-03-10T00:00:00+05:30 2024-03-11T00:00:00+05:30 86400", "2024-03-10"
      ),
      (
        "Asia/Shanghai", ["45m", "--at", "2024-03-09T16:30Z"],
        "2024-03-10T00:30:00+08:00 2024-03-10T01:15:00+08:00 2700", "2024-03-10"
      ),
    ])
  func measures(zone: String, span: [String], times: String, day: String) throws {
    let machine = try Machine(zone)
    defer { machine.remove() }
    let words = ["log", "asyncio"] + span
    let result = try machine.rung(words)
    #expect(result.status == 0, "\(result.remarks)")
    #expect(try machine.last() == "\(times) \(zone) \(day)")
  }

  @Test(
    "What no clock showed is refused with both neighbours, and so is a day of 25 hours",
    arguments: [
      (newYork, ["1h", "--at", "2024-03-10 02:30"], "2024-03-10T03:30:00-04:00"),
      ("Europe/Berlin", ["2024-03-31 02:15-04:00"], "2024-03-31T03:15:00+02:00"),
      ("Australia/Lord_Howe", ["1h", "--at", "2024-10-06 02:10"], "2024-10-06T02:40:00+11:00"),
      ("Pacific/Apia", ["1h", "--at", "2011-12-30 10:00"], "2011-12-31T10:00:00+14:00"),
      (newYork, ["--from", "2024-11-03 00:00", "--to", "2024-11-03 24:00"], "24 hours"),
      ("Europe/Berlin", ["--from", "2024-10-27 02:30", "--to", "2024-10-27 02:15"], "ends at"),
    ])
  func refuses(zone: String, span: [String], hint: String) throws {
    let machine = try Machine(zone)
    defer { machine.remove() }
    let result = try machine.rung(["log", "asyncio"] + span)
    #expect(result.status == 64 && result.output.isEmpty)
    #expect(result.remarks.contains(hint), "\(result.remarks)")
    #expect(try machine.rung("history").status == 1)
  }

  @Test(
    "What clocks showed twice is the first time, and that is told",
    arguments: [
      (newYork, "2024-11-03 01:30", "2024-11-03T01:30:00-04:00", "2024-11-03T01:30:00-05:00"),
      (
        "Europe/Berlin", "2024-10-27 02:30", "2024-10-27T02:30:00+02:00",
        "2024-10-27T02:30:00+01:00"
      ),
      (
        "Australia/Lord_Howe", "2024-04-07 01:45", "2024-04-07T01:45:00+11:00",
        "2024-04-07T01:45:00+10:30"
      ),
    ])
  func takesTheFirst(zone: String, at: String, first: String, second: String) throws {
    let machine = try Machine(zone)
    defer { machine.remove() }
    let result = try machine.rung("log", "asyncio", "20m", "--at", at)
    #expect(result.status == 0 && result.remarks.contains(second), "\(result.remarks)")
    #expect(try machine.last().hasPrefix(first))
  }

  @Test("Of two hours with the same name, each says which it was; others say nothing")
  func tellsTheHours() throws {
    let machine = try Machine(newYork)
    defer { machine.remove() }
    try machine.rung("log", "asyncio", "20m", "--at", "2024-11-03T01:30-04:00")
    try machine.rung("log", "redis", "20m", "--at", "2024-11-03T01:30-05:00")
    try machine.rung(
      "log", "celery", "--from", "2024-11-03 01:50-04:00", "--to", "2024-11-03T01:10-05:00")
    try machine.rung("log", "django", "20m", "--at", "2024-11-03 12:00")
    let table = try machine.rung("history").output
    for part in [
      "01:30-01:50 (UTC-4)  ", "01:30-01:50 (UTC-5)  ", "01:50-01:10 (UTC-4→UTC-5)  ",
      "12:00-12:20          ",
    ] { #expect(table.contains(part), "\(table)") }
  }

  @Test("A TZ that is no zone is told by what records, and is not kept as one")
  func tellsStrangeZone() throws {
    var machine = try Machine("Mars/Olympus")
    defer { machine.remove() }
    let result = try machine.rung("log", "asyncio", "20m", "--at", "2024-05-01 12:00")
    #expect(result.status == 0 && result.remarks.contains("TZ is 'Mars/Olympus'"))
    #expect(try machine.last().contains(" UTC "))
    #expect(try machine.rung("history").remarks.isEmpty)
    machine.environment["TZ"] = "CST-8"
    #expect(try machine.rung("log", "redis", "20m", "--at", "2024-05-02 14:00").remarks.isEmpty)
    #expect(try machine.last().contains(" CST-8 "))
  }

  @Test(
    "A TZ that is a path is refused by every verb that opens the record, and named",
    arguments: [":/etc/x", "/usr/share/zoneinfo/..", "../../etc/passwd"])
  func refusesPath(setting: String) throws {
    var machine = try Machine("UTC")
    defer { machine.remove() }
    try machine.rung("log", "asyncio", "20m", "--at", "2024-05-01 12:00")
    machine.environment["TZ"] = setting
    for words in [["log", "redis", "20m"], ["start", "redis"], ["status"], ["level"], []] {
      let result = try machine.rung(words)
      #expect(result.status == 64 && result.output.isEmpty, "\(words)")
      #expect(result.remarks.contains("TZ is '\(setting)'"), "\(result.remarks)")
    }
    for words in [["help"], ["db", "path"], ["db", "check"]] {
      #expect(try machine.rung(words).status == 0, "\(words)")
    }
    machine.environment["TZ"] = "UTC"
    let rows = try machine.rung("history", "--json").output
    #expect(!rows.contains("redis") && !rows.contains("zoneinfo") && !rows.contains("/etc"))
  }

  @Test("A record keeps the zone and the day it was made in when its learner travels")
  func keepsZone() throws {
    var machine = try Machine("Asia/Shanghai")
    defer { machine.remove() }
    try machine.rung("log", "asyncio", "2024-05-01 00:30-01:30")
    machine.environment["TZ"] = "America/New_York"
    let kept = "2024-05-01T00:30:00+08:00 2024-05-01T01:30:00+08:00 3600 Asia/Shanghai 2024-05-01"
    #expect(try machine.last() == kept)
    try machine.rung("edit", "@1", "--duration", "30m")
    #expect(
      try machine.last()
        == "2024-05-01T00:30:00+08:00 2024-05-01T01:00:00+08:00 1800 Asia/Shanghai 2024-05-01")
    // Times are read where the record was made.
    #expect(try machine.rung("edit", "@1", "--at", "02:30").remarks.contains("Asia/Shanghai"))
    #expect(
      try machine.last()
        == "2024-05-01T02:30:00+08:00 2024-05-01T03:00:00+08:00 1800 Asia/Shanghai 2024-05-01")
    try machine.rung("edit", "@1", "--end", "2024-05-01 03:15")
    #expect(
      try machine.last()
        == "2024-05-01T02:30:00+08:00 2024-05-01T03:15:00+08:00 2700 Asia/Shanghai 2024-05-01")
  }

  @Test(
    "A clock that was put back while the timer ran is told, and nothing is recorded",
    .enabled(if: FileManager.default.isExecutableFile(atPath: Machine.faketime.path)))
  func clockWentBack() throws {
    var machine = try Machine("UTC")
    defer { machine.remove() }
    machine.clock = "2024-10-27 00:50:00"
    #expect(try machine.rung("start", "asyncio").status == 0)
    machine.clock = "2024-10-27 00:40:00"
    for words in [["stop"], ["start", "redis"]] {
      let result = try machine.rung(words)
      #expect(result.status == 64 && result.remarks.contains("the clock went back"))
      #expect(result.remarks.contains("rung cancel"))
    }
    #expect(try machine.rung("status").output.contains("asyncio 0m"))
    machine.clock = "2024-10-27 01:10:00"
    #expect(try machine.rung("stop").output.contains("Stopped asyncio 20m"))
  }
}
