import SkillCore
import SkillExchange

/// The first steps of the plan, and what else is ready.
struct NextAnswer {
  let verdict: Verdict
  let policy: Policy
  let next: NextSteps?
  let limit: Int
  let invocation: Invocation

  private var rows: ArraySlice<Suggestion> { (next?.ready ?? []).prefix(limit) }

  func json() -> JSON {
    .object([
      ("learner", .string(verdict.learner.name)), ("policy", .string(policy.rawValue)),
      ("towards", JSON(next.map { "\($0.towards.id)" })),
      ("next", .array(rows.map(NextAnswer.json))),
      ("blockedBest", next?.blockedBest.map(NextAnswer.json) ?? .null),
      ("unproven", JSON(verdict.assessment(policy).unproven.map { "\($0)" })),
    ])
  }

  private static func json(_ row: Suggestion) -> JSON {
    .object(
      row.step.members + [
        ("gain", JSON(row.gain)), ("gainDone", JSON(row.gainDone)),
        ("gainPerMille", .integer(row.gain.rounded(to: 1000))), ("ready", .bool(row.isReady)),
        ("planned", .bool(row.isPlanned)),
        ("blockedBy", JSON(row.blockedBy.map { "\($0)" })),
      ])
  }

  func text(_ next: NextSteps) -> String {
    var text = say(
      "Towards \(next.towards.label.en), as \(policy.label.en):\n",
      zh: "目标\(next.towards.label.zh)，按“\(policy.label.zh)”：\n")
    if rows.isEmpty {
      text += say("  Nothing is ready.\n", zh: "  没有可以直接开始的。\n")
    } else {
      text += invocation.text(table)
    }
    if let blocked = next.blockedBest {
      let chain = blocked.blockedBy.map { "\($0)" }.joined(separator: " → ")
      let gain = blocked.gain.gainText
      text += say(
        "Blocked: \(blocked.item) (\(gain)), after \(chain)\n",
        zh: "受阻：\(blocked.item)（\(gain)），要先学 \(chain)\n")
    }
    if let first = rows.first {
      text += invocation.addressed(first.step.firstLine(verdict.roadmap))
    }
    return text
  }

  private var table: Table {
    var table = Table([
      .init(say("  skill", zh: "  技能")), .init(say("do", zh: "做什么")),
      .init(say("left", zh: "还需"), .right), .init(say("done", zh: "完成"), .right),
      .init(say("proven", zh: "有证据"), .right), .init("", drop: 1), .init("", drop: 2),
    ])
    for row in rows {
      table.add([
        Table.Cell("  \(row.item)", .bold), Table.Cell(row.step.doing.said),
        Table.Cell(row.step.left?.said ?? "-"),
        Table.Cell(row.step.action == .prove ? "" : row.gainDone.gainText, .green),
        Table.Cell(row.step.action == .keep ? "" : row.gain.gainText, .green),
        Table.Cell(starText(row.step.stars), .dim), Table.Cell(row.step.label.said),
      ])
    }
    return table
  }
}
