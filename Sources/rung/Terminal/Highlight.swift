import SkillCore

/// Highlights each occurrence of the words, compared as search does: ignoring case, width and
/// accents. Of overlapping matches the longest.
///
/// - Parameter words: as typed.
func highlighted(_ text: String, _ words: [String], _ style: Style) -> String {
  guard style.enabled, !words.isEmpty else { return text }
  let wanted = words.map { Array(FoldedText(search: $0).text) }.filter { !$0.isEmpty }
    .sorted { $0.count > $1.count }
  let characters = Array(text)
  // Each character folded, with its source; blanks that fold to nothing stay.
  let folded = characters.map { character in
    character.isWhitespace ? " " : FoldedText(search: String(character)).text
  }
  var shown = ""
  var position = 0
  while position < characters.count {
    let length = wanted.lazy.compactMap { matched($0, folded, from: position) }.first
    let piece = String(characters[position..<(position + (length ?? 1))])
    shown += length == nil ? piece : style(.yellow, piece)
    position += length ?? 1
  }
  return shown
}

/// How many characters from a place on match the word; nil if they do not.
private func matched(_ word: [Character], _ folded: [String], from start: Int) -> Int? {
  var (left, place) = (word[...], start)
  while let next = left.first, place < folded.count {
    let piece = folded[place]
    if piece == " ", next != " ", place > start {
      place += 1
      continue
    }
    guard !piece.isEmpty || place > start, left.starts(with: piece) else { return nil }
    left = left.dropFirst(piece.count)
    place += 1
  }
  return left.isEmpty ? place - start : nil
}
