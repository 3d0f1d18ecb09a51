/// Orders the steps of one stage so that each is ready in its turn: of the ready ones the cheapest
/// first, then by larger gain, stars, stage, slug.
struct StageOrder {
  private(set) var steps: [Taking] = []

  struct Taking {
    let position: Int
    let withProof: Bool
  }

  /// Steps of the same cost and gain in every situation: only the first of them is compared.
  private struct Kind: Hashable {
    let cost: Int
    let capability: Int?
    let weight: Int
    let mustHave: Bool
    let left: Int
    let withProof: Bool
    let isCompleted: Bool
    let hasEvidence: Bool
    /// The item itself for a group's member, whose gain depends on the others.
    let member: Int?
  }

  private struct Row {
    let item: Int
    let taking: Taking
    let stars: Int
    let stage: Int
  }

  init?(_ model: StageModel, _ plan: StagePlan, _ start: Standing, to rank: Int) {
    var standing = start
    var rows: [Int: Row] = [:]
    for (item, tag) in plan.tags.enumerated() where tag > 0 {
      let one = model.items[item]
      let place = start.index.items[one.position]
      rows[item] = Row(
        item: item,
        taking: Taking(
          position: one.position, withProof: tag == 2 || one.done == nil && one.canBeProven),
        stars: place.stars, stage: place.stage ?? Int.max)
    }
    var ready: [Kind: [Row]] = [:]
    func add(_ row: Row) {
      let kind = StageOrder.kind(row, model, standing)
      // The best last, to be popped.
      ready[kind, default: []].append(row)
      ready[kind]?.sort(by: StageOrder.isWorse)
    }
    var byKind: [Kind: [Row]] = [:]
    for row in rows.values where standing.isReady(row.taking.position) {
      byKind[StageOrder.kind(row, model, standing), default: []].append(row)
    }
    ready = byKind.mapValues { $0.sorted(by: StageOrder.isWorse) }
    var waiting = Set(rows.keys).subtracting(ready.values.joined().map(\.item))
    while let cost = ready.keys.map(\.cost).min() {
      let first = ready.filter { $0.key.cost == cost }.compactMap { kind, rows in
        rows.last.map {
          (
            kind: kind, row: $0,
            gain: standing.gain(
              of: $0.taking.position, withProof: $0.taking.withProof, to: rank)
          )
        }
      }.max { left, right in
        left.gain == right.gain ? StageOrder.isWorse(left.row, right.row) : left.gain < right.gain
      }
      guard let first else { return nil }
      ready[first.kind]?.removeLast()
      if ready[first.kind]?.isEmpty == true { ready[first.kind] = nil }
      standing.take(first.row.taking.position, withProof: first.row.taking.withProof)
      steps.append(first.row.taking)
      for owner in model.items[first.row.item].wanted.map({ model.needs[$0].owner })
      where waiting.contains(owner) && standing.isReady(model.items[owner].position) {
        waiting.remove(owner)
        if let row = rows[owner] { add(row) }
      }
    }
    guard waiting.isEmpty else { return nil }
  }

  private static func isWorse(_ left: Row, _ right: Row) -> Bool {
    (left.stars, -left.stage, -left.item) < (right.stars, -right.stage, -right.item)
  }

  private static func kind(_ row: Row, _ model: StageModel, _ standing: Standing) -> Kind {
    let position = row.taking.position
    let (item, place) = (standing.index.items[position], standing.places[position])
    return Kind(
      cost: model.items[row.item].seconds, capability: place.capability, weight: item.weight,
      mustHave: item.mustHave, left: place.mastery, withProof: row.taking.withProof,
      isCompleted: place.isCompleted, hasEvidence: place.hasEvidence,
      member: place.group == nil ? nil : position)
  }
}
