import Arguments
import SkillCore

struct Rate: Verb {
  static var name: String { "rate" }
  static var form: Form {
    Form(
      Text(
        "Rate your confidence, 1-5; it never affects the verdict.", zh: "自评 1-5 分；不计入等级。"),
      effect: .records,
      words: [
        Word(.skill, Text("The skill.", zh: "技能。")),
        Word(.rating, Text("1 (unsure) to 5 (sure).", zh: "1（没把握）到 5（很有把握）。")),
      ],
      options: [
        .value(
          "--note", "-n", kind: .text,
          help: Text("A remark; - reads standard input.", zh: "备注；- 表示从标准输入读取。"))
      ],
      examples: [
        Text(same: "rung rate asyncio 4")
      ])
  }

  let skill: String
  let rating: String
  let note: String?
  let options: GlobalOptions

  init(_ line: Line) {
    skill = line.word(0) ?? ""
    rating = line.word(1) ?? ""
    note = line["--note"]
    options = GlobalOptions(line)
  }

  func answer(_ invocation: Invocation) throws -> Answer {
    guard let value = Int(rating), (1...5).contains(value) else {
      throw Refusal(
        "bad-rating", .usage,
        Text("'\(rating)' is not a rating", zh: "“\(rating)”不是有效的自评"),
        hint: Text("Give a number from 1 to 5.", zh: "请给出 1 到 5 的整数。"))
    }
    let desk = try invocation.desk(for: .writing)
    let item = try desk.item(skill)
    let fact = Fact(
      id: invocation.context.newID(), skill: item.slug, at: invocation.nowMoment,
      kind: .rating(value), note: try TextArgument.note(note, invocation.context))
    let isNew = try desk.store.rate(fact, of: desk.learner, invocation.command)
    let name = invocation.style(.bold, "\(item.slug)")
    let id = isNew ? invocation.style(.dim, "  [\(try desk.store.shortID(fact.id))]") : ""
    return invocation.answer(
      json: .object([("changed", .bool(isNew)), ("rating", isNew ? invocation.json(fact) : .null)]),
      text: isNew
        ? say("Rated \(name) \(value) of 5\(id)\n", zh: "\(name) 自评 \(value)/5\(id)\n")
        : say(
          "\(name) is rated \(value) already: nothing changed\n", zh: "\(name) 已是自评 \(value)：没有变化\n"
        ))
  }
}
