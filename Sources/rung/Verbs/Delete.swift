import ArgumentParser
import SkillCore

struct Delete: Verb {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: say("Take one recorded fact back.", zh: "撤回一条记录。"),
      discussion: say(
        "ID is the end of a fact's id, as history shows it, or @1 for the session that started last.",
        zh: "编号是 history 中显示的 id 末尾几位；@1 表示最近开始的一次学习。"))
  }

  @Argument(help: ArgumentHelp(say("Which one.", zh: "哪一条。")))
  var id: String

  @OptionGroup var options: GlobalOptions

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .writing)
    let fact = try desk.fact(id)
    let isGone = try desk.store.delete(fact.id, invocation.command)
    let short = try desk.store.shortID(fact.id)
    let what = fact.kind.label.said
    let skill = fact.skill.map { " \($0)" } ?? ""
    let when = invocation.momentText(fact.at)
    return invocation.answer(
      remarks: isGone ? [say("rung undo brings it back.", zh: "rung undo 可以恢复。")] : [],
      json: .object([("changed", .bool(isGone)), ("deleted", invocation.json(fact))]),
      text: isGone
        ? say(
          "Deleted [\(short)]: \(what)\(skill), \(when)\n",
          zh: "已删除 [\(short)]：\(what)\(skill)，\(when)\n")
        : say("[\(short)] was deleted already: nothing changed\n", zh: "[\(short)] 早已删除：没有变化\n"))
  }
}

extension Desk {
  /// The fact that an id's end, or `@1`, names. Facts of other learners are out of reach.
  func fact(_ name: String) throws -> Fact {
    if name.hasPrefix("@") {
      guard let number = Int(name.dropFirst()),
        let fact = try store.session(number: number, of: learner)
      else {
        throw Refusal(
          "unknown-fact", .usage, Text("there is no session \(name)", zh: "没有 \(name) 这次学习"),
          hint: Text(
            "@1 is the one that started last; see rung history", zh: "@1 是最近开始的一次；参见 rung history"))
      }
      return fact
    }
    let found = try store.fact(idEnding: name)
    guard found.learner.id == learner.id else {
      throw Refusal(
        "other-learner", .usage,
        Text(
          "[\(name)] belongs to \(found.learner.name)", zh: "[\(name)] 属于 \(found.learner.name)"),
        hint: Text(
          "Say so: rung --learner \(found.learner.name) ...",
          zh: "请指明：rung --learner \(found.learner.name) ..."))
    }
    return found.fact
  }
}
