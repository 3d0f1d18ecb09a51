import Arguments
import SkillCore
import SkillStore

struct Resume: Verb {
  static var name: String { "resume" }
  static var form: Form {
    Form(
      Text(
        "Start the timer on the skill studied last, with its tags.", zh: "接着上次学习的技能和标签开始计时。"),
      effect: .records,
      options: [
        .value("--at", kind: .time, help: Text("When it began.", zh: "开始时间。")),
        .value(
          "--note", "-n", kind: .text,
          help: Text("A remark; - reads standard input.", zh: "备注；- 表示从标准输入读取。")),
      ] + OverlapOptions.form,
      examples: [
        Text(same: "rung resume"),
        Text("rung resume --at '10 minutes ago'", zh: "rung resume --at '10分钟前'"),
      ])
  }

  let at: String?
  let note: String?
  let overlap: OverlapOptions
  let options: GlobalOptions

  init(_ line: Line) {
    at = line["--at"]
    note = line["--note"]
    overlap = OverlapOptions(line)
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .writing)
    guard let last = try desk.store.session(number: 1, of: desk.learner) else {
      throw Refusal(
        "nothing-to-resume", .usage, Text("no session is recorded yet", zh: "还没有学习记录可以接着来"),
        hint: Text("Start one: rung start SKILL", zh: "开始计时：rung start 技能"))
    }
    if let timer = try desk.store.timer(of: desk.learner), timer.skill == last.skill,
      timer.tags == last.tags
    {
      return running(timer, invocation)
    }
    let time = try invocation.time(at)
    let timer = Fact(
      id: invocation.context.newID(), skill: last.skill, at: time.moment, kind: .timer,
      note: try TextArgument.note(note, invocation.context), tags: last.tags)
    let rule = try overlap.rule()
    return try TimerStart(timer, time, isNow: at == nil, desk, invocation).answer(rule)
  }

  private func running(_ timer: Fact, _ invocation: Invocation) -> Answer {
    let name = invocation.style(.bold, timer.skill.map { "\($0)" } ?? "")
    let since = invocation.momentText(timer.at)
    return invocation.answer(
      json: .object([("timer", invocation.json(timer)), ("stopped", .null)]),
      text: say(
        "\(name) runs already, since \(since): nothing changed\n",
        zh: "\(name) 已在计时（\(since) 开始）：没有变化\n"))
  }
}
