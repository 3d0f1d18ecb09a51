/// What belongs to rows of another table, as a query gives it: in the order of those rows.
///
/// A list and no dictionary: it is found in as few steps, and is built for less.
struct ListsByRow<Element> {
  private var lists: [(row: Int64, elements: [Element])] = []

  /// - Parameter row: not before those that were given earlier.
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
