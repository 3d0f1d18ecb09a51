import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct Habits: Verb {
  static var name: String { "habits" }
  static var form: Form {
    Form(
      Text(
        "Habits, with the weeks or months in which they were kept.", zh: "习惯，以及坚持了哪些周或月。"),
      more: Text(
        "Weeks are ISO weeks, from Monday; the newest is on the right. Check in: rung checkin HABIT",
        zh: "周按 ISO 周（从周一起）计；最右边是最近的。打卡：rung checkin 习惯"),
      examples: [
        Text(same: "rung habits")
      ])
  }

  let options: GlobalOptions

  init(_ line: Line) {
    options = GlobalOptions(line)
  }

  private static let shown = 12

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .reading)
    let roadmap = try desk.roadmap()
    let record = Record(facts: try desk.store.marks(.checkin, of: desk.learner))
      .carried(by: roadmap)
    let rows = roadmap.items.compactMap { item -> HabitRow? in
      guard case .habit(let habit) = item.kind, !item.deprecated else { return nil }
      return HabitRow(
        item: item, habit: habit, starts: habit.starts(record[item.slug].checkIns),
        today: invocation.context.today)
    }
    guard !rows.isEmpty else {
      return invocation.answer(
        json: .array([]),
        text: say("This roadmap has no habits.\n", zh: "这张路线图没有习惯。\n"))
    }
    var table = Table([
      .init(say("last \(Habits.shown)", zh: "最近 \(Habits.shown) 期")),
      .init(say("kept", zh: "已坚持"), .right), .init("", drop: 1), .init(say("habit", zh: "习惯")),
    ])
    for row in rows {
      table.add([
        Table.Cell(row.strip(Habits.shown), .green),
        Table.Cell("\(row.starts.count)/\(row.item.target)"), Table.Cell(row.unitName, .dim),
        Table.Cell("\(row.item.slug)  \(row.item.label.said)"),
      ])
    }
    return invocation.answer(json: .array(rows.map(\.json)), text: invocation.text(table))
  }
}

private struct HabitRow {
  let item: Roadmap.Item
  let habit: Roadmap.Habit
  /// The first days of the weeks or months in which it was kept.
  let starts: Set<LocalDay>
  let today: LocalDay

  private var now: LocalDay { habit.unit.start(of: today) }

  /// `□□■■`: the newest week or month is the last.
  func strip(_ count: Int) -> String {
    var (start, cells) = (now, "")
    for _ in 0..<count {
      cells = (starts.contains(start) ? "■" : "□") + cells
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
    .object([
      ("habit", .string("\(item.slug)")), ("period", .string(habit.period.rawValue)),
      ("needsLink", .bool(habit.needsLink)), ("kept", .integer(starts.count)),
      ("target", .integer(item.target)), ("keptNow", .bool(starts.contains(now))),
      ("periods", JSON(starts.sorted().map { habit.unit.name(of: $0) })),
    ])
  }
}
