import ArgumentParser
import SkillCore

struct AddEvidence: Verb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "evidence",
      abstract: say("Add proof to a skill: a link or a text.", zh: "为技能添加证据：链接或文字。"))
  }

  @Argument(help: ArgumentHelp(say("The skill.", zh: "技能。")))
  var skill: String

  @Argument(
    help: ArgumentHelp(
      say(
        "A link, or a text given as evidence; - reads standard input.",
        zh: "链接，或作为证据的文字；- 表示从标准输入读取。"),
      valueName: "link-or-text"))
  var proof: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(say("When it came to be.", zh: "证据的时间。"), valueName: "time"))
  var at: String?

  @OptionGroup var options: GlobalOptions

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .writing)
    let item = try desk.item(skill)
    guard !item.isHabit else { throw HabitRefusal.cannotBeDone(item) }
    let time = try invocation.time(at)
    let text = try TextArgument.read(proof, as: TextArgument.evidence, invocation.context)
    let evidence = Fact(
      id: invocation.context.newID(), skill: item.slug, at: time.moment, kind: .evidence(text))
    let isNew = try desk.store.addEvidence(evidence, of: desk.learner, invocation.command)
    let name = invocation.style(.bold, "\(item.slug)")
    let id = isNew ? invocation.style(.dim, "  [\(try desk.store.shortID(evidence.id))]") : ""
    return invocation.answer(
      remarks: time.notices,
      json: .object([
        ("changed", .bool(isNew)), ("evidence", isNew ? invocation.json(evidence) : .null),
      ]),
      text: isNew
        ? say("Evidence for \(name) recorded\(id)\n", zh: "已为 \(name) 记录证据\(id)\n")
        : say(
          "\(name) has that evidence already: nothing changed\n", zh: "\(name) 已有这条证据：没有变化\n"))
  }
}
