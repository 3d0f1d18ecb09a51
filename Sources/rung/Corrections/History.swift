import Arguments
import SkillCore
import SkillExchange
import SkillStore

struct History: Verb {
  static var name: String { "history" }
  static var form: Form {
    Form(
      Text("What was recorded, newest first.", zh: "查看记录，新的在前。"),
      more: Text(
        "The newest 20, unless -n or days are given. Exit code 1 without a hit.",
        zh: "不给 -n 和日期时显示最新 20 条。没有结果时退出码为 1。"),
      usage: [
        Text("rung history [PERIOD]", zh: "rung history [时段]")
      ],
      words: [
        Word(
          .period,
          Text(
            "A period: yesterday, last week, october, 2026-W48.", zh: "哪些日子：昨天、上周、10月、2026-W48。"),
          .many)
      ],
      options: [
        .value("--from", kind: .day, help: Text("From this day on.", zh: "从这一天起。")),
        .value("--to", kind: .day, help: Text("Up to this day.", zh: "到这一天为止。")),
        .value("--skill", kind: .skill, help: Text("Only this skill.", zh: "只看这项技能。")),
        .value("--tag", kind: .tag, help: Text("Only this tag.", zh: "只看这个标签。")),
        .value("-n", kind: .count, help: Text("How many to show.", zh: "最多多少条。")),
      ],
      examples: [
        Text(same: "rung history"),
        Text("rung history last week", zh: "rung history 上周"),
        Text(same: "rung history --skill asyncio -n 50"),
        Text(
          "rung history --from 'last monday' --tag deep", zh: "rung history --from 上周一 --tag 深入"),
      ])
  }

  let words: [String]
  let from: String?
  let to: String?
  let skill: String?
  let tag: String?
  let number: Int?
  let options: GlobalOptions

  init(_ line: Line) {
    words = line.words
    from = line["--from"]
    to = line["--to"]
    skill = line["--skill"]
    tag = line["--tag"]
    number = line.number("-n")
    options = GlobalOptions(line)
  }

  private static let usual = 20

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .reading)
    let limit = number ?? (from == nil && to == nil && words.isEmpty ? History.usual : nil)
    var query = try query(invocation, limit: limit)
    query.tag = try tag.map { try desk.store.tag(meaning: $0, of: desk.learner) }
    let skills = try skill.map(desk.recorded)
    let found =
      try skills.map { try desk.facts(of: $0, query) }
      ?? desk.store.facts(of: desk.learner, query)
    let facts = limit.map { Array(found.prefix($0)) } ?? found
    guard !facts.isEmpty else {
      return invocation.answer(
        code: .no, json: .array([]),
        text: say(
          "No records found. Record a session: rung log SKILL 90m\n",
          zh: "这里没有记录。补记一次学习：rung log 技能 90m\n"))
    }
    let more =
      found.count > facts.count && number == nil
      ? [
        say(
          "These are the newest \(facts.count); for more: rung history -n 100",
          zh: "只显示最新 \(facts.count) 条；rung history -n 100 可看更多。")
      ]
      : []
    return try invocation.answer(
      remarks: more, json: .array(facts.map(invocation.json)),
      text: HistoryTable(facts, desk, invocation, withSkill: true).text())
  }

  private func query(_ invocation: Invocation, limit: Int?) throws -> FactQuery {
    var query = FactQuery()
    if !words.isEmpty, from != nil || to != nil {
      throw Refusal(
        "usage", .usage,
        Text("--from and --to exclude a period", zh: "--from、--to 不能与时段同时使用"),
        hint: Text("Give either days or a period.", zh: "请只给日期，或只给时段。"))
    }
    let days =
      try words.isEmpty
      ? invocation.days(from: from, to: to) : invocation.period(words.joined(separator: " "))
    (query.from, query.to) = (days.from, days.to)
    if let number, number < 1 {
      throw Refusal(
        "bad-count", .usage, Text("-n needs a number of 1 or more", zh: "-n 需要 1 或更大的整数"),
        hint: Text("For example: rung history -n 50", zh: "例如：rung history -n 50"))
    }
    // One more than is shown, to know whether there are more.
    query.limit = limit.map { $0 == Int.max ? $0 : $0 + 1 }
    return query
  }
}
