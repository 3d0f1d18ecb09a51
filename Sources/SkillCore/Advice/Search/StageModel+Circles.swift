extension StageModel {
  /// A closed set of steps has an order only without cycles, through whichever member of a group.
  /// The validator refuses such roadmaps; for those that an earlier version accepted, a candidate
  /// that waits for its owner is removed, and an owner with too few candidates is not a step.
  mutating func leaveOutCircles() {
    let circle = circles()
    for place in needs.indices {
      let owner = needs[place].owner
      needs[place].candidates.removeAll { circle[$0] == circle[owner] }
      if needs[place].candidates.count < needs[place].count { items[owner].isPossible = false }
    }
  }

  /// A number per item, shared within a strongly connected component (Tarjan's algorithm with an
  /// explicit stack: chains may be thousands of items long).
  private func circles() -> [Int] {
    var next: [[Int]] = items.map { _ in [] }
    for need in needs { next[need.owner] += need.candidates }
    var circle = items.map { _ in -1 }
    var found = items.map { _ in -1 }
    var low = items.map { _ in 0 }
    var open: [Int] = []
    var count = 0
    for start in items.indices where found[start] < 0 {
      var path = [(item: start, edge: 0)]
      while let (item, edge) = path.popLast() {
        if edge == 0 {
          found[item] = count
          low[item] = count
          count += 1
          open.append(item)
        }
        if edge < next[item].count {
          path.append((item, edge + 1))
          let other = next[item][edge]
          if found[other] < 0 {
            path.append((other, 0))
          } else if circle[other] < 0 {
            low[item] = min(low[item], found[other])
          }
          continue
        }
        if low[item] == found[item] {
          while let last = open.popLast() {
            circle[last] = item
            if last == item { break }
          }
        }
        if let parent = path.last?.item { low[parent] = min(low[parent], low[item]) }
      }
    }
    return circle
  }
}
