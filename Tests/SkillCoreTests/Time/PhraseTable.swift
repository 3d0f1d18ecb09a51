import Foundation
import TestSupport

@testable import SkillCore

/// The table `Phrases/times.txt`: what people say, and what is made of it at four moments. The pages
/// on times are made from the same lines.
struct PhraseTable {
  enum Kind: String {
    case time, length, range, session, notime, no
  }

  struct Section {
    var kind: Kind
    var title: Text
    var lines: [Line]
  }

  struct Line {
    /// Whether the pages for users show it.
    var isShown: Bool
    var phrase: String
    var values: [String]
  }

  /// Where and when the phrases are said.
  static let nows: [(name: String, now: Instant, zone: Zone)] = [
    ("evening, Sunday 2026-11-22 21:30 in Shanghai", instant("2026-11-22T13:30:00"), shanghai),
    ("morning, Monday 2026-11-23 08:30 in Shanghai", instant("2026-11-23T00:30:00"), shanghai),
    ("Sunday 2026-10-25 12:00 in Berlin, clocks put back", instant("2026-10-25T11:00:00"), berlin),
    ("Sunday 2026-11-01 12:00 in New York, put back", instant("2026-11-01T17:00:00"), newYork),
  ]

  static let url = Repository.file("Tests/SkillCoreTests/Phrases/times.txt")

  let sections: [Section]

  init() throws {
    let text = try String(contentsOf: PhraseTable.url, encoding: .utf8)
    var sections: [Section] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("//") {
      let cells = line.components(separatedBy: " | ").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      if line.hasPrefix("# "), let kind = Kind(rawValue: String(cells[0].dropFirst(2))) {
        let title = Text(cells[1], zh: cells[2])
        sections.append(Section(kind: kind, title: title, lines: []))
      } else if !sections.isEmpty {
        let isShown = cells[0].hasPrefix("* ")
        let phrase = isShown ? String(cells[0].dropFirst(2)) : cells[0]
        sections[sections.count - 1].lines.append(
          Line(isShown: isShown, phrase: phrase, values: Array(cells.dropFirst())))
      }
    }
    self.sections = sections
  }

  /// The table as it would be if it were recorded now.
  func recorded() -> String {
    var text = """
      // What people say about time, and what is made of it: \(PhraseTable.nows.map(\.name).joined(separator: "; ")).
      // A value with * comes with a remark. Lines that begin with * are shown in the manual.
      // RUNG_RECORD=1 swift test --filter PhraseTable writes the values: read what changed.

      """
    for section in sections {
      text += "# \(section.kind.rawValue) | \(section.title.en) | \(section.title.zh)\n"
      for line in section.lines {
        let values = PhraseTable.values(line.phrase, section.kind)
        text +=
          (line.isShown ? "* " : "") + ([line.phrase] + values).joined(separator: " | ") + "\n"
      }
    }
    return text
  }

  /// One value, where it is the same at every moment.
  static func values(_ phrase: String, _ kind: Kind) -> [String] {
    let values = nows.map { value(phrase, kind, $0.now, $0.zone) }
    return Set(values).count == 1 ? [values[0]] : values
  }

  static func value(_ phrase: String, _ kind: Kind, _ now: Instant, _ zone: Zone) -> String {
    do throws(PhraseError) {
      switch kind {
      case .length: return shown(try StudyTime(parsing: phrase))
      case .time, .notime: return shown(try TimePhrase.parse(phrase, now: now, zone: zone))
      case .range, .session, .no:
        let session = try SessionPhrase.parse(phrase, now: now, zone: zone)
        switch session {
        case .lasting(let length): return shown(length)
        case .from(let reading, let length): return "\(shown(reading)) \(shown(length))"
        case .length(let length, let day): return "\(day) \(shown(length))"
        case .range(let range):
          return shown(range.start) + " " + shown(range.duration)
            + (range.notice == nil ? "" : " *")
        }
      }
    } catch {
      return "- " + error.message.en
    }
  }

  private static func shown(_ reading: TimeReading) -> String {
    shown(reading.moment) + (reading.notice == nil ? "" : " *")
  }

  private static func shown(_ length: StudyTime) -> String {
    length.text(in: .english, withSeconds: true)
  }

  /// `2026-11-22 14:00 +8`.
  private static func shown(_ moment: Moment) -> String {
    let clock = moment.iso8601.dropFirst(11).prefix(8)
    let shown = clock.hasSuffix(":00") ? clock.prefix(5) : clock
    return "\(moment.localDay) \(shown) \(moment.utcText.dropFirst(3))"
  }
}

let newYork = zone(
  "America/New_York", -18_000, [("2026-03-08T07:00:00", -14_400), ("2026-11-01T06:00:00", -18_000)])
