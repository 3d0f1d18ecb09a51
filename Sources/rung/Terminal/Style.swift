/// Colours, or none: text in an ink, or plain text if colour is off.
struct Style: Sendable {
  let enabled: Bool

  /// The raw value is the parameter of the SGR escape sequence (ECMA-48).
  enum Ink: Int, Sendable, CaseIterable {
    case bold = 1
    case dim = 2
    case red = 31
    case green = 32
    case yellow = 33
    case cyan = 36
  }

  /// All sequences that it writes, without the ESC.
  static let sequences = Ink.allCases.map { "[\($0.rawValue)m" } + ["[0m"]

  func callAsFunction(_ ink: Ink?, _ text: String) -> String {
    guard enabled, let ink, !text.isEmpty else { return text }
    return "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m"
  }
}

/// Makes all control characters visible, from a roadmap, a note or a file, except the colours of
/// `Style` itself.
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

/// `████░░░░`: rounded down, so that only 100 fills it. Clamped to 0 and 100.
func bar(percent: Int, cells: Int) -> String {
  let cells = min(max(cells, 0), 1000)
  let full = min(max(percent, 0), 100) * cells / 100
  return String(repeating: "█", count: full) + String(repeating: "░", count: cells - full)
}
