import SkillCore
import Testing

@testable import SkillExchange

@Suite("Clocks of Org and Logseq")
struct OrgFileTests {
  private func read(_ text: String, name: String? = nil) throws -> Entries {
    let entries = Entries()
    try OrgFile.read(pieces: pieces(text), name: name, reading, entries.take)
    return entries
  }

  @Test("Org: headings, states, priorities, tags that are inherited, drawers, open clocks")
  func org() throws {
    let entries = try read(
      """
      #+TITLE: Study
      #+FILETAGS: :study:
      #+TODO: LEARN | KNOWN(k)
      * Python                                   :python:
      :PROPERTIES:
      :CATEGORY: backend
      :END:
      ** DONE [#A] Read about the loop [2/3]     :asyncio:deep:
      :PROPERTIES:
      :ID:       0f3c9b1d
      :END:
      :LOGBOOK:
      - State "DONE"       from "TODO"       [2026-01-16 Fri 09:00]
      CLOCK: [2026-01-15 Thu 14:00]--[2026-01-15 Thu 15:30] =>  1:30
      CLOCK: [2026-01-16 Fri 09:00]
      :END:
      ** LEARN Typing
      CLOCK: [2026-01-17 六 10:00:05 +0800]--[2026-01-17 11:00:05 +0800] => 1:00
      #+BEGIN_SRC org
      CLOCK: [2026-01-18 Sun 10:00]--[2026-01-18 Sun 11:00] =>  1:00
      * not a heading
      #+END_SRC
      * Redis
      CLOCK: [2026-01-19 Mo 23:30]--[2026-01-20 Di 00:30] =>  1:00
      """, name: "study")
    #expect(
      entries.lines == [
        "2026-01-15T14:00:00+01:00 2026-01-15T15:30:00+01:00 asyncio|deep|python|study", "running",
        "2026-01-17T03:00:05+01:00 2026-01-17T04:00:05+01:00 python|study",
        "2026-01-19T23:30:00+01:00 2026-01-20T00:30:00+01:00 study",
      ])
    #expect(entries.sessions.map(\.note) == ["Read about the loop", "Typing", "Redis"])
    #expect(
      entries.sessions.map(\.words) == [
        ["backend", "Read about the loop", "Python", "study"],
        ["backend", "Typing", "Python", "study"], ["Redis", "study"],
      ])
    #expect(entries.sessions[0].externalID == "2026-01-15T14:00:00\00f3c9b1d")
  }

  @Test("Logseq: bullets, seconds, #tags, pages, properties")
  func logseq() throws {
    let entries = try read(
      """
      tags:: study, [[deep work]]

      - ## Morning
      - DOING Read about the loop #asyncio and [[event loop]]
        id:: 65a1
        :LOGBOOK:
        CLOCK: [2026-01-05 Mon 08:00:00]--[2026-01-05 Mon 08:30:00] =>  00:30:00
        :END:
      \t- Deeper #[[two words]] (#redis)
      \t  CLOCK: [2026-01-05 Mon 09:00:00]--[2026-01-05 Mon 09:10:00] =>  00:10:00
      - ```
        CLOCK: [2026-01-05 Mon 10:00:00]--[2026-01-05 Mon 11:00:00]
        ```
      - Lunch
        CLOCK: [2026-01-05 Mon 12:00:00]--[2026-01-05 Mon 12:01:00] =>  00:01:00
      """)
    #expect(
      entries.lines == [
        "2026-01-05T08:00:00+01:00 2026-01-05T08:30:00+01:00 asyncio|event loop|study|deep work",
        "2026-01-05T09:00:00+01:00 2026-01-05T09:10:00+01:00 two words|redis|asyncio|event loop|study|deep work",
        "2026-01-05T12:00:00+01:00 2026-01-05T12:01:00+01:00 study|deep work",
      ])
    #expect(entries.sessions[0].externalID.hasSuffix("\065a1"))
  }

  @Test("The sum tells which hour is meant where clocks were put back")
  func repeatedHour() throws {
    let entries = try read(
      """
      * a
      CLOCK: [2026-10-25 Sun 02:15]--[2026-10-25 Sun 02:45] =>  1:30
      CLOCK: [2026-10-25 Sun 02:15]--[2026-10-25 Sun 02:45]
      """)
    #expect(entries.sessions.map(\.time.length.seconds) == [5400, 1800])
    #expect(entries.sessions.map(\.isGuess) == [false, true])
  }

  @Test(
    "What is no clock is refused at its line",
    arguments: [
      "CLOCK: [2026-01-15 Thu 14:00]--[2026-02-30 Mon 15:00]", "CLOCK: [2026-01-15 Thu]",
      "CLOCK: [2026-01-15 Thu 14:00]--", "CLOCK: 14:00-15:00", "CLOCK:", "CLOCK: => 1:30",
      "CLOCK: [2026-01-15 Thu 14:00]--[2026-01-15 Thu 13:00] => -1:00",
      "CLOCK: [2026-01-15 Thu 14:00]--[2026-01-15 Thu 13:00]",
      "CLOCK: [2024-01-01 Mon 08:00:00]--[2024-05-12 Sun 09:00:00] =>  3169:00:00",
      "CLOCK: [2026-01-15 Thu 14:00 15:00]--[2026-01-15 Thu 16:00]",
    ])
  func refused(line: String) throws {
    let lines = try read("* a\n" + line).lines
    #expect(lines.count == 1 && lines[0].hasPrefix("refused 2:1: "), "\(lines)")
  }

  @Test("A length without stamps is one on the day of the nearest dated heading, else of the file")
  func lengths() throws {
    let text = "* 2026-01-15 Thursday\n** Loops :asyncio:\nCLOCK: =>  1:30\nCLOCK: => 0:00\n"
    let entries = try read(text)
    #expect(entries.sessions.map(\.externalID) == ["2026-01-15\05400\0Loops"])
    #expect(entries.sessions[0].time.day == day("2026-01-15"))
    #expect(entries.lines.last == "empty")
    let journal = try read("- Loops\n  CLOCK: => 00:30:00\n", name: "2026_01_16")
    #expect(journal.sessions.map(\.time.day) == [day("2026-01-16")])
    let refused = ["* a\nCLOCK: => 25:00\n", "* 2027-01-01\nCLOCK: => 1:00\n"]
    for text in refused { #expect(try read(text, name: "2026_01_16").sessions.isEmpty) }
  }

  private func day(_ text: String) -> LocalDay? { LocalDay(iso8601: text) }

  @Test("A text without clocks holds nothing") func nothing() throws {
    #expect(try read("").lines == [])
    #expect(try read("* a\n- b\nCLOCKS: none\n").lines == [])
  }
}
