extension CapabilityTable {
  func fill() -> Int {
    // The list with most choices comes first: its row is only needed for the whole need.
    lists.sort {
      $0.picks.count == $1.picks.count ? $0.entry < $1.entry : $0.picks.count > $1.picks.count
    }
    var divisor = 0
    for list in lists { for pick in list.picks { divisor = commonDivisor(divisor, pick.gain) } }
    scale = max(divisor, 1)
    need = need / scale + (need % scale > 0 ? 1 : 0)
    for place in lists.indices {
      for pick in lists[place].picks.indices {
        lists[place].picks[pick].gain = min(lists[place].picks[pick].gain / scale, need)
      }
    }
    guard let cells = workToFill, cells <= mostWork else {
      isExact = false
      slope = SlopeBound(lists.map(\.picks), need: need)
      if let slope {
        bound = constant + slope.bound
        picks = slope.picks
      }
      return lists.reduce(0) { $0 + $1.picks.count } * 50
    }
    fillSuffix()
    let least = suffix.isEmpty ? (need > 0 ? CapabilityTable.unreachable : 0) : suffix[need]
    guard least < CapabilityTable.unreachable else { return cells }
    bound = constant + least
    trace()
    return cells
  }

  var workToFill: Int? {
    let picks = lists.dropFirst().reduce(lists.first?.picks.count ?? 0) {
      $0 + $1.picks.count * (need + 1)
    }
    let (cells, overflow) = (lists.count + 1).multipliedReportingOverflow(by: need + 1)
    // Picks times a need of at most 100 points of a million each: cells overflow first.
    return overflow || cells > mostWork || picks < 0 ? nil : cells + picks
  }

  /// Per row, the band of columns that the whole need can reach: at least what the lists before
  /// leave, at most what the lists from here on can cover.
  private func findBands() {
    var ends = lists.map { _ in 0 }
    var open = 0
    for e in lists.indices.reversed() {
      open = min(open + lists[e].mostGain, need)
      ends[e] = open
    }
    var left = need
    bands = lists.indices.map { e in
      defer { left = max(left - lists[e].mostGain, 0) }
      return (first: left, last: ends[e])
    }
    bands.append((first: left, last: 0))
  }

  /// Row e, column r: the least cost of covering r by the lists from e on. Only the row's band is
  /// filled.
  func fillSuffix() {
    let width = need + 1
    let count = lists.count
    guard count > 0 else {
      suffix = []
      bands = []
      return
    }
    findBands()
    let size = (count + 1) * width
    if suffix.count != size { suffix = [Int](repeating: 0, count: size) }
    let need = need
    suffix.withUnsafeMutableBufferPointer { cells in
      let last = count * width
      cells[last] = 0
      if need > 0 { for r in 1...need { cells[last + r] = CapabilityTable.unreachable } }
      for e in stride(from: count - 1, through: 0, by: -1) {
        let (row, next) = (e * width, (e + 1) * width)
        for r in 0...need { cells[row + r] = CapabilityTable.unreachable }
        let (from, to) = e == 0 ? (need, need) : bands[e]
        guard from <= to else { continue }
        for pick in lists[e].picks {
          let (gain, cost) = (pick.gain, pick.cost)
          let covered = cells[next] &+ cost
          if from < gain {
            for r in from...min(gain, to) where covered < cells[row + r] {
              cells[row + r] = covered
            }
          }
          guard gain <= to else { continue }
          for r in max(from, gain)...to {
            let sum = cells[next + r - gain] &+ cost
            if sum < cells[row + r] { cells[row + r] = sum }
          }
        }
        // Payments must not make an unreachable cell cheap.
        for r in from...to where cells[row + r] > CapabilityTable.unreachable / 2 {
          cells[row + r] = CapabilityTable.unreachable
        }
      }
    }
  }

  func trace() {
    picks = lists.map { _ in 0 }
    let width = need + 1
    var left = need
    for (e, list) in lists.enumerated() {
      let here = suffix[e * width + left]
      for (place, pick) in list.picks.enumerated() {
        let rest = max(left - pick.gain, 0)
        let sum = suffix[(e + 1) * width + rest] &+ pick.cost
        if sum == here {
          picks[e] = place
          left = rest
          break
        }
      }
    }
  }

  /// The choice per item: 0 left, 1 or 2 the choice of a step.
  func read(into tags: inout [UInt8]) {
    for list in settled { read(list, 0, &tags) }
    for (list, place) in zip(lists, picks) { read(list, place, &tags) }
  }

  func read(_ list: List, _ place: Int, _ tags: inout [UInt8]) {
    if !list.twins.isEmpty {
      let steps = CapabilityTable.counts(list.picks[place].tag, list.twins.count)
      for (number, item) in list.twins.enumerated() {
        tags[item] = number < steps.two ? 2 : number < steps.one + steps.two ? 1 : 0
      }
      return
    }
    let items = capability.entries[list.entry].items
    guard let group = list.group else {
      for item in items { tags[item] = UInt8(list.picks[place].tag) }
      return
    }
    for (item, tag) in zip(items, group.tags(list.picks[place].tag)) { tags[item] = UInt8(tag) }
  }
}
