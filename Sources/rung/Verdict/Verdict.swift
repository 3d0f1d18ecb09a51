import SkillCore
import SkillExchange
import SkillStore

/// The verdict by both policies, on one roadmap and one day.
struct Verdict {
  let learner: Learner
  let roadmap: Roadmap
  /// With replaced skills counted for their replacements.
  let record: Record
  /// The last local day that counts; nil counts every fact.
  let asOf: LocalDay?
  let claimed: Assessment
  let evidenced: Assessment
  /// What the record was made of, where single sessions were read.
  private(set) var facts: VerdictFacts?

  init(
    _ learner: Learner, _ roadmap: Roadmap, _ record: Record, asOf: LocalDay?,
    freshOn: LocalDay? = nil, facts: VerdictFacts? = nil
  ) {
    self.init(
      learner, roadmap, record, asOf: asOf,
      Assessment.both(roadmap, record, freshOn: freshOn))
    self.facts = facts
  }

  private init(
    _ learner: Learner, _ roadmap: Roadmap, _ record: Record, asOf: LocalDay?,
    _ assessments: Assessment.Pair
  ) {
    self.learner = learner
    self.roadmap = roadmap
    self.record = record.carried(by: roadmap)
    self.asOf = asOf
    (claimed, evidenced) = assessments
  }

  /// Today's verdicts on two records.
  static func both(
    _ learner: Learner, _ roadmap: Roadmap, before: Record, after: Record
  ) -> (old: Verdict, new: Verdict) {
    let pairs = Assessment.both(roadmap, before: before, after: after)
    return (
      Verdict(learner, roadmap, before, asOf: nil, pairs.before),
      Verdict(learner, roadmap, after, asOf: nil, pairs.after)
    )
  }

  func assessment(_ policy: Policy) -> Assessment {
    policy == .claimed ? claimed : evidenced
  }

  /// The level's label, or "no level" below the lowest.
  func levelText(_ assessment: Assessment) -> String {
    if let level = assessment.level { return level.label.said }
    guard let lowest = roadmap.levels.first else { return say("no level", zh: "无等级") }
    return say("below \(lowest.label.en.lowercased())", zh: "未达\(lowest.label.zh)")
  }
}

extension Desk {
  /// - Parameters:
  ///   - person: nil is the desk's learner.
  ///   - asOf: the last local day that counts; nil counts every fact.
  ///   - freshOn: the as-of day with `--fresh`.
  ///   - inFull: whether single sessions are needed, not only their sums.
  ///   - citing: whether the items name the sessions behind them.
  ///   - inNumbers: whether the texts of the items are not needed.
  func verdict(
    of person: Learner? = nil, asOf: LocalDay? = nil, freshOn: LocalDay? = nil,
    inFull: Bool = false, citing: Bool = false, inNumbers: Bool = false
  ) throws -> Verdict {
    let person = person ?? learner
    let needsSessions = inFull || asOf != nil || freshOn != nil
    let roadmap =
      try person != learner
      ? roadmap(of: person) : inNumbers ? roadmapInNumbers() : roadmap()
    guard needsSessions else {
      var record = try store.record(of: person, names: roadmap.renamedSkills)
      if citing {
        try store.citeSessions(
          of: person, on: Set(roadmap.items.map(\.slug)), enough: roadmap.longestTarget, in: &record
        )
      }
      return Verdict(person, roadmap, record, asOf: asOf)
    }
    let facts = try store.verdictFacts(of: person, asOf: asOf, enough: roadmap.longestTarget)
    let record = try store.record(
      of: person, asOf: asOf, names: roadmap.renamedSkills, from: facts)
    return Verdict(person, roadmap, record, asOf: asOf, freshOn: freshOn, facts: facts)
  }
}

extension Roadmap {
  /// Study beyond this changes no item.
  var longestTarget: StudyTime {
    let minutes = items.filter { !$0.isHabit }.map(\.target).max() ?? 0
    let (seconds, overflow) = minutes.multipliedReportingOverflow(by: 60)
    return StudyTime(seconds: overflow ? Int.max : seconds)
  }
}

/// `claimed` or `evidenced`, as an option.
extension Policy {
  var label: Text {
    switch self {
    case .claimed: Text("claimed", zh: "自述")
    case .evidenced: Text("evidenced", zh: "有据")
    }
  }
}

extension ItemState {
  var label: Text {
    switch self {
    case .todo: Text("to do", zh: "未开始")
    case .studying: Text("studying", zh: "学习中")
    case .done: Text("done", zh: "已完成")
    case .waived: Text("waived", zh: "免修")
    case .notApplicable: Text("not applicable", zh: "不适用")
    case .stale: Text("stale", zh: "已生疏")
    }
  }
}
