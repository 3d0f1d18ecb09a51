import SkillCore

/// The answer of `level`: both policies side by side, and what is missing.
struct VerdictText {
  let verdict: Verdict
  let invocation: Invocation

  private var assessments: [Assessment] { [verdict.claimed, verdict.evidenced] }

  func text() -> String {
    [
      heading, invocation.text(ladder), invocation.text(capabilities),
      invocation.addressed(advice),
    ]
    .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var heading: String {
    let name = visible(verdict.learner.name)
    let day = "\(verdict.asOf ?? invocation.context.today)"
    let title = verdict.roadmap.title.said
    return invocation.style(.bold, name)
      + say(
        " on \(title) (version \(verdict.roadmap.version)), \(day)\n",
        zh: " · \(title)（第 \(verdict.roadmap.version) 版）· \(day)\n")
  }

  /// One line per level, one column per policy.
  private var ladder: Table {
    var table = Table(
      [.init("", wraps: true)] + assessments.map { .init($0.policy.label.said, wraps: true) })
    table.add(
      [Table.Cell(say("level", zh: "等级"))]
        + assessments.map {
          Table.Cell(verdict.levelText($0) + salary($0), $0.hasLevel ? .green : .yellow)
        })
    for (index, level) in verdict.roadmap.levels.enumerated() {
      table.add(
        [Table.Cell(level.label.said)]
          + assessments.map { assessment in
            let percent = assessment.progress[index].percent
            return Table.Cell("\(bar(percent: percent, cells: 10)) \(percent)%")
          })
    }
    return table
  }

  private func salary(_ assessment: Assessment) -> String {
    (assessment.level?.salary).map { say(" · \($0.en)", zh: " · \($0.zh)") } ?? ""
  }

  private var capabilities: Table {
    var table = Table(
      [
        .init(say("level", zh: "等级"), wraps: true, drop: 2),
        .init(say("capability", zh: "能力"), wraps: true),
        .init(verdict.claimed.policy.label.said, .right),
        .init(verdict.evidenced.policy.label.said, .right),
        .init(say("needs", zh: "要求"), .right, drop: 1),
        .init(say("missing", zh: "缺少")),
      ], lastGoesBelow: true)
    let labels = Dictionary(
      verdict.roadmap.levels.map { ($0.id, $0.label.said) }, uniquingKeysWith: { first, _ in first }
    )
    var last: Slug?
    // By level, independent of the file's order.
    let pairs = zip(verdict.claimed.capabilities, verdict.evidenced.capabilities)
    let byLevel = verdict.roadmap.levels.flatMap { level in pairs.filter { $0.0.level == level.id }
    }
    for (claimed, evidenced) in byLevel {
      let level = claimed.level == last ? "" : labels[claimed.level] ?? ""
      last = claimed.level
      table.add([
        Table.Cell(level), Table.Cell(claimed.label.said, .bold), score(claimed), score(evidenced),
        Table.Cell("\(claimed.threshold)", .dim), Table.Cell(missing(claimed, evidenced)),
      ])
    }
    return table
  }

  private func score(_ capability: CapabilityVerdict) -> Table.Cell {
    Table.Cell(
      "\(capability.met ? "✓" : " ") \(capability.score)", capability.met ? .green : nil)
  }

  /// What is not claimed, then what is claimed without evidence.
  private func missing(_ claimed: CapabilityVerdict, _ evidenced: CapabilityVerdict) -> String {
    let unproven = evidenced.missing.filter { !claimed.missing.contains($0) }
    let words =
      (claimed.missing.isEmpty ? [] : [claimed.missing.shownText])
      + [claimed.lackingText].compactMap(\.self)
    let proof = unproven.shownText
    return (words + (proof.isEmpty ? [] : [say("(no evidence: \(proof))", zh: "（缺证据：\(proof)）")]))
      .joined(separator: " ")
  }

  /// At most one line. Study without completions gives low numbers, which needs an explanation.
  private var advice: String {
    guard verdict.claimed.nextLevel != nil else { return "" }
    if verdict.isStudyAlone {
      return say(
        "Study alone gives at most 50 of 100. Finished a skill? rung done SKILL\n",
        zh: "只学习最多得 50 分（满分 100），完成才算数。学完一项请用：rung done 技能\n")
    }
    return say("What to do next: rung next\n", zh: "下一步做什么：rung next\n")
  }
}

extension Verdict {
  /// Whether there is study but no completion yet.
  var isStudyAlone: Bool {
    var isStudied = false
    // By place: an item is large to copy.
    for place in roadmap.items.indices where roadmap.items[place].counts {
      let own = record[roadmap.items[place].slug]
      if !own.completions.isEmpty || !own.waivers.isEmpty || !own.checkIns.isEmpty { return false }
      isStudied = isStudied || own.studied > .zero
    }
    return isStudied
  }
}
