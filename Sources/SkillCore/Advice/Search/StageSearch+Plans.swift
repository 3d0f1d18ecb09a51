extension StageSearch {
  /// Makes a plan of the tables' choice: adds its needs and drops superfluous steps.
  func offerChoice() {
    offer(from: tags.map { $0 > 0 })
  }

  /// The first plan: everything, without superfluous steps.
  func offerAll() {
    offer(from: phase.steps.indices.map { !phase.steps[$0].isEmpty })
  }

  func offer(from choice: [Bool]) {
    var chosen = choice
    for item in chosen.indices where forced[item] != .free { chosen[item] = forced[item] == .step }
    guard close(&chosen) else { return }
    drop(&chosen)
    budget.spend(model.items.count * 300)
    if let plan = proofs.plan(chosen) { offer(plan) }
  }

  /// Adds what the steps need: of several candidates the one whose whole chain is cheapest.
  private func close(_ chosen: inout [Bool]) -> Bool {
    var waiting = chosen.indices.filter { chosen[$0] }
    while let item = waiting.popLast() {
      for place in model.items[item].needs {
        let need = model.needs[place]
        var missing = need.count - need.candidates.count { chosen[$0] }
        guard missing > 0 else { continue }
        let open = need.candidates.filter {
          !chosen[$0] && forced[$0] != .left && !phase.steps[$0].isEmpty
        }.sorted { (chainCosts[$0], $0) < (chainCosts[$1], $1) }
        for candidate in open where missing > 0 {
          chosen[candidate] = true
          waiting.append(candidate)
          missing -= 1
        }
        guard missing == 0 else { return false }
      }
    }
    return true
  }

  /// Drops superfluous steps, the most expensive first.
  private func drop(_ chosen: inout [Bool]) {
    var tags = chosen.indices.map { UInt8(chosen[$0] ? phase.steps[$0].count : 0) }
    var tally = StageTally(model, phase, tags)
    guard tally.isReached else { return }
    let order = chosen.indices.filter { chosen[$0] && forced[$0] != .step }.sorted {
      let (one, other) = (phase.steps[$0][0].cost, phase.steps[$1][0].cost)
      return one == other ? $0 > $1 : one > other
    }
    for _ in 0..<4 {
      var hasDropped = false
      for item in order where chosen[item] && !isNeeded(item, chosen) {
        let old = tags[item]
        tally.change(item, to: 0, in: &tags)
        if tally.isReached {
          chosen[item] = false
          hasDropped = true
        } else {
          tally.change(item, to: old, in: &tags)
        }
      }
      guard hasDropped else { return }
    }
  }

  private func isNeeded(_ item: Int, _ chosen: [Bool]) -> Bool {
    model.items[item].wanted.contains { place in
      let need = model.needs[place]
      return chosen[need.owner] && need.candidates.count { chosen[$0] } <= need.count
    }
  }
}

extension StageModel {
  /// The cost of each item with its cheapest needs; shared needs are counted for each.
  func chainCosts(_ costs: [Int]) -> [Int] {
    var missing = items.map(\.needs.count)
    var open = needs.map(\.candidates.count)
    var total = costs
    var ready = items.indices.filter { missing[$0] == 0 }
    while let item = ready.popLast() {
      for place in items[item].wanted {
        open[place] -= 1
        guard open[place] == 0 else { continue }
        let need = needs[place]
        let least = need.candidates.map { total[$0] }.sorted().prefix(need.count)
        total[need.owner] = least.reduce(total[need.owner]) {
          min($0 + $1, CapabilityTable.unreachable)
        }
        missing[need.owner] -= 1
        if missing[need.owner] == 0 { ready.append(need.owner) }
      }
    }
    return total
  }
}
