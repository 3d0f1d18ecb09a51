/// What proves a completion or a check-in: a link, or any other text. Kept byte for byte.
public struct Evidence: Hashable, Sendable {
  public let text: String

  public init(_ text: String) { self.text = text }

  /// Whether it is a link that can be opened.
  public var isLink: Bool { Evidence.isLink(text) }

  /// http:// or https://, in any case, followed by something.
  public static func isLink(_ text: String) -> Bool {
    let lowered = text.prefix(9).lowercased()
    return (lowered.hasPrefix("http://") && text.utf8.count > 7)
      || (lowered.hasPrefix("https://") && text.utf8.count > 8)
  }
}

extension Evidence: ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) { self.init(text) }
}
