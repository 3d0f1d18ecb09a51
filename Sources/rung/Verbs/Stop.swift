import ArgumentParser
import SkillCore
import SkillStore

struct Stop: Verb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "stop",
      abstract: say("Stop the timer and record the session.", zh: "停止计时并记下这次学习。"),
      discussion: say(
        "A timer that ran for more than 12 hours is asked about, unless --at says when it ended.",
        zh: "计时超过 12 小时会先询问；用 --at 给出结束时间则不问。"))
  }

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(say("When it ended.", zh: "结束时间。"), valueName: "time"))
  var at: String?

  @OptionGroup var remark: RemarkOptions
  @OptionGroup var overlap: OverlapOptions
  @OptionGroup var options: GlobalOptions

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .writing)
    let time: SaidTime
    switch at == nil ? try LongTimer.choice(desk, invocation) : nil {
    case .discard: return try Cancel.cancel(desk, invocation)
    case .stop(let end): time = end
    case .keep, nil: time = try invocation.time(at)
    }
    let logged = try desk.store.stop(
      of: desk.learner, at: time.moment, note: try remark.note(invocation),
      tags: try remark.tags(), overlap: try overlap.rule(), moment: invocation.moment,
      invocation.command)
    guard let logged else { throw SessionAnswer.nothingLeft }
    return try SessionAnswer(logged, nil, desk, invocation).answer(
      Text("Stopped", zh: "已停止"), notices: time.notices)
  }
}

struct Cancel: Verb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "cancel", abstract: say("Throw the running timer away.", zh: "放弃正在进行的计时。"))
  }

  @OptionGroup var options: GlobalOptions

  func answer(_ invocation: Invocation) throws -> Answer {
    try Cancel.cancel(try invocation.desk(for: .writing), invocation)
  }

  static func cancel(_ desk: Desk, _ invocation: Invocation) throws -> Answer {
    let timer = try desk.store.cancelTimer(of: desk.learner, invocation.command)
    let skill = timer.skill.map { "\($0)" } ?? ""
    let since = invocation.momentText(timer.at)
    return invocation.answer(
      remarks: [say("rung undo brings it back.", zh: "rung undo 可以恢复。")],
      json: .object([("cancelled", invocation.json(timer))]),
      text: say(
        "Cancelled \(skill), begun \(since)\n", zh: "已放弃 \(skill)，\(since) 开始\n"))
  }
}
