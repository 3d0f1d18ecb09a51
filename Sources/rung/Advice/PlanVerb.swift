import Arguments
import SkillCore
import SkillStore

struct PlanVerb: Verb {
  static var name: String { "plan" }
  static var form: Form {
    Form(
      Text(
        "The steps to a level, and when you reach it at this pace.", zh: "到达某一等级的步骤，以及按现在的速度何时到达。"),
      more: Text(
        """
        The plan with the least study. Each step is ready when its turn comes; after it you stand at \
        the percentage shown, if you do exactly what it says. The time left is the target minus what \
        was studied.
        """,
        zh: "到达该等级所需学习最少的走法。轮到某一步时，它的先修都已满足；照做之后进度与所示一致。所余时间为目标减去已学时间。"),
      words: [
        Word(.level, Text("The same as --to.", zh: "与 --to 相同。"), .optional)
      ],
      options: [
        .value(
          "--to", kind: .level,
          help: Text("The level to reach (default: the next one).", zh: "要到达的等级（默认为下一级）。"))
      ] + PolicyOptions.form,
      examples: [
        Text(same: "rung plan"),
        Text(same: "rung plan senior"),
      ])
  }

  let level: String?
  let to: String?
  let judge: PolicyOptions
  let options: GlobalOptions

  init(_ line: Line) {
    level = line.word(0)
    to = line["--to"]
    judge = PolicyOptions(line)
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .reading)
    let verdict = try desk.verdict()
    let assessment = verdict.assessment(judge.policy(invocation))
    if level != nil, to != nil {
      throw Refusal(
        "usage", .usage, Text("two levels given", zh: "给出了两个要到达的等级"),
        hint: Text("Name one: rung plan LEVEL", zh: "请只给一个：rung plan 等级"))
    }
    let asked = try (level ?? to).map { try LevelName.resolve($0, in: verdict.roadmap) }
    guard let target = asked ?? assessment.nextLevel ?? verdict.roadmap.levels.last,
      let plan = assessment.plan(to: target.id)
    else {
      throw Refusal(
        "unreachable", .unavailable,
        Text("this roadmap has no plan to that level", zh: "这张路线图到不了该等级"),
        hint: Text(
          "Check the roadmap: rung roadmap validate FILE", zh: "检查它的错误：rung roadmap validate 文件"))
    }
    let answer = PlanAnswer(
      plan: plan, verdict: verdict, policy: judge.policy(invocation),
      studies: try studies(desk, invocation.context.today),
      invocation: invocation)
    let isAtTop = asked == nil && assessment.nextLevel == nil
    return try invocation.answer(
      json: answer.json(),
      text: isAtTop
        ? TopAnswer(verdict, judge.policy(invocation), desk, today: invocation.context.today).text()
        : answer.text())
  }

  /// The study that a pace is computed from: the longest window, and the very first day.
  private func studies(_ desk: Desk, _ today: LocalDay) throws -> [Pace.Study] {
    let start = today + -7 * PlanAnswer.longestWindow
    let recent = try desk.store.studies(of: desk.learner, from: start, to: today)
    guard let first = try desk.store.firstStudyDay(of: desk.learner), first < start else {
      return recent
    }
    return try recent + desk.store.studies(of: desk.learner, from: first, to: first)
  }
}
