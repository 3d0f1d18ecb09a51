/// Colours, or none: whoever shows something asks for an ink and gets plain text when it is off.
struct Style: Sendable {
  let enabled: Bool

  /// The number is the parameter of the SGR escape sequence (ECMA-48).
  enum Ink: Int, Sendable, CaseIterable {
    case bold = 1
    case dim = 2
    case red = 31
    case green = 32
    case yellow = 33
    case cyan = 36
  }

  /// All that it ever writes after an ESC.
  static let sequences = Ink.allCases.map { "[\($0.rawValue)m" } + ["[0m"]

  func callAsFunction(_ ink: Ink?, _ text: String) -> String {
    guard enabled, let ink, !text.isEmpty else { return text }
    return "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m"
  }
}

/// An answer with nothing in it that drives a terminal but the colours that `Style` itself gives:
/// whatever a roadmap, a note or a file put there has become visible.
func visibleAnswer(_ text: String, _ style: Style) -> String {
  let escape: Unicode.Scalar = "\u{1B}"
  guard style.enabled, text.unicodeScalars.contains(escape) else {
    return visible(text, keepingNewlines: true)
  }
  let parts = text.unicodeScalars.split(separator: escape, omittingEmptySubsequences: false)
    .map { String($0) }
  return parts.dropFirst().reduce(into: visible(parts[0], keepingNewlines: true)) { shown, part in
    let own = Style.sequences.first { part.unicodeScalars.starts(with: $0.unicodeScalars) }
    let rest = own.map { String(part.unicodeScalars.dropFirst($0.unicodeScalars.count)) } ?? part
    shown += own.map { "\u{1B}" + $0 } ?? "␛"
    shown += visible(rest, keepingNewlines: true)
  }
}

/// `████░░░░`: rounded down, so that only a whole 100 fills it. Below 0 it is empty, above 100 full.
func bar(percent: Int, cells: Int) -> String {
  let cells = min(max(cells, 0), 1000)
  let full = min(max(percent, 0), 100) * cells / 100
  return String(repeating: "█", count: full) + String(repeating: "░", count: cells - full)
}
