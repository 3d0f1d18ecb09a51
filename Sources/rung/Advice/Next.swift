import Arguments
import SkillCore
import SkillExchange

struct Next: Verb {
  static var name: String { "next" }
  static var form: Form {
    Form(
      Text("What to study next, and how much each step moves the level.", zh: "下一步学什么，各能推进多少。"),
      options: [
        .value("-n", kind: .count, help: Text("How many to show.", zh: "几项。")),
        .value("--stage", kind: .stage, help: Text("Only one stage.", zh: "只看某个阶段。")),
        .value("--capability", kind: .text, help: Text("Only one capability.", zh: "只看某项能力。")),
        .value("--skill", kind: .skill, help: Text("Only this skill.", zh: "只看这项技能。")),
      ] + PolicyOptions.form,
      examples: [
        Text(same: "rung next"),
        Text(same: "rung next -n 10 --policy evidenced"),
        Text(same: "rung next --stage 2"),
      ])
  }

  let number: Int
  let stage: Int?
  let capability: String?
  let skill: String?
  let judge: PolicyOptions
  let options: GlobalOptions

  init(_ line: Line) {
    number = line.number("-n") ?? Next.usual
    stage = line.number("--stage")
    capability = line["--capability"]
    skill = line["--skill"]
    judge = PolicyOptions(line)
    options = GlobalOptions(line)
  }

  static let usual = 5

  func answer(_ invocation: Invocation) throws -> Answer {
    guard number >= 1 else {
      throw Refusal(
        "bad-count", .usage, Text("-n needs a number of 1 or more", zh: "-n 需要 1 或更大的整数"),
        hint: Text("For example: rung next -n 5", zh: "例如：rung next -n 5"))
    }
    let desk = try invocation.desk(for: .reading)
    let verdict = try desk.verdict()
    let policy = judge.policy(invocation)
    let isWanted = try NextFilter(stage, capability, skill, desk, verdict.roadmap)
    let answer = NextAnswer(
      verdict: verdict, policy: policy,
      next: verdict.assessment(policy).next(where: isWanted.fits), limit: number,
      invocation: invocation)
    return try invocation.answer(
      json: answer.json(),
      text: try answer.next.map(answer.text)
        ?? TopAnswer(verdict, policy, desk, today: invocation.context.today).text())
  }
}
