import Arguments
import SkillCore

struct Level: Verb {
  static var name: String { "level" }
  static var form: Form {
    Form(
      Text("Your level, and what is missing.", zh: "当前等级，以及还缺什么。"),
      more: Text(
        "Judged by two policies: claimed trusts a completion, evidenced needs proof of it.",
        zh: "同一规则的两个答案：“自述”相信完成标记，“有据”要求附上证据。"),
      words: [
        Word(.level, Text("The same as --at-least.", zh: "与 --at-least 相同。"), .optional)
      ],
      options: [
        .value("--as-of", kind: .day, help: Text("The verdict of a past day.", zh: "过去某一天的等级。")),
        .flag(
          "--explain", "--why",
          help: Text("Show every item with its facts.", zh: "列出每一项及其依据的记录。")),
        .flag("--fresh", help: Text("Cap what was not studied for long.", zh: "久未接触的技能降为至多 50 分。")),
        .value(
          "--at-least", kind: .level,
          help: Text(
            "Answer with the exit code: 0 if reached, 1 if not.", zh: "以退出码回答：达到为 0，否则为 1。")),
        .value("--diff", kind: .day, help: Text("Show what changed since a day.", zh: "自某天以来的变化。")),
        .flag("--all", help: Text("Show all learners in this database.", zh: "数据库中的所有学习者。")),
      ] + PolicyOptions.form,
      examples: [
        Text(same: "rung level"),
        Text(same: "rung level --explain"),
        Text(same: "rung level --at-least junior"),
      ])
  }

  let asOf: String?
  let explain: Bool
  let fresh: Bool
  let atLeast: String?
  let diff: String?
  let all: Bool
  let judge: PolicyOptions
  let options: GlobalOptions

  init(_ line: Line) throws {
    asOf = line["--as-of"]
    explain = line.has("--explain")
    fresh = line.has("--fresh")
    guard line.word(0) == nil || line["--at-least"] == nil else {
      throw Refusal(
        "usage", .usage, Text("two levels given", zh: "给出了两个等级"),
        hint: Text("Name one: rung level LEVEL", zh: "请只给一个：rung level 等级"))
    }
    atLeast = line.word(0) ?? line["--at-least"]
    diff = line["--diff"]
    all = line.has("--all")
    judge = PolicyOptions(line)
    options = GlobalOptions(line)
  }

  /// - Throws: `Refusal` 64 for flags that exclude each other.
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
      hint: Text("Use one of them.", zh: "请分两次查询。"))
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
    let reached = explain || day != nil ? try Reached(desk, verdict) : nil
    return try invocation.answer(
      remarks: day == nil ? try later(desk, invocation) : [], code: isReached ? .done : .no,
      json: verdict.json(today: invocation.context.today, explained: explain, reached: reached),
      text: VerdictText(verdict: verdict, invocation: invocation).text()
        + (reached?.text(current: verdict.roadmap.version) ?? "")
        + (explain
          ? try ExplanationText(
            verdict: verdict, policy: judge.policy(invocation), desk: desk, invocation: invocation
          ).text() : ""))
  }

  /// Facts of future days count today, but not with `--as-of today`.
  private func later(_ desk: Desk, _ invocation: Invocation) throws -> [String] {
    let count = try desk.store.facts(of: desk.learner, laterThan: invocation.context.today)
    guard count > 0 else { return [] }
    return [
      say(
        "Facts after today: \(count). They count here; without them: rung level --as-of today",
        zh: "今天之后的记录：\(count) 条。这里会计入；不计入它们：rung level --as-of today")
    ]
  }

  private func verdict(
    _ desk: Desk, of learner: Learner? = nil, _ day: LocalDay?, _ invocation: Invocation
  ) throws -> Verdict {
    try desk.verdict(
      of: learner, asOf: day, freshOn: fresh ? day ?? invocation.context.today : nil,
      citing: explain, inNumbers: true)
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
        hint: Text("Swap them.", zh: "请对调。"))
    }
    let difference = Difference(
      from: try desk.verdict(asOf: since, freshOn: fresh ? since : nil),
      to: try verdict(desk, day, invocation), policy: judge.policy(invocation),
      invocation: invocation)
    return invocation.answer(json: difference.json(), text: difference.text())
  }

  /// - Throws: `Refusal` 64 for a future day.
  private func past(_ phrase: String, _ invocation: Invocation) throws -> LocalDay {
    let (day, notices) = try invocation.lastDay(phrase)
    if !invocation.options.quiet { notices.forEach(invocation.context.warn) }
    guard day <= invocation.context.today else {
      throw Refusal(
        "future", .usage, Text("\(day) is in the future", zh: "\(day) 在将来"),
        hint: Text("Give today or an earlier day.", zh: "请给出今天或更早的日期。"))
    }
    return day
  }
}

/// The policy to judge by.
struct PolicyOptions {
  static var form: [Option] {
    [
      .value(
        "--policy", kind: .choice,
        help: Text(
          "Judge by policy claimed or evidenced.", zh: "按“自述”（claimed）或“有据”（evidenced）评定。"),
        choices: Policy.allCases.map(\.rawValue))
    ]
  }

  let policy: Policy?

  init(_ line: Line) {
    policy = line["--policy"].flatMap(Policy.init(rawValue:))
  }

  /// The flag, else `config.json`, else claimed.
  func policy(_ invocation: Invocation) -> Policy {
    policy ?? invocation.context.preferences.policy ?? .claimed
  }
}
