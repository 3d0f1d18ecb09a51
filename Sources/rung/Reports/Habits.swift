import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct Habits: Verb {
  static var name: String { "habits" }
  static var form: Form {
    Form(
      Text(
        "Habits, with the weeks or months in which you kept them.", zh: "习惯，以及坚持了哪些周或月。"),
      more: Text(
        "Weeks are ISO weeks, from Monday; the newest is on the right. A period counts the weeks and "
          + "months that it touches. Check in: rung checkin HABIT",
        zh: "周按 ISO 周（从周一起）计；最右边是最近的。给出时段时，只数它涉及的周与月。打卡：rung checkin 习惯"),
      usage: [
        Text("rung habits [PERIOD]", zh: "rung habits [时段]")
      ],
      words: [
        Word(
          .period,
          Text(
            "A period: last month, october, 2026-W48, 2026.", zh: "哪些日子：上个月、10月、2026-W48、2026。"),
          .many)
      ],
      options: [
        .value("--from", kind: .day, help: Text("From this day on.", zh: "从这一天起。")),
        .value("--to", kind: .day, help: Text("Up to this day.", zh: "到这一天为止。")),
      ],
      examples: [
        Text(same: "rung habits"),
        Text("rung habits last month", zh: "rung habits 上个月"),
      ])
  }

  let words: [String]
  let from: String?
  let to: String?
  let options: GlobalOptions

  init(_ line: Line) {
    words = line.words
    from = line["--from"]
    to = line["--to"]
    options = GlobalOptions(line)
  }

  private static let shown = 12

  func answer(_ invocation: Invocation) throws -> Answer {
    let period = try period(invocation)
    let desk = try invocation.desk(for: .reading)
    let roadmap = try desk.roadmap()
    let record = Record(facts: try desk.store.marks(.checkin, of: desk.learner))
      .carried(by: roadmap)
    let rows = roadmap.items.compactMap { item -> HabitRow? in
      guard case .habit(let habit) = item.kind, !item.deprecated else { return nil }
      return HabitRow(
        item: item, habit: habit,
        all: habit.starts(record[item.slug].checkIns), period: period,
        today: invocation.context.today)
    }
    guard !rows.isEmpty else {
      return invocation.answer(
        json: .array([]),
        text: say("This roadmap has no habits.\n", zh: "这张路线图没有习惯。\n"))
    }
    var table = Table([
      .init(heading(period)),
      .init(say("kept", zh: "已坚持"), .right), .init("", drop: 1), .init(say("habit", zh: "习惯")),
    ])
    for row in rows {
      table.add([
        Table.Cell(row.strip(Habits.shown), .green),
        Table.Cell("\(row.starts.count)/\(row.among)"), Table.Cell(row.unitName, .dim),
        Table.Cell("\(row.item.slug)  \(row.item.label.said)"),
      ])
    }
    return invocation.answer(json: .array(rows.map(\.json)), text: invocation.text(table))
  }

  private func heading(_ period: Period?) -> String {
    guard let period else { return say("last \(Habits.shown)", zh: "最近 \(Habits.shown) 期") }
    if let title = period.title { return title.said }
    switch (period.from, period.to) {
    case (let from?, nil): return say("since \(from)", zh: "\(from) 起")
    case (nil, let to?): return say("until \(to)", zh: "截至 \(to)")
    case (let from, let to):
      return [from, to].compactMap { $0?.description }.joined(separator: "–")
    }
  }

  /// Nil if none is given.
  private func period(_ invocation: Invocation) throws -> Period? {
    let isBounded = from != nil || to != nil
    guard !words.isEmpty else {
      return isBounded ? try invocation.days(from: from, to: to) : nil
    }
    guard !isBounded else {
      throw Refusal(
        "usage", .usage,
        Text("--from and --to exclude a period", zh: "--from、--to 不能与时段同时使用"),
        hint: Text("Give one of them.", zh: "请只给其中一个。"))
    }
    return try invocation.period(words.joined(separator: " "))
  }
}

private struct HabitRow {
  let item: Roadmap.Item
  let habit: Roadmap.Habit
  /// The first days of all weeks or months in which it was kept.
  let all: Set<LocalDay>
  let period: Period?
  let today: LocalDay

  /// Those that the period touches.
  var starts: Set<LocalDay> {
    guard let units else { return all }
    return all.filter(units.contains)
  }

  /// The weeks or months of the period, up to now, by their first days; nil without a period.
  private var units: ClosedRange<LocalDay>? {
    guard let period else { return nil }
    let last = min(habit.unit.start(of: period.to ?? today), now)
    let first = period.from.map(habit.unit.start) ?? all.min() ?? last
    return min(first, last)...last
  }

  /// The denominator: the units of the period, else the target.
  var among: Int {
    guard let units else { return item.target }
    switch habit.period {
    case .week: return (units.upperBound.number - units.lowerBound.number) / 7 + 1
    case .month:
      let (first, last) = (units.lowerBound.civil, units.upperBound.civil)
      return 12 * (last.year - first.year) + last.month - first.month + 1
    }
  }

  private var now: LocalDay { habit.unit.start(of: today) }

  /// `□□■■`: the newest week or month is the last.
  func strip(_ most: Int) -> String {
    var (start, cells) = (units?.upperBound ?? now, "")
    for _ in 0..<(units == nil ? most : min(among, 53)) {
      cells = (all.contains(start) ? "■" : "□") + cells
      start = habit.unit.start(of: start + -1)
    }
    return cells
  }

  var unitName: String {
    switch habit.period {
    case .week: say("weeks", zh: "周")
    case .month: say("months", zh: "个月")
    }
  }

  var json: JSON {
    .object(
      [
        ("habit", .string("\(item.slug)")), ("period", .string(habit.period.rawValue)),
        ("needsLink", .bool(habit.needsLink)), ("kept", .integer(starts.count)),
        ("target", .integer(item.target)), ("keptNow", .bool(all.contains(now))),
        ("periods", JSON(starts.sorted().map { habit.unit.name(of: $0) })),
      ] + (period == nil ? [] : [("among", .integer(among))]))
  }
}
