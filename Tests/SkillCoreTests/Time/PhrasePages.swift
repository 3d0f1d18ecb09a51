import Foundation
import TestSupport

@testable import SkillCore

/// The pages about times, whose tables are made from the phrases that `PhraseTable` marks as shown:
/// between the lines that begin and end them stands what this makes.
struct PhrasePages {
  let table: PhraseTable

  struct Page {
    let path: String
    let language: Language
  }

  static let all = [
    Page(path: "TimesAndDurations.md", language: .english),
    Page(path: "TimesAndDurations-zh.md", language: .chinese),
  ]

  static func url(_ page: Page) -> URL {
    Repository.file("Sources/rung/Rung.docc/" + page.path)
  }

  /// The page with its tables regenerated.
  func filled(_ page: Page) throws -> String {
    let text = try String(contentsOf: PhrasePages.url(page), encoding: .utf8)
    let (begin, end) = ("<!-- phrases begin -->\n", "<!-- phrases end -->\n")
    guard let first = text.range(of: begin), let last = text.range(of: end) else { return text }
    return text[..<first.upperBound] + tables(page) + text[last.lowerBound...]
  }

  private func tables(_ page: Page) -> String {
    table.sections.map { section in
      let lines = section.lines.filter(\.isShown)
      let title = section.title.in(page.language)
      return markdown(title, section.kind, lines, page.language)
    }.joined()
  }

  private func markdown(
    _ title: String, _ kind: PhraseTable.Kind, _ lines: [PhraseTable.Line], _ language: Language
  ) -> String {
    let head = language == .english ? "| said | read as |" : "| 说法 | 理解为 |"
    let rows = lines.map { line in
      "| `\(line.phrase)` | \(PhrasePages.meaning(line.phrase, kind, language)) |\n"
    }
    return "\n### \(title)\n\n\(head)\n|---|---|\n" + rows.joined()
  }

  /// What is recorded, said on Sunday evening in Shanghai.
  static func meaning(_ phrase: String, _ kind: PhraseTable.Kind, _ language: Language) -> String {
    let (_, now, zone) = PhraseTable.nows[0]
    let comma = language == .english ? ", " : "，"
    do throws(PhraseError) {
      switch kind {
      case .length: return try StudyTime(parsing: phrase).text(in: language, withSeconds: true)
      case .time, .notime:
        let reading = try TimePhrase.parse(phrase, now: now, zone: zone)
        return reading.precision == .day ? "\(reading.moment.localDay)" : shown(reading.moment)
      case .range, .session, .no:
        switch try SessionPhrase.parse(phrase, now: now, zone: zone) {
        case .lasting(let length): return length.text(in: language)
        case .from(let reading, let length):
          return shown(reading.moment) + comma + length.text(in: language)
        case .length(let length, let day): return "\(day)" + comma + length.text(in: language)
        case .range(let range): return shown(range.start) + "-" + range.end.clock
        }
      }
    } catch {
      let (message, hint) = (error.message.in(language), error.hint.in(language))
      return language == .english ? "\(message). \(hint)" : "\(message)。\(hint)"
    }
  }

  private static func shown(_ moment: Moment) -> String { "\(moment.localDay) \(moment.clock)" }
}
