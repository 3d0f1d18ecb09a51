/// The nearest word, for a "did you mean": at most a third of its bytes, rounded up, may differ
/// (Levenshtein distance). Nil if none is near, or if `word` is very long.
public func nearestWord(to word: String, in candidates: some Sequence<String>) -> String? {
  let bytes = Array(word.utf8)
  guard bytes.count <= 64 else { return nil }
  var best: (distance: Int, word: String)?
  for candidate in candidates {
    let distance = editDistance(bytes, Array(candidate.utf8))
    guard distance <= (bytes.count + 2) / 3, distance < best?.distance ?? .max else { continue }
    best = (distance, candidate)
  }
  return best?.word
}

private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var row = Array(0...right.count)
  for (index, byte) in left.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for (column, other) in right.enumerated() {
      let substitution = diagonal + (byte == other ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(substitution, diagonal + 1, row[column] + 1)
    }
  }
  return row[right.count]
}
