/// A name or text folded for comparison: Unicode NFKC, case folded, without insignificant blanks.
/// What is stored stays as typed.
///
/// The standard library compares strings by canonical equivalence, which covers composed letters
/// and compatibility ideographs (U+F900...); `Compatibility` adds the rest that people type.
public struct FoldedText: Hashable, Sendable {
  public let text: String

  /// Folds a name: a blank is significant only between two letters or digits that are not CJK, so
  /// that `SQL注入` equals `SQL 注入`, and `Docker+Kubernetes` equals `Docker + Kubernetes`.
  public init(name: String) {
    text = FoldedText.withoutIdleBlanks(FoldedText.folded(name))
  }

  public var isEmpty: Bool { text.isEmpty }

  public func hasPrefix(_ other: FoldedText) -> Bool { text.hasPrefix(other.text) }

  public func contains(_ other: FoldedText) -> Bool {
    guard let first = other.text.first else { return true }
    return text.indices.contains { text[$0] == first && text[$0...].hasPrefix(other.text) }
  }

  /// NFKC and case folding of each character.
  static func folded(_ text: String) -> String {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text.lowercased() }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { Compatibility.append(scalar, to: &scalars) }
    var lowered = String.UnicodeScalarView()
    for scalar in String(scalars).lowercased().unicodeScalars {
      switch scalar {
      case "ß": lowered.append(contentsOf: "ss".unicodeScalars)
      case "ς": lowered.append("σ")
      default: lowered.append(scalar)
      }
    }
    return String(lowered)
  }

  private static func withoutIdleBlanks(_ text: String) -> String {
    var (result, isPending) = ("", false)
    for character in text {
      guard !character.isWhitespace else {
        isPending = true
        continue
      }
      if isPending, let last = result.last, last.isSpaced, character.isSpaced { result.append(" ") }
      result.append(character)
      isPending = false
    }
    return result
  }
}

extension Character {
  /// Whether a blank beside it separates words: letters and digits of scripts that use blanks.
  fileprivate var isSpaced: Bool {
    guard isLetter || isNumber, let first = unicodeScalars.first else { return false }
    return !first.isCJK
  }
}

extension Unicode.Scalar {
  /// Han, kana, hangul and their punctuation.
  public var isCJK: Bool {
    switch value {
    case 0x2E80...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x3FFFF: true
    default: false
    }
  }
}
