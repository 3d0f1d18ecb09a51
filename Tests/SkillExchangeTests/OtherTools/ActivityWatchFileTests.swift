import SkillCore
import TestSupport
import Testing

@testable import SkillExchange

@Suite("ActivityWatch's export")
struct ActivityWatchFileTests {
  /// - Parameter skills: a name that means one, or the beginning of a title, and which.
  private func read(
    _ text: String, skills: [String: String] = [:], piece: Int = 11
  ) throws -> Entries {
    let entries = Entries()
    try ActivityWatchFile.read(
      pieces: {
        var rest = Array(text.utf8)[...]
        return {
          defer { rest = rest.dropFirst(piece) }
          return Array(rest.prefix(piece))
        }
      }, reading,
      naming: { names in
        for name in names {
          if let skill = skills.first(where: { name.hasPrefix($0.key) })?.value {
            return (name, skill)
          }
        }
        return nil
      }, entries.take)
    return entries
  }

  private func bucket(_ name: String, _ type: String, _ events: String...) -> String {
    """
    "\(name)":{"id":"\(name)","type":"\(type)","client":"x","hostname":"host","created":"2026-01-01",
    "events":[\(events.joined(separator: ",\n"))]}
    """
  }

  private func event(_ time: String, _ seconds: String, _ data: String) -> String {
    """
    {"id":1,"timestamp":"2026-01-\(time)+00:00","duration":\(seconds),"data":{\(data)}}
    """
  }

  private func present(_ time: String, _ seconds: String) -> String {
    event(time, seconds, #""status":"not-afk""#)
  }

  private func export(_ buckets: String...) -> String {
    "{\"buckets\":{\(buckets.joined(separator: ",\n"))}}"
  }

  @Test("windows count while the user was active, summed by day and name, floored")
  func presence() throws {
    let windows = bucket(
      "aw-watcher-window_host", "currentwindow",
      // The newest is first, as ActivityWatch writes.
      event("15T16:00:00", "600", #""app":"code","title":"b""#),
      event("15T14:05:00.250000", "300.5", #""app":"firefox","title":"c""#),
      event("15T14:00:00", "299.9", #""app":"code","title":"a""#))
    let afk = bucket(
      "aw-watcher-afk_host", "afkstatus", event("15T15:00:00", "3600", #""status":"afk""#),
      present("15T16:05:00", "60.5"), present("15T14:00:00", "360"))
    for text in [export(windows, afk), export(afk, windows)] {
      let entries = try read(text)
      // Code: 299.9 and 60.5 seconds. Firefox: 14:05:00.25 to 14:06.
      #expect(entries.lines == ["2026-01-15 6m code", "left out: short"])
      #expect(entries.sessions.map(\.externalID) == ["host\02026-01-15\0code"])
      #expect(entries.sessions.map(\.hasID) == [true])
    }
  }

  @Test("days are cut at local midnight; two machines are two lengths")
  func days() throws {
    let text = export(
      bucket(
        "aw-watcher-window_host", "currentwindow",
        event("15T22:00:00", "7200", #""app":"code","title":"a""#)),
      bucket("aw-watcher-afk_host", "afkstatus", present("15T00:00:00", "604800")),
      bucket(
        "aw-watcher-window_b", "currentwindow",
        event("15T23:30:00", "600", #""app":"code","title":"a""#)
      ).replacing("\"host\"", with: "\"b\""))
    let entries = try read(text)
    #expect(
      entries.lines == [
        "remark: aw-watcher-window_b: there is no afk bucket for presence, so all of its time counts.",
        "2026-01-15 1h code", "2026-01-16 10m code", "2026-01-16 1h code",
      ])
  }

  @Test("an editor wins over the windows of the same seconds; its project is the name")
  func editors() throws {
    let text = export(
      bucket("aw-watcher-afk_host", "afkstatus", present("15T14:00:00", "3600")),
      bucket(
        "aw-watcher-window_host", "currentwindow",
        event("15T14:00:00", "1800", #""app":"code","title":"a""#)),
      bucket(
        "aw-watcher-vim_host", "app.editor.activity",
        event("15T14:10:00", "300", #""file":"/a.py","project":"asyncio","language":"python""#),
        event("15T14:55:00", "600", #""file":"/a.py","project":"asyncio","language":"python""#),
        event("15T14:15:00", "60", #""file":"/b","project":"","language":"sql""#)))
    let entries = try read(text)
    #expect(
      entries.lines == ["2026-01-15 10m asyncio", "2026-01-15 24m code", "2026-01-15 1m sql"])
    #expect(entries.sessions.map(\.words) == [["python"], [], []])
    #expect(
      try read(text, skills: ["python": "asyncio"]).lines
        == ["2026-01-15 24m code", "2026-01-15 10m python", "2026-01-15 1m sql"])
  }

  @Test("all titles that mean one skill are one length")
  func titles() throws {
    let events = (0..<4).map {
      event("15T14:0\($0):00", "30", "\"app\":\"term\",\"title\":\"pytest \($0)\"")
    }
    let text = export(
      bucket(
        "aw-watcher-window_host", "currentwindow", events.joined(separator: ","),
        event("15T14:09:00", "60", #""app":"term","title":"mail""#)))
    let none =
      "remark: aw-watcher-window_host: there is no afk bucket for presence, so all of its time counts."
    let entries = try read(text, skills: ["title:pytest": "testing"])
    #expect(entries.lines == [none, "2026-01-15 1m term", "2026-01-15 2m title:pytest 0"])
    #expect(entries.sessions.map(\.externalID).last == "host\02026-01-15\0title:=testing")
    #expect(try read(text).lines == [none, "2026-01-15 3m term"])
  }

  @Test("other buckets are reported and not read")
  func others() throws {
    let text = export(
      bucket(
        "aw-watcher-web-firefox", "web.tab.current", event("15T14:00:00", "600", #""url":"x""#)),
      #""empty_x":{"type":"currentwindow","events":[]}"#)
    #expect(
      try read(text).lines == [
        "remark: aw-watcher-web-firefox: left out; only windows, editors and presence (afk) are read."
      ])
  }

  @Test(
    "an event that cannot be is refused once at its place, the others are read",
    arguments: [
      (#"{"duration":5,"data":{}}"#, "“timestamp” is missing"),
      (#"{"timestamp":"2026-01-15T14:00:00+00:00","data":{}}"#, "“duration” is missing"),
      (#"{"timestamp":"today","duration":5,"data":{}}"#, "is not a date and time"),
      (#"{"timestamp":"2026-01-15T14:00:00","duration":5}"#, "a time with an offset"),
      (#"{"timestamp":"2026-01-15T14:00:00Z","duration":-5}"#, "seconds, of a week"),
      (#"{"timestamp":"2026-01-15T14:00:00Z","duration":1e99}"#, "seconds, of a week"),
      ("5", "an object"),
    ])
  func refused(wrong: String, message: String) throws {
    for type in ["currentwindow", "app.editor.activity"] {
      let text = export(
        bucket("b_host", type, wrong, event("15T14:00:00", "60", #""app":"c","project":"c""#)),
        bucket("aw-watcher-afk_host", "afkstatus", present("15T00:00:00", "86400")))
      let lines = try read(text).lines
      #expect(
        lines.count == 2 && lines[0].hasPrefix("refused 2:") && lines[0].contains(message),
        "\(lines)")
    }
  }

  @Test(
    "a file that is not an export, or is truncated, is refused as a whole",
    arguments: [
      ("", "1:1"), ("[]", "1:1"), ("{}", "1:1"), (#"{"buckets":[]}"#, "1:12"),
      (#"{"buckets":{"a":5}}"#, "1:17"),
      (#"{"buckets":{"a":{"type":"currentwindow","events":{}}}}"#, "1:50"),
      (#"{"buckets":{"a":{"events":[{"#, "1:29"), (#"{"buckets":{}} x"#, "1:16"),
    ])
  func broken(text: String, position: String) {
    let found = fault { _ = try read(text) }
    #expect(found?.position.description == position, "\(found?.message.en ?? "read")")
  }

  @Test("sums are those of a plain count of seconds")
  func count() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<20 {
      var active = [Bool](repeating: false, count: 7200)
      var editing = active
      var owner = [Int](repeating: 0, count: 7200)
      var lines: [[String]] = [[], [], []]
      func clock(_ second: Int) -> String {
        let (minute, rest) = (second / 60, second % 60)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "15T\(two(10 + minute / 60)):\(two(minute % 60)):\(two(rest))"
      }
      var second = 0
      while second < 7200 {
        let end = min(7200, second + Int.random(in: 1...400, using: &random))
        let kind = Int.random(in: 1...2, using: &random)
        for index in second..<end { owner[index] = kind }
        lines[0].append(event(clock(second), "\(end - second)", "\"app\":\"w\(kind)\""))
        second = end
      }
      for (kind, chance) in [(1, 3), (2, 8)] {
        for start in stride(from: 0, to: 7200, by: 300)
        where Int.random(in: 0..<chance, using: &random) == 0 {
          let from = start + Int.random(in: 0..<100, using: &random)
          let length = Int.random(in: 1..<(kind == 1 ? 900 : 200), using: &random)
          for index in from..<min(7200, from + length) {
            if kind == 1 { active[index] = true } else { editing[index] = true }
          }
          lines[kind].append(
            event(
              clock(from), "\(length)", kind == 1 ? #""status":"not-afk""# : #""project":"p""#))
        }
      }
      let names = ["w1": 1, "w2": 2]
      let text = export(
        bucket(
          "aw-watcher-window_host", "currentwindow",
          lines[0].shuffled(using: &random).joined(separator: ",")),
        bucket(
          "aw-watcher-afk_host", "afkstatus",
          lines[1].shuffled(using: &random).joined(separator: ",")),
        bucket("e", "app.editor.activity", lines[2].shuffled(using: &random).joined(separator: ","))
      )
      for session in try read(text).sessions {
        guard let kind = session.project.flatMap({ names[$0] }) else { continue }
        let seconds = (0..<7200).count { active[$0] && !editing[$0] && owner[$0] == kind }
        #expect(session.time.length.seconds == seconds)
      }
    }
  }
}
