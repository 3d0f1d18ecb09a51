/// Colours, or none: whoever shows something asks for an ink and gets plain text when it is off.
struct Style: Sendable {
  let enabled: Bool

  /// The number is the parameter of the SGR escape sequence (ECMA-48).
  enum Ink: Int, Sendable {
    case bold = 1
    case dim = 2
    case red = 31
    case green = 32
    case yellow = 33
    case cyan = 36
  }

  func callAsFunction(_ ink: Ink?, _ text: String) -> String {
    guard enabled, let ink, !text.isEmpty else { return text }
    return "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m"
  }
}

/// `████░░░░`: rounded down, so that only a whole 100 fills it. Below 0 it is empty, above 100 full.
func bar(percent: Int, cells: Int) -> String {
  let cells = min(max(cells, 0), 1000)
  let full = min(max(percent, 0), 100) * cells / 100
  return String(repeating: "█", count: full) + String(repeating: "░", count: cells - full)
}
