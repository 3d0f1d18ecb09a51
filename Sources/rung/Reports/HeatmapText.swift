import SkillCore

/// A heatmap as text. The glyphs are readable without colour.
struct HeatmapText {
  let grid: HeatmapGrid
  let days: DaySums
  /// The first day with study.
  let first: LocalDay?
  let invocation: Invocation

  /// As wide as the column of weekday names.
  static var margin: String { say("    ", zh: "     ") }

  func text() -> String {
    let rows = (1...7).map { weekday in
      weekdayName(weekday) + " "
        + trimmed(grid.mondays.indices.map { grid.day(column: $0, weekday: weekday) })
    }
    return ([months()] + rows + [legend, summary]).map { $0 + "\n" }.joined()
  }

  /// A week has a cell in each line, so lines may end with blanks.
  private func trimmed(_ days: [LocalDay?]) -> String {
    guard let last = days.lastIndex(where: { $0 != nil }) else { return "" }
    return days[...last].map { $0.map(cell) ?? " " }.joined()
  }

  private func cell(_ day: LocalDay) -> String {
    let shade = StudyShade(days[day]?.time ?? .zero)
    return invocation.style(shade.ink, shade.glyph)
  }

  /// Month names above their first week: in Chinese the bare number where there is no room for 10月; one without
  /// room before the next is left out.
  private func months() -> String {
    let margin = HeatmapText.margin.cellWidth
    let gap = 1
    let room = max(invocation.context.terminal.width - margin, grid.mondays.count)
    let names = say(
      "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
      zh: "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月"
    ).split(separator: " ").map(String.init)
    var line = ""
    for (index, (column, month)) in grid.months.enumerated() {
      let next =
        grid.months.indices.contains(index + 1) ? grid.months[index + 1].column : room + gap
      guard names.indices.contains(month - 1) else { continue }
      let name = [names[month - 1], say(names[month - 1], zh: "\(month)")]
        .first { column + $0.cellWidth + gap <= next }
      if let name { line = line.padded(toCells: margin + column) + name }
    }
    return line
  }

  private var legend: String {
    let words = say("none <30m <1h <2h 2h+", zh: "无 <0.5 <1 <2 ≥2小时").split(separator: " ")
    return zip(StudyShade.allCases, words)
      .map { invocation.style($0.ink, $0.glyph) + " " + $1 }.joined(separator: "  ")
  }

  private var summary: String {
    let (count, time) = (dayCount(days.count), invocation.durationText(days.total.time))
    let since = max(grid.days.lowerBound, first ?? grid.days.lowerBound)
    return say("\(time) on \(count) since \(since)", zh: "自 \(since) 起 \(count)，共 \(time)")
  }
}

/// `1 day`, `12 days`.
func dayCount(_ days: Int) -> String {
  say(days == 1 ? "1 day" : "\(days) days", zh: "\(days) 天")
}

extension StudyShade {
  fileprivate var glyph: String { ["·", "░", "▒", "▓", "█"][rawValue] }

  fileprivate var ink: Style.Ink { self == .none ? .dim : .green }
}
