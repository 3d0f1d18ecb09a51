extension CapabilityTable {
  func picks(
    of item: Int, _ status: StepStatus, _ extra: Int
  ) -> [TablePick] {
    var picks: [TablePick] = []
    picks.reserveCapacity(3)
    if status != .step { picks.append(TablePick(gain: phase.left[item], cost: 0, tag: 0)) }
    if status != .left {
      let only = only.isEmpty ? nil : only[item]
      for (place, choice) in phase.steps[item].enumerated() where only ?? place + 1 == place + 1 {
        picks.append(TablePick(gain: choice.mastery, cost: choice.cost + extra, tag: place + 1))
      }
    }
    return picks
  }

  /// Nil if a must-have is impossible.
  func list(
    _ place: Int, _ status: [StepStatus], _ extra: [Int], forcing forced: (Int, StepStatus)? = nil
  ) -> List? {
    let entry = capability.entries[place]
    func picks(of item: Int) -> [TablePick] {
      self.picks(
        of: item, forced.flatMap { $0.0 == item ? $0.1 : nil } ?? status[item], extra[item])
    }
    guard let k = entry.k else {
      guard let item = entry.items.first else { return nil }
      var own = picks(of: item)
      own.removeAll { $0.gain < entry.least }
      for place in own.indices { own[place].gain = (own[place].gain - entry.now) * entry.weight }
      return List(entry: place, picks: own, group: nil)
    }
    let group = GroupFrontier(entry.items.map(picks), fixed: entry.fixed, k: k)
    let own = group.points.filter { $0.value >= entry.least }.map {
      TablePick(gain: ($0.value - entry.now) * entry.weight, cost: $0.cost, tag: $0.node)
    }
    return List(entry: place, picks: own, group: group)
  }
}
