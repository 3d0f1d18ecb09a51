import SkillCore
import TestSupport
import Testing

@testable import SkillExchange

@Suite("ActivityWatch: what lies over something else, and several machines")
struct ActivityOverlapTests {
  private func read(_ text: String) throws -> [String] {
    let entries = Entries()
    try ActivityWatchFile.read(
      pieces: pieces(text, by: 4096), reading, naming: { _ in nil }, entries.take)
    return entries.lines
  }

  /// Seconds from 14:00 UTC on January 15.
  private func event(_ from: Int, _ to: Int, _ data: String) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let clock = [14 + from / 3600, from / 60 % 60, from % 60].map(two).joined(separator: ":")
    return #"{"timestamp":"2026-01-15T\#(clock)Z","duration":\#(to - from),"data":{\#(data)}}"#
  }

  private func app(_ from: Int, _ to: Int, _ name: String) -> String {
    event(from, to, #""app":"\#(name)""#)
  }

  private func project(_ from: Int, _ to: Int, _ name: String) -> String {
    event(from, to, #""project":"\#(name)""#)
  }

  private func active(_ from: Int, _ to: Int) -> String {
    event(from, to, #""status":"not-afk""#)
  }

  private func bucket(_ id: String, _ type: String, on host: String?, _ events: [String]) -> String
  {
    let host = host.map { #""hostname":"\#($0)","# } ?? ""
    return #""\#(id)":{"type":"\#(type)",\#(host)"events":[\#(events.joined(separator: ","))]}"#
  }

  private func windows(_ events: String..., on host: String? = "h") -> String {
    bucket("aw-watcher-window_x", "currentwindow", on: host, events)
  }

  private func editor(_ events: String..., on host: String? = "h") -> String {
    bucket("aw-watcher-vim", "app.editor.activity", on: host, events)
  }

  private func presence(_ events: String..., on host: String? = "h") -> String {
    bucket("aw-watcher-afk_x", "afkstatus", on: host, events)
  }

  private func export(_ buckets: String...) -> String {
    #"{"buckets":{\#(buckets.joined(separator: ","))}}"#
  }

  private var always: String { presence(active(0, 7200)) }

  @Test("a second counts once: for what began last, in any order of the file")
  func overlaps() throws {
    let (long, short, next) = (app(0, 600, "a"), app(60, 240, "b"), app(540, 900, "a"))
    let wanted = ["2026-01-15 12m a", "2026-01-15 3m b"]
    for text in [
      export(always, windows(long, short, next)), export(always, windows(next, short, long)),
      export(always, windows(short, long, next)),
      export(windows(long, short), always, windows(next)),
      // All of it twice.
      export(always, windows(long, short, next), windows(long, short, next), always),
    ] {
      #expect(try read(text) == wanted)
    }
  }

  @Test("two editors at once count once, and both win over windows")
  func editors() throws {
    let text = export(
      always, windows(app(0, 1200, "code")), editor(project(0, 600, "p"), project(300, 420, "q")),
      editor(project(480, 720, "p")))
    #expect(
      try read(text) == ["2026-01-15 8m code", "2026-01-15 10m p", "2026-01-15 2m q"])
  }

  @Test("one machine's presence does not cut another's windows, nor do its editors")
  func machines() throws {
    let text = export(
      windows(app(0, 600, "a")), presence(active(0, 120)),
      windows(app(0, 600, "b"), on: "other"), editor(project(0, 60, "p")))
    #expect(
      try read(text) == [
        "remark: aw-watcher-window_x: there is no afk bucket for presence, so all of its time counts.",
        "2026-01-15 1m a", "2026-01-15 10m b", "2026-01-15 1m p",
      ])
  }

  @Test("a bucket that does not know its machine belongs to the only one, if there is only one")
  func unknownMachine() throws {
    let (own, vim) = (windows(app(0, 600, "a")), editor(project(0, 300, "p"), on: nil))
    #expect(
      try read(export(presence(active(60, 480)), own, vim))
        == ["2026-01-15 3m a", "2026-01-15 4m p"])
    let two = try read(
      export(presence(active(60, 480)), own, vim, windows(app(0, 60, "b"), on: "other")))
    #expect(
      two.suffix(3) == ["2026-01-15 7m a", "2026-01-15 1m b", "2026-01-15 5m p"])
  }

  @Test("the members of a bucket are in any order")
  func keys() throws {
    let events = #""events":[\#(app(0, 600, "a"))]"#
    let afk = #""events":[\#(active(0, 120))]"#
    for (first, second) in [
      (
        #"\#(events),"type":"currentwindow","hostname":"h""#,
        #"\#(afk),"hostname":"h","type":"afkstatus""#
      ),
      (
        #""hostname":"h",\#(events),"type":"currentwindow""#,
        #""type":"afkstatus",\#(afk),"hostname":"h""#
      ),
    ] {
      #expect(try read(#"{"buckets":{"x":{\#(first)},"y":{\#(second)}}}"#) == ["2026-01-15 2m a"])
    }
  }

  @Test("what cannot be has its names, so that it may be skipped for them")
  func refusedNames() throws {
    var found: [ForeignNames] = []
    let wrong = { (data: String) in #"{"timestamp":"today","duration":5,"data":{\#(data)}}"# }
    let text = export(
      windows(wrong(#""app":"a","title":"t""#), wrong("")),
      editor(wrong(#""project":"p","language":"l""#)), presence(wrong(#""status":"not-afk""#)))
    func take(_ entry: ForeignEntry) {
      if case .refused(_, let names, _) = entry { found.append(names) }
    }
    try ActivityWatchFile.read(pieces: pieces(text), reading, naming: { _ in nil }, take)
    #expect(
      found == [
        ForeignNames(project: "a", pieces: ["title:t"]), ForeignNames(),
        ForeignNames(project: "p", words: ["l"]), ForeignNames(),
      ])
  }

  @Test(
    "sums are those of a plain count of seconds, whatever overlaps",
    arguments: 1...rounds(5, long: 40))
  func count(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    struct Event {
      let from, to: Int
      let name: String
    }
    func events(_ names: [String], _ count: Int) -> [Event] {
      (0..<count).map { _ in
        let from = Int.random(in: 0..<3000, using: &random)
        return Event(
          from: from, to: from + Int.random(in: 1...600, using: &random),
          name: names.randomElement(using: &random) ?? "")
      }
    }
    let (windows, editors) = (events(["a", "b", "c"], 40), events(["p", "q"], 6))
    let times = events([""], 8)
    func top(_ events: [Event], at second: Int) -> String? {
      events.filter { $0.from <= second && second < $0.to }
        .max { ($0.from, -$0.to, $0.name) < ($1.from, -$1.to, $1.name) }?.name
    }
    var wanted: [String: Int] = [:]
    for second in 0..<3600 where top(times, at: second) != nil {
      if let name = top(editors, at: second) ?? top(windows, at: second) {
        wanted[name, default: 0] += 1
      }
    }
    let entries = Entries()
    let text = export(
      bucket("w", "currentwindow", on: "h", windows.map { app($0.from, $0.to, $0.name) }),
      bucket("e", "app.editor.activity", on: nil, editors.map { project($0.from, $0.to, $0.name) }),
      bucket("a", "afkstatus", on: "h", times.map { active($0.from, $0.to) }))
    try ActivityWatchFile.read(
      pieces: pieces(text, by: 4096), reading, naming: { _ in nil }, entries.take)
    let found = entries.sessions.map { ($0.project ?? "", $0.time.length.seconds) }
    #expect(
      Dictionary(uniqueKeysWithValues: found) == wanted.filter { $0.value >= 60 })
  }
}
