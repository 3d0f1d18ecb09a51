import SkillCore
import Testing

@testable import SkillExchange

@Suite("Calendars (RFC 5545)")
struct CalendarFileTests {
  /// An event of these lines.
  private func event(_ lines: String...) throws -> [String] {
    let text = "BEGIN:VEVENT\nUID:1\n" + lines.joined(separator: "\n") + "\nEND:VEVENT"
    return try readCalendar(calendar(text)).lines
  }

  @Test("UTC, a zone, the machine's time, an end or a duration; texts, folded, of any case")
  func whole() throws {
    let entries = try readCalendar(
      """
      \u{FEFF}BEGIN:VCALENDAR\r
      X-WR-CALNAME:Study\r
      begin:vevent\r
      UID:a@x\r
      dtstart:20260115T130000Z\r
      DTEND:20260115T143000Z\r
      SUMMARY:Event loop\\, part 2 #deep-work.\r
      CATEGORIES:asyncio,two\\, words\r
      categories:python\r
      DESCRIPTION:Line 1\\nline 2 with a long te\r
       xt\\; folded\r
      BEGIN:VALARM\r
      DURATION:PT15M\r
      DESCRIPTION:An alarm's own\r
      END:VALARM\r
      END:VEVENT\r
      BEGIN:VEVENT\r
      UID:b@x\r
      DTSTART;TZID="America/New_York":20260115T090000\r
      DURATION:PT1H30M\r
      RECURRENCE-ID;TZID=America/New_York:20260114T090000\r
      SUMMARY:redis\r
      END:VEVENT\r
      BEGIN:VEVENT\r
      DTSTART:20260116T140000\r
      DTEND:20260116T150000\r
      END:VEVENT\r
      END:VCALENDAR\r

      """)
    #expect(
      entries.lines == [
        "2026-01-15T14:00:00+01:00 2026-01-15T15:30:00+01:00 asyncio|two, words|python|deep-work",
        "2026-01-15T15:00:00+01:00 2026-01-15T16:30:00+01:00 ",
        "2026-01-16T14:00:00+01:00 2026-01-16T15:00:00+01:00 ",
      ])
    #expect(
      entries.sessions.map(\.note) == [
        "Event loop, part 2 #deep-work.\nLine 1\nline 2 with a long text; folded", "redis", nil,
      ])
    #expect(
      entries.sessions.map(\.words) == [
        ["Event loop, part 2 #deep-work.", "Study"], ["redis", "Study"], ["Study"],
      ])
    #expect(entries.sessions.map(\.isLocal) == [false, false, true])
    #expect(entries.sessions.map(\.hasID) == [true, true, false])
    #expect(entries.sessions.map(\.position.line) == [3, 17, 24])
    #expect(Set(entries.sessions.map(\.externalID)).count == 3)
  }

  @Test("events that are not past sessions are left out, with the reason")
  func leftOut() throws {
    let start = "DTSTART:20260115T140000Z"
    #expect(
      try event("DTSTART;VALUE=DATE:20260115", "DTEND;VALUE=DATE:20260116") == ["left out: allDay"])
    #expect(try event("DTSTART:20260115", "DURATION:P1D") == ["left out: allDay"])
    #expect(
      try event(start, "DTEND:20260116T140000Z", "X-MICROSOFT-CDO-ALLDAYEVENT:true")
        == ["left out: allDay"])
    #expect(try event(start) == ["left out: endless"])
    #expect(try event(start, "DURATION:PT1H", "RRULE:FREQ=DAILY") == ["left out: recurring"])
    #expect(try event(start, "DURATION:PT1H", "RDATE:20260116T140000Z") == ["left out: recurring"])
    #expect(try event(start, "DURATION:PT1H", "STATUS:Cancelled") == ["left out: cancelled"])
    #expect(try event("DTSTART:20261101T113000Z", "DURATION:PT31M") == ["left out: upcoming"])
    #expect(
      try event("DTSTART:20261101T113000Z", "DURATION:PT30M").first?.hasPrefix("2026") == true)
    #expect(try event(start, "DTEND:20260115T140000Z") == ["empty"])
    #expect(
      try readCalendar(calendar("BEGIN:VTODO\nEND:VTODO", "BEGIN:VJOURNAL\nEND:VJOURNAL")).lines
        == ["left out: notAnEvent", "left out: notAnEvent"])
  }

  @Test(
    "what cannot be is refused at its line",
    arguments: [
      (["DTEND:20260115T140000Z"], "2:1: this event has no DTSTART"),
      (["DTSTART:20260115T150000Z", "DTEND:20260115T140000Z"], "2:1: the session ends"),
      (["DTSTART:20260115T150000Z", "DTEND:20260117T140000Z"], "2:1: a session lasts 24 hours"),
      (["DTSTART:tomorrow", "DTEND:20260117T140000Z"], "4:1: DTSTART is “tomorrow”"),
      (["DTSTART:20260230T140000Z", "DURATION:PT1H"], "4:1: DTSTART is “20260230T140000Z”"),
      (["DTSTART:2026-02-30T14:00:00Z", "DURATION:PT1H"], "does not exist"),
      (["DTSTART:20260115T150000Z", "DTEND;VALUE=DATE:20260116"], "5:1: DTEND is “20260116”"),
      (["DTSTART:20260115T150000Z", "DURATION:1h"], "5:1: “1h” is not a duration"),
      (["DTSTART;TZID=Nowhere:20260115T150000", "DURATION:PT1H"], "4:1: the time zone “Nowhere”"),
      (["a line without a colon", "DTSTART:20260115T150000Z", "DURATION:PT1H"], "4:1: “a line"),
    ])
  func refused(lines: [String], message: String) throws {
    let text = "BEGIN:VEVENT\nUID:1\n" + lines.joined(separator: "\n") + "\nEND:VEVENT"
    let said = try readCalendar("BEGIN:VCALENDAR\n" + text + "\nEND:VCALENDAR").lines
    #expect(
      said.count == 1 && said[0].hasPrefix("refused ") && said[0].contains(message), "\(said)")
  }

  @Test("the calendar's name may follow its events; each calendar of a file has its own")
  func lateName() throws {
    let event = "BEGIN:VEVENT\nUID:1\nDTSTART:20260115T120000Z\nDURATION:PT1H\nEND:VEVENT\n"
    let text = ["X-WR-CALNAME:Late", "", "NAME:By RFC 7986"].enumerated()
      .map {
        $0 == 2
          ? "BEGIN:VCALENDAR\n\($1)\n\(event)END:VCALENDAR\n"
          : "BEGIN:VCALENDAR\n\(event)\($1)\nEND:VCALENDAR\n"
      }
    #expect(
      try readCalendar(text.joined()).sessions.map(\.words) == [["Late"], [], ["By RFC 7986"]])
  }

  @Test("what cannot be has its names, so that it may be skipped for them")
  func refusedNames() throws {
    var found: [ForeignNames] = []
    let events = ["CATEGORIES:sleep\n", "SUMMARY:sleep\n", ""].map {
      "BEGIN:VEVENT\n\($0)DTSTART:20260115T120000Z\nDURATION:PT30H\nEND:VEVENT\n"
    }
    try CalendarFile.read(
      pieces: pieces("BEGIN:VCALENDAR\n\(events.joined())END:VCALENDAR"), calendarReading
    ) {
      if case .refused(_, let names, let seconds) = $0 {
        found.append(names)
        #expect(seconds == 108_000)
      }
    }
    #expect(
      found == [
        ForeignNames(tags: ["sleep"]), ForeignNames(words: ["sleep"]), ForeignNames(project: ""),
      ])
  }

  @Test("RFC 5545's reading of the hours that the clocks skip and repeat")
  func changes() throws {
    #expect(
      try event("DTSTART;TZID=Europe/Berlin:20260329T023000", "DURATION:PT1H")
        == ["2026-03-29T03:30:00+02:00 2026-03-29T04:30:00+02:00 "])
    #expect(
      try event(
        "DTSTART;TZID=Europe/Berlin:20261025T023000", "DTEND;TZID=Europe/Berlin:20261025T021500")
        == ["2026-10-25T02:30:00+02:00 2026-10-25T02:15:00+01:00 "])
    // A day of the calendar, an hour of the clock.
    #expect(
      try event("DTSTART:20261024T120000", "DURATION:P1D")
        == [
          "refused 2:1: a session lasts 24 hours at most"
        ].map { $0.replacing("2:1", with: "3:1") })
    #expect(
      try event("DTSTART:20260328T120000", "DURATION:P1D")
        == ["2026-03-28T12:00:00+01:00 2026-03-29T12:00:00+02:00 "])
  }

  @Test(
    "a file that is not a calendar, or is truncated, is refused as a whole",
    arguments: [
      ("", "1:1", "begins with BEGIN:VCALENDAR"), ("hello", "1:1", "begins with BEGIN:VCALENDAR"),
      ("BEGIN:VCARD\nEND:VCARD", "1:1", "begins with"),
      ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1", "2:1", "BEGIN:VEVENT has no END"),
      ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR", "3:1", "has no BEGIN"),
      ("BEGIN:VCALENDAR\nSUMMARY:\u{1}\nEND:VCALENDAR\nmore", "4:1", "begins with"),
      (String(repeating: "BEGIN:VCALENDAR\n", count: 30), "21:1", "20 levels"),
    ])
  func notACalendar(text: String, position: String, named: String) {
    let found = fault { _ = try readCalendar(text) }
    #expect(found?.position.description == position)
    #expect(found?.message.en.contains(named) == true, "\(found?.message.en ?? "")")
  }

  @Test("lines folded inside a character are read; other broken bytes are refused at their place")
  func bytes() throws {
    let text = Array(
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260115T140000Z\nDURATION:PT1H\nSUMMARY:".utf8)
    let end = Array("\nEND:VEVENT\nEND:VCALENDAR\n".utf8)
    let entries = Entries()
    try CalendarFile.read(
      pieces: pieces(text + [0xC3] + Array("\r\n ".utf8) + [0xA9] + end), calendarReading,
      entries.take)
    #expect(entries.sessions.map(\.note) == ["é"])
    let found = fault {
      try CalendarFile.read(pieces: pieces(text + [0xFF] + end), calendarReading) { _ in }
    }
    #expect(found?.position.description == "5:9")
  }

  @Test(
    "durations",
    arguments: [
      ("PT1H30M", 0, 5400), ("P1D", 1, 0), ("P2W", 14, 0), ("P1DT2H3M4S", 1, 7384),
      ("-PT5M", 0, -300),
      ("+PT5S", 0, 5), ("P", nil, nil), ("PT", nil, nil), ("1H", nil, nil), ("PT1D", nil, nil),
      ("PT99999999H", nil, nil),
    ] as [(String, Int?, Int?)])
  func duration(text: String, days: Int?, seconds: Int?) {
    let duration = CalendarDuration(text)
    #expect(duration?.days == days && duration?.seconds == seconds)
  }
}
