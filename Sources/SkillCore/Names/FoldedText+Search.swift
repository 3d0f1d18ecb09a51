extension FoldedText {
  /// Folds a text for search: like names, and without accents, so that `resume` finds résumé.
  public init(search text: String) {
    self.init(name: FoldedText.withoutAccents(FoldedText.folded(text)))
  }

  /// Strips the marks of Latin and Greek letters, composed or not. Marks of other scripts stay: й
  /// is not и.
  private static func withoutAccents(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { !$0.isASCII && !$0.isCJK }) else { return text }
    var plain = String.UnicodeScalarView()
    for character in text {
      let scalars = character.unicodeScalars
      guard let first = scalars.first else { continue }
      let base = letter(of: first) ?? first
      plain.append(base)
      let isLatin = base.isASCII || base.properties.name?.hasPrefix("GREEK") == true
      plain.append(
        contentsOf: scalars.dropFirst().filter {
          !isLatin || $0.properties.generalCategory != .nonspacingMark
        })
    }
    return String(plain)
  }

  /// `e` of `é`, by the character's name: LATIN SMALL LETTER E WITH ACUTE.
  private static func letter(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard (0xC0...0x24F).contains(scalar.value) || (0x1E00...0x1EFF).contains(scalar.value) else {
      return nil
    }
    let start = "LATIN SMALL LETTER "
    guard let name = scalar.properties.name, name.hasPrefix(start) else { return nil }
    let rest = name.dropFirst(start.count)
    guard rest.dropFirst().hasPrefix(" WITH "), let letter = rest.unicodeScalars.first else {
      return nil
    }
    return Unicode.Scalar(letter.value + 0x20)
  }

  /// The parts of a word to look up in an index of plain text: between CJK and other letters the
  /// text may have a blank.
  public var searchParts: [String] {
    var (parts, part, wasCJK) = ([String](), "", Bool?.none)
    for character in text {
      let isCJK = character.unicodeScalars.first?.isCJK ?? false
      if character == " " || wasCJK.map({ $0 != isCJK }) ?? false {
        if !part.isEmpty { parts.append(part) }
        part = ""
      }
      if character != " " { part.append(character) }
      wasCJK = isCJK
    }
    return part.isEmpty ? parts : parts + [part]
  }
}
