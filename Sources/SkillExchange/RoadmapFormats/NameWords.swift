import SkillCore

/// The words of a name, to tell whether one name says more of the same than another.
struct NameWords {
  private let words: [Substring]

  init(_ text: FoldedText) {
    let small: Set<Substring> = [
      "the", "a", "an", "of", "in", "and", "und", "to", "with", "for", "der", "die", "das",
    ]
    words = text.text.split { !$0.isLetter && !$0.isNumber && $0 != "+" && $0 != "#" }
      .filter { !small.contains($0) }
  }

  /// Whether each word of another name is one of these, or begins one (`docker`, `dockerfile`), from four
  /// letters on. Of a name without words, never.
  func holds(_ other: NameWords) -> Bool {
    !other.words.isEmpty
      && other.words.allSatisfy { word in
        words.contains { $0 == word || word.count >= 4 && $0.hasPrefix(word) }
      }
  }
}
