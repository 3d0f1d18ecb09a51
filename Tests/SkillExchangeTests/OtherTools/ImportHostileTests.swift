import SkillCore
import TestSupport
import Testing

@testable import SkillExchange

@Suite("Broken files never stop the program")
struct ImportHostileTests {
  private static let samples: [(name: String, text: String)] = [
    ("watson", #"[[1768485600,1768491000,"asyncio","0f3c",["deep"],1],[5,7,"x","y"]]"#),
    (
      "watson",
      #"[{"id":"1","project":"a","start":"2026-01-15T22:00:00+08:00","stop":"2026-01-15T23:30:00+08:00","tags":[]}]"#
    ),
    ("watson-csv", "id,start,stop,project,tags\n1,2026-01-15 15:00:00,2026-01-15 16:30:00,a,t\n"),
    (
      "timewarrior",
      #"[{"id":2,"start":"20260115T060000Z","end":"20260115T073000Z","tags":["a"],"annotation":"x"}]"#
    ),
    ("timewarrior-data", "inc 20260115T060000Z - 20260115T073000Z # a \"b c\" # \"d\"\n"),
    (
      "klog",
      ##"{"records":[{"date":"2026-01-15","entries":[{"type":"range","start":"<14:00","end":"3:30pm","total_mins":90,"tags":["#a=b"]},{"type":"duration","total_mins":45}]}]}"##
    ),
    (
      "klog-text",
      "2026-01-15 (8h!)\nday #all\n    14:00 - 3:30pm #a=b\n        more\n    <23:00-1:00>\n    -1h30m\n    20:00 - ??\n\n2026/01/16\n\t45m #x='y z'\n"
    ),
    (
      "toggl",
      "Project,Start date,Start time,End date,End time,Duration,Tags\na,15/01/2026,2:00 PM,15/01/2026,03:30 PM,1:30:00,\"x, y\"\n"
    ),
    (
      "ics",
      "BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\nTZID:Z\nBEGIN:STANDARD\nDTSTART:19701025T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:1\nDTSTART;TZID=Z:20260115T140000\nDURATION:PT1H\nSUMMARY:a\\, #b\n c\nCATEGORIES:x\\,y,z\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20260115T140000Z\nDTEND:20260115T150000Z\nEND:VEVENT\nEND:VCALENDAR\n"
    ),
    (
      "wakatime",
      #"{"user":{"id":"x"},"days":[{"date":"2026-01-15","heartbeats":[{"id":"a","time":1768485600.25,"project":"p","language":null},{"time":1768485700}]},{"date":"2026-01-16","projects":[{"name":"p","grand_total":{"total_seconds":90.5},"branches":[]}],"languages":[{"name":"L","total_seconds":99}]}]}"#
    ),
    (
      "activitywatch",
      #"{"buckets":{"aw-watcher-window_h":{"type":"currentwindow","hostname":"h","events":[{"id":1,"timestamp":"2026-01-15T14:00:00.250000+00:00","duration":120.5,"data":{"app":"c","title":"t"}}]},"aw-watcher-afk_h":{"events":[{"timestamp":"2026-01-15T14:00:00Z","duration":600,"data":{"status":"not-afk"}}]},"e":{"type":"app.editor.activity","events":[{"timestamp":"2026-01-15T14:00:30Z","duration":9,"data":{"project":"p"}}]}}}"#
    ),
    ("csv", "skill,start,end,duration,tags\na,2026-01-15T14:00,2026-01-15T15:30+01:00,1:30,x y\n"),
    ("csv", "habit,at,evidence,zone\na,2026-01-15,x,\nb,2026-01-15T12:00Z,,UTC\n"),
  ]

  private func nameless(_ names: [String]) -> (name: String, skill: String)? { nil }

  private func read(_ name: String, _ bytes: [UInt8]) throws {
    _ = FileGuess(FileHead(bytes))
    switch name {
    case "watson": try WatsonFile.readJSON(pieces: pieces(bytes), reading) { _ in }
    case "watson-csv": try WatsonFile.readCSV(CSVReader(bytes), reading) { _ in }
    case "timewarrior": try TimewarriorFile.readJSON(pieces: pieces(bytes), reading) { _ in }
    case "timewarrior-data": try TimewarriorFile.readData(pieces: pieces(bytes), reading) { _ in }
    case "klog": try KlogFile.readJSON(pieces: pieces(bytes), reading) { _ in }
    case "klog-text": try KlogFile.read(pieces: pieces(bytes), reading) { _ in }
    case "wakatime":
      var rest = [bytes]
      let pieces = { rest.popLast() ?? [] }
      try WakaTimeFile.read(pieces: pieces, reading, naming: nameless, { _ in })
    case "activitywatch":
      let pieces = {
        var rest = [bytes]
        return { rest.popLast() ?? [] }
      }
      try ActivityWatchFile.read(pieces: pieces, reading, naming: nameless, { _ in })
    case "ics": try CalendarFile.read(pieces: pieces(bytes), reading) { _ in }
    case "toggl":
      _ = try TogglFile.dateOrder(of: CSVReader(bytes))
      try TogglFile.read(CSVReader(bytes), order: .dmy, reading) { _ in }
    default:
      var file = try CSVFactFile(CSVReader(bytes, unguards: true), table: nil, reading)
      while try file.next() != nil {}
    }
  }

  @Test("the samples are read")
  func samplesAreSound() throws {
    for sample in ImportHostileTests.samples { try read(sample.name, Array(sample.text.utf8)) }
  }

  @Test("cut short anywhere, a file is read or refused with its place")
  func truncated() {
    for sample in ImportHostileTests.samples {
      let bytes = Array(sample.text.utf8)
      for end in bytes.indices { check(sample.name, Array(bytes[..<end])) }
    }
  }

  @Test(
    "with bytes changed, doubled and removed, a file is read or refused",
    arguments: 1...rounds(6, long: 20))
  func mutated(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let pieces =
      hostilePieces + [
        "9223372036854775807", "-9223372036854775808", "1e308", "[[[[", "{", "\u{0}", "24:00", "<",
        ">",
        "99999", "2026-02-29", "null", "0001-01-01", "9999-12-31",
      ]
    for sample in ImportHostileTests.samples {
      for _ in 0..<60 {
        var bytes = Array(sample.text.utf8)
        for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
          let at = Int.random(in: bytes.indices, using: &random)
          switch Int.random(in: 0..<4, using: &random) {
          case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
          case 1: bytes.remove(at: at)
          case 2:
            bytes.insert(
              contentsOf: Array((pieces.randomElement(using: &random) ?? "").utf8), at: at)
          default:
            let end = min(bytes.count, at + Int.random(in: 1...12, using: &random))
            bytes.replaceSubrange(
              at..<end, with: Array((pieces.randomElement(using: &random) ?? "").utf8))
          }
        }
        check(sample.name, bytes)
      }
    }
  }

  private func check(_ name: String, _ bytes: [UInt8]) {
    do { try read(name, bytes) } catch {
      let fault = error as? FileFault
      #expect(fault != nil, "\(name): \(error)")
      #expect((fault?.line ?? 0) >= 1 && (fault?.column ?? 0) >= 1)
    }
  }

  /// Where a value may stand in each format.
  private static let values = [
    ("watson", "["), ("watson", #"[{"id":"1","project":"#), ("timewarrior", "["),
    ("timewarrior", #"[{"tags":"#), ("klog", #"{"warnings":"#), ("klog", #"{"records":["#),
    ("klog", #"{"records":[{"entries":"#), ("klog", #"{"errors":null,"records":[{"tags":"#),
    ("wakatime", #"{"user":"#), ("wakatime", #"{"days":[{"date":"#),
    ("wakatime", #"{"days":[{"dependencies":"#), ("wakatime", #"{"days":[{"heartbeats":[{"time":"#),
    ("wakatime", #"{"days":[{"heartbeats":[{"lines":"#),
    ("wakatime", #"{"days":[{"projects":[{"grand_total":"#), ("activitywatch", #"{"x":"#),
    ("activitywatch", #"{"buckets":{"a":{"type":"#),
    ("activitywatch", #"{"buckets":{"a":{"type":"currentwindow","events":[{"data":"#),
    ("activitywatch", #"{"buckets":{"a":{"type":"x","events":"#),
  ]

  @Test("a value nested in itself is refused at level 101, wherever it stands", arguments: values)
  func deep(name: String, start: String) {
    for (open, close) in [("[", "]"), (#"{"a":"#, "}")] {
      let nested = { (levels: Int) in
        start + String(repeating: open, count: levels) + "1"
          + String(repeating: close, count: levels)
      }
      let found = fault { try read(name, Array(nested(100_000).utf8)) }
      #expect(found?.message.en.contains("100 levels") == true, "\(found?.message.en ?? "read")")
      // At the 101st of its brackets, counted from the value, or from the entry that it stands in.
      let column = found?.column ?? 0
      let levels = (column - start.utf8.count) / open.utf8.count
      #expect(found?.line == 1 && (90...102).contains(levels), "\(column)")
      // Fewer levels are not what is wrong.
      let shallow = fault { try read(name, Array(nested(90).utf8)) }
      #expect(shallow?.message.en.contains("100 levels") == false)
    }
  }

  @Test("a collection's deep list of decks is refused, too")
  func deepDecks() {
    let rows = AnkiCollectionRows(
      decksJSON: String(repeating: #"{"1":"#, count: 100_000), decks: []
    ) { _ in }
    let found = fault {
      try AnkiReviews.read(rows, reading, naming: { _ in nil }) { _ in }
    }
    #expect(found?.message.en.contains("100 levels") == true)
  }

  @Test(
    "a file is recognised by its beginning",
    arguments: [
      ("watson: looks like Watson JSON", "\u{FEFF} [\n [\n1,2"),
      ("watson: looks like Watson JSON", #"[{"id":"1","project":"#),
      ("watson: looks like watson log --csv", "id,start,stop,project,tags\n"),
      ("watson: holds totals, no sessions (watson report)", "from,to,project,tag,time\r\n"),
      ("timewarrior: looks like timew export", #"[ {"id":2,"start":"2026"#),
      ("timewarrior: looks like Timewarrior data", "inc 20260115T060000Z"),
      ("klog: looks like klog json", #"{"records":["#),
      ("klog: looks like a klog file", "2026-01-15\n    14:00 - 15:00"),
      ("toggl: looks like Toggl / Clockify CSV", "User,Email,Start date,Start time"),
      ("timeclock: looks like hledger timeclock", "; mine\ni 2026/01/15 14:00 a"),
      ("org: looks like Org", "# mine\n* Python"),
      ("rungJSON", #"{ "format": "rung", "version": 1"#),
      ("table", "id,learner,habit,at,zone,local_date,evidence,note\r\n"),
      ("database", "SQLite format 3\u{0}"), ("binary", "a\u{0}b"), ("empty", " \n\n"),
      ("empty", ""), ("nothing", "skill,start,end\n"),
    ])
  func guesses(wanted: String, text: String) {
    #expect(guess(Array(text.utf8)) == wanted)
  }

  @Test("UTF-16 and noise are recognised, too")
  func noise() {
    #expect(guess([0xFF, 0xFE, 0x41, 0]) == "utf16")
    #expect(guess((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167 | 1) }) == "binary")
  }

  private func guess(_ bytes: [UInt8]) -> String {
    switch FileGuess(FileHead(bytes)) {
    case .foreign(let format, let looks): "\(format.name): \(looks.text.en)"
    case let guess?: "\(guess)"
    case nil: "nothing"
    }
  }
}
