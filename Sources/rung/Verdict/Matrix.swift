import SkillCore
import SkillExchange

/// The levels of all learners, by capability; one table per roadmap.
struct Matrix {
  let verdicts: [Verdict]
  let policy: Policy
  let invocation: Invocation

  func json(explained: Bool) -> JSON {
    .array(verdicts.map { $0.json(today: invocation.context.today, explained: explained) })
  }

  func text() -> String {
    var references: [RoadmapReference] = []
    for verdict in verdicts where !references.contains(verdict.roadmap.reference) {
      references.append(verdict.roadmap.reference)
    }
    return references.map { reference in
      let own = verdicts.filter { $0.roadmap.reference == reference }
      let title = own.first?.roadmap.title.said ?? ""
      let heading =
        invocation.style(.bold, title)
        + say(
          "  \(reference), as \(policy.label.en)\n", zh: "  \(reference)，按“\(policy.label.zh)”\n")
      return heading + fitting(own)
    }.joined(separator: "\n")
  }

  /// In a narrow terminal, each learner's scores go below the name.
  private func fitting(_ verdicts: [Verdict]) -> String {
    let terminal = invocation.context.terminal
    let isWide =
      terminal.isTerminal
      && table(verdicts).lines(style: Style(enabled: false)).contains {
        $0.cellWidth > terminal.width
      }
    guard isWide else { return invocation.text(table(verdicts)) }
    return verdicts.map { verdict in
      let assessment = verdict.assessment(policy)
      let scores = assessment.capabilities.map {
        "\($0.id):\u{A0}\($0.met ? "✓\u{A0}" : "")\($0.score)"
      }
      let name = invocation.style(.bold, visible(verdict.learner.name))
      return name + "  \(verdict.levelText(assessment))\n    " + scores.joined(separator: "  ")
        + "\n"
    }.joined()
  }

  private func table(_ verdicts: [Verdict]) -> Table {
    let capabilities = verdicts.first?.roadmap.capabilities ?? []
    var table = Table(
      [.init(say("learner", zh: "学习者")), .init(say("level", zh: "等级"))]
        + capabilities.map { .init("\($0.id)", .right) })
    for verdict in verdicts {
      let assessment = verdict.assessment(policy)
      table.add(
        [
          Table.Cell(verdict.learner.name, .bold),
          Table.Cell(verdict.levelText(assessment), assessment.level == nil ? .yellow : .green),
        ]
          + assessment.capabilities.map {
            Table.Cell("\($0.met ? "✓ " : "")\($0.score)", $0.met ? .green : nil)
          })
    }
    return table
  }
}
