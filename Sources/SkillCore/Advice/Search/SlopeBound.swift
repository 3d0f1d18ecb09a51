/// A lower bound of a need's cost, with choices taken fractionally: for tables too large to fill.
struct SlopeBound {
  let bound: Int
  /// Per list, the pick taken; together they cover the need.
  let picks: [Int]
  /// The marginal cost and gain.
  private let cost: Int
  private let gain: Int

  /// Nil if all of them together are not enough.
  init?(_ lists: [[TablePick]], need: Int) {
    var segments: [Segment] = []
    var taken = lists.map { _ in 0 }
    var sum = 0
    for (list, picks) in lists.enumerated() {
      let hull = lowerHull(picks, from: cheapest(picks))
      guard let first = hull.first else { return nil }
      taken[list] = first
      sum += picks[first].gain
      for (place, next) in zip(hull, hull.dropFirst()) {
        segments.append(
          Segment(
            cost: picks[next].cost - picks[place].cost, gain: picks[next].gain - picks[place].gain,
            list: list, pick: next))
      }
    }
    segments.sort { left, right in
      let (one, other) = (
        Int128(left.cost) * Int128(right.gain), Int128(right.cost) * Int128(left.gain)
      )
      return one == other ? left.list < right.list : one < other
    }
    var margin = (cost: 0, gain: 1)
    for segment in segments where sum < need {
      taken[segment.list] = segment.pick
      sum += segment.gain
      margin = (segment.cost, segment.gain)
    }
    guard sum >= need else { return nil }
    (cost, gain) = margin
    picks = taken
    // Duality: no picks that cover the need cost less, whatever the price of a gain.
    var total = Int128(margin.cost) * Int128(need)
    for picks in lists { total += SlopeBound.least(picks, margin) }
    bound = SlopeBound.ceiling(total, margin.gain)
  }

  /// How much the cost rises at least with the list restricted to these picks.
  func rise(_ picks: [TablePick], instead list: [TablePick]) -> Int {
    let difference =
      SlopeBound.least(picks, (cost, gain)) - SlopeBound.least(list, (cost, gain))
    return max(Int(clamping: difference / Int128(gain)), 0)
  }

  private struct Segment {
    let cost: Int
    let gain: Int
    let list: Int
    let pick: Int
  }

  private static func least(_ picks: [TablePick], _ margin: (cost: Int, gain: Int)) -> Int128 {
    var least = Int128.max
    for pick in picks {
      least = min(
        least,
        Int128(pick.cost) * Int128(margin.gain) - Int128(margin.cost) * Int128(pick.gain))
    }
    return least
  }

  private static func ceiling(_ number: Int128, _ divisor: Int) -> Int {
    let (quotient, rest) = number.quotientAndRemainder(dividingBy: Int128(divisor))
    return Int(clamping: quotient) + (rest > 0 ? 1 : 0)
  }
}

/// The cheapest pick; of several, the one that gains most.
func cheapest(_ picks: [TablePick]) -> Int {
  var best = 0
  for place in picks.indices.dropFirst()
  where (picks[place].cost, -picks[place].gain) < (picks[best].cost, -picks[best].gain) {
    best = place
  }
  return best
}

/// The lower convex hull of the picks, from the cheapest on, by gain.
func lowerHull(_ picks: [TablePick], from first: Int) -> [Int] {
  guard picks.indices.contains(first) else { return [] }
  var hull = [first]
  let more = picks.indices.filter { picks[$0].gain > picks[first].gain }
    .sorted { (picks[$0].gain, picks[$0].cost) < (picks[$1].gain, picks[$1].cost) }
  for place in more where picks[place].gain > picks[hull[hull.count - 1]].gain {
    while hull.count > 1 {
      let (last, before) = (picks[hull[hull.count - 1]], picks[hull[hull.count - 2]])
      let (one, other) = (picks[place], before)
      let steep =
        Int128(last.cost - other.cost) * Int128(one.gain - other.gain)
        >= Int128(one.cost - other.cost) * Int128(last.gain - other.gain)
      guard steep else { break }
      hull.removeLast()
    }
    hull.append(place)
  }
  return hull
}
