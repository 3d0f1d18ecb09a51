import SkillCore

/// Stages, completions, next steps, habits.
extension PortfolioPage {
  var stages: Markup {
    let rows = portfolio.stages.filter { $0.count > 0 || $0.studied > .zero }
    guard !portfolio.isEmpty, !rows.isEmpty else { return "" }
    let shared = portfolio.sharedByStages
    let twice =
      shared > .zero
      ? say(
        " The stages share \(words(shared)), which stands under each of them.",
        zh: "其中 \(words(shared))由几个阶段共有，在各阶段下都列出。") : ""
    let lead =
      say(
        "\(words(portfolio.studied)) studied on this path.",
        zh: "在这条路线上累计学习 \(words(portfolio.studied))。") + twice
    let items: [Markup] = rows.map { row in
      let percent = share(row.studied.seconds, of: row.planned.seconds)
      let planned =
        row.planned > .zero
        ? say(" of \(words(row.planned))", zh: "，计划 \(words(row.planned))") : ""
      return """
        <li><h3>\(own: title(row))</h3>
        \(bar(percent, kind: "claimed"))
        <p><strong>\(words(row.studied))</strong><span class="quiet">\(planned)</span> · \
        \(say("\(row.done) of \(row.count) skills", zh: "技能 \(row.done)/\(row.count)"))</p></li>

        """
    }
    return section(
      "stages", say("Hours by stage", zh: "各阶段时长"),
      "<p class=\"lead\">\(lead)</p>\n<ol class=\"stages\">\n\(items)</ol>\n")
  }

  private func title(_ stage: Portfolio.Stage) -> String {
    guard let title = stage.title, let number = stage.number else {
      return say("Resources, projects, habits", zh: "资源、项目与习惯")
    }
    return "\(number) \(said(title))"
  }

  var timeline: Markup {
    guard !portfolio.achievements.isEmpty else { return "" }
    var (months, last): ([Markup], LocalDay?) = ([], nil)
    for achievement in portfolio.achievements {
      let month = achievement.at.localDay.firstOfMonth
      if month != last {
        if last != nil { months.append("</ol></li>\n") }
        let (year, number, _) = month.civil
        let title = say("\(PortfolioPage.months[number - 1]) \(year)", zh: "\(year)年\(number)月")
        months.append("<li><h3>\(title)</h3>\n<ol>\n")
        last = month
      }
      months.append(entry(achievement))
    }
    return section(
      "completions", say("Completed", zh: "已完成"),
      "<ol class=\"timeline\">\n\(months)</ol></li>\n</ol>\n")
  }

  private func entry(_ achievement: Portfolio.Achievement) -> Markup {
    var facts: [Markup] = ["\(time(achievement.at.localDay))"]
    if let stage = achievement.stage {
      facts.append("<span>\(say("stage \(stage)", zh: "阶段 \(stage)"))</span>")
    }
    if achievement.stars == nil {
      facts.append("<span>\(say("beyond this roadmap", zh: "路线图之外"))</span>")
    }
    if achievement.isWaived {
      facts.append("<span>\(say("known before", zh: "此前已掌握"))</span>")
    }
    if achievement.evidence.isEmpty {
      facts.append("<span>\(say("no evidence yet", zh: "尚无证据"))</span>")
    }
    let proofs: [Markup] = achievement.evidence.map { "<li>\(evidence($0))</li>" }
    let list: Markup = proofs.isEmpty ? "" : "<ul class=\"evidence\">\(proofs)</ul>"
    return """
      <li><h4>\(own: said(achievement.label)) \(achievement.stars.map(stars) ?? "")</h4>
      <p class="facts">\(facts)</p>\(list)</li>

      """
  }

  /// Only http and https are links, without a referrer.
  private func evidence(_ text: String) -> Markup {
    guard let link = Hyperlink(text) else { return longText(text) }
    return """
      <a href="\(link.address)" rel="noopener noreferrer nofollow">\(own: link.text)</a>
      """
  }

  var next: Markup {
    guard let next = portfolio.claimed.next() else { return "" }
    let towards = next.towards
    let steps: [Markup] = next.ready.prefix(5).map { row in
      let stage: Markup =
        row.step.stage.map { "<span>\(say("stage \($0)", zh: "阶段 \($0)"))</span>" } ?? ""
      return """
        <li><h3>\(own: said(row.step.label))</h3>
        <p class="facts"><span>\(said(row.step.task))</span><strong>\(row.promised.gainText)</strong>\
        \(stage)\(stars(row.step.stars))</p></li>

        """
    }
    guard !steps.isEmpty else { return "" }
    let lead = say(
      "What comes next on the least way to \(towards.label.en), and how far each step leads.",
      zh: "通往\(towards.label.zh)最省的路上接下来的几步，以及每一步能前进多少。")
    return section(
      "next", say("Next steps", zh: "下一步"),
      "<p class=\"lead\">\(lead)</p>\n<ol class=\"next\">\n\(steps)</ol>\n")
  }

  var habits: Markup {
    guard !portfolio.habits.isEmpty else { return "" }
    let rows: [Markup] = portfolio.habits.map(habit)
    return section("habits", say("Habits", zh: "习惯"), "<ul class=\"habits\">\n\(rows)</ul>\n")
  }

  private func habit(_ habit: Portfolio.Habit) -> Markup {
    let (kept, target) = (habit.starts.count, habit.target)
    let count =
      habit.unit == .week
      ? say("kept in \(kept) of \(target) weeks", zh: "已坚持 \(kept)/\(target) 周")
      : say("kept in \(kept) of \(target) months", zh: "已坚持 \(kept)/\(target) 个月")
    var start = habit.unit.start(of: portfolio.day)
    var recent: [Bool] = []
    for _ in 0..<12 {
      recent.insert(habit.starts.contains(start), at: 0)
      start = habit.unit.start(of: start + -1)
    }
    let cells: [Markup] = recent.enumerated().map { index, isKept in
      isKept
        ? "<rect class=\"kept\" x=\"\(index * 16 + 1)\" y=\"1\" width=\"12\" height=\"12\" rx=\"3\"/>"
        : "<rect class=\"missed\" x=\"\(index * 16 + 2)\" y=\"2\" width=\"10\" height=\"10\" rx=\"3\"/>"
    }
    let newest = recent.count(where: \.self)
    // Weeks before the first one kept are not shown.
    let isYoung = habit.starts.min().map { $0 > start } ?? false
    let shown = isYoung ? recent.count - (recent.firstIndex(of: true) ?? 0) : recent.count
    let spoken =
      shown == 1
      ? habit.unit == .week ? say("this week", zh: "本周") : say("this month", zh: "本月")
      : habit.unit == .week
        ? say("\(newest) of the last \(shown) weeks", zh: "最近 \(shown) 周中的 \(newest) 周")
        : say("\(newest) of the last \(shown) months", zh: "最近 \(shown) 个月中的 \(newest) 个月")
    return """
      <li><h3>\(own: said(habit.label))</h3>
      <svg viewBox="0 0 190 14" role="img" aria-label="\(spoken)">\(cells)</svg>
      <p>\(count) <span class="quiet">· \(spoken)</span></p></li>

      """
  }
}
