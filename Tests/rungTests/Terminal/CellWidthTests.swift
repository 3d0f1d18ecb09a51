import Testing

@testable import rung

@Test(
  "A text is as wide as a terminal shows it",
  arguments: [
    ("", 0), ("rung", 4), ("学习", 4), ("ｶﾅ", 2), ("ＡＢ", 4), ("한글", 4),
    ("\u{1112}\u{1161}\u{11AB}", 2),
    ("e\u{301}", 1), ("é", 1), ("\u{301}", 0), ("\u{200B}", 0), ("a\u{AD}b", 2), ("，", 2), ("…", 1),
    ("█░", 2), ("█ a▏", 4), ("█a\u{301}", 2), ("─", 1), ("👍", 2), ("👍🏽", 2), ("👩‍💻", 2), ("👨‍👩‍👧‍👦", 2),
    ("🇨🇳", 2), ("🇨🇳🇩🇪", 4), ("❤️", 2),
    ("❤", 1), ("1️⃣", 2), ("★", 1), ("⭐", 2), ("©", 1), ("นี้", 1), ("₿", 1), ("𠮷", 2), ("ñandú", 5),
    ("\u{303F}", 1),
  ])
func measuresCells(text: String, cells: Int) {
  #expect(text.cellWidth == cells)
}

@Test(
  "A text is cut between characters and never grows wider than asked",
  arguments: [
    ("学习记录", 8, "学习记录"), ("学习记录", 7, "学习记…"), ("学习记录", 6, "学习…"), ("abc", 2, "a…"),
    ("abc", 1, "…"), ("abc", 0, ""), ("👨‍👩‍👧‍👦x", 2, "…"), ("", 0, ""),
  ])
func shortensText(text: String, cells: Int, expected: String) {
  #expect(text.shortened(toCells: cells) == expected)
  #expect(text.shortened(toCells: cells).cellWidth <= cells)
}

@Test("Padding counts cells, on either side, and never cuts")
func padsText() {
  #expect("学".padded(toCells: 4) == "学  ")
  #expect("学".padded(toCells: 4, onLeft: true) == "  学")
  #expect("学习".padded(toCells: 2) == "学习")
}

@Test(
  "What would drive the terminal is made visible",
  arguments: [
    ("\u{1B}[31mred", "␛[31mred"), ("a\0b", "a␀b"), ("a\nb", "a⏎b"), ("a\r\nb", "a␍⏎b"),
    ("a\tb", "a␉b"), ("\u{7F}", "␡"), ("\u{9B}31m", "<U+009B>31m"), ("x\u{202E}y", "x<U+202E>y"),
    ("\u{2066}", "<U+2066>"), ("\u{2028}", "<U+2028>"), ("\u{FEFF}", "<U+FEFF>"),
    ("学习 👩‍💻 é", "学习 👩‍💻 é"), ("", ""),
  ])
func showsControls(text: String, shown: String) {
  #expect(visible(text) == shown)
}

@Test("Line breaks stay on request, but nothing else does")
func keepsNewlines() {
  #expect(visible("a\nb\u{1B}\n", keepingNewlines: true) == "a\nb␛\n")
}

@Test("No single character of Latin-1 or the direction marks reaches the terminal raw")
func hidesEveryControl() {
  for value in Array(0...0x1F) + Array(0x7F...0x9F) + Array(0x202A...0x202E) {
    guard let scalar = Unicode.Scalar(value) else { continue }
    #expect(!visible("a\(scalar)b").unicodeScalars.contains(scalar))
  }
}
