/// The proofs that a set of steps needs: with the steps fixed, each capability is a small table of
/// its own, so this needs no search.
final class StageProofs {
  private let model: StageModel
  private let phase: StagePhase
  private let tables: [CapabilityTable]
  private let outside: [Int]
  private let none: [Int]

  init(_ model: StageModel, _ phase: StagePhase) {
    self.model = model
    self.phase = phase
    tables = model.capabilities.map { CapabilityTable(model, phase, $0) }
    let inside = Set(tables.flatMap(\.items))
    outside = model.items.indices.filter { !inside.contains($0) }
    none = model.items.map { _ in 0 }
  }

  /// The cheapest plan with these steps; nil if they do not reach the level.
  func plan(_ chosen: [Bool]) -> StagePlan? {
    let status = chosen.map { $0 ? StepStatus.step : .left }
    var tags = model.items.map { _ in UInt8(0) }
    var cost = 0
    for item in outside where chosen[item] {
      guard let step = phase.steps[item].first else { return nil }
      tags[item] = 1
      cost += step.cost
    }
    for table in tables {
      _ = table.solve(status, none)
      guard let bound = table.bound else { return nil }
      guard table.isExact else { return greedy(chosen) }
      cost += bound
      table.read(into: &tags)
    }
    return StagePlan(tags: tags, cost: cost)
  }

  /// The plan with the same steps and cost whose proofs have the earliest slugs.
  func leastBySlug(_ plan: StagePlan) -> StagePlan {
    let status = plan.tags.map { $0 > 0 ? StepStatus.step : .left }
    var tags = plan.tags
    for table in tables {
      table.only = [:]
      _ = table.solve(status, none)
      guard let least = table.bound, table.isExact else { continue }
      table.read(into: &tags)
      var without: Set<Int> = []
      for item in table.items.sorted() where plan.isStep(item) && phase.steps[item].count > 1 {
        if tags[item] == 2 {
          table.only[item] = 2
          continue
        }
        if let kind = model.items[item].kind, without.contains(kind) {
          table.only[item] = 1
          continue
        }
        table.only[item] = 2
        _ = table.solve(status, none)
        if table.bound == least {
          table.read(into: &tags)
        } else {
          table.only[item] = 1
          model.items[item].kind.map { _ = without.insert($0) }
        }
      }
      table.only = [:]
    }
    return StagePlan(tags: tags, cost: plan.cost)
  }

  /// All possible proofs without the superfluous ones, if a table is too large.
  private func greedy(_ chosen: [Bool]) -> StagePlan? {
    var tags = chosen.indices.map { UInt8(chosen[$0] ? phase.steps[$0].count : 0) }
    var tally = StageTally(model, phase, tags)
    guard tally.isReached else { return nil }
    for item in tags.indices.reversed() where tags[item] == 2 {
      if tally.change(item, to: 1, in: &tags), !tally.isReached {
        _ = tally.change(item, to: 2, in: &tags)
      }
    }
    let cost = tags.enumerated().reduce(0) { sum, step in
      step.element == 0 ? sum : sum + phase.steps[step.offset][Int(step.element) - 1].cost
    }
    return StagePlan(tags: tags, cost: cost)
  }
}

/// What each capability lacks with some steps taken, updated incrementally.
struct StageTally {
  private let model: StageModel
  private let phase: StagePhase
  private var missing: [Int]
  private var mustHaves: [Int]
  private var values: [[Int]]
  private var places: [(capability: Int, entry: Int)?]
  private var faults = 0

  init(_ model: StageModel, _ phase: StagePhase, _ tags: [UInt8]) {
    self.model = model
    self.phase = phase
    missing = model.capabilities.map(\.missing)
    mustHaves = model.capabilities.map { _ in 0 }
    values = []
    places = model.items.map { _ in nil }
    for (number, capability) in model.capabilities.enumerated() {
      var own: [Int] = []
      for (entry, one) in capability.entries.enumerated() {
        for item in one.items { places[item] = (number, entry) }
        let value = value(of: one, tags)
        own.append(value)
        missing[number] -= (value - one.now) * one.weight
        if value < one.least { mustHaves[number] += 1 }
      }
      values.append(own)
      if isLacking(number) { faults += 1 }
    }
  }

  var isReached: Bool { faults == 0 }

  private func isLacking(_ capability: Int) -> Bool {
    missing[capability] > 0 || mustHaves[capability] > 0
  }

  /// - Returns: true, for use in a condition.
  @discardableResult
  mutating func change(_ item: Int, to tag: UInt8, in tags: inout [UInt8]) -> Bool {
    tags[item] = tag
    guard let (capability, entry) = places[item] else { return true }
    let one = model.capabilities[capability].entries[entry]
    let (old, new) = (values[capability][entry], value(of: one, tags))
    guard old != new else { return true }
    if isLacking(capability) { faults -= 1 }
    values[capability][entry] = new
    missing[capability] -= (new - old) * one.weight
    mustHaves[capability] += (new < one.least ? 1 : 0) - (old < one.least ? 1 : 0)
    if isLacking(capability) { faults += 1 }
    return true
  }

  private func value(of entry: StageModel.Entry, _ tags: [UInt8]) -> Int {
    func mastery(_ item: Int) -> Int {
      tags[item] == 0 ? phase.left[item] : phase.steps[item][Int(tags[item]) - 1].mastery
    }
    guard let k = entry.k else { return entry.items.first.map(mastery) ?? entry.now }
    return GroupStanding(of: entry.items.map(mastery) + entry.fixed, k: k).value
  }
}
