import ArgumentParser
import SkillCore

struct Delete: Verb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "delete", abstract: say("Take one recorded fact back.", zh: "撤回一条记录。"),
      discussion: say(
        "ID is the end of a fact's id, as history shows it, or @1 for the session that started last.",
        zh: "编号是 history 中显示的 id 末尾几位；@1 表示最近开始的一次学习。"))
  }

  @Argument(help: ArgumentHelp(say("Which one.", zh: "哪一条。")))
  var id: String

  @OptionGroup var options: GlobalOptions

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .writing)
    let (fact, notices) = try desk.fact(id)
    let isGone = try desk.store.delete(fact.id, invocation.command)
    let short = try desk.store.shortID(fact.id)
    let what = fact.kind.label.said
    let skill = fact.skill.map { " \($0)" } ?? ""
    let when = invocation.momentText(fact.at)
    return invocation.answer(
      remarks: notices + (isGone ? [say("rung undo brings it back.", zh: "rung undo 可以恢复。")] : []),
      json: .object([("changed", .bool(isGone)), ("deleted", invocation.json(fact))]),
      text: isGone
        ? say(
          "Deleted [\(short)]: \(what)\(skill), \(when)\n",
          zh: "已删除 [\(short)]：\(what)\(skill)，\(when)\n")
        : say("[\(short)] was deleted already: nothing changed\n", zh: "[\(short)] 早已删除：没有变化\n"))
  }
}
