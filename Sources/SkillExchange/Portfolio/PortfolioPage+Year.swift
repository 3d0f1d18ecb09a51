import SkillCore

/// The last year: a calendar of days and bars of weeks.
extension PortfolioPage {
  var year: Markup {
    guard !portfolio.isEmpty else { return "" }
    let (days, total) = (portfolio.year.count, words(portfolio.year.total.time))
    let summary = say(
      "\(total) on \(days) \(days == 1 ? "day" : "days") since \(date(portfolio.since))",
      zh: "自\(date(portfolio.since))起 \(days) 天，共 \(total)")
    return section(
      "year", say("The year in study", zh: "这一年的学习"),
      "<p class=\"lead\">\(summary)</p>\n\(calendar)\(weeks)")
  }

  /// Two halves: side by side, or stacked on a phone.
  private var calendar: Markup {
    let columns = portfolio.calendar.mondays.indices
    let middle = columns.count - columns.count / 2
    let halves = [columns[..<middle], columns[middle...]].filter { !$0.isEmpty }
    let panels: [Markup] = halves.enumerated().map { panel($1, number: $0 + 1) }
    let words = say(
      "none|under 30 min|under 1 h|under 2 h|2 h or more", zh: "无|不到半小时|不到 1 小时|不到 2 小时|2 小时以上"
    ).split(separator: "|")
    let legend: [Markup] = zip(StudyShade.allCases, words).map { shade, words in
      """
      <li><svg viewBox="0 0 12 12" aria-hidden="true">\(cell(shade, x: 0, y: 0))</svg>\
      \(String(words))</li>
      """
    }
    return """
      <figure class="calendar">
      <div class="halves">\(panels)</div>
      <figcaption><ul class="legend">\(legend)</ul></figcaption>
      </figure>

      """
  }

  private func panel(_ columns: Range<Int>, number: Int) -> Markup {
    let left = 26
    // Both halves have the same scale, though one may be a week shorter.
    let width = left + (portfolio.calendar.mondays.count + 1) / 2 * 14
    var cells: [Markup] = []
    for column in columns {
      for weekday in 1...7 {
        guard let day = portfolio.calendar.day(column: column, weekday: weekday) else { continue }
        let time = portfolio.year[day]?.time ?? .zero
        let x = left + (column - columns.lowerBound) * 14
        let tip = time > .zero ? "\(date(day)): \(words(time))" : date(day)
        cells.append(
          "<g>\(cell(StudyShade(time), x: x, y: 16 + (weekday - 1) * 14))<title>\(tip)</title></g>")
      }
    }
    let days: [Markup] = [1, 3, 5, 7].map {
      "<text x=\"0\" y=\"\(16 + ($0 - 1) * 14 + 10)\">\(weekday($0))</text>"
    }
    let title = say("Study, day by day, part \(number)", zh: "每日学习时长，第 \(number) 部分")
    return """
      <svg viewBox="0 0 \(width) 114" role="img" aria-labelledby="calendar-\(number) calendar-\(number)-text">
      <title id="calendar-\(number)">\(title)</title>
      <desc id="calendar-\(number)-text">\(monthWords(columns))</desc>
      \(monthNames(columns, left: left))\(days)\(cells)
      </svg>

      """
  }

  /// Shades differ in size as well as in colour.
  private func cell(_ shade: StudyShade, x: Int, y: Int) -> Markup {
    let size = [2, 5, 7, 9, 12][shade.rawValue]
    let inset = (12 - size) / 2
    let odd = (12 - size) % 2 == 0 ? "" : ".5"
    let ground: Markup =
      "<rect class=\"ground\" x=\"\(x)\" y=\"\(y)\" width=\"12\" height=\"12\" rx=\"2\"/>"
    guard shade != .none else { return ground }
    return """
      \(ground)<rect class="shade-\(shade.rawValue)" x="\(x + inset)\(odd)" y="\(y + inset)\(odd)" \
      width="\(size)" height="\(size)" rx="\(size > 6 ? 2 : 1)"/>
      """
  }

  private func weekday(_ number: Int) -> String {
    let names = say("Mon Tue Wed Thu Fri Sat Sun", zh: "一 二 三 四 五 六 日").split(separator: " ")
    return String(names[number - 1])
  }

  private func monthNames(_ columns: Range<Int>, left: Int) -> [Markup] {
    var free = 0
    return portfolio.calendar.months(atLeast: 2).filter { columns.contains($0.column) }.compactMap {
      let x = left + ($0.column - columns.lowerBound) * 14
      guard x >= free, $0.column + 1 < columns.upperBound else { return nil }
      free = x + 28
      return "<text x=\"\(x)\" y=\"10\">\(shortMonth($0.month))</text>"
    }
  }

  /// The same in words: the sum of each month.
  private func monthWords(_ columns: Range<Int>) -> String {
    let grid = portfolio.calendar
    let days = columns.flatMap { column in
      (1...7).compactMap { grid.day(column: column, weekday: $0) }
    }
    var sums: [(month: LocalDay, time: StudyTime, days: Int)] = []
    for day in days {
      if sums.last?.month != day.firstOfMonth { sums.append((day.firstOfMonth, .zero, 0)) }
      guard let time = portfolio.year[day]?.time else { continue }
      sums[sums.count - 1].time += time
      sums[sums.count - 1].days += 1
    }
    return sums.map { sum in
      let (year, month, _) = sum.month.civil
      return say(
        "\(PortfolioPage.months[month - 1]) \(year): \(words(sum.time)), days: \(sum.days)",
        zh: "\(year)年\(month)月：\(words(sum.time))，\(sum.days) 天")
    }.joined(separator: say("; ", zh: "；"))
  }
}
