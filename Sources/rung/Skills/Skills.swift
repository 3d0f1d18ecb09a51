import Arguments
import SkillCore
import SkillExchange

struct Skills: Verb {
  static var name: String { "skills" }
  static var form: Form {
    Form(
      Text("The roadmap's skills with your progress.", zh: "路线图及学习进度。"),
      options: [
        .value("--stage", kind: .stage, help: Text("Only one stage.", zh: "只看某个阶段。")),
        .value(
          "--state", kind: .choice,
          help: Text(
            "Only those to do, studying, done, stale or ready.",
            zh: "只看某种状态：todo、studying、done、stale、ready。"),
          choices: StateOption.allCases.map(\.rawValue)),
      ],
      examples: [
        Text(same: "rung skills --state ready"),
        Text(same: "rung skills --stage 2"),
      ])
  }

  let stage: Int?
  let state: StateOption?
  let options: GlobalOptions

  init(_ line: Line) {
    stage = line.number("--stage")
    state = line["--state"].flatMap(StateOption.init(rawValue:))
    options = GlobalOptions(line)
  }

  enum StateOption: String, CaseIterable {
    case todo, studying, done, stale, ready
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .reading)
    let verdict = try desk.verdict(freshOn: state == .stale ? invocation.context.today : nil)
    let roadmap = verdict.roadmap
    try roadmap.checkStage(stage)
    let rows = SkillRow.all(verdict).filter { row in
      (stage == nil || row.item.stage == stage) && fits(row)
    }
    return invocation.answer(
      json: .array(rows.map { $0.json() }),
      text: rows.isEmpty
        ? say("No skill has that state.\n", zh: "没有处于这种状态的技能。\n")
        : text(rows, roadmap, invocation) + (options.quiet ? "" : legend(invocation)))
  }

  private func fits(_ row: SkillRow) -> Bool {
    switch state {
    case nil: true
    case .todo: row.verdict.state == .todo
    case .studying: row.verdict.state == .studying
    case .done: row.verdict.state == .done || row.verdict.state == .waived
    case .stale: row.verdict.state == .stale
    case .ready: row.isReady && row.verdict.mastery < 80 && row.verdict.isApplicable
    }
  }

  private func legend(_ invocation: Invocation) -> String {
    let words = say(
      "✓ done  ◐ studying  ○ ready  · needs another first; number: mastery 0-100",
      zh: "✓ 已完成  ◐ 学习中  ○ 可以开始  · 要先学别的；数字为掌握度 0-100")
    return "\n" + invocation.style(.dim, words) + "\n"
  }

  private func text(_ rows: [SkillRow], _ roadmap: Roadmap, _ invocation: Invocation) -> String {
    var text = ""
    let stages: [Int?] = roadmap.stages.map(\.number) + [nil]
    for stage in stages {
      let here = rows.filter { $0.item.stage == stage }
      guard !here.isEmpty else { continue }
      let title = roadmap.stages.first { $0.number == stage }
      let heading =
        title.map { "\($0.number) \($0.title.said)" }
        ?? say("Resources, projects, habits", zh: "资源、项目与习惯")
      text += (text.isEmpty ? "" : "\n") + invocation.style(.bold, heading) + "\n"
      var table = Table([
        .init(""), .init(""), .init("", drop: 1), .init("", .right), .init("", .right, drop: 2),
        .init("", drop: 3),
      ])
      for row in here {
        table.add([
          Table.Cell("  " + row.mark, row.ink), Table.Cell("\(row.item.slug)"),
          Table.Cell(starText(row.item.stars), .dim),
          Table.Cell("\(row.verdict.mastery)", row.ink),
          Table.Cell(row.studiedText(invocation)),
          Table.Cell(row.item.label.said + row.groupNote, .dim),
        ])
      }
      text += invocation.text(table)
    }
    return text
  }
}

/// A skill with its verdict.
struct SkillRow {
  let item: Roadmap.Item
  let verdict: ItemVerdict
  let studied: StudyTime
  let rating: Int?
  let completedAt: Moment?
  let isReady: Bool

  /// The items that count, in roadmap order, judged as claimed.
  static func all(_ verdict: Verdict) -> [SkillRow] {
    let verdicts = verdict.claimed.itemVerdicts()
    let unmet = verdict.claimed.unmetPrerequisites()
    return verdict.roadmap.items.compactMap { item in
      guard let one = verdicts[item.slug] else { return nil }
      let record = verdict.record[item.slug]
      return SkillRow(
        item: item, verdict: one, studied: record.studied, rating: record.rating,
        completedAt: record.firstCompletion, isReady: unmet[item.slug]?.isEmpty ?? false)
    }
  }

  /// `12h/20h`: studied and target.
  func studiedText(_ invocation: Invocation) -> String {
    guard studied > .zero else { return "" }
    let own = invocation.durationText(studied)
    return item.isHabit ? own : own + "/" + invocation.durationText(StudyTime(minutes: item.target))
  }

  var groupNote: String { item.group.map { " @\($0)" } ?? "" }

  var mark: String {
    switch verdict.state {
    case .done: "✓"
    case .waived: "✓"
    case .studying: "◐"
    case .stale: "!"
    case .notApplicable: "–"
    case .todo: isReady ? "○" : "·"
    }
  }

  var ink: Style.Ink? {
    switch verdict.state {
    case .done, .waived: .green
    case .studying: .cyan
    case .stale: .yellow
    case .notApplicable, .todo: nil
    }
  }

  func json() -> JSON {
    .object([
      ("slug", .string("\(item.slug)")),
      ("label", .object([("en", .string(item.label.en)), ("zh", .string(item.label.zh))])),
      ("stage", JSON(item.stage)), ("stars", .integer(item.stars)),
      ("capability", .string("\(item.capability)")), ("group", JSON(item.group.map { "\($0)" })),
      ("kind", .string(item.kind.name)), ("state", .string(verdict.state.rawValue)),
      ("ready", .bool(isReady)), ("mastery", .integer(verdict.mastery)),
      ("seconds", .integer(studied.seconds)), ("selfRating", JSON(rating)),
      ("completedAt", JSON(completedAt?.iso8601)),
    ])
  }
}
