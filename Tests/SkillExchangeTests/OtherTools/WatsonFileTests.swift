import SkillCore
import Testing

@testable import SkillExchange

@Suite("Watson's files")
struct WatsonFileTests {
  private func json(_ text: String) throws -> Entries {
    let entries = Entries()
    try WatsonFile.readJSON(pieces: pieces(text), reading, entries.take)
    return entries
  }

  private func csv(_ text: String) throws -> Entries {
    let entries = Entries()
    try WatsonFile.readCSV(CSVReader(Array(text.utf8)), reading, entries.take)
    return entries
  }

  @Test("a frame of the frames file, with and without tags, is a session of its project")
  func frames() throws {
    let entries = try json(
      """
      \u{FEFF}[[1768485600,1768491000,"asyncio","0f3c9b1d2e4a4f5b8c6d7e8f90a1b2c3",["deep"],1],
       [1768485600.9,1768491000,"redis","1f"], [5,5,"x","2f",[],1]]
      """)
    #expect(
      entries.lines == [
        "2026-01-15T15:00:00+01:00 2026-01-15T16:30:00+01:00 asyncio|deep",
        "2026-01-15T15:00:00+01:00 2026-01-15T16:30:00+01:00 redis", "empty",
      ])
    #expect(entries.sessions[0].externalID == "0f3c9b1d2e4a4f5b8c6d7e8f90a1b2c3")
  }

  @Test("the frames file, the JSON log and the CSV log name the same frame alike")
  func names() throws {
    let frame = try json(#"[[1768485600,1768491000,"a","0f3c9b1d2e4a",["t"],1]]"#).sessions[0]
    let logged = try json(
      """
      [{"id":"0f3c9b1d2e4a","project":"a","start":"2026-01-15T22:00:00+08:00",
        "stop":"2026-01-15T16:30:00+01:00","tags":["t"]}]
      """
    ).sessions[0]
    let row = try csv(
      "id,start,stop,project,tags\n0f3c9b1,2026-01-15 15:00:00,2026-01-15 16:30:00,a,t\n\n"
    )
    .sessions[0]
    #expect(frame.externalID == logged.externalID)
    #expect(frame.alias == row.externalID && row.isVague)
    #expect(frame.time.at == logged.time.at && frame.time == row.time)
    #expect(row.tags == ["t"])
  }

  @Test(
    "the CSV's local times: of an hour that came twice the first, one that never came is refused")
  func clockChanges() throws {
    let entries = try csv(
      """
      id,start,stop,project,tags
      1,2025-10-26 02:10:00,2025-10-26 02:40:00,a,"x, two words"
      2,2025-10-26 02:50:00,2025-10-26 02:10:00,a,
      3,2025-03-30 02:30:00,2025-03-30 04:00:00,a,
      """)
    #expect(
      entries.lines == [
        "2025-10-26T02:10:00+02:00 2025-10-26T02:40:00+02:00 a|x|two words",
        "2025-10-26T02:50:00+02:00 2025-10-26T02:10:00+01:00 a",
        "refused 4:1: clocks in Europe/Berlin skipped 2025-03-30T02:30:00: did you mean 2025-03-30T01:30:00+01:00 or 2025-03-30T03:30:00+02:00?",
      ])
    #expect(entries.sessions.allSatisfy { $0.isGuess })
  }

  @Test(
    "an invalid frame is refused at its place",
    arguments: [
      ("{}", "1:1"), ("[5]", "1:2"), ("[[1,2]]", "1:2"), (#"[["a",2,"x","y"]]"#, "1:3"),
      ("[[1e300,2,\"x\",\"y\"]]", "1:3"), ("[[1,9223372036854775807,\"x\",\"y\"]]", "1:5"),
      ("[[1,2,3,\"y\"]]", "1:7"), ("[[1,2,\"x\",\"y\",[7]]]", "1:16"),
      ("[[1,2,\"x\",\"y\"],", "1:16"),
      ("[[1,2,\"x\",\"y\"]\n[", "2:1"), ("[]x", "1:3"), ("[{\"id\":\"1\"}]", "1:2"),
      (#"[{"id":"1","project":"a","start":"2026-13-01T00:00:00Z","stop":""}]"#, "1:34"),
    ])
  func refusals(text: String, place: String) {
    #expect(refusedPlace { try json(text) } == place)
  }

  @Test("sessions that cannot be recorded are reported one by one, and the others are read")
  func refusedEntries() throws {
    let entries = try json(
      """
      [[1768491000,1768485600,"a","1"],[1768485600,1768685600,"a","2"],
       [1793534400,1793534401,"a","3"],[1768485600,1768491000,"a","4"]]
      """)
    #expect(entries.lines.count == 4 && entries.sessions.count == 1)
    #expect(entries.lines[0] == "refused 1:2: the session ends at or before its start")
    #expect(entries.lines[1].hasPrefix("refused 1:34: a session lasts 24 hours at most"))
    #expect(entries.lines[2].hasPrefix("refused 2:2: the session would end in the future"))
  }
}
