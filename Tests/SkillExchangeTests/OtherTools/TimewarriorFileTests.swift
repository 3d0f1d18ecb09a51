import SkillCore
import Testing

@testable import SkillExchange

@Suite("Timewarrior's files")
struct TimewarriorFileTests {
  private func json(_ text: String) throws -> Entries {
    let entries = Entries()
    try TimewarriorFile.readJSON(pieces: pieces(text), reading, entries.take)
    return entries
  }

  private func data(_ text: String) throws -> Entries {
    let entries = Entries()
    try TimewarriorFile.readData(pieces: pieces(text), reading, entries.take)
    return entries
  }

  private let exported = """
    [
    {"id":3,"start":"20260115T060000Z","end":"20260115T073000Z","tags":["asyncio","q\\"uote","two words"],"annotation":"event \\"loop\\" 中文"},
    {"id":2,"start":"20260116T060000Z","end":"20260116T073000Z"},
    {"id":1,"start":"20260117T025302Z","tags":["foo"]}
    ]
    """
  private let kept = """
    inc 20260115T060000Z - 20260115T073000Z # asyncio "q\\"uote" "two words" # "event \\"loop\\" 中文"\r
    inc 20260116T060000Z - 20260116T073000Z\r

    inc 20260117T025302Z # foo
    """

  @Test("the export and the data files say the same, under the same names")
  func bothForms() throws {
    let (one, other) = (try json(exported), try data(kept))
    #expect(
      one.lines == [
        "2026-01-15T07:00:00+01:00 2026-01-15T08:30:00+01:00 asyncio|q\"uote|two words",
        "2026-01-16T07:00:00+01:00 2026-01-16T08:30:00+01:00 ", "running",
      ])
    #expect(one.lines == other.lines)
    #expect(one.sessions.map(\.externalID) == other.sessions.map(\.externalID))
    #expect(one.sessions.map(\.note) == ["event \"loop\" 中文", nil])
    #expect(other.sessions.map(\.note) == ["event \"loop\" 中文", nil])
  }

  @Test("an interval keeps its name when its number slides and its tags change places")
  func names() throws {
    let ids = try json(
      """
      [{"id":1,"start":"20260115T060000Z","end":"20260115T073000Z","tags":["a","b"]},
       {"id":9,"start":"20260115T060000Z","end":"20260115T073000Z","tags":["b","a"]},
       {"id":9,"start":"20260115T060000Z","end":"20260115T073000Z","tags":["b"]}]
      """
    ).sessions.map(\.externalID)
    #expect(ids[0] == ids[1] && ids[1] != ids[2])
  }

  @Test(
    "an invalid interval is refused at its place",
    arguments: [
      ("[{}]", "1:2"), (#"[{"start":"yesterday"}]"#, "1:11"), (#"[{"start":5}]"#, "1:11"),
      (#"[{"start":"20260115T060000Z","end":"","tags":[]}]"#, "1:36"),
      (#"[{"start":"20260115T060000Z","tags":"a"}]"#, "1:37"), ("[", "1:2"), ("", "1:1"),
    ])
  func refusals(text: String, place: String) {
    #expect(refusedPlace { try json(text) } == place)
  }

  @Test(
    "an invalid line of the data files is refused with its number",
    arguments: [
      "exc 20260115T060000Z", "inc", "inc yesterday", "inc 20260115T060000Z - later",
      "inc 20260115T060000Z 5",
    ])
  func badLines(line: String) throws {
    let text = "inc 20260115T060000Z # a\n\(line)\ninc 20260115T060000Z - 20260115T070000Z # b"
    #expect(refusedPlace { try data(text) } == "2:1")
    #expect(try data(text).sessions.count == 1)
  }
}
