/// The permanent name of a skill, stage, group, capability, level or roadmap: `asyncio`, `数据库`.
///
/// Lower-case letters of any script, digits, `-` and `.`, beginning with a letter or digit, at most
/// 64 characters. There is one spelling only (Unicode NFKC, case folded), so that slugs that look
/// the same have the same bytes in files, tables and file names. Slugs are shared by all roadmaps
/// and never change their meaning.
public struct Slug: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let description: String

  /// The most Unicode scalars in a slug.
  public static let mostCharacters = 64
  /// Leaves room for an extension in a file name.
  static let mostBytes = 192

  /// Returns nil if `text` is not a slug.
  public init?(_ text: String) {
    guard text.utf8.count <= Slug.mostBytes else { return nil }
    var text = text
    guard text.withUTF8(Slug.isPlain) ?? Slug.isComposed(text) else { return nil }
    description = text
  }

  /// For names without any character allowed in a slug, such as an emoji.
  public static let unnamed = Slug(known: "unnamed")

  private init(known text: String) {
    description = text
  }

  /// In one pass, as every row of a roadmap has some; nil if it is not ASCII.
  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool? {
    for byte in bytes
    where !isAlphanumeric(byte) && byte != UInt8(ascii: "-") && byte != UInt8(ascii: ".") {
      return byte < 0x80 ? false : nil
    }
    return bytes.count <= mostCharacters && bytes.first.map(isAlphanumeric) ?? false
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isComposed(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, first.isSlugLetter, scalars.count <= mostCharacters else {
      return false
    }
    return scalars.allSatisfy { $0 == "-" || $0 == "." || $0.isSlugLetter || $0.isSlugMark }
      && Composition.isComposed(text)
  }

  /// By bytes, independent of locale; composed strings compare so.
  public static func < (left: Slug, right: Slug) -> Bool {
    left.description < right.description
  }
}

extension Unicode.Scalar {
  /// A letter or a digit that is its own lower case and compatibility form.
  var isSlugLetter: Bool {
    if isASCII { return ("a"..."z").contains(self) || ("0"..."9").contains(self) }
    switch properties.generalCategory {
    case .lowercaseLetter, .otherLetter, .modifierLetter, .decimalNumber: return isFolded
    default: return false
    }
  }

  /// A combining mark, as in Hindi or Thai.
  var isSlugMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark: isFolded
    default: false
    }
  }

  private var isFolded: Bool {
    // Cherokee folds to capitals; its small letters are what lower-casing gives.
    let isCherokee = (0xAB70...0xABBF).contains(value) || (0x13F8...0x13FD).contains(value)
    return isCherokee || !properties.changesWhenNFKCCaseFolded
  }
}
