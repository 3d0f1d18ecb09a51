import SkillCore

/// The words of a name, to see whether one name extends another.
struct NameWords {
  private let words: [Substring]

  init(_ text: FoldedText) {
    let small: Set<Substring> = [
      "the", "a", "an", "of", "in", "and", "und", "to", "with", "for", "der", "die", "das",
    ]
    words = text.text.split { !$0.isLetter && !$0.isNumber && $0 != "+" && $0 != "#" }
      .filter { !small.contains($0) }
  }

  /// Whether each word of another name is one of these, or a prefix of one (`docker`,
  /// `dockerfile`), from four letters on. False for a name without words.
  func holds(_ other: NameWords) -> Bool {
    !other.words.isEmpty
      && other.words.allSatisfy { word in
        words.contains { $0 == word || word.count >= 4 && $0.hasPrefix(word) }
      }
  }
}
