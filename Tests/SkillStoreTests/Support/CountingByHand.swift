import ThinSQLite

/// Which facts count, derived naively from the permanent records alone.
struct CountingByHand {
  private struct Fact {
    let row: Int64
    let uid: SQLValue
    let kind: String
    let learner: Int64
    let replaces: Int64?
    /// The latest time of an action in effect that recorded it; nil when there is none.
    var at: Int64?
    /// Recorded by an action of this device that is done.
    var isHome = false
    var isVoided = false
  }
  private var facts: [Int64: Fact] = [:]

  init(_ db: borrowing Database) throws {
    var times: [Int64: Int64] = [:]
    var own: Set<Int64> = []
    var done: [Int64: Bool] = [:]
    try db.forEach("select id, done from action") { done[try $0.int64(0)] = try $0.bool(1) }
    try db.forEach("select id, at, arrived_by from action") { row in
      let (id, carrier) = (try row.int64(0), try row.optionalInt64(2))
      if done[id] == true, carrier.map({ done[$0] == true }) ?? true {
        times[id] = try row.int64(1)
        if carrier == nil { own.insert(id) }
      }
    }
    try db.forEach("select id, uid, kind, learner_id, replaces from fact") { row in
      let id = try row.int64(0)
      facts[id] = Fact(
        row: id, uid: try row.value(1), kind: try row.text(2), learner: try row.int64(3),
        replaces: try row.optionalInt64(4))
    }
    try db.forEach(
      "select id, action_id from fact union all select fact_id, action_id from claim"
    ) { row in
      let (fact, action) = (try row.int64(0), try row.int64(1))
      if let time = times[action] {
        let known = facts[fact]?.at
        facts[fact]?.at = max(known ?? time, time)
      }
      if own.contains(action) { facts[fact]?.isHome = true }
    }
    try db.forEach("select fact_id, action_id from void") { row in
      if times[try row.int64(1)] != nil { facts[try row.int64(0)]?.isVoided = true }
    }
  }

  var live: [SQLValue] {
    var best: [Int64: Fact] = [:]
    for fact in facts.values {
      guard let at = fact.at, !fact.isVoided, fact.kind != "timer" || isLastHere(fact) else {
        continue
      }
      let root = root(of: fact)
      // A timer that was stopped anywhere runs nowhere.
      if let rival = best[root], let other = rival.at,
        (isOver(rival), other, hex(rival)) > (isOver(fact), at, hex(fact))
      {
        continue
      }
      best[root] = fact
    }
    return best.values.map(\.uid)
  }

  private func isOver(_ fact: Fact) -> Int { fact.kind == "timer" ? 0 : 1 }

  private func isLastHere(_ timer: Fact) -> Bool {
    timer.row
      == facts.values.filter {
        $0.kind == "timer" && $0.learner == timer.learner && $0.isHome && $0.at != nil
      }.map(\.row).max()
  }

  private func root(of fact: Fact) -> Int64 {
    var fact = fact
    while let older = fact.replaces.flatMap({ facts[$0] }) { fact = older }
    return fact.row
  }

  private func hex(_ fact: Fact) -> String {
    guard case .blob(let bytes) = fact.uid else { return "" }
    return bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
