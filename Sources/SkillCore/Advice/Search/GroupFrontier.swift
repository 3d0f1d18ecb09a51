/// The values that a group can have, with the least cost of each.
///
/// A group's value is the mean of its best k members, floored. Which members count is a choice
/// here: counting others than the best never gives more.
struct GroupFrontier {
  struct Point {
    let value: Int
    let cost: Int
    let node: Int
  }

  /// The Pareto frontier, ascending by value and cost.
  private(set) var points: [Point] = []
  /// False for a large group, whose costs are only lower bounds.
  let isExact: Bool
  let members: [[TablePick]]
  private var nodes: [Node] = []

  private struct Node {
    let parent: Int
    let member: Int
    let pick: Int
  }

  private struct State {
    let sum: Int
    let cost: Int
    let node: Int
  }

  private static let mostStates = 4000

  /// - Parameter members: the picks of each: mastery as gain, cost and tag.
  init(_ members: [[TablePick]], fixed: [Int], k: Int) {
    self.members = members
    let counted = min(k, members.count + fixed.count)
    isExact = k == 1 || members.count * counted * counted * 40 <= GroupFrontier.mostStates * 10
    guard members.allSatisfy({ !$0.isEmpty }) else { return }
    if k == 1 {
      points = ofOne(best: fixed.max() ?? 0)
    } else if isExact {
      points = ofSeveral(fixed, k)
    } else {
      points = relaxed(fixed, k)
    }
  }

  /// The choice of a point: per member, an index into its picks.
  func choice(_ node: Int) -> [Int] {
    var choice = members.map(GroupFrontier.cheapest)
    var node = node
    while node >= 0 {
      choice[nodes[node].member] = nodes[node].pick
      node = nodes[node].parent
    }
    return choice
  }

  private static func cheapest(_ picks: [TablePick]) -> Int {
    var best = 0
    for place in picks.indices.dropFirst() where picks[place].cost < picks[best].cost {
      best = place
    }
    return best
  }

  /// All at their cheapest, except the one that counts.
  private mutating func ofOne(best fixed: Int) -> [Point] {
    let cheapest = members.map(GroupFrontier.cheapest)
    var value = fixed
    var cost = 0
    for (picks, place) in zip(members, cheapest) {
      value = max(value, picks[place].gain)
      cost += picks[place].cost
    }
    var found = [Point(value: value, cost: cost, node: -1)]
    for (member, picks) in members.enumerated() {
      for (place, pick) in picks.enumerated() where pick.gain > value {
        nodes.append(Node(parent: -1, member: member, pick: place))
        found.append(
          Point(
            value: pick.gain, cost: cost - picks[cheapest[member]].cost + pick.cost,
            node: nodes.count - 1))
      }
    }
    return GroupFrontier.worthwhile(found)
  }

  /// Member by member: per number of counted members, the frontier of sums.
  private mutating func ofSeveral(_ fixed: [Int], _ k: Int) -> [Point] {
    var states: [[State]] = Array(repeating: [], count: k + 1)
    // Of the fixed members the best ones are counted first.
    var sum = 0
    states[0] = [State(sum: 0, cost: 0, node: -1)]
    for (count, mastery) in fixed.sorted(by: >).prefix(k).enumerated() {
      sum += mastery
      states[count + 1] = [State(sum: sum, cost: 0, node: -1)]
    }
    for member in members.indices {
      var next: [[State]] = Array(repeating: [], count: k + 1)
      for count in states.indices {
        for state in states[count] {
          for (place, pick) in members[member].enumerated() {
            nodes.append(Node(parent: state.node, member: member, pick: place))
            let cost = state.cost + pick.cost
            let node = nodes.count - 1
            next[count].append(State(sum: state.sum, cost: cost, node: node))
            guard count < k else { continue }
            next[count + 1].append(State(sum: state.sum + pick.gain, cost: cost, node: node))
          }
        }
      }
      states = next.map(GroupFrontier.worthwhile)
    }
    return GroupFrontier.worthwhile(
      states.joined().map { Point(value: $0.sum / k, cost: $0.cost, node: $0.node) })
  }

  /// A relaxation: members may be counted fractionally, and any number of them; never above the
  /// true cost.
  private mutating func relaxed(_ fixed: [Int], _ k: Int) -> [Point] {
    var sum = fixed.sorted(by: >).prefix(k).reduce(0, +)
    var cost = 0
    var segments: [Segment] = []
    for (member, picks) in members.enumerated() {
      let cheapest = GroupFrontier.cheapest(picks)
      sum += picks[cheapest].gain
      cost += picks[cheapest].cost
      let hull = lowerHull(picks, from: cheapest)
      for (place, next) in zip(hull, hull.dropFirst()) {
        segments.append(
          Segment(
            gain: picks[next].gain - picks[place].gain, cost: picks[next].cost - picks[place].cost,
            member, next))
      }
    }
    segments.sort { Int128($0.cost) * Int128($1.gain) < Int128($1.cost) * Int128($0.gain) }
    var points = [Point(value: min(sum / k, Mastery.full), cost: cost, node: -1)]
    var node = -1
    for segment in segments {
      nodes.append(Node(parent: node, member: segment.member, pick: segment.pick))
      node = nodes.count - 1
      for value in (points[points.count - 1].value + 1)...(Mastery.full + 1) {
        guard value <= Mastery.full, value * k <= sum + segment.gain else { break }
        let part = Int128(segment.cost) * Int128(value * k - sum) / Int128(segment.gain)
        points.append(Point(value: value, cost: cost + Int(part), node: node))
      }
      sum += segment.gain
      cost += segment.cost
    }
    return GroupFrontier.worthwhile(points)
  }

  private struct Segment {
    let gain: Int
    let cost: Int
    let member: Int
    let pick: Int

    init(gain: Int, cost: Int, _ member: Int, _ pick: Int) {
      (self.gain, self.cost, self.member, self.pick) = (gain, cost, member, pick)
    }
  }

  private static func worthwhile(_ points: [Point]) -> [Point] {
    var kept: [Point] = []
    for point in points.sorted(by: { ($0.cost, -$0.value) < ($1.cost, -$1.value) }) {
      if let last = kept.last, last.value >= point.value { continue }
      kept.append(point)
    }
    return kept
  }

  private static func worthwhile(_ states: [State]) -> [State] {
    var kept: [State] = []
    for state in states.sorted(by: { ($0.cost, -$0.sum) < ($1.cost, -$1.sum) }) {
      if let last = kept.last, last.sum >= state.sum { continue }
      kept.append(state)
    }
    return kept
  }
}
