import SkillCore
import Testing

@testable import SkillExchange

@Suite("Files of another kind are recognised by what is in them")
struct FileGuessTests {
  /// What it looks like, and what to type.
  private func guess(_ bytes: [UInt8]) -> String {
    switch FileGuess(FileHead(bytes)) {
    case .foreign(let format, let looks): "\(format.name)\(looks.instead == nil ? "" : " instead")"
    case .other(let looks): "\(looks.text.en) | \(looks.instead?.en ?? "")"
    case let guess?: "\(guess)"
    case nil: "nothing"
    }
  }

  @Test(
    "text",
    arguments: [
      ("2026-01-15 14:00 - 2026-01-15 15:30 | asyncio | loop", "bartib"),
      ("2026-01-15 14:00 | asyncio | loop", "bartib"),
      ("Date,Client,Project,Project Code,Task,Notes,Hours,Hours Rounded,Billable?", "import table"),
      (#""Date","From","To","Duration","Rate","User","Customer","Project","Activity""#, "Kimai"),
      ("Description,Task,Project,Client,User,Start,End,Duration,Duration (decimal)", "solidtime"),
      ("start,end,note,sheet", "timetrap"),
      ("Date,Time Spent (seconds),Number of People,Activity,Category", "RescueTime"),
      ("\u{FEFF}Date;Start;End;Titles;Descriptions;Projects", "Super Productivity"),
      (#"{"slug":"mine","version":1,"title":"Mine","items":[{"slug":"a"}]}"#, "roadmap add FILE"),
      (#"{"version":1,"slug":"mine","items":[{"slug":"a"}]}"#, "roadmap add FILE"),
      (#"{"nodes":[{"id":"a","type":"topic"}],"edges":[]}"#, "roadmap import roadmap-sh FILE"),
      (#"{"language":"Python","slug":"python","blurb":"x"}"#, "roadmap import exercism FILE"),
      (#"{"concepts":[],"exercises":{"concept":[]}}"#, "roadmap import exercism FILE"),
      ("# Path\n\n## Stage\n\n- [ ] One\n- [x] Two\n", "roadmap import markdown FILE"),
      ("- [ ] One\n  - [x] Two\n", "roadmap import markdown FILE"),
      ("<!DOCTYPE html>\n<html>", "is a web page"), ("-- Rung: what many learners", "export sql"),
    ])
  func other(text: String, wanted: String) {
    #expect(guess(Array(text.utf8)).contains(wanted), "\(guess(Array(text.utf8)))")
  }

  @Test(
    "what looks like one of them and is another tool's",
    arguments: [
      ("2026-01-15\n    14:00 - 15:00 loop", "klog"), ("* Heading\nCLOCK: [2026-01-15", "org"),
      ("#+TITLE: x\n* TODO a\n- [ ] box", "org"), ("# remark\n* H\n- [ ] b\n  CLOCK: [2026", "org"),
      ("User,Email,Client,Project,Task,Description,Start date,Start time", "toggl"),
      (#"{"buckets":{"aw-watcher-window_x":{"id":"#, "activitywatch"),
      (#"{"user":{"id":"x","email":null,"timezone":"Europe/Berlin""#, "wakatime"),
      (#"{"days":[{"date":"2026-01-15""#, "wakatime"), ("BEGIN:VCALENDAR\r\n", "ics"),
      (#"{"records":[{"date":"#, "klog"), (#"{"format":"rung","version":1}"#, "rungJSON"),
    ])
  func foreign(text: String, wanted: String) {
    let found = guess(Array(text.utf8))
    #expect(found == wanted || found == wanted + " instead", "\(found)")
  }

  @Test("what is not text")
  func binary() {
    func zip(_ name: String) -> [UInt8] {
      Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 26) + Array(name.utf8)
    }
    #expect(guess(zip("[Content_Types].xml")).contains("import table FILE"))
    #expect(guess(zip("mimetypeapplication/vnd.oasis.opendocument.spreadsheet")).contains(".ods"))
    #expect(guess(zip("photo.jpg")).contains("unzip FILE"))
    #expect(guess(zip("collection.anki2")) == "anki instead")
    #expect(guess(zip("meta\u{0}PK\u{3}\u{4}collection.anki21b")) == "anki instead")
    #expect(guess([0x28, 0xB5, 0x2F, 0xFD, 0, 0]) == "anki instead")
    #expect(guess([0x1F, 0x8B, 8, 0]).contains("gunzip"))
    #expect(guess([0xD0, 0xCF, 0x11, 0xE0]).contains(".xls"))
    var head = Array("SQLite format 3\u{0}".utf8) + [UInt8](repeating: 0, count: 84)
    #expect(guess(head) == "database")
    head.replaceSubrange(68..<72, with: Array("Rung".utf8))
    #expect(guess(head) == "ownDatabase")
  }
}
