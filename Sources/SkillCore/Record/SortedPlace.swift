extension Array {
  /// Where the first element is that does not come before something, in an array sorted by what
  /// comes before it; `count` when all do.
  @inlinable package func place(_ isBefore: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Sequence where Element: Comparable {
  /// Each of them once, ascending.
  @inlinable package func distinct() -> [Element] {
    var found: [Element] = []
    for element in sorted() where found.last != element { found.append(element) }
    return found
  }
}
