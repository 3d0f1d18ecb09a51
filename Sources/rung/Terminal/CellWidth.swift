extension String {
  /// How many cells a terminal gives the text: East Asian wide characters and emoji take two,
  /// combining marks and other invisible characters none.
  ///
  /// Source: Unicode Standard Annex #11 (East Asian Width); emoji sequences as in UTS #51.
  var cellWidth: Int {
    var text = self
    return text.withUTF8(plainWidth) ?? reduce(0) { $0 + $1.cellWidth }
  }

  /// Spaces. (`String(repeating:count:)` appends them one by one.)
  static func blanks(_ count: Int) -> String {
    guard count > 0 else { return "" }
    return String(unsafeUninitializedCapacity: count) { bytes in
      bytes.prefix(count).initialize(repeating: UInt8(ascii: " "))
      return count
    }
  }

  /// The text, truncated with `…` if it takes more than `cells`.
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

  /// The text padded with spaces to `cells`.
  func padded(toCells cells: Int, onLeft: Bool = false) -> String {
    let spaces = String.blanks(cells - cellWidth)
    return onLeft ? spaces + self : self + spaces
  }
}

/// A fast path for printable ASCII, bars, stars, arrows to the right, Chinese characters and
/// punctuation, none of which combine; nil if the text has anything else.
private func plainWidth(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  var width = 0
  var place = 0
  while place < bytes.count {
    let first = bytes[place]
    if 0x20...0x7E ~= first {
      width += 1
      place += 1
      continue
    }
    // A String is valid UTF-8: two more bytes follow.
    guard first & 0xF0 == 0xE0, place + 2 < bytes.count else { return nil }
    switch (first, bytes[place + 1], bytes[place + 2]) {
    case (0xE2, 0x96, 0x80...0x9F), (0xE2, 0x98, 0x85...0x86), (0xE2, 0x86, 0x92): width += 1
    case (0xE4, 0xB8..., _), (0xE5...0xE9, _, _): width += 2
    case (0xE3, 0x80, 0x81...0x91), (0xEF, 0xBC, 0x81...): width += 2
    default: return nil
    }
    place += 3
  }
  return width
}

extension Character {
  fileprivate var cellWidth: Int {
    let scalars = unicodeScalars
    guard let first = scalars.first, scalars.count > 1 else {
      return scalars.first?.cellWidth ?? 0
    }
    // A joined emoji sequence is one picture.
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
  fileprivate var isRegional: Bool { (0x1F1E6...0x1F1FF).contains(value) }

  fileprivate var cellWidth: Int {
    if value < 0x300 { return value == 0xAD ? 0 : 1 }
    // Box drawing and blocks, used for bars.
    if (0x2500...0x259F).contains(value) { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark, .format: return 0
    default: break
    }
    // Hangul vowels and final consonants share the cells of their first consonant.
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return 0 }
    if properties.isEmojiPresentation && !isRegional { return 2 }
    return Unicode.Scalar.wide.contains { $0.contains(value) } ? 2 : 1
  }

  /// Wide and fullwidth, without emoji, which the standard library knows. Unassigned characters
  /// count like their block.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0xA4CF,
    0xA960...0xA97F,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1D300...0x1D37F, 0x1F200...0x1F265,
    0x20000...0x3FFFD,
  ]
}
