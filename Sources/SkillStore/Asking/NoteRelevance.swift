import SkillCore

/// A note that has all words of a search.
struct FoundNote {
  let stored: StoredFact
  /// How often each word occurs in it.
  let counts: [Int]
  /// In bytes, folded.
  let length: Int

  /// Nil if a word is missing.
  init?(_ stored: StoredFact, _ words: [FoldedText]) {
    let texts = [stored.fact.note, FactParts(stored.fact).evidence].compactMap { $0 }
      .map(FoldedText.init(search:))
    guard words.allSatisfy({ word in texts.contains { $0.contains(word) } }) else { return nil }
    self.stored = stored
    let bytes = texts.map { Array($0.text.utf8) }
    // A word may be spelled in other bytes than it was searched in.
    counts = words.map { word in
      max(1, bytes.reduce(0) { $0 + occurrences(of: Array(word.text.utf8), in: $1) })
    }
    length = max(1, bytes.reduce(0) { $0 + $1.count })
  }
}

private func occurrences(of word: [UInt8], in text: [UInt8]) -> Int {
  guard let first = word.first, text.count >= word.count else { return 0 }
  var (count, place) = (0, 0)
  while place <= text.count - word.count {
    if text[place] == first, text[place..<place + word.count].elementsEqual(word) {
      count += 1
      place += word.count
    } else {
      place += 1
    }
  }
  return count
}

/// Which of the notes that were found fits best: where the words are more of the text. This is BM25 without
/// the rarity of each word, as every note here has all of them; so only these notes need to be read,
/// however many others have one of the words.
struct NoteRelevance {
  private let notes: [FoundNote]
  private let meanLength: Double

  init(_ notes: [FoundNote]) {
    self.notes = notes
    let total = notes.reduce(0.0) { $0 + Double($1.length) }
    meanLength = max(1, total / Double(max(1, notes.count)))
  }

  /// The best first; of equal ones the newest.
  func sorted() -> [FoundNote] {
    let scored = notes.map { (score: score($0), note: $0) }
    return scored.sorted { left, right in
      if left.score != right.score { return left.score > right.score }
      let (one, other) = (left.note.stored, right.note.stored)
      return (other.fact.at.instant, other.row) < (one.fact.at.instant, one.row)
    }.map(\.note)
  }

  /// With the usual constants 1.2 and 0.75.
  private func score(_ note: FoundNote) -> Double {
    let saturation = 1.2 * (0.25 + 0.75 * Double(note.length) / meanLength)
    return note.counts.reduce(0) { $0 + Double($1) * 2.2 / (Double($1) + saturation) }
  }
}
