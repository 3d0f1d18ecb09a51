/// Unicode's composed form (NFC): `é` as one scalar instead of `e` and an accent.
///
/// The standard library compares by canonical equivalence but has no public composition; the table
/// is built from that comparison, on first use.
enum Composition {
  /// Whether no mark could be composed with its letter, and marks are in canonical order.
  static func isComposed(_ text: String) -> Bool {
    var base: Unicode.Scalar?
    var lastClass: UInt8 = 0
    for scalar in text.unicodeScalars {
      guard !isJamo(scalar) else { return false }
      guard isMark(scalar) else {
        (base, lastClass) = (scalar, 0)
        continue
      }
      let own = scalar.properties.canonicalCombiningClass.rawValue
      if own != 0, own < lastClass { return false }
      lastClass = own
      if let base, joined(base, scalar) != nil { return false }
    }
    return true
  }

  /// The text with each mark composed with its letter, if Unicode has a scalar for both.
  static func composed(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for character in text { result.append(contentsOf: composed(character)) }
    return String(result)
  }

  private static func composed(_ character: Character) -> [Unicode.Scalar] {
    let scalars = Array(character.unicodeScalars)
    guard scalars.count > 1, let first = scalars.first else { return scalars }
    if let syllable = hangul(scalars) { return syllable }
    var base = first
    var marks: [Unicode.Scalar] = []
    for mark in inCanonicalOrder(scalars.dropFirst()) {
      if let one = joined(base, mark) { base = one } else { marks.append(mark) }
    }
    return [base] + marks
  }

  /// Canonical ordering: marks sorted by class, stably, within runs without class 0.
  private static func inCanonicalOrder(_ marks: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
    func own(_ scalar: Unicode.Scalar) -> UInt8 {
      scalar.properties.canonicalCombiningClass.rawValue
    }
    var ordered: [Unicode.Scalar] = []
    // More marks on one letter are refused anyway and need no sorting.
    guard marks.count <= 64 else { return Array(marks) }
    for mark in marks {
      var place = ordered.count
      while place > 0, own(mark) > 0, own(ordered[place - 1]) > own(mark) { place -= 1 }
      ordered.insert(mark, at: place)
    }
    return ordered
  }

  private static func joined(
    _ base: Unicode.Scalar, _ mark: Unicode.Scalar
  ) -> Unicode.Scalar? {
    var pair = String.UnicodeScalarView()
    pair.append(base)
    pair.append(mark)
    return pairs[String(pair)]
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII && (scalar.isSlugMark || scalar.properties.canonicalCombiningClass.rawValue > 0)
  }

  /// Dictionary keys compare by canonical equivalence. Composition exclusions are left out.
  private static let pairs: [String: Unicode.Scalar] = {
    let blocks: [ClosedRange<UInt32>] = [
      0xC0...0x24F, 0x370...0x4FF, 0x622...0x6D3, 0x929...0xDDF, 0x1026...0x1026,
      0x1B06...0x1B43, 0x1E00...0x1FFF, 0x3040...0x30FF, 0x1109A...0x110AB, 0x1112E...0x1112F,
      0x1134B...0x1134C, 0x114BB...0x114BE, 0x115BA...0x115BB, 0x11938...0x11938,
    ]
    var pairs: [String: Unicode.Scalar] = [:]
    for scalar in blocks.joined().lazy.compactMap(Unicode.Scalar.init)
    where !scalar.properties.isFullCompositionExclusion {
      pairs[String(scalar)] = scalar
    }
    return pairs
  }()

  // Hangul syllable composition: Unicode 3.12.
  private static let (leads, vowels, tails) = (
    UInt32(0x1100)..<0x1113, UInt32(0x1161)..<0x1176, UInt32(0x11A8)..<0x11C3
  )

  private static func isJamo(_ scalar: Unicode.Scalar) -> Bool {
    (0x1100...0x11FF).contains(scalar.value)
  }

  private static func hangul(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    guard scalars.count >= 2 else { return nil }
    let (first, second) = (scalars[0].value, scalars[1].value)
    var rest = scalars.dropFirst()
    var syllable = first
    if leads.contains(first), vowels.contains(second) {
      syllable = 0xAC00 + ((first - 0x1100) * 21 + (second - 0x1161)) * 28
      rest = rest.dropFirst()
    }
    let hasNoTail = (0xAC00...0xD7A3).contains(syllable) && (syllable - 0xAC00) % 28 == 0
    if hasNoTail, let tail = rest.first?.value, tails.contains(tail) {
      syllable += tail - 0x11A7
      rest = rest.dropFirst()
    }
    guard let one = Unicode.Scalar(syllable), rest.count < scalars.count - 1 || syllable != first
    else { return nil }
    return [one] + rest
  }
}
