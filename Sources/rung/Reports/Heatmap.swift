import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct Heatmap: Verb {
  static var name: String { "heatmap" }
  static var form: Form {
    Form(
      Text("A year of study, day by day.", zh: "一年的学习日历。"),
      more: Text(
        "A column is a week, from Monday. A narrow terminal shows only the newest weeks.",
        zh: "每列是从周一起的一周。终端较窄时只显示最近的几周。"),
      words: [
        Word(.year, Text("The same as --year.", zh: "与 --year 相同。"), .optional)
      ],
      options: [
        .value(
          "--year", kind: .year,
          help: Text("A calendar year (default: the last weeks).", zh: "某一年（默认显示到本周为止的一年）。"))
      ],
      examples: [
        Text(same: "rung heatmap"),
        Text(same: "rung heatmap 2025"),
      ])
  }

  let year: String?
  let options: GlobalOptions

  init(_ line: Line) throws {
    guard line.word(0) == nil || line["--year"] == nil else {
      throw Refusal(
        "usage", .usage, Text("two years given", zh: "给出了两个年份"),
        hint: Text("Give one: rung heatmap YEAR", zh: "请只给一个：rung heatmap 年份"))
    }
    year = line.word(0) ?? line["--year"]
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let today = invocation.context.today
    let columns = invocation.context.terminal.width - HeatmapText.margin.cellWidth
    let grid =
      try year.map { HeatmapGrid(try Heatmap.days(of: $0, today: today), columns: columns) }
      ?? HeatmapGrid.year(until: today, columns: columns)
    let desk = try invocation.desk(for: .reading)
    let days = try desk.store.studyDays(
      of: desk.learner, from: grid.days.lowerBound, to: grid.days.upperBound)
    let left = grid.leftOut
    let hint =
      left == 0 || options.json
      ? []
      : [
        say(
          "The terminal is too narrow for \(left) earlier weeks.", zh: "终端宽度不够，省略了更早的 \(left) 周。")
      ]
    return try invocation.answer(
      remarks: hint, json: json(grid, days, desk.learner),
      text: HeatmapText(
        grid: grid, days: days, first: desk.store.firstStudyDay(of: desk.learner),
        invocation: invocation
      ).text())
  }

  /// - Throws: `Refusal` 64 for what is not a year, or a future one.
  private static func days(of text: String, today: LocalDay) throws -> ClosedRange<LocalDay> {
    if Int(text) == nil, let period = try? Period.parse(text, today: today),
      let first = period.from,
      first <= today
    {
      return first...max(first, min(period.to ?? today, today))
    }
    guard let year = Int(text), (1900...max(1900, today.civil.year)).contains(year),
      let january = LocalDay(year: year, month: 1, day: 1)
    else {
      throw Refusal(
        "bad-year", .usage, Text("'\(text)' is not a valid year", zh: "“\(text)”不是可显示的年份"),
        hint: Text(
          "Give one from 1900 to \(today.civil.year).", zh: "请给出 1900 到 \(today.civil.year) 之间的年份。")
      )
    }
    let days = CalendarUnit.year.days(around: january)
    return days.lowerBound...min(days.upperBound, max(today, days.lowerBound))
  }

  private func json(_ grid: HeatmapGrid, _ days: DaySums, _ learner: Learner) -> JSON {
    .object([
      ("learner", .string(learner.name)), ("from", .string("\(grid.days.lowerBound)")),
      ("to", .string("\(grid.days.upperBound)")),
      ("seconds", .integer(days.total.time.seconds)),
      (
        "days",
        .array(
          days.entries.map {
            .object([
              ("date", .string("\($0.day)")), ("seconds", .integer($0.sum.time.seconds)),
              ("sessions", .integer($0.sum.sessions)),
            ])
          })
      ),
    ])
  }
}
