import Arguments
import SkillCore

struct Reopen: Verb {
  static var name: String { "reopen" }
  static var form: Form {
    Form(
      Text("Take back a completion, for all days.", zh: "撤回“已完成”，对所有日期生效。"), effect: .records,
      words: [
        Word(.skill, Text("The skill.", zh: "技能。"))
      ],
      examples: [
        Text(same: "rung reopen decorators")
      ])
  }

  let skill: String
  let options: GlobalOptions

  init(_ line: Line) {
    skill = line.word(0) ?? ""
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .writing, telling: true)
    let item = try desk.item(skill)
    let voided = try desk.store.reopen(item.slug, of: desk.learner, invocation.command)
    let name = invocation.style(.bold, "\(item.slug)")
    return invocation.answer(
      json: .object([
        ("skill", .string("\(item.slug)")), ("changed", .bool(!voided.isEmpty)),
        ("voided", .array(voided.map { .string("\($0.id)") })),
      ]),
      text: voided.isEmpty
        ? say("\(name) was not done: nothing changed\n", zh: "\(name) 本来就未完成：没有变化\n")
        : say("Reopened \(name): it is no longer done\n", zh: "已重新打开 \(name)：不再算完成\n"))
  }
}
