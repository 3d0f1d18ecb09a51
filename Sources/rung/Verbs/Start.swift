import ArgumentParser
import SkillCore
import SkillStore

struct Start: Verb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "start",
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
    let rule = try overlap.rule()
    return try TimerStart(timer, time, isNow: at == nil, desk, invocation).answer(rule)
  }
}
