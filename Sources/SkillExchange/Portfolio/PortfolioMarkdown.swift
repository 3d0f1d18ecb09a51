import SkillCore

/// The portfolio as a Markdown transcript of achievements.
public struct PortfolioMarkdown {
  private let portfolio: Portfolio
  private let language: Language

  public init(_ portfolio: Portfolio, language: Language) {
    self.portfolio = portfolio
    self.language = language
  }

  /// Deterministic: equal portfolios give equal text.
  public func text() -> String {
    let name: MarkdownText = "\(portfolio.learner)"
    let title: MarkdownText = "\(said(portfolio.roadmap.title))"
    let parts: [String] = [
      say("# \(name.text): \(title.text)\n", zh: "# \(name.text)：\(title.text)\n"),
      standing,
      heading(say("Level", zh: "等级")), levels, heading(say("Capabilities", zh: "能力")),
      capabilities, masteries, completions, stages, habits, rule,
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var standing: String {
    let claimed: MarkdownText = "\(said(portfolio.levelWords(portfolio.claimed.level)))"
    let evidenced: MarkdownText = "\(said(portfolio.levelWords(portfolio.evidenced.level)))"
    let (day, version) = ("\(portfolio.day)", portfolio.roadmap.version)
    return say(
      "As of \(day), version \(version): **\(claimed.text)** as claimed, **\(evidenced.text)** as evidenced.\n",
      zh: "截至 \(day)，第 \(version) 版：自述 **\(claimed.text)**，有据 **\(evidenced.text)**。\n")
  }

  private func say(_ en: @autoclosure () -> String, zh: @autoclosure () -> String) -> String {
    language == .chinese ? zh() : en()
  }

  private func said(_ text: Text) -> String { text.in(language) }

  private func heading(_ title: String) -> String { "## \(title)\n" }

  private var levels: String {
    var table = MarkdownTable(
      [
        say("Level", zh: "等级"), say("Salary band", zh: "薪资范围"), say("Claimed", zh: "自述"),
        say("Evidenced", zh: "有据"),
      ], numbers: [2, 3])
    for level in portfolio.roadmap.levels {
      func cell(_ assessment: Assessment) -> MarkdownText {
        let mark = assessment.hasReached(level.id) ? "✓ " : ""
        return "\(mark)\(assessment.perMille(to: level.id) / 10)%"
      }
      table.add([
        "\(said(level.label))", "\(level.salary.map(said) ?? "")", cell(portfolio.claimed),
        cell(portfolio.evidenced),
      ])
    }
    return table.text
  }

  private var capabilities: String {
    var table = MarkdownTable(
      [
        say("Level", zh: "等级"), say("Capability", zh: "能力"), say("Claimed", zh: "自述"),
        say("Evidenced", zh: "有据"), say("Needed", zh: "要求"), say("Still to learn", zh: "还要学"),
        say("Still to prove", zh: "还缺证据"),
      ], numbers: [2, 3, 4])
    for level in portfolio.roadmap.levels {
      for one in portfolio.capabilities(of: level.id) {
        func score(_ verdict: CapabilityVerdict) -> MarkdownText {
          "\(verdict.met ? "✓ " : "")\(verdict.score)"
        }
        func names(_ items: [ItemVerdict]) -> MarkdownText {
          "\(LongList(items.map { said($0.label) }, limit: 12).text(in: language, separator: say(", ", zh: "、")))"
        }
        table.add([
          "\(said(level.label))", "\(said(one.claimed.label))", score(one.claimed),
          score(one.evidenced), "\(one.claimed.threshold)",
          "\(names(one.missing))\(lacking(one, names))", names(one.unproven),
        ])
      }
    }
    return table.text
  }

  /// `15 points: middleware, xss`.
  private func lacking(
    _ one: Portfolio.Capability, _ names: ([ItemVerdict]) -> MarkdownText
  ) -> MarkdownText {
    guard let (points, items) = one.lacking else { return "" }
    let count = say(points == 1 ? "1 point: " : "\(points) points: ", zh: "差 \(points) 分：")
    return "\(count)\(names(items))"
  }

  /// Every item with progress, with the arithmetic of its mastery.
  private var masteries: String {
    var table = MarkdownTable(
      [
        say("Capability", zh: "能力"), say("Skill", zh: "技能"), say("Claimed", zh: "自述"),
        say("Evidenced", zh: "有据"), say("Why", zh: "依据"),
      ], numbers: [2, 3])
    var isEmpty = true
    for one in portfolio.roadmap.levels.flatMap({ portfolio.capabilities(of: $0.id) }) {
      for (claimed, evidenced) in one.touched {
        isEmpty = false
        table.add([
          "\(said(one.claimed.label))", "\(said(claimed.label))", "\(claimed.mastery)",
          "\(evidenced.mastery)", "\(claimed.arithmetic(in: language))",
        ])
      }
    }
    return isEmpty ? "" : heading(say("Skills", zh: "技能")) + "\n" + table.text
  }

  /// By stage, then by date.
  private var completions: String {
    guard !portfolio.achievements.isEmpty else {
      return heading(say("Completed", zh: "已完成")) + "\n" + say("Nothing yet.\n", zh: "暂无。\n")
    }
    var parts = [heading(say("Completed", zh: "已完成"))]
    let stages: [Int?] = portfolio.roadmap.stages.map(\.number) + [nil]
    for stage in stages {
      let here = portfolio.achievements.reversed().filter { $0.stage == stage }
      guard !here.isEmpty else { continue }
      parts.append("### \(title(of: stage).text)\n")
      parts.append(table(here))
    }
    return parts.joined(separator: "\n")
  }

  private func title(of stage: Int?) -> MarkdownText {
    guard let title = portfolio.roadmap.stages.first(where: { $0.number == stage })?.title,
      let stage
    else { return "\(say("Resources, projects and others", zh: "资源、项目及其他"))" }
    return "\(stage) \(said(title))"
  }

  private func table(_ achievements: [Portfolio.Achievement]) -> String {
    var table = MarkdownTable([
      say("Completed", zh: "完成日期"), say("Skill", zh: "技能"), say("Importance", zh: "重要度"),
      say("Evidence", zh: "证据"),
    ])
    for one in achievements {
      let stars = String(repeating: "★", count: min(max(one.stars ?? 0, 0), 5))
      let proofs: [MarkdownText] = one.evidence.map { text in
        Hyperlink(text).map { "\($0)" } ?? "\(text)"
      }
      let known = one.isWaived ? [say("known before", zh: "此前已掌握")] : []
      let cells = known + proofs.map(\.text)
      table.add([
        "\("\(one.at.localDay)")", "\(said(one.label))", "\(stars)",
        MarkdownText(stringLiteral: cells.joined(separator: "<br>")),
      ])
    }
    return table.text
  }

  private var stages: String {
    var table = MarkdownTable(
      [
        say("Stage", zh: "阶段"), say("Studied", zh: "已学"), say("Planned", zh: "计划"),
        say("Skills", zh: "技能"),
      ], numbers: [1, 2, 3])
    for stage in portfolio.stages where stage.count > 0 || stage.studied > .zero {
      let outside = say("Resources, projects, habits", zh: "资源、项目与习惯")
      table.add([
        "\(stage.title.map { "\(stage.number ?? 0) \(said($0))" } ?? outside)",
        "\(stage.studied.text(in: language))", "\(stage.planned.text(in: language))",
        "\(stage.done)/\(stage.count)",
      ])
    }
    table.add([
      "\(say("Total, each minute once", zh: "合计（每一分钟只算一次）"))",
      "\(portfolio.studied.text(in: language))", "", "",
    ])
    return heading(say("Hours by stage", zh: "各阶段时长")) + "\n" + table.text
  }

  private var habits: String {
    guard !portfolio.habits.isEmpty else { return "" }
    var table = MarkdownTable([say("Habit", zh: "习惯"), say("Kept", zh: "坚持")], numbers: [1])
    for habit in portfolio.habits {
      let (kept, target) = (habit.starts.count, habit.target)
      let count =
        habit.unit == .week
        ? say("\(kept)/\(target) weeks", zh: "\(kept)/\(target) 周")
        : say("\(kept)/\(target) months", zh: "\(kept)/\(target) 个月")
      table.add(["\(said(habit.label))", "\(count)"])
    }
    return heading(say("Habits", zh: "习惯")) + "\n" + table.text
  }

  private var rule: String {
    say(
      "*Claimed: completions are taken at their word. Evidenced: a completion without evidence counts no more than study. ✓ means reached. Made with Rung from dated facts.*\n",
      zh: "*自述：完成即予采信。有据：没有证据的完成，分量不高于学习时长。✓ 表示已达到。由 Rung 根据带日期的记录生成。*\n")
  }
}
