/// The value of an any-of group: the mean of its best k members, floored.
struct GroupStanding: Sendable {
  private let k: Int
  private let sum: Int
  /// The lowest mastery among the best k; 0 where there are fewer members than k.
  private let lowestCounted: Int

  /// Missing members count 0; a k below 1 (a fault of the roadmap) counts as 1.
  init(of masteries: [Int], k: Int) {
    self.k = max(k, 1)
    let best = masteries.sorted(by: >).prefix(self.k)
    sum = best.reduce(0, +)
    lowestCounted = best.count < self.k ? 0 : best.last ?? 0
  }

  var value: Int { sum / k }

  /// The value when one member of this mastery is mastered in full.
  func value(completing mastery: Int) -> Int {
    (sum - max(mastery, lowestCounted) + Mastery.full) / k
  }
}
