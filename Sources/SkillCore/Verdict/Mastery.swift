/// The mastery of one item, 0...100, with its facts. Source: TheRule, "The rule".
struct Mastery: Sendable {
  /// The mastery that a must-have and a prerequisite need.
  static let enough = 80
  static let full = 100
  private static let unproven = 50

  private(set) var value: Int
  /// The value without freshness.
  let lasting: Int
  private(set) var state: ItemState
  /// The facts behind `value`, sorted.
  private(set) var facts: [FactID]
  /// The arithmetic of the value, freshness aside.
  let basis: MasteryBasis
  /// At least 80 as claimed, freshness aside, which satisfies a prerequisite.
  let isAcquired: Bool
  /// Completed or waived, but without evidence.
  let isUnproven: Bool
  /// Completed or waived; never true of a habit.
  let isCompleted: Bool
  let hasEvidence: Bool
  let isStudied: Bool
  let remaining: Remaining

  init(of item: Roadmap.Item, _ record: Record.Item, policy: Policy, freshOn: LocalDay?) {
    if case .habit(let habit) = item.kind {
      let kept = habit.kept(record.checkIns)
      value = Mastery.share(kept.count, of: item.target, outOf: Mastery.full)
      state = value == Mastery.full ? .done : record.isTouched || value > 0 ? .studying : .todo
      facts = kept.facts
      basis = .kept(kept.count, of: max(item.target, 1), habit.period)
      isAcquired = value >= Mastery.enough
      isUnproven = false
      isCompleted = false
      remaining = .habit(max(item.target, kept.count) - kept.count, habit.period)
    } else {
      let completed = record.isCompleted
      let proven = completed && !record.evidence.isEmpty
      let study = Mastery.study(record.studied, target: item.target)
      value = completed ? Mastery.completed(proven: proven, policy) : study
      state = record.state
      facts = record.sessions
      if completed { facts = record.completions + record.waivers + record.evidence }
      isAcquired = completed
      isUnproven = completed && !proven
      isCompleted = completed
      basis =
        completed
        ? .completed(isWaived: record.completions.isEmpty, isProven: proven)
        : .study(
          min(record.studied, StudyTime(minutes: item.target)), of: StudyTime(minutes: item.target))
      remaining = .study(completed ? .zero : record.studied.missing(toMinutes: item.target))
    }
    lasting = value
    hasEvidence = !record.evidence.isEmpty
    isStudied = record.studied > .zero
    if let freshOn { judgeFreshness(record, on: freshOn) }
    if facts.count > 1 { facts.sort() }
  }

  private mutating func judgeFreshness(_ record: Record.Item, on day: LocalDay) {
    facts = record.activity
    guard record.isStale(on: day) else { return }
    value = min(value, Mastery.unproven)
    state = .stale
  }

  static func completed(proven: Bool, _ policy: Policy) -> Int {
    if proven { return full }
    return policy == .claimed ? enough : unproven
  }

  /// Floored once, from seconds: study alone never exceeds 50.
  private static func study(_ studied: StudyTime, target: Int) -> Int {
    let (seconds, overflow) = target.multipliedReportingOverflow(by: 60)
    return share(studied.seconds, of: overflow ? Int.max : seconds, outOf: unproven)
  }

  /// floor(`most` * part / whole), at most `most`; cannot overflow.
  private static func share(_ part: Int, of whole: Int, outOf most: Int) -> Int {
    guard part > 0 else { return 0 }
    guard part < whole else { return most }
    let product = UInt(part).multipliedFullWidth(by: UInt(most))
    return Int(UInt(whole).dividingFullWidth(product).quotient)
  }
}
