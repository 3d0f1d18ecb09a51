/// A small generator with a fixed seed, so that a failing run can be repeated.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Pieces that text formats trip over.
let hostilePieces = [
  "", " ", ",", ";", "\"", "\"\"", "'", "\\", "\n", "\r", "\r\n", "\t", "\u{0}", "\u{1B}[31m",
  "\u{7F}", "\u{FEFF}", "\u{2028}", "中文", "😀", "👩‍👩‍👧", "e\u{301}", "\u{E9}", "\u{202E}עברית", "=1+1",
  "+1", "-1", "@SUM(A1)", "a", "1", "\u{10FFFF}",
]

func hostileText(using random: inout SplitMix) -> String {
  (0..<Int.random(in: 0...5, using: &random))
    .compactMap { _ in hostilePieces.randomElement(using: &random) }.joined()
}
