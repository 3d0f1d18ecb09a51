import SkillCore
import SkillExchange

/// The steps of a plan, and when it is done at the recent pace.
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
    return heading + invocation.text(table) + "\n" + first + honesty
      + forecast.map { $0 + "\n" }.joined()
  }

  private var first: String {
    plan.steps.first.map { invocation.addressed($0.step.firstLine(verdict.roadmap)) } ?? ""
  }

  private var heading: String {
    let count = plan.steps.count
    guard plan.studyTime > .zero else {
      return say(
        "To \(plan.target.label.en), as \(policy.label.en): \(count) \(count == 1 ? "step" : "steps"), "
          + "nothing to study\n\n",
        zh: "目标\(plan.target.label.zh)，按“\(policy.label.zh)”：共 \(count) 步，无须再学习\n\n")
    }
    let time = invocation.durationText(plan.studyTime)
    return say(
      "To \(plan.target.label.en), as \(policy.label.en): \(count) \(count == 1 ? "step" : "steps"), "
        + "\(time) of study left\n\n",
      zh: "目标\(plan.target.label.zh)，按“\(policy.label.zh)”：共 \(count) 步，还需学习 \(time)\n\n")
  }

  /// If the search stopped early: how much shorter another plan could be at most.
  private var honesty: String {
    guard !plan.isLeast else { return "" }
    let (own, least) = (plan.cost, plan.atLeast)
    if own == least {
      return say(
        "No plan takes less time; one with fewer steps may exist.\n",
        zh: "没有更省时间的走法；步数更少的可能存在。\n")
    }
    let (cost, bound) = (invocation.durationText(own), invocation.durationText(least))
    return say(
      "The roadmap is too large to prove that this is the shortest plan: it takes \(cost), and no plan less than "
        + "\(bound).\n",
      zh: "路线图太大，无法证明这是最省的走法：此路需 \(cost)，任何走法都不少于 \(bound)。\n")
  }

  private var table: Table {
    var table = Table(
      [
        .init("", .right, drop: 2), .init(say("skill", zh: "技能")), .init(say("do", zh: "做什么")),
        .init(say("left", zh: "还需"), .right),
        .init(say("progress", zh: "进度"), .right, drop: 1), .init(say("reaches", zh: "到达"), drop: 3),
        .init(say("after", zh: "须先完成")),
      ], lastGoesBelow: true)
    for (number, step) in plan.steps.enumerated() {
      table.add([
        Table.Cell("\(number + 1)", .dim), Table.Cell("\(step.item)", .bold),
        Table.Cell(step.step.doing.said), Table.Cell(step.step.left?.said ?? "-"),
        Table.Cell("\(step.perMille / 10)%"), Table.Cell(step.reaches?.label.said ?? "", .green),
        Table.Cell(plan.chain(to: step.item).map { "\($0)" }.joined(separator: " → ")),
      ])
    }
    return table
  }

  private var forecast: [String] {
    let known = paces.compactMap(\.pace)
    // Proofs and completions take no time: there is no date to show.
    if plan.studyTime == .zero { return [bound].compactMap(\.self) }
    guard let first = known.first else {
      return [tooLittle, bound].compactMap(\.self)
    }
    let isSame = known.count == paces.count && known.allSatisfy { $0.says(sameAs: first) }
    let lines = isSame ? [commonLine(first)] : paces.map(paceLine)
    return lines + [bound, conclusion(known)].compactMap(\.self)
  }

  private var tooLittle: String {
    say(
      "No date yet: a pace needs sessions on \(Pace.fewestStudyDays) days and \(Pace.fewestDays) days "
        + "since the first one.",
      zh: "暂时无法估计日期：至少要有 \(Pace.fewestStudyDays) 天的学习记录，且距第一次学习满 "
        + "\(Pace.fewestDays) 天。")
  }

  private func commonLine(_ pace: Pace) -> String {
    let time = invocation.durationText(pace.perWeek)
    return say(
      "In the last \(pace.days) days: \(time) a week", zh: "最近 \(pace.days) 天：每周 \(time)")
  }

  private func paceLine(_ weeks: Int, _ pace: Pace?) -> String {
    guard let pace else {
      return say("Last \(weeks) weeks: too little study for a pace", zh: "最近 \(weeks) 周：学习太少，无法估计")
    }
    let time = invocation.durationText(pace.perWeek)
    let isYoung = pace.days < weeks * 7
    return say(
      "Last \(weeks) weeks: \(time) a week\(isYoung ? " (over \(pace.days) days)" : "")",
      zh: "最近 \(weeks) 周：每周 \(time)\(isYoung ? "（按 \(pace.days) 天计）" : "")")
  }

  /// The date that the habits allow, if nothing else is left.
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
      ("costSeconds", .integer(plan.cost.seconds)),
      ("secondsLeft", .integer(plan.studyTime.seconds)), ("least", .bool(plan.isLeast)),
      ("atLeast", .integer(plan.atLeast.seconds)), ("steps", .array(plan.steps.map(json))),
      ("paces", .array(paces.map(json))), ("earliest", JSON(days.map { "\($0.lowerBound)" })),
      ("latest", JSON(days.map { "\($0.upperBound)" })),
      ("unproven", JSON(verdict.assessment(policy).unproven.map { "\($0)" })),
    ])
  }

  private func json(_ planned: SkillCore.Plan.PlannedStep) -> JSON {
    .object(
      planned.step.members + [
        ("perMille", .integer(planned.perMille)),
        ("reaches", JSON(planned.reaches.map { "\($0.id)" })),
        ("blockedBy", JSON(plan.chain(to: planned.item).map { "\($0)" })),
      ])
  }

  private func json(_ weeks: Int, _ pace: Pace?) -> JSON {
    .object([
      ("weeks", .integer(weeks)), ("days", JSON(pace?.days)),
      ("secondsPerWeek", JSON(pace?.perWeek.seconds)),
    ])
  }
}
