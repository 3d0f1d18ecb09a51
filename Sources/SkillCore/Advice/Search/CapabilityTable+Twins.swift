/// Merges items of one kind into one list: a flat list of thousands becomes a few rows.
extension CapabilityTable {
  static let isSingle = -1
  static let isCovered = -2
  static let fewestTwins = 3

  /// Per entry: the list of twins that it begins, or that it belongs to one.
  func twins(_ status: [StepStatus]) -> (list: [Int], items: [[Int]]) {
    var list = capability.entries.map { _ in CapabilityTable.isSingle }
    guard hasTwins else { return (list, []) }
    var found: [Int: [Int]] = [:]
    for (place, entry) in capability.entries.enumerated() {
      guard let item = entry.items.first, let kind = model.items[item].kind,
        status[item] != .left, only.isEmpty || only[item] == nil
      else { continue }
      found[kind * 2 + (status[item] == .step ? 1 : 0), default: []].append(place)
    }
    var items: [[Int]] = []
    for places in found.values where places.count >= CapabilityTable.fewestTwins {
      for place in places { list[place] = CapabilityTable.isCovered }
      list[places[0]] = items.count
      items.append(places.flatMap { capability.entries[$0].items }.sorted())
    }
    return (list, items)
  }

  /// All useful ways to make steps of some of them: a further step costs more than the proofs of
  /// all.
  func list(_ place: Int, _ twins: [Int], _ status: StepStatus) -> List? {
    let entry = capability.entries[place]
    let choices = phase.steps[twins[0]]
    let left = (phase.left[twins[0]] - entry.now) * entry.weight
    let count = twins.count
    var picks: [TablePick] = []
    guard let first = choices.first else { return nil }
    let one = (first.mastery - entry.now) * entry.weight
    let two = ((choices.last?.mastery ?? 0) - entry.now) * entry.weight
    let fewest = entry.least > phase.left[twins[0]] || status == .step ? count : 0
    for steps in fewest...count {
      let base = left * (count - steps) + one * steps
      var proofs = choices.count > 1 && entry.least > first.mastery ? steps : 0
      if fewest < count, steps > 0 {
        // Skips what one step fewer could give.
        let before = left * (count - steps + 1) + max(one, two) * (steps - 1)
        if base <= before, choices.count == 1 || two <= one { continue }
        if base <= before { proofs = max(proofs, (before - base) / (two - one) + 1) }
      }
      let most = choices.count > 1 ? steps : 0
      guard proofs <= most else { continue }
      for proofs in proofs...most {
        picks.append(
          TablePick(
            gain: base + (two - one) * proofs,
            cost: first.cost * (steps - proofs) + (choices.last?.cost ?? 0) * proofs,
            tag: steps * (count + 1) + proofs))
      }
    }
    return List(entry: place, picks: picks, group: nil, twins: twins)
  }

  static func counts(_ tag: Int, _ count: Int) -> (one: Int, two: Int) {
    let (steps, proofs) = tag.quotientAndRemainder(dividingBy: count + 1)
    return (steps - proofs, proofs)
  }
}
