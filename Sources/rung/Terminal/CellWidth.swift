extension String {
  /// How many cells a terminal gives the text: East Asian wide characters and emoji take two,
  /// combining marks and other invisible characters none.
  ///
  /// Source: Unicode Standard Annex #11 (East Asian Width); emoji sequences as in UTS #51.
  var cellWidth: Int {
    // Printable ASCII, which most text is, needs no look at its characters.
    if utf8.allSatisfy({ 0x20...0x7E ~= $0 }) { return utf8.count }
    // Nor do the blocks of bars: none of them joins its neighbour.
    if unicodeScalars.allSatisfy(\.isBlockOrASCII) { return unicodeScalars.count }
    return reduce(0) { $0 + $1.cellWidth }
  }

  /// The text, cut at the end with `…` when it takes more than `cells`.
  func shortened(toCells cells: Int) -> String {
    guard cellWidth > cells else { return self }
    var (kept, left) = ("", cells - 1)
    guard left >= 0 else { return "" }
    for character in self {
      left -= character.cellWidth
      guard left >= 0 else { break }
      kept.append(character)
    }
    return kept + "…"
  }

  /// The text with spaces up to `cells`, before it or after it.
  func padded(toCells cells: Int, onLeft: Bool = false) -> String {
    let spaces = String(repeating: " ", count: max(0, cells - cellWidth))
    return onLeft ? spaces + self : self + spaces
  }
}

extension Character {
  fileprivate var cellWidth: Int {
    let scalars = unicodeScalars
    guard let first = scalars.first, scalars.count > 1 else {
      return scalars.first?.cellWidth ?? 0
    }
    // Joined people, skin tones, flags, keycaps: one picture.
    if isPicture(first) { return 2 }
    return scalars.reduce(0) { $0 + $1.cellWidth }
  }

  private func isPicture(_ first: Unicode.Scalar) -> Bool {
    guard first.properties.isEmoji else { return false }
    return unicodeScalars.dropFirst().contains {
      $0 == "\u{FE0F}" || $0 == "\u{200D}" || $0.properties.isEmojiModifier || $0.isRegional
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isBlockOrASCII: Bool {
    0x20...0x7E ~= value || 0x2580...0x259F ~= value
  }

  fileprivate var isRegional: Bool { (0x1F1E6...0x1F1FF).contains(value) }

  fileprivate var cellWidth: Int {
    if value < 0x300 { return value == 0xAD ? 0 : 1 }
    // Lines and blocks, of which bars are made.
    if (0x2500...0x259F).contains(value) { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark, .format: return 0
    default: break
    }
    // The vowels and final consonants of Hangul stand in the cells of their first consonant.
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return 0 }
    if properties.isEmojiPresentation && !isRegional { return 2 }
    return Unicode.Scalar.wide.contains { $0.contains(value) } ? 2 : 1
  }

  /// Wide and fullwidth, without the emoji, which the standard library knows. Characters not yet
  /// assigned count like the block they lie in.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0xA4CF,
    0xA960...0xA97F,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1D300...0x1D37F, 0x1F200...0x1F265,
    0x20000...0x3FFFD,
  ]
}
