/// The permanent name of a skill, stage, group, capability, level or roadmap: `asyncio`, `web-framework`.
///
/// Lower-case ASCII letters, digits, `-` and `.`, beginning with a letter or digit, at most 64 bytes.
/// Slugs are shared by all roadmaps and never change their meaning.
public struct Slug: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let description: String

  /// Returns nil when `text` is not a slug.
  public init?(_ text: String) {
    let bytes = text.utf8
    guard let first = bytes.first, bytes.count <= 64, Slug.isAlphanumeric(first) else { return nil }
    guard
      bytes.allSatisfy({
        Slug.isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
      })
    else { return nil }
    description = text
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Byte order, the same in every locale: that of strings, where all is ASCII.
  public static func < (left: Slug, right: Slug) -> Bool {
    left.description < right.description
  }
}
