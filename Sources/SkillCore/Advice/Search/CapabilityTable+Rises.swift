/// Bounds with one item fixed.
extension CapabilityTable {
  /// How much the capability's cost rises at least if an item is a step, and if it is not.
  /// - Returns: the work, in cells.
  func rises(
    _ status: [StepStatus], _ extra: [Int], step: inout [Int], left: inout [Int]
  ) -> Int {
    guard let bound else { return 1 }
    var work = 1
    let prefix = slope == nil ? prefixTable() : []
    work += prefix.count
    for (e, list) in lists.enumerated() {
      let entry = capability.entries[list.entry]
      let free = list.twins.isEmpty ? entry.items.filter { status[$0] == .free } : list.twins
      guard list.twins.isEmpty || status[list.twins[0]] == .free,
        entry.k == nil || free.count <= CapabilityTable.mostConditions
      else { continue }
      for item in list.twins.isEmpty ? free : [free[0]] {
        for forced in [StepStatus.step, .left] {
          let picks = self.picks(list, item, forced, status, extra)
          let rise: Int
          if picks.isEmpty {
            rise = CapabilityTable.unreachable
          } else if let slope {
            rise = slope.rise(picks, instead: list.picks)
          } else {
            rise = max(least(e, picks, prefix) + constant - bound, 0)
            work += e == 0 ? picks.count : picks.count * (need + 1)
          }
          for twin in list.twins.isEmpty ? [item] : list.twins {
            if forced == .step { step[twin] = rise } else { left[twin] = rise }
          }
        }
      }
    }
    return work
  }

  /// The picks of a list with one of its items fixed, in the table's units.
  func picks(
    _ list: List, _ item: Int, _ forced: StepStatus, _ status: [StepStatus], _ extra: [Int]
  ) -> [TablePick] {
    if !list.twins.isEmpty {
      let count = list.twins.count
      return list.picks.filter {
        let steps = CapabilityTable.counts($0.tag, count)
        return forced == .step ? steps.one + steps.two > 0 : steps.one + steps.two < count
      }
    }
    let own = self.list(list.entry, status, extra, forcing: (item, forced))?.picks ?? []
    return own.map {
      // Rounding up keeps it a bound.
      TablePick(
        gain: min((max($0.gain, 0) + scale - 1) / scale, need), cost: $0.cost, tag: $0.tag)
    }
  }

  static let mostConditions = 16

  /// Row e, column r: the least cost at which the lists before e leave r to cover.
  func prefixTable() -> [Int] {
    let width = need + 1
    var prefix = [Int](
      repeating: CapabilityTable.unreachable, count: max(lists.count, 1) * width)
    prefix[need] = 0
    let (lists, bands) = (lists, bands)
    prefix.withUnsafeMutableBufferPointer { cells in
      for e in lists.indices.dropLast() {
        let (row, next) = (e * width, (e + 1) * width)
        let (from, to) = bands[e]
        guard from <= to else { break }
        for pick in lists[e].picks {
          let (gain, cost) = (pick.gain, pick.cost)
          for r in from...to where cells[row + r] < CapabilityTable.unreachable {
            let place = next + max(r - gain, 0)
            let sum = cells[row + r] + cost
            if sum < cells[place] { cells[place] = sum }
          }
        }
      }
    }
    return prefix
  }

  func least(_ e: Int, _ picks: [TablePick], _ prefix: [Int]) -> Int {
    let width = need + 1
    let (from, to) = bands[e]
    guard from <= to else { return CapabilityTable.unreachable }
    return prefix.withUnsafeBufferPointer { before in
      suffix.withUnsafeBufferPointer { after in
        var least = CapabilityTable.unreachable
        for pick in picks {
          let row = e * width
          let next = (e + 1) * width
          for r in from...to {
            let sum = before[row + r] &+ after[next + max(r - pick.gain, 0)] &+ pick.cost
            if sum < least { least = sum }
          }
        }
        return least
      }
    }
  }
}

extension GroupFrontier {
  /// The tags behind a point, member by member.
  func tags(_ node: Int) -> [Int] {
    choice(node).enumerated().map { members[$0][$1].tag }
  }
}
