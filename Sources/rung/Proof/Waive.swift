import Arguments
import SkillCore
import SkillStore

struct Waive: Verb {
  static var name: String { "waive" }
  static var form: Form {
    Form(
      Text(
        "Record a skill that you had before, and why; it counts as completed.",
        zh: "声明早已掌握并说明缘由；视同完成。"), effect: .records,
      words: [
        Word(.skill, Text("The skill.", zh: "技能。"))
      ],
      options: [
        .value(
          "--note", "-n", kind: .text,
          help: Text("Why; - reads standard input.", zh: "缘由；- 表示从标准输入读取。"))
      ],
      examples: [
        Text(
          "rung waive docker --note 'Used it daily for years'",
          zh: "rung waive docker --note '用了多年'")
      ])
  }

  let skill: String
  let note: String?
  let options: GlobalOptions

  init(_ line: Line) {
    skill = line.word(0) ?? ""
    note = line["--note"]
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.desk(for: .writing, telling: true)
    let item = try desk.item(skill)
    guard !item.isHabit else { throw HabitRefusal.cannotBeDone(item) }
    let waiver = Fact(
      id: invocation.context.newID(), skill: item.slug, at: invocation.nowMoment, kind: .waiver,
      note: try Reason.read(note, verb: "waive", "\(item.slug)", invocation))
    let marked = try desk.store.complete(
      waiver, evidence: nil, of: desk.learner, invocation.command)
    let name = invocation.style(.bold, "\(item.slug)")
    let id = invocation.style(.dim, "[\(try desk.store.shortID(marked.completion.id))]")
    return invocation.answer(
      json: .object([
        ("waiver", invocation.json(marked.completion)), ("changed", .bool(!marked.changedNothing)),
        ("note", marked.note.map(invocation.json) ?? .null),
      ]),
      text: marked.wasDone
        ? say("\(name) was waived already: note added  \(id)\n", zh: "\(name) 早已免修：已添加笔记  \(id)\n")
        : say("Waived \(name)  \(id)\n", zh: "已免修 \(name)  \(id)\n"))
  }
}

/// The reason that waivers and not-applicable marks require.
enum Reason {
  /// - Throws: `Refusal` 64 if there is none.
  static func read(
    _ note: String?, verb: String, _ name: String, _ invocation: Invocation
  ) throws -> String {
    guard let text = try TextArgument.note(note, invocation.context) else {
      throw Refusal(
        "no-reason", .usage, Text("\(verb) needs a reason", zh: "\(verb) 需要说明缘由"),
        hint: Text("rung \(verb) \(name) --note 'why'", zh: "rung \(verb) \(name) --note '缘由'"))
    }
    return text
  }
}
