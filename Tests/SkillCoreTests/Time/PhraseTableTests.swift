import Foundation
import Testing

@testable import SkillCore

@Suite("What people say about time")
struct PhraseTableTests {
  @Test("Every phrase of the table is read as the table says, at every moment")
  func readsTheTable() throws {
    let table = try PhraseTable()
    if ProcessInfo.processInfo.environment["RUNG_RECORD"] != nil {
      try table.recorded().write(to: PhraseTable.url, atomically: true, encoding: .utf8)
      return
    }
    for section in table.sections {
      for line in section.lines {
        let values = PhraseTable.values(line.phrase, section.kind)
        #expect(values == line.values, "\(line.phrase)")
      }
    }
  }

  @Test("It has 500 phrases and more, in both languages, refusals among them")
  func isLarge() throws {
    let sections = try PhraseTable().sections
    let phrases = sections.flatMap(\.lines).map(\.phrase)
    #expect(Set(phrases).count >= 500)
    let chinese = phrases.filter { $0.unicodeScalars.contains { $0.properties.isIdeographic } }
    #expect(chinese.count >= 200 && phrases.count - chinese.count >= 300)
    #expect((sections.first { $0.kind == .no }?.lines.count ?? 0) >= 80)
  }

  @Test("Exactly the invalid phrases are refused, at every moment")
  func refuses() throws {
    for section in try PhraseTable().sections {
      for line in section.lines {
        for value in PhraseTable.values(line.phrase, section.kind) {
          let isPast = !value.hasSuffix("is in the future")
          let isRefused = value.hasPrefix("- ")
          let shouldBe = section.kind == .no || section.kind == .notime
          #expect(isRefused == shouldBe || !isPast, "\(line.phrase): \(value)")
        }
      }
    }
  }

  @Test("No phrase makes more than 12 hours of two")
  func makesNoLongSessions() throws {
    let meant = ["16:00-15:00", "11:00-0:15", "09:00-01:00", "2026-01-15 14:00-05:00"]
    for section in try PhraseTable().sections {
      for line in section.lines where !meant.contains(line.phrase) {
        for (_, now, zone) in PhraseTable.nows {
          let read = try? SessionPhrase.parse(line.phrase, now: now, zone: zone)
          switch read {
          case .range(let range): #expect(range.duration.seconds <= 43_200, "\(line.phrase)")
          case .from(_, let length), .length(let length, _):
            #expect(length.seconds <= 43_200, "\(line.phrase)")
          default: break
          }
        }
      }
    }
  }
}

@Suite("The pages about times")
struct PhrasePagesTests {
  @Test("show what is read, in both languages", arguments: PhrasePages.all.map(\.path))
  func areMadeFromTheTable(_ path: String) throws {
    let page = try #require(PhrasePages.all.first { $0.path == path })
    let filled = try PhrasePages(table: PhraseTable()).filled(page)
    if ProcessInfo.processInfo.environment["RUNG_RECORD"] != nil {
      try filled.write(to: PhrasePages.url(page), atomically: true, encoding: .utf8)
      return
    }
    let text = try String(contentsOf: PhrasePages.url(page), encoding: .utf8)
    #expect(text == filled, "RUNG_RECORD=1 swift test --filter PhrasePages writes them")
    #expect(text.contains("20:00-22:00"))
  }
}
