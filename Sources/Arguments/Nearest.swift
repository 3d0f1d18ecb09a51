/// The known name nearest to a misspelt one; nil if none is near.
func nearestName(_ name: String, _ names: [String]) -> String? {
  let wanted = Array(name.lowercased().utf8)
  guard wanted.count <= 64 else { return nil }
  let limit = max(1, wanted.count / 3)
  var best: (distance: Int, name: String)?
  for candidate in names {
    let distance = distance(wanted, Array(candidate.lowercased().utf8))
    if distance <= limit, distance < best?.distance ?? .max { best = (distance, candidate) }
  }
  return best?.name
}

/// The edit distance of two words, in bytes; a transposition counts as one edit.
private func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
  var rows = [[Int]](
    repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
  for i in 0...left.count { rows[i][0] = i }
  for j in 0...right.count { rows[0][j] = j }
  for i in 0..<left.count {
    for j in 0..<right.count {
      var least = min(rows[i][j + 1], rows[i + 1][j]) + 1
      least = min(least, rows[i][j] + (left[i] == right[j] ? 0 : 1))
      if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
        least = min(least, rows[i - 1][j - 1] + 1)
      }
      rows[i + 1][j + 1] = least
    }
  }
  return rows[left.count][right.count]
}
