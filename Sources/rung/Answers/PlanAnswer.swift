import SkillCore
import SkillExchange

/// The steps of a plan, and when it is done at the pace of late.
struct PlanAnswer {
  let plan: SkillCore.Plan
  let verdict: Verdict
  let policy: Policy
  let studies: [Pace.Study]
  let invocation: Invocation

  private var today: LocalDay { invocation.context.today }

  private static let windows = [4, 12]
  static let longestWindow = 12

  private var paces: [(weeks: Int, pace: Pace?)] {
    PlanAnswer.windows.map { ($0, Pace(studies: studies, weeks: $0, until: today)) }
  }

  func text() -> String {
    guard !plan.steps.isEmpty else {
      return say(
        "\(plan.target.label.en) is reached already, as \(policy.label.en).\n",
        zh: "按“\(policy.label.zh)”，\(plan.target.label.zh)已经达到。\n")
    }
    return heading + invocation.text(table) + "\n" + forecast.map { $0 + "\n" }.joined()
  }

  private var heading: String {
    let count = plan.steps.count
    let time = invocation.durationText(plan.studyTime)
    return say(
      "To \(plan.target.label.en), as \(policy.label.en): \(count) \(count == 1 ? "step" : "steps"), "
        + "\(time) of study left\n\n",
      zh: "目标\(plan.target.label.zh)，按“\(policy.label.zh)”：共 \(count) 步，还需学习 \(time)\n\n")
  }

  private var table: Table {
    var table = Table(
      [
        .init("", .right, drop: 2), .init(say("skill", zh: "技能")),
        .init(say("left", zh: "还需"), .right),
        .init(say("progress", zh: "进度"), .right, drop: 1), .init(say("reaches", zh: "到达"), drop: 3),
        .init(say("after", zh: "须先完成")),
      ], lastGoesBelow: true)
    for (number, step) in plan.steps.enumerated() {
      table.add([
        Table.Cell("\(number + 1)", .dim), Table.Cell("\(step.item)", .bold),
        Table.Cell(step.remaining.said(invocation)), Table.Cell("\(step.perMille / 10)%"),
        Table.Cell(step.reaches?.label.said ?? "", .green),
        Table.Cell(plan.chain(to: step.item).map { "\($0)" }.joined(separator: " → ")),
      ])
    }
    return table
  }

  private var forecast: [String] {
    let known = paces.compactMap(\.pace)
    return paces.map(paceLine) + [bound, conclusion(known)].compactMap(\.self)
  }

  private func paceLine(_ weeks: Int, _ pace: Pace?) -> String {
    guard let pace else {
      return say(
        "Last \(weeks) weeks: too little data; a pace takes sessions on \(Pace.fewestStudyDays) days "
          + "and \(Pace.fewestDays) days since the first one.",
        zh: "最近 \(weeks) 周：数据太少；至少要有 \(Pace.fewestStudyDays) 天的学习记录，且距第一次学习满 "
          + "\(Pace.fewestDays) 天，才能估计速度。")
    }
    let time = invocation.durationText(pace.perWeek)
    let isYoung = pace.days < weeks * 7
    return say(
      "Last \(weeks) weeks: \(time) a week\(isYoung ? " (over \(pace.days) days)" : "")",
      zh: "最近 \(weeks) 周：每周 \(time)\(isYoung ? "（按 \(pace.days) 天计）" : "")")
  }

  /// The habits, if they alone keep it from being done today.
  private var bound: String? {
    let day = plan.earliestDay(from: today)
    return day == today
      ? nil : say("Its habits take until \(day) at least.", zh: "其中的习惯最早要到 \(day) 才能完成。")
  }

  private func conclusion(_ paces: [Pace]) -> String? {
    if paces.isEmpty, plan.studyTime > .zero { return nil }
    let label = plan.target.label
    guard let days = plan.days(at: paces, from: today) else {
      return say(
        "At this pace it takes more than a hundred years.", zh: "按这个速度，要一百年以上。")
    }
    let (first, last) = (days.lowerBound, days.upperBound)
    return first == last
      ? say("\(label.en) by about \(first).", zh: "大约在 \(first) 达到\(label.zh)。")
      : say(
        "\(label.en) between \(first) and \(last).", zh: "在 \(first) 至 \(last) 之间达到\(label.zh)。")
  }
}

extension PlanAnswer {
  func json() -> JSON {
    let known = paces.compactMap(\.pace)
    let days = plan.steps.isEmpty ? nil : plan.days(at: known, from: today)
    return .object([
      ("learner", .string(verdict.learner.name)), ("policy", .string(policy.rawValue)),
      ("to", .string("\(plan.target.id)")), ("reached", .bool(plan.steps.isEmpty)),
      ("secondsLeft", .integer(plan.studyTime.seconds)), ("steps", .array(plan.steps.map(json))),
      ("paces", .array(paces.map(json))), ("earliest", JSON(days.map { "\($0.lowerBound)" })),
      ("latest", JSON(days.map { "\($0.upperBound)" })),
      ("unproven", JSON(verdict.assessment(policy).unproven.map { "\($0)" })),
    ])
  }

  private func json(_ step: SkillCore.Plan.Step) -> JSON {
    .object([
      ("skill", .string("\(step.item)")), ("stars", .integer(step.stars)),
      ("stage", JSON(step.stage)), ("left", step.remaining.json),
      ("perMille", .integer(step.perMille)), ("reaches", JSON(step.reaches.map { "\($0.id)" })),
      ("blockedBy", JSON(plan.chain(to: step.item).map { "\($0)" })),
    ])
  }

  private func json(_ weeks: Int, _ pace: Pace?) -> JSON {
    .object([
      ("weeks", .integer(weeks)), ("days", JSON(pace?.days)),
      ("secondsPerWeek", JSON(pace?.perWeek.seconds)),
    ])
  }
}

extension Remaining {
  fileprivate func said(_ invocation: Invocation) -> String {
    switch self {
    case .study(let time):
      // The hours are there: what is missing is to call it done, with proof.
      time == .zero ? say("done", zh: "标记完成") : invocation.durationText(time)
    case .evidence: say("evidence", zh: "证据")
    case .habit(let count, .week):
      say("\(count) \(count == 1 ? "week" : "weeks")", zh: "\(count) 周")
    case .habit(let count, .month):
      say("\(count) \(count == 1 ? "month" : "months")", zh: "\(count) 个月")
    }
  }

  /// `{"seconds": 3600}`, `{"evidence": true}`, `{"weeks": 3}` or `{"months": 3}`.
  fileprivate var json: JSON {
    switch self {
    case .study(let time): .object([("seconds", .integer(time.seconds))])
    case .evidence: .object([("evidence", .bool(true))])
    case .habit(let count, .week): .object([("weeks", .integer(count))])
    case .habit(let count, .month): .object([("months", .integer(count))])
    }
  }
}
