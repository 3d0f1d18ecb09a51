import ArgumentParser
import SkillCore
import SkillStore

struct Start: Verb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: say(
        "Start the timer; one that runs is stopped first.", zh: "开始计时；已在计时的先停下。"))
  }

  @Argument(help: ArgumentHelp(say("The skill.", zh: "技能。")))
  var skill: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(say("When it began.", zh: "开始时间。"), valueName: "time"))
  var at: String?

  @OptionGroup var remark: RemarkOptions
  @OptionGroup var overlap: OverlapOptions
  @OptionGroup var options: GlobalOptions

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .writing)
    let item = try desk.item(skill)
    let time = try invocation.time(at)
    let timer = Fact(
      id: invocation.context.newID(), skill: item.slug, at: time.moment, kind: .timer,
      note: try remark.note(invocation), tags: try remark.tags())
    let started = try desk.store.start(
      timer, of: desk.learner, overlap: try overlap.rule(), moment: invocation.moment,
      invocation.command)
    let stopped = started.stopped.map { SessionAnswer($0, item, desk, invocation) }
    var remarks = time.notices + (try stopped?.remarks() ?? [])
    if let other = started.overlaps.first {
      let id = try desk.store.shortID(other.id)
      let name = other.skill.map { "\($0)" } ?? ""
      remarks.append(
        say(
          "At that time \(name) was being studied already [\(id)].",
          zh: "那个时间已有 \(name) 的学习记录 [\(id)]。"))
    }
    return try invocation.answer(
      remarks: remarks,
      json: .object([
        ("timer", invocation.json(timer)), ("stopped", stopped.map { $0.json() } ?? .null),
      ]),
      text: (stopped?.line(Text("Stopped", zh: "已停止")) ?? "") + line(timer, invocation))
  }

  private func line(_ timer: Fact, _ invocation: Invocation) -> String {
    let name = invocation.style(.bold, timer.skill.map { "\($0)" } ?? "")
    let when = invocation.momentText(timer.at)
    return say("Started \(name), \(when)\n", zh: "开始 \(name)，\(when)\n")
  }
}
