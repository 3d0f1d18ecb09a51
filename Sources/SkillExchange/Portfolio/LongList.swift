import SkillCore

/// A list of names, truncated: on a flat roadmap a score can lack a hundred items.
public struct LongList {
  public let shown: [String]
  /// Nil if all are shown. It never replaces a single name.
  public let rest: Text?

  public init(_ names: [String], limit: Int = 8) {
    let isLong = names.count > limit + 1
    shown = isLong ? Array(names.prefix(limit)) : names
    let more = names.count - shown.count
    rest = isLong ? Text("and \(more) more", zh: "另有 \(more) 项") : nil
  }

  /// `a b c and 12 more`.
  public func text(in language: Language, separator: String) -> String {
    let names = shown.joined(separator: separator)
    guard let rest else { return names }
    return names + (language == .chinese ? "，" : " ") + rest.in(language)
  }
}
