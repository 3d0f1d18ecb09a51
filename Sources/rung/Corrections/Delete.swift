import Arguments
import SkillCore

struct Delete: Verb {
  static var name: String { "delete" }
  static var form: Form {
    Form(
      Text("Delete records.", zh: "撤回记录。"), effect: .records,
      more: Text(
        "ID is the end of a fact's id, as history shows it, or @1 for the session that started last.",
        zh: "编号是 history 中显示的 id 末尾几位；@1 表示最近开始的一次学习。"),
      words: [
        Word(.id, Text("Which ones.", zh: "哪几条。"), .some)
      ],
      examples: [
        Text(same: "rung delete @1"),
        Text(same: "rung delete @1 @2"),
      ])
  }

  let ids: [String]
  let options: GlobalOptions

  init(_ line: Line) {
    ids = line.words
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .writing, telling: true)
    let found = try ids.map { try desk.fact($0) }
    let gone = try desk.store.delete(found.map(\.fact.id), invocation.command)
    var seen: Set<FactID> = []
    let facts = found.map(\.fact).filter { seen.insert($0.id).inserted }
    let one = facts.count == 1 ? facts.first : nil
    return try invocation.answer(
      remarks: found.flatMap(\.notices)
        + (gone.isEmpty ? [] : [say("rung undo brings it back.", zh: "rung undo 可以恢复。")]),
      json: .object([
        ("changed", .bool(!gone.isEmpty)),
        ("deleted", one.map(invocation.json) ?? .array(facts.map(invocation.json))),
      ]),
      text: facts.map { try line($0, isGone: gone.contains($0.id), desk, invocation) }.joined())
  }

  private func line(
    _ fact: Fact, isGone: Bool, _ desk: Desk, _ invocation: Invocation
  ) throws -> String {
    let short = try desk.store.shortID(fact.id)
    let what = fact.kind.label.said
    let skill = fact.skill.map { " \($0)" } ?? ""
    let when = invocation.whenText(fact)
    return isGone
      ? say(
        "Deleted [\(short)]: \(what)\(skill), \(when)\n",
        zh: "已删除 [\(short)]：\(what)\(skill)，\(when)\n")
      : say("[\(short)] was deleted already: nothing changed\n", zh: "[\(short)] 早已删除：没有变化\n")
  }
}
