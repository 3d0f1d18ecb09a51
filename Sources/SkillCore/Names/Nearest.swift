// What a misspelt word was meant to be, by edit distance in bytes: the edits that make one word of the
// other; two neighbours exchanged are one edit.

/// The nearest of some known words, whatever the case; nil if none is near, or if `word` is very long.
/// A third of its bytes may differ, at least one.
public func nearestWord(to word: String, in candidates: some Sequence<String>) -> String? {
  let wanted = word.lowercased()
  let limit = max(1, wanted.utf8.count / 3)
  var best: (edits: Int, word: String)?
  for candidate in candidates {
    guard let edits = editDistance(wanted, candidate.lowercased(), atMost: limit),
      edits < best?.edits ?? .max
    else { continue }
    best = (edits, candidate)
  }
  return best?.word
}

/// Up to three of some names, nearest first.
public func nearestNames(_ name: String, among names: [String]) -> [String] {
  let wanted = FoldedText(name: name).text
  return names.compactMap { name in slips(wanted, name.lowercased()).map { ($0, name) } }
    .sorted { $0 < $1 }.prefix(3).map(\.1)
}

/// The edit distance of a typed name; nil if it is more than the name's length allows: 0 below three
/// letters, 1 up to five, 2 up to eight.
func slips(_ typed: String, _ name: String) -> Int? {
  let count = typed.utf8.count
  return editDistance(
    typed, name, atMost: count < 3 ? 0 : count < 6 ? 1 : count < 9 ? 2 : count / 3)
}

/// Nil if it is above the limit, or if a word has more than 64 bytes.
private func editDistance(_ left: String, _ right: String, atMost limit: Int) -> Int? {
  let (left, right) = (Array(left.utf8.prefix(65)), Array(right.utf8.prefix(65)))
  guard max(left.count, right.count) <= 64, abs(left.count - right.count) <= limit else {
    return nil
  }
  var (before, row) = ([Int](), Array(0...right.count))
  for (i, a) in left.enumerated() {
    var next = [i + 1]
    for (j, b) in right.enumerated() {
      var best = min(row[j + 1] + 1, next[j] + 1, row[j] + (a == b ? 0 : 1))
      if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { best = min(best, before[j - 1] + 1) }
      next.append(best)
    }
    (before, row) = (row, next)
  }
  return row[right.count] <= limit ? row[right.count] : nil
}
