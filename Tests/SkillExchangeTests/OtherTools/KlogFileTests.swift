import SkillCore
import Testing

@testable import SkillExchange

@Suite("klog's JSON")
struct KlogFileTests {
  private func entries(_ records: String, _ reading: ForeignReading = reading) throws -> Entries {
    let entries = Entries()
    try KlogFile.readJSON(
      pieces: pieces(#"{"records":\#(records),"warnings":null,"errors":null}"#), reading,
      entries.take)
    return entries
  }

  @Test("ranges of one day, from the day before, into the day after, in both kinds of clock")
  func ranges() throws {
    let found = try entries(
      """
      [{"date":"2026-01-15","summary":"Thursday","entries":[
        {"type":"range","start":"14:00","end":"15:30","summary":"loop #asyncio","tags":["#asyncio"]},
        {"type":"range","start":"<23:30","end":"8:15am","summary":"","tags":[]},
        {"type":"range","start":"11:00pm","end":"0:30>","summary":"x"},
        {"type":"range","start":"12:00am","end":"12:00pm","summary":"x"},
        {"type":"range","start":"22:00","end":"24:00","summary":"x"}]}]
      """)
    #expect(
      found.lines == [
        "2026-01-15T14:00:00+01:00 2026-01-15T15:30:00+01:00 asyncio",
        "2026-01-14T23:30:00+01:00 2026-01-15T08:15:00+01:00 ",
        "2026-01-15T23:00:00+01:00 2026-01-16T00:30:00+01:00 ",
        "2026-01-15T00:00:00+01:00 2026-01-15T12:00:00+01:00 ",
        "2026-01-15T22:00:00+01:00 2026-01-16T00:00:00+01:00 ",
      ])
    #expect(found.sessions.map(\.note) == ["loop #asyncio", "Thursday", "x", "x", "x"])
  }

  @Test("a hundred tags of a record are those of each entry; more are refused at their place")
  func tags() throws {
    func record(_ tags: Int, _ entries: Int) -> String {
      let names = (0..<tags).map { "\"#t\($0)\",\"#t\($0)\"" }.joined(separator: ",")
      let entry = ##"{"type":"range","start":"14:00","end":"15:30","tags":["#own"]}"##
      let list = Array(repeating: entry, count: entries).joined(separator: ",")
      return #"[{"date":"2026-01-15","tags":[\#(names)],"entries":[\#(list)]}]"#
    }
    let found = try entries(record(100, 3)).sessions
    #expect(found.map(\.tags.count) == [101, 101, 101])
    do {
      _ = try entries(record(4000, 4000))
      Issue.record("4000 tags were taken")
    } catch let fault as FileFault {
      #expect("\(fault.position)" == "1:41")
      #expect(fault.message.en == "there are 4000 tags here; leave at most 100")
    }
  }

  @Test("lengths are their day's; what is taken from the day comes first")
  func lengths() throws {
    let found = try entries(
      """
      [{"date":"2026/01/15","tags":["#all=day"],"entries":[
        {"type":"duration","total_mins":45,"summary":"a #x","tags":["#x"]},
        {"type":"duration","total_mins":-30}, {"type":"duration","total_mins":0},
        {"type":"open_range","start":"20:00","total_mins":0},
        {"type":"duration","total_mins":90}]}]
      """)
    #expect(
      found.lines == [
        "negative 3:3 2026-01-15 1800 all=day", "2026-01-15 45m x|all=day", "empty", "running",
        "2026-01-15 1h 30m all=day",
      ])
  }

  @Test("a length of today is one before noon has come, too; more than has passed is refused")
  func today() throws {
    let morning = ForeignReading(zone: berlin, now: Instant(seconds: 1_768_460_400))  // 08:00
    let records = """
      [{"date":"2026-01-15","entries":[{"type":"duration","total_mins":60}]}]
      """
    #expect(
      try entries(records, morning).lines == [
        "2026-01-15 1h "
      ])
    let long = #"[{"date":"2026-01-15","entries":[{"type":"duration","total_mins":481}]}]"#
    #expect(try entries(long, morning).lines[0].hasSuffix("only 8h of today have passed"))
    #expect(
      try entries(records).sessions[0].externalID
        == entries(records, morning).sessions[0].externalID)
  }

  @Test(
    "what klog does not write is refused at its place",
    arguments: [
      (#"[{"date":"2026-02-30"}]"#, 21), (#"[{"entries":[]}]"#, 13), ("5", 12),
      (#"[{"date":"2026-01-15","entries":[{"type":"nap"}]}]"#, 53),
      (#"[{"date":"2026-01-15","entries":[{"type":"range","start":"25:00","end":"1:00"}]}]"#, 69),
      (#"[{"date":"2026-01-15","entries":[{"type":"duration","total_mins":99999999999}]}]"#, 77),
    ])
  func refusals(records: String, column: Int) {
    #expect(fault { _ = try entries(records) }?.column == column)
  }

  @Test("errors that klog reports in its own file are refused")
  func errors() {
    let found = fault {
      try KlogFile.readJSON(
        pieces: pieces(#"{"records":null,"warnings":null,"errors":[{"line":1}]}"#), reading
      ) { _ in }
    }
    #expect(found?.message.en.hasPrefix("klog found errors") == true)
  }
}
