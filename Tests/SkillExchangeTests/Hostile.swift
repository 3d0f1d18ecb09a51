import TestSupport

/// Pieces that text formats trip over.
let hostilePieces = [
  "", " ", ",", ";", "\"", "\"\"", "'", "\\", "\n", "\r", "\r\n", "\t", "\u{0}", "\u{1B}[31m",
  "\u{7F}", "\u{FEFF}", "\u{2028}", "中文", "😀", "👩‍👩‍👧", "e\u{301}", "\u{E9}", "\u{202E}עברית", "=1+1",
  "+1", "-1", "@SUM(A1)", "a", "1", "\u{10FFFF}",
]

func hostileText(using random: inout SplitMix64) -> String {
  (0..<Int.random(in: 0...5, using: &random))
    .compactMap { _ in hostilePieces.randomElement(using: &random) }.joined()
}
