import SkillCore

/// Hours by week, as bars.
extension PortfolioPage {
  var weeks: Markup {
    let sums = portfolio.year.sums(by: .week)
    let times = portfolio.calendar.mondays.map { sums[$0]?.time ?? .zero }
    guard let best = times.max(), best > .zero else { return "" }
    let top = max(best, portfolio.weeklyGoal ?? .zero)
    let bars: [Markup] = zip(portfolio.calendar.mondays, times).enumerated().map { index, week in
      let height = share(week.1.seconds, of: top.seconds, scale: 1000)
      let shown = week.1 > .zero ? max(height, 8) : 0
      let tip = say("Week of \(date(week.0))", zh: "\(date(week.0))起的一周") + ": " + words(week.1)
      return """
        <g><rect x="\(index * 10 + 1)" y="\(1000 - shown)" width="8" height="\(shown)"/>\
        <title>\(tip)</title></g>
        """
    }
    let goal: Markup =
      portfolio.weeklyGoal.map {
        let y = 1000 - share($0.seconds, of: top.seconds, scale: 1000)
        return "<path class=\"goal\" d=\"M0 \(y)H\(times.count * 10)\"/>"
      } ?? ""
    return """
      <figure class="weeks">
      <h3>\(say("Hours by week", zh: "每周时长"))</h3>
      <svg viewBox="0 0 \(times.count * 10) 1000" preserveAspectRatio="none" role="img" \
      aria-labelledby="weeks-title weeks-text">
      <title id="weeks-title">\(say("Study by week", zh: "每周学习时长"))</title>
      <desc id="weeks-text">\(weekWords(times))</desc>
      \(goal)\(bars)
      </svg>
      <div class="axis" aria-hidden="true" style="--columns:\(times.count)">\(axis)</div>
      <figcaption class="quiet">\(weekWords(times))</figcaption>
      </figure>

      """
  }

  private var axis: [Markup] {
    portfolio.calendar.months(atLeast: 4).compactMap {
      guard $0.column + 3 <= portfolio.calendar.mondays.count else { return nil }
      return "<span style=\"grid-column:\($0.column + 1)/span 3\">\(shortMonth($0.month))</span>"
    }
  }

  private func weekWords(_ times: [StudyTime]) -> String {
    guard let best = times.max(), let index = times.lastIndex(of: best) else { return "" }
    // Weeks before the first study are ignored.
    let begun = zip(portfolio.calendar.mondays, times).filter { $0.0 >= portfolio.since.monday }
      .map(\.1)
    let mean = StudyTime(
      seconds: portfolio.year.total.time.seconds / max(begun.count, 1))
    let monday = portfolio.calendar.mondays[index]
    let goal = portfolio.weeklyGoal.map { goal in
      let count = begun.count { $0 >= goal }
      return say(
        " The goal, \(words(goal)) (dashed), was met in \(count) of \(begun.count) weeks.",
        zh: "每周目标 \(words(goal))（虚线），\(begun.count) 周中达成 \(count) 周。")
    }
    return say(
      "The most was \(words(best)), in the week of \(date(monday)); the mean is \(words(mean)).",
      zh: "最多的一周是\(date(monday))起的一周，\(words(best))；平均每周 \(words(mean))。") + (goal ?? "")
  }
}
