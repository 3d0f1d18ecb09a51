/// The sums behind a capability's score and part. Source: TheRule, "The rule".
struct CapabilityTally: Hashable, Sendable {
  private let threshold: Int
  private(set) var weights = 0
  private(set) var points = 0
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

  /// Changes the mastery of an item added before.
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

  /// Its progress, 0...1000; 1000 exactly when it is met.
  var part: Int {
    if isMet { return 1000 }
    let goal = max(threshold, 1)
    let reached = min(score, goal)
    if mustHaves == 0 { return min(1000 * reached / goal, 999) }
    return min(500 * reached / goal + 500 * mustHavesMet / mustHaves, 999)
  }

  /// The same without floors; 1 exactly when it is met.
  var portion: Portion {
    Portion(units: portion(points: min(Int128(points), goal), mustHaves: mustHavesMet))
  }

  /// The gain in `portion` of a later tally.
  func portion(gainedBy later: CapabilityTally) -> Int {
    portion(
      points: min(Int128(later.points), goal) - min(Int128(points), goal),
      mustHaves: later.mustHavesMet - mustHavesMet)
  }

  private var goal: Int128 { Int128(max(threshold, 1)) * Int128(max(weights, 1)) }

  private func portion(points: Int128, mustHaves met: Int) -> Int {
    let whole = Int128(Portion.one)
    let score = whole * points / goal
    guard mustHaves > 0 else { return Int(score) }
    return Int((score + whole * Int128(met) / Int128(mustHaves)) / 2)
  }

  /// The points missing to the threshold, in weight times mastery; at least 0.
  var missingPoints: Int {
    max(threshold.multipliedReportingOverflow(by: weights).partialValue &- points, 0)
  }

  /// An invalid roadmap's weight must not overflow the sums.
  static func bounded(_ weight: Int) -> Int {
    min(max(weight, 0), Roadmap.weights.upperBound)
  }
}
