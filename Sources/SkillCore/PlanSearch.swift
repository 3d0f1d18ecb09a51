extension Outlook {
  /// The same, with these items mastered.
  func led(on positions: [Int]) -> Outlook {
    var outlook = self
    for position in positions { outlook.complete(position) }
    return outlook
  }

  /// Greedily takes the best item that brings the target nearer until it is reached, or nothing
  /// does any more. Some of these steps may turn out needless.
  func stepsToTarget() -> [Int] {
    var outlook = self
    var steps: [Int] = []
    while !outlook.isReached, let move = outlook.bestMove() {
      steps += move
      outlook = outlook.led(on: move)
    }
    return steps
  }

  /// Whether each of these steps is ready at its turn, and the last one leads to the target.
  func isReached(by steps: [Int]) -> Bool {
    var outlook = self
    for step in steps {
      guard outlook.unmet(of: step).isEmpty else { return false }
      outlook.complete(step)
    }
    return outlook.isReached
  }

  /// Last first, since what comes later may be what an earlier step is for. One round is enough:
  /// with fewer steps, a step that was needed is needed all the more.
  func withoutNeedlessSteps(_ steps: [Int]) -> [Int] {
    var kept = steps
    for index in steps.indices.reversed() {
      var fewer = kept
      fewer.remove(at: index)
      if isReached(by: fewer) { kept = fewer }
    }
    return kept
  }

  /// After which of these steps the target is reached; nil when it is reached without them.
  func stepReachingTarget(of steps: [Int]) -> Int? {
    guard !isReached else { return nil }
    var outlook = self
    return steps.firstIndex {
      outlook.complete($0)
      return outlook.isReached
    }
  }

  /// The best ready item that gains; when all that gain are blocked, the best of them after its
  /// chain. Where the steps of a large roadmap are too small for a gain, whatever moves will do.
  private func bestMove() -> [Int]? {
    let ranked = ranked()
    let gaining = Array(ranked.prefix { gain(of: $0) > 0 })
    let useful = gaining.isEmpty ? ranked.filter(moves) : gaining
    if let ready = useful.first(where: { unmet(of: $0).isEmpty }) { return [ready] }
    return useful.first.map { chain(to: $0) + [$0] }
  }
}
