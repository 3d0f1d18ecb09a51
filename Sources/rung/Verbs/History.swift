import ArgumentParser
import SkillCore
import SkillExchange
import SkillStore

struct History: Verb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "history", abstract: say("What was recorded, newest first.", zh: "查看记录，新的在前。"),
      discussion: say(
        "Without -n and without days, the newest 20. Exit code 1 without a hit.",
        zh: "不给 -n 和日期时显示最新 20 条。没有结果时退出码为 1。"))
  }

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(say("From this day on.", zh: "从这一天起。"), valueName: "day"))
  var from: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(say("Up to this day.", zh: "到这一天为止。"), valueName: "day"))
  var to: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(say("Only this skill.", zh: "只看这项技能。"), valueName: "skill"))
  var skill: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(say("Only this tag.", zh: "只看这个标签。"), valueName: "tag"))
  var tag: String?

  @Option(
    name: .short, help: ArgumentHelp(say("How many at most.", zh: "最多多少条。"), valueName: "count"))
  var number: Int?

  @OptionGroup var options: GlobalOptions

  private static let usual = 20

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .reading)
    let limit = number ?? (from == nil && to == nil ? History.usual : nil)
    let query = try query(invocation, limit: limit)
    let skills = try skill.map(desk.recorded)
    let found =
      try skills.map { try desk.facts(of: $0, query) }
      ?? desk.store.facts(of: desk.learner, query)
    let facts = limit.map { Array(found.prefix($0)) } ?? found
    guard !facts.isEmpty else {
      return invocation.answer(
        code: .no, json: .array([]),
        text: say(
          "Nothing is recorded there. Record a session: rung log SKILL 90m\n",
          zh: "这里没有记录。补记一次学习：rung log 技能 90m\n"))
    }
    let more =
      found.count > facts.count && number == nil
      ? [
        say(
          "The newest \(facts.count); rung history -n 100 shows more.",
          zh: "只显示最新 \(facts.count) 条；rung history -n 100 可看更多。")
      ]
      : []
    return try invocation.answer(
      remarks: more, json: .array(facts.map(invocation.json)),
      text: HistoryTable(facts, desk, invocation, withSkill: true).text())
  }

  private func query(_ invocation: Invocation, limit: Int?) throws -> FactQuery {
    var query = FactQuery()
    query.from = try from.map(invocation.day)
    query.to = try to.map(invocation.day)
    if let first = query.from, let last = query.to, last < first {
      throw Refusal(
        "bad-range", .usage,
        Text("--from \(first) is after --to \(last)", zh: "--from \(first) 晚于 --to \(last)"),
        hint: Text("Exchange them.", zh: "请对调。"))
    }
    if let number, number < 1 {
      throw Refusal(
        "bad-count", .usage, Text("-n needs a number of 1 or more", zh: "-n 需要 1 或更大的整数"),
        hint: Text("For example: rung history -n 50", zh: "例如：rung history -n 50"))
    }
    query.tag = tag
    // One more than is shown tells whether there are more.
    query.limit = limit.map { $0 == Int.max ? $0 : $0 + 1 }
    return query
  }
}
