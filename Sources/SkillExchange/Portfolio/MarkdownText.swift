/// Markdown (CommonMark with GitHub's tables): interpolated values are escaped, unless they are
/// Markdown themselves. Everything stays on one line.
struct MarkdownText: ExpressibleByStringInterpolation {
  private(set) var text: String

  init(stringLiteral text: String) {
    self.text = text
  }

  init(stringInterpolation: Interpolation) {
    text = stringInterpolation.text
  }

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity)
    }

    mutating func appendLiteral(_ literal: String) { text += literal }

    mutating func appendInterpolation(_ markdown: MarkdownText) { text += markdown.text }

    mutating func appendInterpolation(_ number: Int) { text += String(number) }

    mutating func appendInterpolation(_ plain: String) { text += MarkdownText.escaped(plain) }

    /// Addresses hold no blank, bracket or control character.
    mutating func appendInterpolation(_ link: Hyperlink) {
      let address = link.address.split(separator: "&", omittingEmptySubsequences: false)
      text += "[\(MarkdownText.escaped(link.text))](<\(address.joined(separator: "&amp;"))>)"
    }
  }

  /// Uses entities where parsers disagree on a backslash (a pipe in a table), and to prevent
  /// autolinks.
  private static func escaped(_ plain: String) -> String {
    var shown = ""
    let scalars = Array(plain.label(limit: limit).unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "&": shown += "&amp;"
      case "<": shown += "&lt;"
      case ">": shown += "&gt;"
      case "|": shown += "&#124;"
      case ":" where index + 1 < scalars.count && scalars[index + 1] != " ": shown += "&#58;"
      case "@": shown += "&#64;"
      case "\\", "`", "*", "_", "[", "]", "~", "$", "!", "#": shown += "\\\(scalar)"
      case ".": shown += shown.hasSuffix("www") || shown.hasSuffix("WWW") ? "&#46;" : "."
      // At the start these would begin a list or underline a heading.
      case "-", "+", "=": shown += index == 0 ? "\\\(scalar)" : "\(scalar)"
      case ")" where isNumber(shown): shown += "\\)"
      default:
        if scalar.value < 0x20, let picture = Unicode.Scalar(0x2400 + scalar.value) {
          shown.unicodeScalars.append(picture)
        } else if (0x7F...0x9F).contains(scalar.value) {
          shown += "U+" + String(scalar.value, radix: 16, uppercase: true)
        } else {
          shown.unicodeScalars.append(scalar)
        }
      }
    }
    // A number with a full stop would begin a list.
    if let stop = shown.firstIndex(of: "."), isNumber(String(shown[..<stop])) {
      shown.replaceSubrange(stop...stop, with: "\\.")
    }
    return shown
  }

  /// In scalars: evidence may be a megabyte.
  static let limit = 300

  private static func isNumber(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count < 10 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}

/// A GitHub table.
struct MarkdownTable {
  private var lines: [String] = []

  /// - Parameter numbers: which columns are aligned to the right.
  init(_ titles: [String], numbers: Set<Int> = []) {
    add(titles.map { "\($0)" })
    let rules = titles.indices.map { numbers.contains($0) ? "---:" : "---" }
    lines.append("| " + rules.joined(separator: " | ") + " |")
  }

  mutating func add(_ cells: [MarkdownText]) {
    lines.append("| " + cells.map(\.text).joined(separator: " | ") + " |")
  }

  var text: String { lines.map { $0 + "\n" }.joined() }
}
