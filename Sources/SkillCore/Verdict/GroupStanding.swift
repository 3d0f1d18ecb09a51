/// The value of an any-of group: the mean of its best k members, floored.
struct GroupStanding: Sendable {
  private let k: Int
  private let sum: Int
  /// The lowest mastery among the best k; 0 if there are fewer members than k.
  private let lowestCounted: Int

  /// Missing members count 0; an invalid k below 1 counts as 1.
  init(of masteries: [Int], k: Int) {
    self.k = max(k, 1)
    let best = masteries.sorted(by: >).prefix(self.k)
    sum = best.reduce(0, +)
    lowestCounted = best.count < self.k ? 0 : best.last ?? 0
  }

  var value: Int { sum / k }

  /// The value after one member of this mastery reaches 100.
  func value(completing mastery: Int) -> Int {
    (sum - max(mastery, lowestCounted) + Mastery.full) / k
  }
}
