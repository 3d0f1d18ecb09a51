import SkillCore
import SkillExchange

/// The changes between two verdicts of one learner.
struct Difference {
  let from: Verdict
  let to: Verdict
  let policy: Policy
  let invocation: Invocation

  private var changes: [Change] {
    to.assessment(policy).changes(since: from.assessment(policy))
  }

  func text() -> String {
    let (earlier, later) = (from.assessment(policy), to.assessment(policy))
    let (first, last) = ("\(day(from))", "\(day(to))")
    var text = say(
      "From \(first) to \(last), as \(policy.label.en):\n",
      zh: "从 \(first) 到 \(last)（\(policy.label.zh)）：\n")
    let (old, new) = (from.levelText(earlier), to.levelText(later))
    text +=
      old == new
      ? say("  level: \(new), as before\n", zh: "  等级：\(new)，没有变化\n")
      : say("  level: \(old) → \(new)\n", zh: "  等级：\(old) → \(new)\n")
    var table = Table([
      .init("", wraps: true), .init("", .right), .init(""), .init("", .right), .init(""),
    ])
    for change in changes { table.add(cells(change)) }
    return text
      + (changes.isEmpty ? say("  Nothing changed.\n", zh: "  没有变化。\n") : invocation.text(table))
  }

  private func cells(_ change: Change) -> [Table.Cell] {
    switch change {
    case .capability(let from, let to):
      let met =
        to.met == from.met ? "" : to.met ? say("met", zh: "达标") : say("no longer met", zh: "不再达标")
      return [
        Table.Cell("  " + to.label.said, .bold), Table.Cell("\(from.score)"), Table.Cell("→"),
        Table.Cell("\(to.score)", to.score > from.score ? .green : nil), Table.Cell(met),
      ]
    case .item(let from, let to):
      let state = to.state == from.state ? "" : to.state.label.said
      return [
        Table.Cell("    \(to.entry)"), Table.Cell("\(from.mastery)"), Table.Cell("→"),
        Table.Cell("\(to.mastery)", to.mastery > from.mastery ? .green : nil), Table.Cell(state),
      ]
    }
  }

  private func day(_ verdict: Verdict) -> LocalDay {
    verdict.asOf ?? invocation.context.today
  }

  func json() -> JSON {
    .object([
      ("from", .string("\(day(from))")), ("to", .string("\(day(to))")),
      ("policy", .string(policy.rawValue)),
      (
        "level",
        .object([
          ("from", JSON(from.assessment(policy).level.map { "\($0.id)" })),
          ("to", JSON(to.assessment(policy).level.map { "\($0.id)" })),
        ])
      ), ("changes", .array(changes.map(json))),
    ])
  }

  private func json(_ change: Change) -> JSON {
    switch change {
    case .capability(let from, let to):
      .object([
        ("capability", .string("\(to.id)")),
        ("score", .object([("from", .integer(from.score)), ("to", .integer(to.score))])),
        ("met", .object([("from", .bool(from.met)), ("to", .bool(to.met))])),
      ])
    case .item(let from, let to):
      .object([
        ("item", .string("\(to.entry)")),
        ("mastery", .object([("from", .integer(from.mastery)), ("to", .integer(to.mastery))])),
        (
          "state",
          .object([("from", .string(from.state.rawValue)), ("to", .string(to.state.rawValue))])
        ),
      ])
    }
  }
}
