import SkillCore

extension MarkdownOutline {
  /// The text of one line without markup, and its links.
  struct Span {
    var label: String
    var resources: [Roadmap.Resource]
  }

  /// A link that is the whole text, or part of the sentence, leaves its words in the label. One in
  /// brackets, after a dash at the end, or called `docs` or `here`, is removed with its
  /// surroundings.
  func span(_ text: Substring) -> Span {
    let pieces = MarkdownPieces(text.prefix(MarkdownOutline.longest), addresses).pieces
    let isOneLink = pieces.count { !$0.isBlank } == 1
    // From the last link that is followed only by links and punctuation.
    let ending = (pieces.lastIndex { !$0.isLink && $0.hasWords } ?? -1) + 1
    var resources: [Roadmap.Resource] = []
    var label = ""
    var before: Character?
    for (index, piece) in pieces.enumerated() {
      if case .link(let words, let address) = piece, MarkdownOutline.isWeb(address) {
        let title = MarkdownOutline.plain(words)
        if resources.count < RoadmapBounds.resourcesOfItem {
          resources.append(
            Roadmap.Resource(title: Text(same: title.isEmpty ? address : title), url: address))
        }
      }
      let isAside =
        !isOneLink && MarkdownOutline.isAside(piece, after: before, isAtEnd: index >= ending)
      if !isAside { label += piece.shown }
      before = piece.words.last { !$0.isWhitespace } ?? before
    }
    let plain = MarkdownOutline.plain(label)
    return Span(label: String(plain.prefix(RoadmapBounds.label)), resources: resources)
  }

  /// In characters; the rest of a longer line is ignored.
  private static let longest = 1_000

  private static func isWeb(_ address: String) -> Bool {
    let start = address.prefix(8).lowercased()
    return start.hasPrefix("http://") || start.hasPrefix("https://")
  }

  /// Whether a link is beside the name rather than part of it.
  private static func isAside(
    _ piece: MarkdownPieces.Piece, after before: Character?, isAtEnd: Bool
  ) -> Bool {
    guard case .link(let words, let address) = piece, let before else { return false }
    if words.isEmpty || words == address || openings.contains(before) { return true }
    guard isAtEnd else { return false }
    return separators.contains(before) || asides.contains(FoldedText(name: words).text)
  }

  private static let openings = "([（【"
  private static let separators = "-–—:：|→,，、;·"

  private static let asides: Set<String> = [
    "article", "book", "course", "doc", "docs", "documentation", "github", "guide", "here", "link",
    "more", "official", "reference", "repo", "site", "slides", "source", "tutorial", "video",
    "website", "wiki", "↗", "🔗", "文档", "官网", "教程", "视频", "链接", "这里", "文章", "课程",
  ]

  /// Without emphasis and code marks, empty brackets and blanks at the ends.
  private static func plain(_ text: String) -> String {
    var kept: [Character] = []
    let all = Array(text)
    for (index, character) in all.enumerated() {
      let before = index > 0 ? all[index - 1] : " "
      let after = index + 1 < all.count ? all[index + 1] : " "
      switch character {
      case "`": break
      case "*": if before.isWhitespace && after.isWhitespace { kept.append("*") }
      case "_":
        // `snake_case` keeps it.
        if before.isWordy == after.isWordy { kept.append("_") }
      case "~": if before != "~" && after != "~" { kept.append("~") }
      case ")", "]", "）", "】": close(with: character, &kept)
      case let blank where blank.isWhitespace:
        if kept.last?.isWhitespace == false { kept.append(" ") }
      default: kept.append(MarkdownPieces.unescaped(character))
      }
    }
    while let last = kept.last, last.isWhitespace || separators.contains(last) { kept.removeLast() }
    return String(kept.drop { $0.isWhitespace || $0 == ":" || $0 == "：" })
  }

  /// Brackets that held only links are removed.
  private static func close(with bracket: Character, _ kept: inout [Character]) {
    let held = kept.lastIndex { !$0.isWhitespace && !separators.contains($0) && $0 != "/" }
    if let held, openings.contains(kept[held]) {
      kept.removeSubrange(held...)
    } else {
      kept.append(bracket)
    }
  }
}

extension Character {
  fileprivate var isWordy: Bool { isLetter || isNumber }
}
