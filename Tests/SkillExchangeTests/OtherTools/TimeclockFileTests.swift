import SkillCore
import Testing

@testable import SkillExchange

@Suite("Timeclock files of hledger and ledger")
struct TimeclockFileTests {
  @Test("what cannot be has the names of its account, if it has one")
  func refusedNames() throws {
    let text = """
      i 2026/01/15 14:00 a:sleep
      i 2026/01/15 14:10 a:sleep
      o 2026/01/17 14:00 a:sleep
      o 2026/01/17 15:00 b
      o 2026/01/17 16:00

      """
    var found: [ForeignNames] = []
    try TimeclockFile.read(pieces: pieces(text), reading) {
      if case .refused(_, let names, _) = $0 { found.append(names) }
    }
    let sleep = ForeignNames(project: "a:sleep", words: ["sleep", "a"])
    #expect(
      found == [sleep, sleep, ForeignNames(project: "b", words: ["b"]), ForeignNames()])
  }

  @Test("each of many open accounts is found again, the last one without its name")
  func manyOpen() throws {
    let count = 2000
    let begins = (0..<count).map { "i 2026/01/15 14:00 a\($0)\n" }
    let ends = (0..<count / 2).map { "o 2026/01/15 15:00 a\($0)\n" }
    let last = (0..<count / 2).map { _ in "o 2026/01/15 16:00\n" }
    let entries = Entries()
    try TimeclockFile.read(
      pieces: pieces((begins + ends + last).joined(), by: 4096), reading, entries.take)
    #expect(entries.sessions.count == count)
    #expect(entries.sessions[0].project == "a0" && entries.sessions[count - 1].project == "a1000")
    #expect(entries.sessions[count / 2].project == "a1999")
  }

  private func read(_ text: String) throws -> Entries {
    let entries = Entries()
    try TimeclockFile.read(pieces: pieces(text), reading, entries.take)
    return entries
  }

  @Test("pairs, remarks, offsets, accounts with blanks, descriptions, over midnight")
  func whole() throws {
    let entries = try read(
      """
      ; a comment
      # another
      * Org headings may stand between

      i 2026/01/15 14:00:00 study:asyncio  event loop  ; tag:x
      o 2026/01/15 15:30:00
      i 2026-01-16 9:05 +0100 deep work:redis
      o 2026-01-16 10:05:30
      b 2026/01/16 1
      h 2026/01/16 8
      i 2026.1.17 23:30 kafka
      O 2026.1.18 00:30\r
      i 2026/01/19 08:00:00

      """)
    #expect(
      entries.lines == [
        "2026-01-15T14:00:00+01:00 2026-01-15T15:30:00+01:00 study:asyncio",
        "2026-01-16T09:05:00+01:00 2026-01-16T10:05:30+01:00 deep work:redis",
        "2026-01-17T23:30:00+01:00 2026-01-18T00:30:00+01:00 kafka", "running",
      ])
    #expect(entries.sessions.map(\.note) == ["event loop", nil, nil])
    #expect(
      entries.sessions.map(\.words) == [["asyncio", "study"], ["redis", "deep work"], ["kafka"]])
  }

  @Test("several accounts are open at once; an end with an account ends that one")
  func severalOpen() throws {
    let entries = try read(
      """
      i 2026-01-15 08:00 a
      i 2026-01-15 09:00 b
      o 2026-01-15 10:00 a
      o 2026-01-15 11:00
      """)
    #expect(
      entries.lines == [
        "2026-01-15T08:00:00+01:00 2026-01-15T10:00:00+01:00 a",
        "2026-01-15T09:00:00+01:00 2026-01-15T11:00:00+01:00 b",
      ])
  }

  @Test(
    "what cannot be is refused at its line, the rest is read",
    arguments: [
      ("o 2026-01-15 10:00", "1:1", "without a clock-in"),
      (
        "i 2026-01-15 08:00 a\ni 2026-01-15 09:00 a\no 2026-01-15 10:00", "2:1", "a is open already"
      ),
      (
        "i 2026-01-15 08:00 a\no 2026-01-15 08:00 b\no 2026-01-15 09:00", "2:1",
        "without a clock-in"
      ),
      ("i 2026-01-15 08:00 a\no 2026-01-15 07:00", "1:1", "ends at or before its start"),
      ("i 2026-01-15 08:00 a\no 2026-01-17 07:00", "1:1", "24 hours"),
      ("i 2026-02-30 08:00 a", "1:1", "does not exist"), ("i yesterday a", "1:1", "a date such as"),
      ("i 2026-01-15 a", "1:1", "a time must follow"),
      ("i 2026-01-15 25:00 a", "1:1", "a time must follow"),
      ("\n2026/01/15 * payee", "2:1", "is not a timeclock line"),
      ("i 2026-03-29 02:30 a\no 2026-03-29 04:00", "1:1", "skipped"),
    ] as [(String, String, String)])
  func refused(text: String, position: String, named: String) throws {
    let lines = try read(text).lines
    #expect(
      lines.contains { $0.hasPrefix("refused \(position): ") && $0.contains(named) }, "\(lines)")
  }

  @Test("a repeated hour is reported; the same file gives the same names")
  func repeatedHour() throws {
    let text = "i 2026-10-25 02:15 a\no 2026-10-25 02:45\n"
    let entries = try read(text)
    #expect(entries.sessions.map(\.isGuess) == [true])
    #expect(entries.sessions[0].time.length.seconds == 1800)
    #expect(
      try read("\u{FEFF}" + text).sessions.map(\.externalID) == entries.sessions.map(\.externalID))
  }

  @Test("bytes that are not UTF-8 end the reading at their place") func broken() {
    let bytes = Array("i 2026-01-15 08:00 a\ni 2026 ".utf8) + [0xFF]
    #expect(
      fault { try TimeclockFile.read(pieces: pieces(bytes), reading) { _ in } }?.position
        .description == "2:8")
  }
}
