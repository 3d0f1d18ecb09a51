import ArgumentParser
import SkillCore

struct AddNote: Verb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "note",
      abstract: say("Write a remark down, about a skill or alone.", zh: "写一条笔记，可以关于某项技能。"),
      usage: """
        rung note TEXT
               rung note SKILL TEXT
        """,
      discussion: say(
        "A text of - reads standard input. A text that begins with a dash goes after --.",
        zh: "文字写作 - 表示从标准输入读取；以短横开头的文字请放在 -- 之后。"))
  }

  @Argument(
    help: ArgumentHelp(
      say("The text; with two words given, the skill.", zh: "文字；给出两个参数时，第一个是技能。"),
      valueName: "text"))
  var first: String

  @Argument(help: ArgumentHelp(say("The text.", zh: "文字。"), valueName: "text"))
  var second: String?

  @OptionGroup var options: GlobalOptions

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .writing)
    let item = try second == nil ? nil : desk.item(first)
    let text = try TextArgument.read(
      second ?? first, as: TextArgument.note, invocation.context)
    let note = Fact(
      id: invocation.context.newID(), skill: item?.slug, at: invocation.nowMoment,
      kind: .note(about: nil), note: text)
    try desk.store.addNote(note, of: desk.learner, invocation.command)
    let id = invocation.style(.dim, "  [\(try desk.store.shortID(note.id))]")
    let about = item.map { say(" about \($0.slug)", zh: "(\($0.slug))") } ?? ""
    return invocation.answer(
      json: .object([("note", invocation.json(note))]),
      text: say("Noted\(about)\(id)\n", zh: "已记下笔记\(about)\(id)\n"))
  }
}
