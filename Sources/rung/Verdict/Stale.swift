import Arguments
import SkillCore
import SkillExchange

struct Stale: Verb {
  static var name: String { "stale" }
  static var form: Form {
    Form(
      Text("Skills that are stale, or soon will be.", zh: "久未接触、或即将生疏的技能。"),
      more: Text(
        "A new session makes a skill fresh again. Staleness affects the verdict only with level --fresh.",
        zh: "再学一次即可恢复。只有 level --fresh 才会计入等级。"),
      options: [
        .value(
          "--within", kind: .days,
          help: Text("Also those that become stale within this time: 30d.", zh: "也列出多少天内将要生疏的：30d。")
        )
      ],
      examples: [
        Text(same: "rung stale"),
        Text(same: "rung stale --within 30d"),
      ])
  }

  let within: String?
  let options: GlobalOptions

  init(_ line: Line) {
    within = line["--within"]
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let days = try within.map(Stale.days) ?? 0
    let desk = try invocation.desk(for: .reading)
    let verdict = try desk.verdict(inFull: true)
    let today = invocation.context.today
    let rows = SkillRow.all(verdict).compactMap { row -> (SkillRow, LocalDay, LocalDay)? in
      let record = verdict.record[row.item.slug]
      guard row.verdict.isApplicable, let last = record.lastActive, let until = record.freshUntil,
        until < today + days
      else { return nil }
      return (row, last, until)
    }.sorted { ($0.2, $0.0.item.slug) < ($1.2, $1.0.item.slug) }
    var table = Table([
      .init(say("skill", zh: "技能")), .init(say("last studied", zh: "最近一次"), drop: 1),
      .init(say("fresh until", zh: "有效至")), .init(""),
    ])
    for (row, last, until) in rows {
      let state = until < today ? say("stale", zh: "已生疏") : ""
      table.add([
        Table.Cell("\(row.item.slug)", .bold), Table.Cell("\(last)"), Table.Cell("\(until)"),
        Table.Cell(state, .yellow),
      ])
    }
    return invocation.answer(
      json: .array(
        rows.map { row, last, until in
          .object([
            ("skill", .string("\(row.item.slug)")), ("lastActive", .string("\(last)")),
            ("freshUntil", .string("\(until)")), ("stale", .bool(until < today)),
          ])
        }),
      text: rows.isEmpty
        ? days == 0
          ? say("Nothing is stale.\n", zh: "没有生疏的技能。\n")
          : say("Nothing becomes stale within \(days) days.\n", zh: "\(days) 天内没有会生疏的技能。\n")
        : invocation.text(table))
  }

  /// `30d`, `4w` or `30`, in days.
  ///
  /// - Throws: `Refusal` 64.
  private static func days(_ text: String) throws -> Int {
    let lowered = text.lowercased()
    let digits =
      lowered.hasSuffix("d") || lowered.hasSuffix("w") ? String(lowered.dropLast()) : lowered
    if let count = Int(digits), (1...36_500).contains(count) {
      return lowered.hasSuffix("w") ? min(count * 7, 36_500) : count
    }
    throw Refusal(
      "bad-days", .usage, Text("'\(text)' is not a number of days", zh: "“\(text)”不是天数"),
      hint: Text("For example: 30d or 4w.", zh: "请写成 30d 或 4w。"))
  }
}
