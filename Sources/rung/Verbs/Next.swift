import Arguments
import SkillCore
import SkillExchange

struct Next: Verb {
  static var name: String { "next" }
  static var form: Form {
    Form(
      Text("What to study next, and how much it moves the level.", zh: "下一步学什么，各能推进多少。"),
      options: [
        .value("-n", kind: .count, help: Text("How many.", zh: "几项。"))
      ] + PolicyOptions.form,
      examples: [
        Text(same: "rung next"),
        Text(same: "rung next -n 10 --policy evidenced"),
      ])
  }

  let number: Int
  let judge: PolicyOptions
  let options: GlobalOptions

  init(_ line: Line) {
    number = line.number("-n") ?? Next.usual
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
    let assessment = verdict.assessment(judge.policy(invocation))
    let suggestions = assessment.next(limit: number)
    let blocked = assessment.blockedBest()
    return try invocation.answer(
      json: json(verdict, assessment, suggestions, blocked, judge.policy(invocation)),
      text: try assessment.nextLevel.map {
        text(towards: $0, suggestions, blocked, invocation)
      }
        ?? TopAnswer(verdict, judge.policy(invocation), desk, today: invocation.context.today)
        .text())
  }

  private func json(
    _ verdict: Verdict, _ assessment: Assessment, _ suggestions: [Suggestion],
    _ blocked: Suggestion?, _ policy: Policy
  ) -> JSON {
    func one(_ suggestion: Suggestion) -> JSON {
      .object([
        ("skill", .string("\(suggestion.item)")), ("gainPerMille", .integer(suggestion.gain)),
        ("stars", .integer(suggestion.stars)), ("stage", JSON(suggestion.stage)),
        ("ready", .bool(suggestion.isReady)),
        ("blockedBy", JSON(suggestion.blockedBy.map { "\($0)" })),
      ])
    }
    return .object([
      ("learner", .string(verdict.learner.name)), ("policy", .string(policy.rawValue)),
      ("towards", JSON(assessment.nextLevel.map { "\($0.id)" })),
      ("next", .array(suggestions.map(one))), ("blockedBest", blocked.map(one) ?? .null),
      ("unproven", JSON(assessment.unproven.map { "\($0)" })),
    ])
  }

  private func text(
    towards: Roadmap.Level, _ suggestions: [Suggestion], _ blocked: Suggestion?,
    _ invocation: Invocation
  ) -> String {
    var text = say(
      "Towards \(towards.label.en), as \(judge.policy(invocation).label.en):\n",
      zh: "目标\(towards.label.zh)，按“\(judge.policy(invocation).label.zh)”：\n")
    var table = Table([
      .init(""), .init("", .right), .init("", drop: 1), .init("", drop: 2), .init(""),
    ])
    for suggestion in suggestions {
      table.add([
        Table.Cell("  \(suggestion.item)", .bold),
        Table.Cell(perMilleText(suggestion.gain), .green),
        Table.Cell(starText(suggestion.stars), .dim),
        Table.Cell(suggestion.stage.map { say("stage \($0)", zh: "阶段 \($0)") } ?? ""),
        Table.Cell(suggestion.label.said),
      ])
    }
    text += invocation.text(table)
    if suggestions.isEmpty { text += say("  Nothing is ready.\n", zh: "  没有可以直接开始的。\n") }
    if let blocked {
      let chain = blocked.blockedBy.map { "\($0)" }.joined(separator: " → ")
      text += say(
        "Blocked: \(blocked.item) (\(perMilleText(blocked.gain))), after \(chain)\n",
        zh: "受阻：\(blocked.item)（\(perMilleText(blocked.gain))），要先学 \(chain)\n")
    }
    return text
  }
}
