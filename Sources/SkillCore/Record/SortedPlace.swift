extension Array {
  /// Binary search: the index of the first element for which `isBefore` is false; `count` if there
  /// is none.
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
  /// Without duplicates, ascending.
  @inlinable package func distinct() -> [Element] {
    var found: [Element] = []
    for element in sorted() where found.last != element { found.append(element) }
    return found
  }
}
