import SkillCore

/// Shows a long answer screen by screen, on a terminal only.
enum Pager {
  /// Quits if the text fits one screen, keeps colours, leaves the text on the screen.
  static let standard = ["less", "-FRX"]
  static let off = "off"

  /// The pager for an answer; nil if it fits, stdout is no terminal, or the user wants none.
  ///
  /// - Parameter lines: how many terminal lines it takes.
  static func command(lines: Int, isWanted: Bool, _ context: Context) -> [String]? {
    guard isWanted, context.page != nil, context.environment["TERM"] != "dumb",
      let height = context.terminal.height, lines >= height
    else { return nil }
    let words = context.preferences.command(.pager, context.environment)
    return words == [off] || words == ["cat"] ? nil : words
  }

  /// How many terminal lines a text takes, wrapped lines included.
  static func lines(of text: String, width: Int) -> Int {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
      .reduce(0) { sum, line in
        // Few lines are wide; only those are measured in cells.
        let cells = line.count <= width ? line.count : Pager.cells(of: Substring(line))
        return sum + max(1, (cells + width - 1) / max(width, 1))
      }
  }

  private static func cells(of line: Substring) -> Int {
    var cells = 0
    var isEscape = false
    var plain = ""
    for scalar in line.unicodeScalars {
      if scalar == "\u{1B}" { isEscape = true }
      if !isEscape { plain.unicodeScalars.append(scalar) }
      if scalar == "m" { isEscape = false }
    }
    cells = plain.cellWidth
    return cells
  }
}
