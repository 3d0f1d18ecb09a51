/// Text with each occurrence of some words in ink, in any case; where they overlap, the longest.
///
/// - Parameter words: in lower case.
func highlighted(_ text: String, _ words: [String], _ style: Style) -> String {
  guard style.enabled, !words.isEmpty else { return text }
  let wanted = words.map(Array.init).sorted { $0.count > $1.count }
  let characters = Array(text)
  let lowered = characters.map { Character($0.lowercased().first.map(String.init) ?? String($0)) }
  var shown = ""
  var position = 0
  while position < characters.count {
    let hit = wanted.first { !$0.isEmpty && lowered[position...].starts(with: $0) }
    let length = hit?.count ?? 1
    let piece = String(characters[position..<(position + length)])
    shown += hit == nil ? piece : style(.yellow, piece)
    position += length
  }
  return shown
}
