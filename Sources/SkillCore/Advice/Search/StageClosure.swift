/// Propagates needs: a step forces what it needs, and an item that cannot have what it needs is not
/// a step.
struct StageClosure {
  private let model: StageModel

  init(_ model: StageModel) {
    self.model = model
  }

  /// Propagates to a fixed point; false on a contradiction.
  /// - Parameter changed: the items fixed just now; nil checks everything.
  func settle(_ status: inout [StepStatus], changed: [Int]? = nil) -> Bool {
    var waiting =
      changed.map { $0.flatMap { model.items[$0].needs + model.items[$0].wanted } }
      ?? Array(model.needs.indices)
    while let place = waiting.popLast() {
      let need = model.needs[place]
      guard status[need.owner] != .left else { continue }
      let (steps, free) = count(need, status)
      if steps + free < need.count {
        guard status[need.owner] == .free else { return false }
        status[need.owner] = .left
        waiting += model.items[need.owner].wanted
      } else if status[need.owner] == .step, free > 0, steps + free == need.count {
        for candidate in need.candidates where status[candidate] == .free {
          status[candidate] = .step
          waiting += model.items[candidate].needs + model.items[candidate].wanted
        }
      }
    }
    return true
  }

  private func count(_ need: StageModel.Need, _ status: [StepStatus]) -> (steps: Int, free: Int) {
    var (steps, free) = (0, 0)
    for candidate in need.candidates {
      switch status[candidate] {
      case .step: steps += 1
      case .free: free += 1
      case .left: break
      }
    }
    return (steps, free)
  }
}
