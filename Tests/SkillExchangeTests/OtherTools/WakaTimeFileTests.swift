import SkillCore
import TestSupport
import Testing

@testable import SkillExchange

@Suite("WakaTime's account dump")
struct WakaTimeFileTests {
  /// - Parameter skills: the names that mean one.
  private func read(
    _ text: String, skills: Set<String> = [], piece: Int = 7
  ) throws -> Entries {
    let entries = Entries()
    var rest = Array(text.utf8)[...]
    try WakaTimeFile.read(
      pieces: {
        defer { rest = rest.dropFirst(piece) }
        return Array(rest.prefix(piece))
      }, reading,
      naming: { names in names.first(where: skills.contains).map { ($0, $0) } }, entries.take)
    return entries
  }

  private func beat(
    _ time: String, _ project: String? = "asyncio", _ language: String? = "Python",
    id: String? = nil
  ) -> String {
    func quoted(_ text: String?) -> String { text.map { "\"\($0)\"" } ?? "null" }
    return """
      {"id":\(quoted(id)),"time":\(time),"entity":"/src/\\"loop\\".py","project":\(quoted(project)),
      "language":\(quoted(language)),"branch":null,"dependencies":["a]","{"],"is_write":true}
      """
  }

  private func dump(_ days: String...) -> String {
    """
    {"user":{"id":"x","timezone":"Europe/Berlin"},"range":{"start":1768485600,"end":1768572000},
    "days":[\(days.joined(separator: ",\n"))]}
    """
  }

  private func day(_ beats: String...) -> String {
    "{\"date\":\"2026-01-15\",\"heartbeats\":[" + beats.joined(separator: ",\n") + "]}"
  }

  @Test("heartbeats at most 15 minutes apart are one session, from the first to the last")
  func joined() throws {
    let entries = try read(
      dump(
        day(
          beat("1768485600.75", id: "a"), beat("1768486500.75"), beat("1768487400.80"),
          beat("1768487460", "redis", id: "b"), beat("1768487461", "redis")),
        day(beat("1768488000.5"), beat("1768490000", "lone"))))
    #expect(
      entries.lines == [
        "2026-01-15T15:00:00+01:00 2026-01-15T15:15:00+01:00 asyncio",
        "2026-01-15T15:30:00+01:00 2026-01-15T15:40:00+01:00 asyncio",
        "2026-01-15T15:31:00+01:00 2026-01-15T15:31:01+01:00 redis",
        "left out: lone",
      ])
    #expect(entries.sessions.map(\.externalID) == ["a", "\01768487400\0asyncio", "b"])
    #expect(entries.sessions.map(\.position.line) == [2, 6, 8])
  }

  @Test("any order gives the same sessions; a day's border does not cut")
  func order() throws {
    var random = SplitMix64(seed: 7)
    let midnight = 1_768_518_000
    let times = (0..<60).map { midnight - 7200 + $0 * 300 + ($0 >= 40 ? 3600 : 0) }
    let whole = try read(dump(day(times.map { beat("\($0)") }.joined(separator: ",")))).lines
    #expect(
      whole == [
        "2026-01-15T22:00:00+01:00 2026-01-16T01:15:00+01:00 asyncio",
        "2026-01-16T02:20:00+01:00 2026-01-16T03:55:00+01:00 asyncio",
      ])
    for _ in 0..<10 {
      let mixed = times.shuffled(using: &random).map { beat("\($0)") }
      let days = [mixed[..<20], mixed[20...]].map { day($0.joined(separator: ",")) }
      #expect(try read(dump(days[0], days[1])).lines == whole)
    }
  }

  @Test("the first name that is a skill decides what is merged")
  func naming() throws {
    let text = dump(
      day(
        beat("1768485600", "site", "Python"), beat("1768486000", "site", "CSS"),
        beat("1768486400", nil, "Python"), beat("1768486800", nil, nil),
        beat("1768487000", nil, nil)))
    let byProject = try read(text)
    #expect(
      byProject.lines == [
        "2026-01-15T15:00:00+01:00 2026-01-15T15:06:40+01:00 site", "left out: lone",
        "2026-01-15T15:20:00+01:00 2026-01-15T15:23:20+01:00 ",
      ])
    #expect(byProject.sessions[0].words == ["Python"])
    #expect(
      try read(text, skills: ["Python"]).lines == [
        "2026-01-15T15:00:00+01:00 2026-01-15T15:13:20+01:00 Python", "left out: lone",
        "2026-01-15T15:20:00+01:00 2026-01-15T15:23:20+01:00 ",
      ])
  }

  @Test("totals are lengths on their day, of projects, else of languages")
  func totals() throws {
    let entries = try read(
      dump(
        """
        {"date":"2026-01-15","grand_total":{"total_seconds":5400.5},"projects":[
        {"name":"asyncio","grand_total":{"total_seconds":3600.9},"branches":[{"name":"x","total_seconds":9}],
         "entities":[]},
        {"name":"redis","total_seconds":60},{"name":"short","grand_total":{"total_seconds":59.99}}],
        "languages":[{"name":"Python","total_seconds":5400.5}],"dependencies":[]}
        """,
        """
        {"projects":[],"languages":[{"name":"Go","total_seconds":120}],"date":"2026-01-16"}
        """,
        """
        {"date":"2026-01-17","projects":[{"name":"no","total_seconds":900}],"heartbeats":[
        \(beat("1768485600")),\(beat("1768485700"))]}
        """,
        "{\"date\":\"2026-01-18\",\"projects\":null,\"heartbeats\":[]}"))
    #expect(
      entries.lines == [
        "2026-01-15 1h asyncio", "2026-01-15 1m redis", "left out: short", "2026-01-16 2m Go",
        "2026-01-15T15:00:00+01:00 2026-01-15T15:01:40+01:00 asyncio",
      ])
    #expect(entries.sessions.prefix(1).map(\.externalID) == ["2026-01-15\0asyncio"])
  }

  @Test("a day that the file has twice counts once, in one list of days or in two")
  func twice() throws {
    let totals =
      #"{"date":"2026-01-15","projects":[{"name":"asyncio","total_seconds":3600},{"name":"redis","total_seconds":60}]}"#
    let beats = day(beat("1768485600", id: "a"), beat("1768485700"))
    let lengths = ["2026-01-15 1h asyncio", "2026-01-15 1m redis"]
    let session = ["2026-01-15T15:00:00+01:00 2026-01-15T15:01:40+01:00 asyncio"]
    for (first, second, lines) in [
      (totals, totals, lengths), (beats, beats, session), (beats, totals, session),
      (totals, beats, session),
    ] {
      let text = dump(first, second)
      #expect(try read(text).lines == lines)
      #expect(try read(text).sessions.allSatisfy(\.hasID))
      #expect(try read(#"{"days":[\#(first)],"days":[\#(second)]}"#).lines == lines)
    }
    // Another length of the same day and name is another version: it has the same id.
    let other = totals.replacing("3600", with: "7200")
    let entries = try read(dump(totals, other))
    #expect(entries.lines == lengths + ["2026-01-15 2h asyncio"])
    #expect(entries.sessions[0].externalID == entries.sessions[2].externalID)
  }

  @Test("what cannot be has its names, so that it may be skipped for them")
  func refusedNames() throws {
    var found: [ForeignNames] = []
    let text = dump(
      #"{"heartbeats":[{"project":"p","language":"l"},{"language":"l","time":"x"},{}]}"#,
      #"{"date":"x","projects":[{"name":"a","total_seconds":90}]}"#,
      #"{"date":"2026-01-15","projects":[{"name":"b","total_seconds":90000},{"name":"c"},{"total_seconds":-5}]}"#
    )
    func take(_ entry: ForeignEntry) {
      if case .refused(_, let names, _) = entry { found.append(names) }
    }
    try WakaTimeFile.read(pieces: pieces(text)(), reading, naming: { _ in nil }, take)
    #expect(
      found == [
        ForeignNames(project: "p", words: ["l"]), ForeignNames(project: "l"), ForeignNames(),
        ForeignNames(project: "a"), ForeignNames(project: "c"), ForeignNames(),
        ForeignNames(project: "b"),
      ])
  }

  @Test(
    "one entry that cannot be is refused at its place, the others are read",
    arguments: [
      (#"{"date":"2026-01-15","heartbeats":[{"id":"a"},\#n"#, "2:44", "needs a “time”"),
      (#"{"date":"2026-01-15","heartbeats":[{"time":"soon"},\#n"#, "2:52", "needs a “time”"),
      (#"{"date":"2026-01-15","heartbeats":[{"time":1e300},\#n"#, "2:52", "needs a “time”"),
    ])
  func refusedBeat(start: String, position: String, message: String) throws {
    let text = dump(start + beat("1768485600") + "," + beat("1768485700") + "]}")
    let lines = try read(text).lines
    #expect(lines.count == 2 && lines[0].hasPrefix("refused \(position): "), "\(lines)")
    #expect(lines[0].contains(message))
  }

  @Test(
    "totals that cannot be are refused at their place",
    arguments: [
      (#"{"date":"2026-02-30","projects":[{"name":"a","total_seconds":90}]}"#, "does not exist"),
      (#"{"date":"today","projects":[{"name":"a","total_seconds":90}]}"#, "is not a date"),
      (#"{"date":5,"projects":[{"name":"a","total_seconds":90}]}"#, "a string"),
      (#"{"projects":[{"name":"a","total_seconds":90}]}"#, "“date” is missing"),
      (#"{"date":"2026-01-15","projects":[{"name":"a","total_seconds":90000}]}"#, "24 hours"),
      (
        #"{"date":"2026-01-15","projects":[{"name":"a","total_seconds":-90}]}"#,
        "a number of seconds"
      ),
      (
        #"{"date":"2026-01-15","projects":[{"name":"a","total_seconds":1e99}]}"#,
        "a number of seconds"
      ),
      (#"{"date":"2026-01-15","projects":[{"name":"a"}]}"#, "“total_seconds” is missing"),
      (#"{"date":"2026-01-15","projects":[{"name":7,"total_seconds":90}]}"#, "a string"),
      (#"{"date":"2026-11-02","projects":[{"name":"a","total_seconds":90}]}"#, "in the future"),
    ])
  func refusedTotal(day: String, message: String) throws {
    let lines = try read(dump(day)).lines
    #expect(
      lines.count == 1 && lines[0].hasPrefix("refused 2:") && lines[0].contains(message), "\(lines)"
    )
  }

  @Test(
    "a file that is not a dump, or is truncated, is refused as a whole",
    arguments: [
      ("", "1:1"), ("[]", "1:1"), ("{}", "1:1"), (#"{"days":{}}"#, "1:9"),
      (#"{"days":[5]}"#, "1:10"),
      (#"{"days":[{"date":"#, "1:18"), (#"{"user":"#, "1:9"),
      (#"{"user":{"a":[},"days":[]}"#, "1:27"),
      (#"{"days":[]} x"#, "1:13"), (#"{"days":[{"heartbeats":[1]}]}"#, "1:25"),
      (#"{"days":[{"heartbeats":[{"time":1 2}]}]}"#, "1:35"),
    ])
  func broken(text: String, position: String) {
    let found = fault { _ = try read(text) }
    #expect(found?.position.description == position, "\(found?.message.en ?? "read")")
  }
}
