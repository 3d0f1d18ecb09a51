/// Lists of elements by row of another table, in the order of those rows.
///
/// A sorted array: as fast to search as a dictionary, and cheaper to build.
struct ListsByRow<Element> {
  private var lists: [(row: Int64, elements: [Element])] = []

  /// - Parameter row: not before earlier ones.
  mutating func append(_ element: Element, to row: Int64) {
    if lists.last?.row == row {
      lists[lists.count - 1].elements.append(element)
    } else {
      lists.append((row, [element]))
    }
  }

  subscript(row: Int64) -> [Element] {
    let place = lists.place { $0.row < row }
    return place < lists.count && lists[place].row == row ? lists[place].elements : []
  }
}
