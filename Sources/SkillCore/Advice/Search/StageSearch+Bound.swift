extension StageSearch {
  /// The bound at these multipliers, rounded up to a possible cost; nil if there is no plan.
  func evaluate(_ status: [StepStatus], _ multipliers: [Int]) -> Int? {
    for item in extra.indices { extra[item] = 0 }
    for place in model.needs.indices {
      let need = model.needs[place]
      guard status[need.owner] != .left else { continue }
      let missing = need.count - need.candidates.count { status[$0] == .step }
      guard missing > 0 else { continue }
      let offset = offsets[place]
      if missing == 1 {
        var least = Int.max
        for (number, candidate) in need.candidates.enumerated() where status[candidate] == .free {
          least = min(least, multipliers[offset + number])
          extra[candidate] -= multipliers[offset + number]
        }
        if least < Int.max { extra[need.owner] += least }
      } else {
        var prices: [Int] = []
        for (number, candidate) in need.candidates.enumerated() where status[candidate] == .free {
          prices.append(multipliers[offset + number])
          extra[candidate] -= multipliers[offset + number]
        }
        extra[need.owner] += prices.sorted().prefix(missing).reduce(0, +)
      }
    }
    var bound = 0
    for table in tables {
      budget.spend(table.solve(status, extra))
      guard let least = table.bound else { return nil }
      bound += least
    }
    for table in tables { table.read(into: &tags) }
    for item in outside {
      tags[item] = 0
      guard status[item] != .left, let step = phase.steps[item].first else { continue }
      let cost = step.cost + extra[item]
      if status[item] == .step || cost < 0 {
        tags[item] = 1
        bound += cost
      }
    }
    budget.spend((model.items.count + multipliers.count) * 20)
    return bound
  }

  /// Adjusts the multipliers to the needs that the choice violates, and offers the plans found.
  /// - Returns: false if there is no plan within the limit here.
  func improve(_ node: inout SearchNode, steps: Int) -> Bool {
    var multipliers = node.multipliers
    var bestBound: Int?
    var pace = 16
    var stalled = 0
    for round in 0...steps {
      guard let bound = evaluate(node.status, multipliers) else { return false }
      guard roundedUp(bound) <= limit else { return false }
      if bestBound.map({ bound > $0 }) ?? true {
        bestBound = bound
        node.multipliers = multipliers
        stalled = 0
      } else {
        stalled += 1
        if stalled == 3 {
          pace /= 2
          stalled = 0
          multipliers = node.multipliers
          guard pace > 0, evaluate(node.status, multipliers) != nil else { break }
        }
      }
      if round % 3 == 0 || round == steps {
        offerChoice()
        guard roundedUp(bound) <= limit else { return false }
      }
      guard round < steps, !budget.isSpent else { break }
      guard move(&multipliers, node.status, gap: (known ?? limit) - bound, pace) else { break }
    }
    guard let bound = evaluate(node.status, node.multipliers) else { return false }
    node.bound = bound
    return roundedUp(bound) <= limit
  }

  /// The best known upper bound.
  private var known: Int? {
    limit < CapabilityTable.unreachable ? limit + phase.unit : nil
  }

  /// - Returns: false if the choice violates no need, or the step would be zero.
  private func move(
    _ multipliers: inout [Int], _ status: [StepStatus], gap: Int, _ pace: Int
  ) -> Bool {
    var changes: [(place: Int, sign: Int)] = []
    for place in model.needs.indices {
      let need = model.needs[place]
      guard status[need.owner] != .left else { continue }
      let missing = need.count - need.candidates.count { status[$0] == .step }
      guard missing > 0 else { continue }
      let offset = offsets[place]
      var asked: Set<Int> = []
      if tags[need.owner] > 0 {
        // Of equal prices, prefers a candidate that is chosen anyway.
        let order = need.candidates.indices.filter { status[need.candidates[$0]] == .free }.sorted {
          let (one, other) = (need.candidates[$0], need.candidates[$1])
          return (multipliers[offset + $0], tags[one] > 0 ? 0 : 1, one)
            < (multipliers[offset + $1], tags[other] > 0 ? 0 : 1, other)
        }
        asked = Set(order.prefix(missing))
      }
      for (number, candidate) in need.candidates.enumerated() where status[candidate] == .free {
        let sign = (asked.contains(number) ? 1 : 0) - (tags[candidate] > 0 ? 1 : 0)
        if sign > 0 || sign < 0 && multipliers[offset + number] > 0 {
          changes.append((offset + number, sign))
        }
      }
    }
    guard !changes.isEmpty else { return false }
    let length = min(max(gap, 1), 1 << 50) * pace / (16 * changes.count)
    guard length > 0 else { return false }
    for (place, sign) in changes {
      multipliers[place] = min(max(multipliers[place] + sign * length, 0), mostMultiplier)
    }
    return true
  }

  /// Fixes the items that have only one possibility within the limit, repeatedly.
  /// - Returns: false if no plan is left.
  func narrow(_ node: inout SearchNode, offering: Bool = true) -> Bool {
    for _ in 0..<3 {
      for item in node.status.indices {
        node.stepRise[item] = 0
        node.leftRise[item] = 0
      }
      for table in tables {
        budget.spend(
          table.rises(node.status, extra, step: &node.stepRise, left: &node.leftRise))
      }
      for item in outside where node.status[item] == .free {
        guard let step = phase.steps[item].first else { continue }
        node.stepRise[item] = max(step.cost + extra[item], 0)
        node.leftRise[item] = max(-step.cost - extra[item], 0)
      }
      var changed: [Int] = []
      for item in node.status.indices where node.status[item] == .free {
        let canStep = roundedUp(node.bound + node.stepRise[item]) <= limit
        let canLeave = roundedUp(node.bound + node.leftRise[item]) <= limit
        guard canStep || canLeave else { return false }
        if canStep && canLeave { continue }
        node.status[item] = canStep ? .step : .left
        changed.append(item)
      }
      guard !changed.isEmpty else { return true }
      guard closure.settle(&node.status, changed: changed),
        let bound = evaluate(node.status, node.multipliers), roundedUp(bound) <= limit
      else { return false }
      node.bound = bound
      guard offering else { continue }
      offerChoice()
      guard roundedUp(bound) <= limit else { return false }
    }
    return true
  }
}
