import SkillExchange

extension ForeignNames {
  /// The candidates for a skill, in order.
  var asked: [String] {
    // A tag of klog's may have a value, in quotes or not: #skill=asyncio.
    let tags = tags.flatMap { tag -> [String] in
      let parts = tag.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return [tag] }
      let quotes = parts[1].first == parts[1].last && ["\"", "'"].contains(parts[1].first)
      return [tag, parts[0], quotes ? String(parts[1].dropFirst().dropLast()) : parts[1]]
    }
    let known = (project.map { $0.isEmpty ? [] : [$0] } ?? []) + tags
    return (known.isEmpty ? [""] : known) + words
  }

  /// The names to list if none is a skill.
  var offered: [String] {
    let all = (project.map { [$0] } ?? []) + tags + words
    return all.filter { !$0.isEmpty }
  }
}

/// Tags are words: blanks and control characters become hyphens; 256 bytes at most.
func oneWord(_ text: String) -> String {
  var word = ""
  for scalar in text.unicodeScalars {
    let isOfWord =
      !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control
    let next = isOfWord ? String(scalar) : "-"
    if word.utf8.count + next.utf8.count > 256 { break }
    word += next
  }
  return word
}
