import SkillCore
import Testing

@testable import SkillExchange

@Suite("klog's own text")
struct KlogTextTests {
  private func entries(_ text: String) throws -> Entries {
    let entries = Entries()
    try KlogFile.read(pieces: pieces(text), reading, entries.take)
    return entries
  }

  @Test("ranges, open ranges and lengths, with shifts, twelve hours, targets and each indentation")
  func records() throws {
    let found = try entries(
      "2026-01-15 (8h15m!)\r\nA day\r\n  14:00 - 15:30 loop #asyncio\r\n    more #deep\r\n"
        + "  <23:30-8:15am\r\n  11:00pm   -  0:30>\r\n  22:00 - 24:00\r\n\r\n \t\r\n"
        + "2026/01/16\n\t1h30m a book #redis\n\t+45m\n\t9:00 - ???\n\t12:00am-12:00pm\n\n"
        + "2026-01-17 ( 30m! )\n    0m\n\n2026-01-18\nonly words\n\n2026-01-19\n   <22:00-<24:00 x")
    #expect(
      found.lines == [
        "2026-01-15T14:00:00+01:00 2026-01-15T15:30:00+01:00 asyncio|deep",
        "2026-01-14T23:30:00+01:00 2026-01-15T08:15:00+01:00 ",
        "2026-01-15T23:00:00+01:00 2026-01-16T00:30:00+01:00 ",
        "2026-01-15T22:00:00+01:00 2026-01-16T00:00:00+01:00 ",
        "2026-01-16 1h 30m redis", "2026-01-16 45m ", "running",
        "2026-01-16T00:00:00+01:00 2026-01-16T12:00:00+01:00 ", "empty",
        "2026-01-18T22:00:00+01:00 2026-01-19T00:00:00+01:00 ",
      ])
    #expect(found.sessions[0].note == "loop #asyncio\nmore #deep")
    #expect(found.sessions[1].note == "A day")
  }

  @Test("what is taken away comes before the lengths of its day, of all records of that day")
  func deductions() throws {
    let found = try entries(
      """
      2026-01-15 
      #asyncio
          1h #deep
          -1h15m lunch

      2026-01-15
        2h #redis
        -30m #redis
      """)
    #expect(
      found.lines == [
        "negative 4:5 2026-01-15 4500 asyncio", "negative 8:3 2026-01-15 1800 redis",
        "2026-01-15 1h deep|asyncio", "2026-01-15 2h redis",
      ])
  }

  @Test(
    "tags, as klog finds them",
    arguments: [
      ("a #Gym b #home-office", ["gym", "home-office"]), ("#読む", ["読む"]),
      (##"#ticket=891 #p="22/48.3" #q='it"s'"##, ["ticket=891", #"p="22/48.3""#, #"q='it"s'"#]),
      (##"#a="open b"##, ["a"]), ("#a= #b=\"\" ##c #", ["a", "b", "c"]), ("x#y,#z!", ["y", "z"]),
      ("#a='1'\n#b=C#d", ["a=1", "b=C", "d"]),
    ])
  func tags(text: String, wanted: [String]) {
    #expect(KlogTags.written(in: text) == wanted)
  }

  @Test(
    "what klog does not read is refused at its place, and the rest is read",
    arguments: [
      ("x", "1:1: “x”: a record begins with its date, such as 2026-01-15"),
      (" 2026-01-15", "1:1: “2026-01-15”: a record begins with its date, such as 2026-01-15"),
      ("2026-02-30\n  1h", "1:1: “2026-02-30”: this date does not exist"),
      ("2026-1-15", "1:1: “2026-1-15”: a record begins with its date, such as 2026-01-15"),
      ("2026-01-15 8h!", "1:12: “8h!” cannot follow a date; a target is written (8h!)"),
      ("2026-01-15 (8h)", "1:12: “(8h)” cannot follow a date; a target is written (8h!)"),
      ("2026-01-15\n 1h", "2:1: an entry is indented"), ("2026-01-15\n     1h", "2:1: an entry is"),
      ("2026-01-15\n\t1h\n  2h", "3:1: an entry is"), ("2026-01-15\n\t1h\nend", "3:1: an entry is"),
      ("2026-01-15\n  1h60m", "2:3: “1h60m” is not an entry"),
      ("2026-01-15\n  1.5h", "2:3: “1.5h”"),
      ("2026-01-15\n  9:00", "2:3: “9:00”"), ("2026-01-15\n  9:00 - 25:00", "2:3: “9:00 - 25:00”"),
      ("2026-01-15\n  9:00-24:00>", "2:3: “9:00-24:00>”"),
      ("2026-01-15\n  9:00 - ?>", "2:3: “9:00"),
      ("2026-01-15\n  9:00:30-10:00", "2:3: “9:00"), ("2026-01-15\n  <9:00>-10:00", "2:3: “<9:00>"),
      ("2026-01-15\n  h", "2:3: “h”"), ("2026-01-15\n  99999999h", "2:3: “99999999h”"),
      ("2026-01-15\n  25h", "2:3: a session lasts 24 hours at most"),
      ("2026-01-15\n  10:00-9:00", "2:3: "),
    ])
  func refusals(text: String, wanted: String) throws {
    let lines = try entries(text + "\n\n2026-01-16\n  1h").lines
    #expect(lines.contains { $0.hasPrefix("refused " + wanted) }, "\(lines)")
    #expect(lines.last == "2026-01-16 1h ")
  }

  @Test("the text and the JSON of one file have the same sessions under the same names")
  func json() throws {
    let text = try entries(
      "2026-01-15\nday #all\n  14:00 - 24:00 b #z #a\n    more\n  45m  two\n  -15m #a\n")
    let json = Entries()
    try KlogFile.readJSON(
      pieces: pieces(
        ##"""
        {"records":[{"date":"2026-01-15","summary":"day #all","tags":["#all"],"entries":[
        {"type":"range","start":"14:00","end":"0:00>","summary":"b #z #a\nmore","tags":["#a","#z"]},
        {"type":"duration","total_mins":45,"summary":" two","tags":[]},
        {"type":"duration","total_mins":-15,"summary":"#a","tags":["#a"]}]}]}
        """##), reading, json.take)
    #expect(text.sessions.map(\.externalID) == json.sessions.map(\.externalID))
    #expect(text.sessions.map(\.tags) == json.sessions.map(\.tags))
    #expect(text.sessions.map(\.note) == json.sessions.map(\.note))
    #expect(text.sessions.map(\.names) == [.init(tags: ["z", "a", "all"]), .init(tags: ["all"])])
  }

  @Test("a file without records has none; one that is not UTF-8 is refused")
  func nothing() throws {
    #expect(try entries(" \n\t\n").lines.isEmpty)
    #expect(try entries("\u{FEFF}2026-01-15\n  1h").lines == ["2026-01-15 1h "])
    #expect(
      fault { try KlogFile.read(pieces: pieces([0x32, 0xFF]), reading) { _ in } }?.column == 2)
  }
}
