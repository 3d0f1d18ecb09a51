import ArgumentParser
import SkillCore

struct Level: Verb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "level", abstract: say("Your level, and what is missing.", zh: "当前等级，以及还缺什么。"),
      discussion: say(
        "Two answers to one rule: claimed trusts a completion, evidenced wants proof of it.",
        zh: "同一规则的两个答案：“自述”相信完成标记，“有据”要求附上证据。"))
  }

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(say("The verdict of a past day.", zh: "过去某一天的等级。"), valueName: "day"))
  var asOf: String?

  @Flag(
    name: [.long, .customLong("why")],
    help: ArgumentHelp(say("Show every item and the facts it rests on.", zh: "列出每一项及其依据的记录。")))
  var explain = false

  @Flag(help: ArgumentHelp(say("Cap what was not touched for long.", zh: "久未接触的技能降为至多 50 分。")))
  var fresh = false

  @Option(
    help: ArgumentHelp(
      say("Answer with the exit code: 0 if reached, 1 if not.", zh: "以退出码回答：达到为 0，否则为 1。"),
      valueName: "level"))
  var atLeast: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(say("What changed since a day.", zh: "自某天以来的变化。"), valueName: "day"))
  var diff: String?

  @Flag(help: ArgumentHelp(say("Everyone in this database.", zh: "数据库中的所有学习者。")))
  var all = false

  @OptionGroup var judge: PolicyOptions
  @OptionGroup var options: GlobalOptions

  /// - Throws: `Refusal` 64 for flags of which one would be passed over in silence.
  private func check() throws {
    let pairs = [
      (all && atLeast != nil, "--all", "--at-least"), (all && diff != nil, "--all", "--diff"),
      (diff != nil && atLeast != nil, "--diff", "--at-least"),
      (diff != nil && explain, "--diff", "--explain"),
      (all && explain && !options.json, "--all", "--explain"),
    ]
    guard let clash = pairs.first(where: \.0) else { return }
    throw Refusal(
      "usage", .usage,
      Text("\(clash.1) and \(clash.2) exclude each other", zh: "\(clash.1) 与 \(clash.2) 不能同时使用"),
      hint: Text("Ask for one after the other.", zh: "请分两次查询。"))
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    try check()
    let desk = try invocation.desk(for: .reading)
    let day = try asOf.map { try past($0, invocation) }
    if let since = try diff.map({ try past($0, invocation) }) {
      return try difference(since, day, desk, invocation)
    }
    if all { return try matrix(day, desk, invocation) }
    let verdict = try verdict(desk, day, invocation)
    let asked = try atLeast.map { try LevelName.resolve($0, in: verdict.roadmap) }
    let isReached =
      asked.map { verdict.assessment(judge.policy(invocation)).hasReached($0.id) } ?? true
    // Replaying every day reads single sessions, as these two do anyway.
    let reached = explain || day != nil ? try Reached(desk, verdict) : nil
    return try invocation.answer(
      code: isReached ? .done : .no,
      json: verdict.json(today: invocation.context.today, explained: explain, reached: reached),
      text: VerdictText(verdict: verdict, invocation: invocation).text()
        + (reached?.text(current: verdict.roadmap.version) ?? "")
        + (explain
          ? try ExplanationText(
            verdict: verdict, policy: judge.policy(invocation), desk: desk, invocation: invocation
          ).text() : ""))
  }

  private func verdict(
    _ desk: Desk, of learner: Learner? = nil, _ day: LocalDay?, _ invocation: Invocation
  ) throws -> Verdict {
    try desk.verdict(
      of: learner, asOf: day, freshOn: fresh ? day ?? invocation.context.today : nil,
      inFull: explain)
  }

  private func matrix(
    _ day: LocalDay?, _ desk: Desk, _ invocation: Invocation
  ) throws -> Answer {
    let learners = try desk.store.learners()
    let verdicts = try learners.map { try verdict(desk, of: $0, day, invocation) }
    let matrix = Matrix(
      verdicts: verdicts, policy: judge.policy(invocation), invocation: invocation)
    return invocation.answer(
      remarks: [say("As CSV: rung export csv levels", zh: "导出 CSV：rung export csv levels")],
      json: matrix.json(explained: explain), text: matrix.text())
  }

  private func difference(
    _ since: LocalDay, _ day: LocalDay?, _ desk: Desk, _ invocation: Invocation
  ) throws -> Answer {
    guard since <= day ?? invocation.context.today else {
      throw Refusal(
        "bad-range", .usage,
        Text("--diff \(since) is after --as-of", zh: "--diff \(since) 晚于 --as-of"),
        hint: Text("Exchange them.", zh: "请对调。"))
    }
    let difference = Difference(
      from: try desk.verdict(asOf: since, freshOn: fresh ? since : nil),
      to: try verdict(desk, day, invocation), policy: judge.policy(invocation),
      invocation: invocation)
    return invocation.answer(json: difference.json(), text: difference.text())
  }

  /// - Throws: `Refusal` 64 for a day to come.
  private func past(_ phrase: String, _ invocation: Invocation) throws -> LocalDay {
    let day = try invocation.day(phrase)
    guard day <= invocation.context.today else {
      throw Refusal(
        "future", .usage, Text("\(day) lies in the future", zh: "\(day) 在将来"),
        hint: Text("Ask for today or a day before it.", zh: "请给出今天或更早的日期。"))
    }
    return day
  }
}

/// Which of the two answers a question is judged by.
struct PolicyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say("Judge by what is claimed or evidenced.", zh: "按“自述”（claimed）或“有据”（evidenced）评定。"),
      valueName: "claimed|evidenced"))
  var policy: Policy?

  /// The flag, else `config.json`, else claimed.
  func policy(_ invocation: Invocation) -> Policy {
    policy ?? invocation.context.preferences.policy ?? .claimed
  }
}

extension Policy: ExpressibleByArgument {}
