import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct Show: Verb {
  static var name: String { "show" }
  static var form: Form {
    Form(
      Text(
        "Show a skill: progress, history, resources, the article's remarks.",
        zh: "查看一项技能：进度、记录、资源与文章的说明。"),
      words: [
        Word(.skill, Text("The skill.", zh: "技能。"))
      ],
      examples: [
        Text(same: "rung show asyncio")
      ])
  }

  let skill: String
  let options: GlobalOptions

  init(_ line: Line) {
    skill = line.word(0) ?? ""
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .reading)
    let skills = try desk.recorded(skill)
    let verdict = try desk.verdict()
    var query = FactQuery()
    query.limit = Show.shownFacts + 1
    let found = try desk.facts(of: skills, query)
    let facts = Array(found.prefix(Show.shownFacts))
    let slug = skills.first.map { "\($0)" } ?? ""
    let older =
      found.count == facts.count
      ? []
      : [
        say(
          "For more: rung history --skill \(slug) -n 100",
          zh: "还有更早的记录：rung history --skill \(slug) -n 100")
      ]
    guard let row = SkillRow.all(verdict).first(where: { $0.item.slug == skills.first }) else {
      return try retired(slug, facts, older, desk, invocation)
    }
    return try invocation.answer(
      remarks: older,
      json: json(row, facts, verdict, invocation), text: text(row, facts, verdict, desk, invocation)
    )
  }

  private static let shownFacts = 20

  /// The record of a skill that the roadmap no longer has.
  private func retired(
    _ slug: String, _ facts: [Fact], _ remarks: [String], _ desk: Desk, _ invocation: Invocation
  ) throws -> Answer {
    try invocation.answer(
      remarks: remarks,
      json: .object([
        ("slug", .string(slug)), ("counts", .bool(false)),
        ("facts", .array(facts.map(invocation.json))),
      ]),
      text: invocation.style(.bold, slug)
        + say(
          "  does not count on this roadmap; its records are kept.\n\n",
          zh: "  在这张路线图里不再计入；已有的记录都在。\n\n")
        + HistoryTable(facts, desk, invocation, withSkill: false).text())
  }

  private func json(
    _ row: SkillRow, _ facts: [Fact], _ verdict: Verdict, _ invocation: Invocation
  ) -> JSON {
    let item = row.item
    let evidenced = verdict.evidenced.itemVerdicts()[item.slug]?.mastery
    guard case .object(var members) = row.json() else { return .null }
    members += [
      ("masteryEvidenced", JSON(evidenced)),
      ("prerequisites", JSON(item.prerequisites.map { "\($0.name)" })),
      (
        "resources",
        .array(
          item.resources.map {
            .object([
              ("title", .object([("en", .string($0.title.en)), ("zh", .string($0.title.zh))])),
              ("url", JSON($0.url)),
            ])
          })
      ),
      (
        "remark",
        item.remark.map { .object([("en", .string($0.en)), ("zh", .string($0.zh))]) } ?? .null
      ),
      ("facts", .array(facts.map(invocation.json))),
    ]
    return .object(members)
  }

  private func text(
    _ row: SkillRow, _ facts: [Fact], _ verdict: Verdict, _ desk: Desk, _ invocation: Invocation
  ) throws -> String {
    let item = row.item
    var lines = [invocation.style(.bold, item.label.said) + "  \(item.slug)"]
    let place = verdict.roadmap.stages.first { $0.number == item.stage }
    let stage = place.map { say("stage \($0.number), ", zh: "阶段 \($0.number)，") } ?? ""
    let capability =
      verdict.roadmap.capabilities.first { $0.id == item.capability }?.label.said ?? ""
    let group = item.group.map { say(", one of @\($0)", zh: "，属于 @\($0)") } ?? ""
    lines.append(
      "\(starText(item.stars))  \(stage)\(capability)\(group)")
    let evidenced = verdict.evidenced.itemVerdicts()[item.slug]?.mastery ?? 0
    let opinion = row.rating.map { say(", self-rated \($0)/5", zh: "，自评 \($0)/5") } ?? ""
    lines.append(
      say(
        "\(row.verdict.state.label.en); mastery \(row.verdict.mastery) claimed, \(evidenced) evidenced\(opinion)",
        zh: "\(row.verdict.state.label.zh)；掌握度：自述 \(row.verdict.mastery)，有据 \(evidenced)\(opinion)")
    )
    let why = row.verdict.explanation
    if row.verdict.mastery > 0 || !row.verdict.isApplicable { lines.append(why) }
    if !item.isHabit {
      let target = invocation.durationText(StudyTime(minutes: item.target))
      let studied = invocation.durationText(row.studied)
      lines.append(say("studied \(studied) of \(target)", zh: "已学 \(studied)，目标 \(target)"))
    }
    if !item.prerequisites.isEmpty {
      let names = item.prerequisites.map(\.name).joined(separator: ", ")
      let ready = row.isReady ? say("met", zh: "已满足") : say("not met yet", zh: "尚未满足")
      lines.append(say("first: \(names) (\(ready))", zh: "先修：\(names)（\(ready)）"))
    }
    if let remark = item.remark { lines += ["", remark.said] }
    if !item.resources.isEmpty {
      lines += ["", say("Resources", zh: "资源")]
      lines += item.resources.map {
        "  " + [$0.title.said, $0.url].compactMap { $0 }.joined(separator: "  ")
      }
    }
    let history =
      facts.isEmpty
      ? "" : try "\n" + HistoryTable(facts, desk, invocation, withSkill: false).text()
    return lines.joined(separator: "\n") + "\n" + history
  }
}

extension Roadmap.Prerequisite {
  /// `docker`, `@orm`, `@web-framework:2`
  var name: String {
    switch self {
    case .item(let slug): "\(slug)"
    case .group(let slug, let count): "@\(slug)" + (count.map { ":\($0)" } ?? "")
    }
  }
}
