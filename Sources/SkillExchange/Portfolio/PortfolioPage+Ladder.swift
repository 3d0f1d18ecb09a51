import SkillCore

/// Each level with its capabilities: their progress, and what they lack.
extension PortfolioPage {
  var ladder: Markup {
    let levels = portfolio.roadmap.levels
    guard !levels.isEmpty else { return "" }
    let steps: [Markup] = levels.enumerated().map { level($1, rank: $0) }
    return section(
      "levels", say("The ladder", zh: "等级阶梯"), "<ol class=\"ladder\">\n\(steps)</ol>\n")
  }

  private func level(_ level: Roadmap.Level, rank: Int) -> Markup {
    let isClaimed = portfolio.claimed.hasReached(level.id)
    let isProven = portfolio.evidenced.hasReached(level.id)
    let isNext = portfolio.claimed.nextLevel == level
    let (kind, standing) =
      isProven
      ? ("proven", say("✓ reached, with evidence", zh: "✓ 已达到，有据"))
      : isClaimed
        ? ("claimed", say("✓ reached, as claimed", zh: "✓ 已达到（自述）"))
        : isNext
          ? ("current", say("→ in progress", zh: "→ 进行中")) : ("open", say("○ ahead", zh: "○ 待达到"))
    let salary: Markup =
      level.salary.map {
        """
        <p class="salary"><span class="quiet">\(say("Salary band", zh: "薪资范围"))</span> \
        \(own: said($0))</p>

        """
      } ?? ""
    return """
      <li class="step \(kind)">
      <div class="side">
      <h3>\(own: said(level.label))</h3>
      <p class="chip">\(standing)</p>
      \(salary)\(progress(portfolio.claimed, rank))\(progress(portfolio.evidenced, rank))</div>
      <ul class="capabilities">
      \(portfolio.capabilities(of: level.id).map(capability))</ul>
      </li>

      """
  }

  private func progress(_ assessment: Assessment, _ rank: Int) -> Markup {
    let progress = assessment.progress
    let percent = progress.indices.contains(rank) ? progress[rank].percent : 0
    return """
      <div class="measure"><span>\(policyWords(assessment.policy))</span>\
      \(bar(percent, kind: assessment.policy.rawValue))<span class="number">\(percent)%</span></div>

      """
  }

  func policyWords(_ policy: Policy) -> String {
    switch policy {
    case .claimed: say("claimed", zh: "自述")
    case .evidenced: say("evidenced", zh: "有据")
    }
  }

  private func capability(_ capability: Portfolio.Capability) -> Markup {
    let (claimed, evidenced) = (capability.claimed, capability.evidenced)
    let standing =
      evidenced.met
      ? say("✓ met", zh: "✓ 达标")
      : claimed.met ? say("✓ met, as claimed", zh: "✓ 达标（自述）") : say("not yet", zh: "未达标")
    return """
      <li>
      <h4>\(own: said(claimed.label)) <span class="verdict\(claimed.met ? " met" : "")">\(standing)</span></h4>
      \(score(claimed, .claimed))\(score(evidenced, .evidenced))\
      \(gap(say("Still to learn", zh: "还要学"), capability.missing))\
      \(lacking(capability))\
      \(gap(say("Still to prove", zh: "还缺证据"), capability.unproven))\
      \(sums(capability))</li>

      """
  }

  private func score(_ capability: CapabilityVerdict, _ policy: Policy) -> Markup {
    let words = say(
      "\(capability.score) of \(capability.threshold) needed",
      zh: "\(capability.score)，需要 \(capability.threshold)")
    return """
      <div class="measure" role="img" aria-label="\(policyWords(policy)): \(words)">\
      <span>\(policyWords(policy))</span>\
      \(bar(capability.score, kind: policy.rawValue, mark: capability.threshold))\
      <span class="number">\(capability.score)<span class="quiet">/\(capability.threshold)</span></span></div>

      """
  }

  /// The missing points, if no must-have is missing.
  private func lacking(_ capability: Portfolio.Capability) -> Markup {
    guard let (points, items) = capability.lacking else { return "" }
    let title = say(
      points == 1 ? "1 point is missing" : "\(points) points are missing", zh: "差 \(points) 分")
    return gap(title, items)
  }

  /// The arithmetic of the score, folded: each item with progress.
  private func sums(_ capability: Portfolio.Capability) -> Markup {
    let rows: [Markup] = capability.touched.map { claimed, evidenced in
      let proven =
        evidenced.mastery == claimed.mastery
        ? "" : say("; evidenced \(evidenced.mastery)", zh: "；有据 \(evidenced.mastery)")
      return "<li>\(own: said(claimed.label)) · \(claimed.arithmetic(in: language))\(proven)</li>"
    }
    let rest = capability.untouched
    let untouched: Markup =
      rest == 0 ? "" : "<li>\(say("not begun: \(rest)", zh: "未开始：\(rest) 项"))</li>"
    return """
      <details class="sums"><summary>\(capability.claimed.arithmetic(in: language))</summary>\
      <ul>\(rows)\(untouched)</ul></details>

      """
  }

  private func gap(_ title: String, _ items: [ItemVerdict]) -> Markup {
    guard !items.isEmpty else { return "" }
    let list = LongList(items.map(name), limit: 12)
    let names: [Markup] = list.shown.map { (name: String) -> Markup in "<li>\(own: name)</li>" }
    let rest: Markup = list.rest.map { "<li>\(said($0))</li>" } ?? ""
    return """
      <div class="gap"><p class="quiet">\(title)</p><ul class="tags">\(names)\(rest)</ul></div>

      """
  }

  /// An any-of group names its members.
  func name(_ item: ItemVerdict) -> String {
    guard !item.members.isEmpty, case .group(let slug) = item.entry else { return said(item.label) }
    let k = portfolio.roadmap.groups.first { $0.id == slug }?.k ?? 1
    let members = item.members.map { said($0.label) }
    return say(
      "\(item.label.en) (\(k) of: \(members.joined(separator: ", ")))",
      zh: "\(item.label.zh)（\(members.joined(separator: "、"))，任选 \(k) 项）")
  }
}
