import ArgumentParser
import SkillCore
import SkillExchange
import SkillStore

struct Show: Verb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show",
      abstract: say(
        "One skill: progress, history, resources, the article's remarks.",
        zh: "查看一项技能：进度、记录、资源与文章的说明。"))
  }

  @Argument(help: ArgumentHelp(say("The skill.", zh: "技能。")))
  var skill: String

  @OptionGroup var options: GlobalOptions

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .reading)
    let item = try desk.item(skill)
    let verdict = try desk.verdict()
    guard let row = SkillRow.all(verdict).first(where: { $0.item.slug == item.slug }) else {
      throw Refusal(
        "not-counted", .usage,
        Text("\(item.slug) does not count any more", zh: "\(item.slug) 已不再计入"))
    }
    let found = try history(of: item.slug, verdict.roadmap, desk)
    let facts = Array(found.prefix(Show.shownFacts))
    let older =
      found.count == facts.count
      ? []
      : [
        say(
          "There is more: rung history --skill \(item.slug) -n 100",
          zh: "还有更早的记录：rung history --skill \(item.slug) -n 100")
      ]
    return try invocation.answer(
      remarks: older,
      json: json(row, facts, verdict, invocation), text: text(row, facts, verdict, desk, invocation)
    )
  }

  private static let shownFacts = 20

  /// Its newest facts, and those of the skills that it replaces, newest first; one more than are shown.
  private func history(of slug: Slug, _ roadmap: Roadmap, _ desk: Desk) throws -> [Fact] {
    let replaced = roadmap.replacements().filter { $0.value == slug }.keys
    let facts = try ([slug] + replaced).flatMap { slug in
      var query = FactQuery()
      query.skill = slug
      query.limit = Show.shownFacts + 1
      return try desk.store.facts(of: desk.learner, query)
    }.sorted { ($1.at.instant, $1.id) < ($0.at.instant, $0.id) }
    return Array(facts.prefix(Show.shownFacts + 1))
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
      "\(String(repeating: "★", count: item.stars))  \(stage)\(capability)\(group)")
    let evidenced = verdict.evidenced.itemVerdicts()[item.slug]?.mastery ?? 0
    let opinion = row.rating.map { say(", self-rated \($0)/5", zh: "，自评 \($0)/5") } ?? ""
    lines.append(
      say(
        "\(row.verdict.state.label.en); mastery \(row.verdict.mastery) claimed, \(evidenced) evidenced\(opinion)",
        zh: "\(row.verdict.state.label.zh)；掌握度：自述 \(row.verdict.mastery)，有据 \(evidenced)\(opinion)")
    )
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
