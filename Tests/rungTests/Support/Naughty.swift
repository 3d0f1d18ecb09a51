import Foundation
import TestSupport

/// Text that programs trip over, made here: nothing of it is copied from a list of others.
enum Naughty {
  /// One in `share`, counted from `first`.
  static func some<T>(_ all: [T], oneIn share: Int, from first: Int = 0) -> [T] {
    isLongRun ? all : stride(from: first, to: all.count, by: share).map { all[$0] }
  }

  /// Each hazard by itself. In several lists: one of them all is more than the type checker likes.
  static let texts: [String] = blanks + terminal + scripts + syntax + markup

  private static let blanks: [String] = [
    "a\u{0}b", "\u{0}", " ", "  lead and trail  ", "\t", "line\nline", "cr\rlf\r\n",
    "\u{B}\u{C}\u{85}", "\u{2028}\u{2029}", "\u{FEFF}bom",
  ]
  private static let terminal: [String] = [
    "\u{1B}[31mred\u{1B}[0m", "\u{1B}]8;;https://evil.example\u{7}click\u{1B}]8;;\u{7}",
    "\u{1B}]0;title\u{7}", "\u{9B}2J", "\u{1B}P+q\u{1B}\\", "\u{8}\u{8}\u{7F}",
    "\u{202E}gnp.exe", "\u{2066}a\u{2069}\u{200F}\u{61C}",
    "zero\u{200B}width\u{200D}\u{2060}", "\u{E0041}\u{E0042}tags", "\u{FFF9}a\u{FFFA}b\u{FFFB}",
  ]
  private static let scripts: [String] = [
    "😀👩‍👩‍👧‍👦🇨🇳", "\u{10FFFF}\u{FFFF}\u{FFFE}", "e\u{301} é \u{212B} \u{1100}\u{1161}", "ﷺ﷽",
    "Z" + String(repeating: "\u{0301}\u{0316}", count: 60), "İıſß", "中文，。「」", "９９", "१२", "Ⅷ",
    "https://ex\u{430}mple.org",
  ]
  private static let syntax: [String] = [
    "' or 1=1 --", "\"); drop table fact; --", "`x` $(x) ${x} |x; x &", "%s%n%d%p%x%@",
    "\\(note) \\u{41} \\n", "%_*?[a-z]{a,b}", "NEAR(a b) OR \"c\" NOT *", "a AND (", "^\"",
    "../../etc/passwd", "/dev/null", "~root", "CON", "-rf", "--help", "--", "-", "@1", "@",
    "null", "NaN", "1e999", "0x10",
  ]
  private static let markup: [String] = [
    "=1+1", "+1", "@SUM(A1)", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
    "]]>", "<!--", "&lt;&#x202e;", "[x](javascript:alert(1))", "| a | b |", "```", "{\"a\":1}",
    "a;b,c\td", "\"", "'", "\\", "http://[::1",
  ]

  /// A few that hold most of it, for the many places that take text.
  static let packed: [String] = [
    "\u{1B}[31m\u{202E}x\u{9B}2J\u{7}\r\n\u{8}\u{2028}\u{FEFF}😀", "-\u{1B}]0;t\u{7}%s%n",
    "../" + "\u{301}a'\"`$(x)%_*",
    "' or 1=1; --\t\u{200B}\u{E0041}", String(repeating: "9", count: 400),
  ]

  /// Invalid UTF-8: lone surrogates, overlong forms, cut-off and impossible bytes.
  static let noText: [[UInt8]] = [
    [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0x61, 0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80],
    [0xC0, 0x80],
    [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xF0, 0x80, 0x80, 0xAF], [0xF4, 0x90, 0x80, 0x80], [0xFF],
    [0xFE, 0xFF, 0x00, 0x61], [0x61, 0x80], [0xE4, 0xB8], [0xF8, 0x88, 0x80, 0x80, 0x80],
  ]

  /// Whether something that is shown may move the cursor, change colours or turn the reading
  /// direction, or is hidden. Said once more, in other words than the program's own.
  static func isRaw(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      if scalar == "\n" { return false }
      if scalar.properties.generalCategory == .control { return true }
      if scalar.properties.isBidiControl { return true }
      // What is not seen hides a text in a text; only the joiners of scripts and emoji are needed.
      let category = scalar.properties.generalCategory
      if category == .format { return ![0x200C, 0x200D].contains(scalar.value) }
      return [.lineSeparator, .paragraphSeparator].contains(category)
    }
  }
}
