/// The sums behind a capability's score and part. Source: ASSESSMENT, "The rule".
struct CapabilityTally: Hashable, Sendable {
  private let threshold: Int
  private var weights = 0
  private var points = 0
  private var mustHaves = 0
  private var mustHavesMet = 0

  init(threshold: Int) {
    self.threshold = threshold
  }

  mutating func add(weight: Int, mastery: Int, mustHave: Bool) {
    let weight = CapabilityTally.bounded(weight)
    weights += weight
    points += weight * mastery
    if mustHave {
      mustHaves += 1
      mustHavesMet += mastery >= Mastery.enough ? 1 : 0
    }
  }

  /// One of the items that were added now has another mastery.
  mutating func change(weight: Int, from old: Int, to new: Int, mustHave: Bool) {
    points += CapabilityTally.bounded(weight) * (new - old)
    if mustHave {
      mustHavesMet += (new >= Mastery.enough ? 1 : 0) - (old >= Mastery.enough ? 1 : 0)
    }
  }

  /// 0...100.
  var score: Int {
    weights == 0 ? 0 : points / weights
  }

  var isMet: Bool {
    weights > 0 && score >= threshold && mustHavesMet == mustHaves
  }

  /// How near it is, 0...1000; 1000 exactly when it is met.
  var part: Int {
    if isMet { return 1000 }
    let goal = max(threshold, 1)
    let reached = min(score, goal)
    if mustHaves == 0 { return min(1000 * reached / goal, 999) }
    return min(500 * reached / goal + 500 * mustHavesMet / mustHaves, 999)
  }

  /// A faulty roadmap's weight must not overflow the sums.
  private static func bounded(_ weight: Int) -> Int {
    min(max(weight, 0), Roadmap.weights.upperBound)
  }
}
