/// The least cost of meeting one capability, given each item's cost (negative, if the multipliers
/// pay for it).
///
/// An exact table over the missing points; if that would be too large, a lower bound. The last
/// result is cached, since most steps of a search change only one capability.
final class CapabilityTable {
  let model: StageModel
  let phase: StagePhase
  let capability: StageModel.Capability
  /// All items in it.
  let items: [Int]

  /// Nil if it cannot be met.
  var bound: Int?
  /// Whether the bound is exact.
  var isExact = true
  private var solvedFor: [(status: StepStatus, extra: Int)]?

  /// For some items, the only choice of a step that is allowed.
  var only: [Int: Int] = [:] {
    didSet { solvedFor = nil }
  }

  var lists: [List] = []
  /// Lists without a choice.
  var settled: [List] = []
  var constant = 0
  var need = 0
  /// The points that a column of the table stands for.
  var scale = 1
  var suffix: [Int] = []
  var bands: [(first: Int, last: Int)] = []
  var picks: [Int] = []
  var slope: SlopeBound?

  /// The picks of an entry, or of several entries of one kind.
  struct List {
    let entry: Int
    var picks: [TablePick]
    var group: GroupFrontier?
    /// The items of one kind, by slug; empty for a single entry.
    var twins: [Int] = []
    var isExact: Bool { group?.isExact ?? true }
    /// At most the whole need, once the picks are scaled.
    var mostGain: Int { picks.reduce(0) { max($0, $1.gain) } }
  }

  /// The most work to fill a table: one addition per cell and pick. With many items the fractional
  /// bound is nearly as good, and faster.
  let mostWork: Int
  static let unreachable = Int.max / 4

  init(_ model: StageModel, _ phase: StagePhase, _ capability: StageModel.Capability) {
    self.model = model
    self.phase = phase
    self.capability = capability
    mostWork = model.items.count > 400 ? 500_000 : 12_000_000
    items = capability.entries.flatMap(\.items)
    var seen: [Int: Int] = [:]
    for item in items { model.items[item].kind.map { seen[$0, default: 0] += 1 } }
    hasTwins = seen.values.contains { $0 >= CapabilityTable.fewestTwins }
  }

  let hasTwins: Bool

  /// - Returns: the work, in cells.
  func solve(_ status: [StepStatus], _ extra: [Int]) -> Int {
    if let solvedFor, isSame(solvedFor, status, extra) { return 1 }
    solvedFor = items.map { (status[$0], extra[$0]) }
    bound = nil
    isExact = true
    slope = nil
    constant = 0
    need = capability.missing
    lists = []
    settled = []
    let twins = twins(status)
    for place in capability.entries.indices {
      let single = twins.list[place]
      if single == CapabilityTable.isCovered { continue }
      let list =
        single >= 0
        ? self.list(place, twins.items[single], status[twins.items[single][0]])
        : list(place, status, extra)
      guard let list, !list.picks.isEmpty else { return capability.entries.count }
      if list.picks.count == 1, list.isExact {
        constant += list.picks[0].cost
        need -= list.picks[0].gain
        settled.append(list)
      } else {
        lists.append(list)
        if !list.isExact { isExact = false }
      }
    }
    need = max(need, 0)
    return capability.entries.count * CapabilityTable.workOfEntry + fill()
  }

  static let workOfEntry = 100

  private func isSame(
    _ known: [(status: StepStatus, extra: Int)], _ status: [StepStatus], _ extra: [Int]
  ) -> Bool {
    for (place, item) in items.enumerated()
    where known[place].status != status[item] || known[place].extra != extra[item] {
      return false
    }
    return true
  }
}
